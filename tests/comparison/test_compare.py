"""Two plans compared: making the changes gives the other plan, and each case is called by name."""

import itertools
import json
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from gkplan.base.source import Span
from gkplan.comparison import answers
from gkplan.comparison.answers import change as as_json
from gkplan.comparison.answers import value
from gkplan.comparison.compare.changes import Change, ChangeKind, Comparison, Weight
from gkplan.comparison.compare.comparing import apply, compare
from gkplan.comparison.compare.edits import find_longest_rising
from gkplan.comparison.compare.families import Presence
from gkplan.comparison.compare.ledger_changes import compare_ledgers
from gkplan.comparison.compare.nodes import exact, plain
from gkplan.comparison.compare.rewording import Mark, reworded
from gkplan.comparison.formats import prose
from gkplan.comparison.words import lines
from gkplan.comparison.words import values as _values
from gkplan.comparison.words.case import ComparisonCase
from gkplan.model.deadline import Deadline, Length
from gkplan.model.ledger import Entry, Event, Ledger
from gkplan.model.plan import (
    Assignment,
    Basis,
    Column,
    LeadingGroup,
    Origin,
    Plan,
    Publication,
    Task,
)
from gkplan.model.superior import Clause, Implemented, Superiors
from gkplan.model.unit import Collective, Unit, UnitRegister
from gkplan.store import collection, reader
from support.comparing import TEXTS, amended, plans
from support.paths import ROOT
from support.profiles import examples

CASES = ROOT / "tests" / "comparison" / "compare"
HEAD = "gkplan: 1\ntitle: 示例市2026年工作方案\nyear: 2026\nissuer: 示例市\n"
REAL = [
    dossier.plan for dossier in collection.dossiers([ROOT / "plans"], ledgers=False) if dossier.plan
]


def _proves(before: Plan, after: Plan) -> None:
    changes = compare(before, after)
    made = apply(changes, before)
    wanted = plain(after)
    for field in Plan._fields:
        if field not in ("source", "units"):
            assert exact(getattr(made, field)) == exact(getattr(wanted, field)), field
    comparison = Comparison(before, after, changes)
    lines.groups(comparison.changes, comparison.plans)
    prose.render(ComparisonCase((comparison,), "", ""), None)
    for change in changes:
        json.dumps(as_json(change))


@given(plans())
def test_nothing_changed(plan: Plan) -> None:
    assert compare(plan, plan) == ()
    assert compare(plan, plain(plan)) == ()


@given(plans(), plans())
def test_making_the_changes_gives_the_other_plan(before: Plan, after: Plan) -> None:
    _proves(before, after)


@given(st.data(), plans())
def test_of_an_amended_plan(data: st.DataObject, before: Plan) -> None:
    _proves(before, data.draw(amended(before)))


@settings(max_examples=examples(40))
@given(st.data(), st.sampled_from(REAL))
def test_of_an_amended_real_plan(data: st.DataObject, before: Plan) -> None:
    after = data.draw(amended(before))
    _proves(before, after)
    _proves(after, before)


@pytest.mark.parametrize("other", REAL, ids=lambda plan: plan.path)
def test_of_plans_that_have_nothing_in_common(other: Plan) -> None:
    for plan in REAL:
        _proves(plan, other)


@given(st.lists(st.integers(), unique=True))
def test_few_are_called_moved(numbers: list[int]) -> None:
    found = find_longest_rising(numbers)
    rising = [numbers[at] for at in found]
    assert rising == sorted(rising)
    assert list(found) == sorted(found)
    best = [1] * len(numbers)
    for at, number in enumerate(numbers):
        best[at] = 1 + max((best[i] for i in range(at) if numbers[i] < number), default=0)
    assert len(found) == max(best, default=0)


@given(TEXTS | st.text(), TEXTS | st.text())
def test_pieces_are_both_wordings(old: str, new: str) -> None:
    pieces = reworded(old, new)
    assert "".join(p.text for p in pieces if p.mark is not Mark.INSERTED) == old
    assert "".join(p.text for p in pieces if p.mark is not Mark.DELETED) == new


WORDINGS = {
    ("于8月30日前公开", "于9月30日前公开"): "于[-8月30日-]{+9月30日+}前公开",
    ("2024年6月底前完成", "2024年12月底前完成"): "[-2024年6月-]{+2024年12月+}底前完成",
    ("增长1.5%以上", "增长12.5%以上"): "增长[-1.5%-]{+12.5%+}以上",
    ("共十一项任务", "共二十一项任务"): "共[-十一项-]{+二十一项+}任务",
    ("办理12345热线来电", "办理12388热线来电"): "办理[-12345-]{+12388+}热线来电",
    ("使用Word格式", "使用WPS格式"): "使用[-Word-]{+WPS+}格式",
    ("及时公开信息", "公开信息"): "[-及时-]公开信息",
    ("公开信息。", "公开信息，并做好解读。"): "公开信息{+，并做好解读+}。",
    ("推进政策公开", "推进预算公开"): "推进[-政策-]{+预算+}公开",
    ("每年至少开展2次评估", "每年至少开展3次评估"): "每年至少开展[-2次-]{+3次+}评估",
    ("", "新增"): "{+新增+}",
    ("相同", "相同"): "相同",
}


@pytest.mark.parametrize(("old", "new"), WORDINGS)
def test_a_rewording_reads_well(old: str, new: str) -> None:
    assert _marked(old, new) == WORDINGS[old, new]


def test_long_texts_are_compared_by_sentence() -> None:
    old = "".join(f"第{n}项工作由办公室负责，于6月{n % 28 + 1}日前完成。" for n in range(400))
    new = old.replace("第200项工作由办公室", "第200项工作由法规处")
    assert _marked(old, new).count("[-") == 1
    assert "[-办公室-]{+法规处+}" in _marked(old, new)


def _marked(old: str, new: str) -> str:
    signs = {Mark.SAME: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}
    return "".join(signs[piece.mark].format(piece.text) for piece in reworded(old, new))


def _cases() -> list[Any]:
    read = YAML(typ="safe", pure=True).load
    return [
        pytest.param(case, id=f"{path.stem}/{case['case']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in read(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", _cases())
def test_changes(case: dict[str, Any]) -> None:
    """Each case tells two plans and what changed: kind, what it is about, and what was and is."""
    units, found = reader.read_units(CASES / "given" / "units.yaml")
    assert not found
    before, after = (_plan(case[side], units) for side in ("old", "new"))
    ledgers = [_ledger(case.get(f"{side}_ledger", "")) for side in ("old", "new")]
    changes = (*compare(before, after), *compare_ledgers(*ledgers, (before, after)))
    assert [_told(change) for change in changes] == case["changes"]
    if "notice" in case:
        assert _notice(Comparison(before, after, changes)) == case["notice"]
    _proves(before, after)


def _notice(comparison: Comparison) -> list[str]:
    """Give what the notice says in its numbered sentences."""
    written = prose.render(ComparisonCase((comparison,), "", ""), None).splitlines()
    return [line.split("、", 1)[1] for line in written if re.match("[一二三四五六七八九]、", line)]


def _plan(body: str, units: UnitRegister) -> Plan:
    head = {line.split(":")[0]: line for line in HEAD.splitlines()}
    own = {line.split(":")[0] for line in body.splitlines() if line[:1].isalpha()}
    text = "".join(f"{line}\n" for key, line in head.items() if key not in own) + body
    plan, found = reader.parse_plan(text, units, shown="plan.yaml")
    assert plan, [(each.message, text) for each in found]
    assert not found, [(each.message, text) for each in found]
    return plan


def _ledger(text: str) -> Ledger:
    return reader.read_ledger(Path(), content=text.encode())[0] if text else Ledger()


_SAID_BY_KIND = ("", "deadline", "units", "entry", "event")


def _told(change: Change) -> str:
    """Write a change as the cases do: `(kind) about [field] old -> new (days) …`."""
    about = change.about
    parts = [change.kind.value, about.id or about.address or about.name]
    parts += (
        [change.field] if change.field not in ("", "deadline", "units", "entry", "event") else []
    )
    old, new = _short(change.old), _short(change.new)
    if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        parts.append("+".join(each.id for each in change.others))
    elif change.kind is ChangeKind.MOVED:
        places = [(change.before, change.old), (change.after, change.new)]
        parts.append(" -> ".join(f"{p.number or p.part.value}{s.number}" for s, p in places if s))
    elif change.kind not in (ChangeKind.ADDED, ChangeKind.DROPPED, ChangeKind.LAYOUT):
        parts.append(f"{old} -> {new}")
    parts += [f"{change.days:+}d"] if change.days else []
    parts += ["follows"] if change.follows else []
    return " ".join(parts)


def _short(of: Any) -> str:
    said = value(of)
    if isinstance(said, list):
        return "、".join(_short_json(each) for each in said)
    return _short_json(said)


def _short_json(said: Any) -> str:
    if not isinstance(said, dict):
        return "" if said is None else str(said)
    if "role" in said:
        return f"{said['name']}={said['role']}"
    skipped = ("kind", "implied", "task", "name", "signed", "spans")
    parts = [str(v) for k, v in said.items() if k not in skipped and v not in (None, "", [], {})]
    return " ".join(parts)


def test_every_kind_is_covered() -> None:
    told = {each.split(" ", 1)[0] for case in _cases() for each in case.values[0]["changes"]}
    assert told == {kind.value for kind in ChangeKind}
    assert len(_cases()) >= 60


_MERGED = """\
      - {id: t-one, heading: 平台管理, text: 清理整合政务新媒体账号。, units: [办公室]}
      - {id: t-two, heading: 网站管理, text: 迁移政府网站到集约化平台。, units: [办公室]}
"""
_MOVED = "      - {id: t-move, heading: 经费保障, text: 落实工作经费。, units: [财务处]}\n"
_HALVES = "每年组织政务公开业务培训；定期通报各单位工作进展情况。, units: [办公室]}\n"
_FIRST = "  - heading: 解读回应\n"
_ENTRY = "- {task: t-one, date: 2026-05-20, status: done, by: 办公室}\n"
AMENDMENTS: dict[ChangeKind, tuple[str, str]] = {
    ChangeKind.ADDED: (
        _FIRST,
        "      - {id: t-new, heading: 公开标准, text: 公布标准。}\n" + _FIRST,
    ),
    ChangeKind.DROPPED: (
        "      - {id: t-drop, heading: 档案管理, text: 归档公开文件。, units: [办公室]}\n",
        "",
    ),
    ChangeKind.SPLIT: (
        _HALVES,
        (
            "每年组织政务公开业务培训。, units: [办公室]}\n      - {id: t-half, heading: 通报, "
            "text: 定期通报各单位工作进展情况。, units: [办公室]}\n"
        ),
    ),
    ChangeKind.MERGED: (
        _MERGED,
        (
            "      - {id: t-both, heading: 平台和网站, text: 清理整合政务新媒体账号，"
            "迁移政府网站到集约化平台。, units: [办公室]}\n"
        ),
    ),
    ChangeKind.MOVED: (_MOVED, ""),
    ChangeKind.RENUMBERED: ("{id: t-label", "{id: t-label, label: 二十、"),
    ChangeKind.NUMBERING: ("sections:", 'numbering: {levels: ["{n}.", "（{n}）"]}\nsections:'),
    ChangeKind.DEADLINE_POSTPONED: ("by: 2026-06-30", "by: 2026-07-31"),
    ChangeKind.DEADLINE_ADVANCED: ("by: 2026-09-30", "by: 2026-08-31"),
    ChangeKind.DEADLINE_ADDED: (
        "年度报告。, units: [办公室]",
        "年度报告。, units: [办公室], deadline: ongoing",
    ),
    ChangeKind.DEADLINE_REMOVED: (", deadline: {by: 2026-05-31}", ""),
    ChangeKind.DEADLINE_CHANGED: ("{every: quarter}", "{every: month}"),
    ChangeKind.LEAD_CHANGED: ("{lead: [法规处]}", "{lead: [财务处]}"),
    ChangeKind.UNIT_ADDED: ("回应舆情。, units: [办公室]", "回应舆情。, units: [办公室, 各处室]"),
    ChangeKind.UNIT_REMOVED: ("[办公室, 法规处]", "[办公室]"),
    ChangeKind.ROLE_CHANGED: ("support: [财务处]", "responsible: [财务处]"),
    ChangeKind.PUBLICATION: ("2026-02-27", "2026-03-01"),
    ChangeKind.ORGANISATION: ("by: 各科室", "by: 分管领导"),
    ChangeKind.REWORDED: ("答复企业群众咨询", "及时答复企业群众咨询"),
    ChangeKind.IDENTIFIED: ("id: t-id,", "id: t-other,"),
    ChangeKind.LAYOUT: ("{id: t-inline,", "{id: t-inline, run_in: false,"),
    ChangeKind.PAGE_TEXT: ("浏览次数：1", "浏览次数：9"),
    ChangeKind.ENTRY_ADDED: (_ENTRY, _ENTRY + _ENTRY.replace("05-20", "06-20")),
    ChangeKind.ENTRY_REMOVED: (_ENTRY, ""),
    ChangeKind.EVENT_ADDED: (
        "- {event: 文件",
        "- {event: 会议召开, date: 2026-04-01}\n- {event: 文件",
    ),
    ChangeKind.EVENT_REMOVED: ("- {event: 文件印发, date: 2026-03-01}\n", ""),
    ChangeKind.EVENT_REWRITTEN: ("文件印发, date: 2026-03-01", "文件印发, date: 2026-03-02"),
    ChangeKind.ENTRY_REWRITTEN: (_ENTRY, _ENTRY.replace("05-20", "05-21")),
}


def _amended(kinds: tuple[ChangeKind, ...]) -> tuple[str, str]:
    plan, ledger = ((CASES / "given" / f"{name}.yaml").read_text("utf-8") for name in _GIVEN)
    for kind in kinds:
        old, new = AMENDMENTS[kind]
        assert old in plan + ledger
        plan, ledger = plan.replace(old, new), ledger.replace(old, new)
        if kind is ChangeKind.MOVED:
            plan = plan.replace(_FIRST, _MOVED + _FIRST)
    return plan, ledger


_GIVEN = ("plan", "ledger")
_ONE_RECORD = (
    (ChangeKind.ENTRY_ADDED, ChangeKind.ENTRY_REMOVED),
    (ChangeKind.ENTRY_REMOVED, ChangeKind.ENTRY_REWRITTEN),
    (ChangeKind.EVENT_REMOVED, ChangeKind.EVENT_REWRITTEN),
)
_PAIRS = [pair for pair in itertools.combinations(AMENDMENTS, 2) if pair not in _ONE_RECORD]


@pytest.mark.slow
@pytest.mark.parametrize("pair", _PAIRS, ids=lambda pair: " ".join(pair))
def test_two_kinds_at_once(pair: tuple[ChangeKind, ChangeKind]) -> None:
    """Neither of two amendments hides or alters what is told of the other."""
    units, _found = reader.read_units(CASES / "given" / "units.yaml")
    sides = [_amended(()), _amended(pair)]
    before, after = (_plan(plan, units) for plan, _ledger_text in sides)
    ledgers = [_ledger(text) for _plan_text, text in sides]
    changes = (*compare(before, after), *compare_ledgers(*ledgers, (before, after)))
    told = sorted(change.kind for change in changes if not change.follows)
    assert told == sorted(pair), [_told(change) for change in changes]
    _proves(before, after)


def test_what_a_clerk_would_send() -> None:
    """Each sentence of a notice names the words that change by ones that stand there once."""
    head = f"{HEAD}numbering: {{levels: ['{{cn}}、'], continuous: [2]}}\n"
    task = "tasks:\n  - {{id: aa, heading: 用好“一网通”, text: {}, units: {}}}\n"
    old = head + task.format("公开目录，公开清单。每月25日前更新清单。", "[法规处, 财务处]")
    new = HEAD + task.format("公开目录，公开并解读清单。每月25日前更新清单表。", "[办公室]")
    read = (reader.parse_plan(text, UnitRegister(), shown="x.yaml")[0] for text in (old, new))
    before, after = read
    assert before
    assert after
    comparison = Comparison(before, after, compare(before, after))
    notice = prose.render(ComparisonCase((comparison,), "", ""), None)
    assert "编号方式由“一、（第2级连续编号）”调整为" in notice
    assert "将第一项“用好‘一网通’”的责任单位由“法规处、财务处”调整为“办公室”。" in notice
    assert "在“公开目录，公开”后增加“并解读”，在“每月25日前更新清单”后增加“表”。" in notice
    dropped = Comparison(before, None, ())
    assert "现决定废止" in prose.render(ComparisonCase((dropped,), "", ""), None)
    assert prose.render(ComparisonCase((Comparison(None, after, ()),), "", ""), None) == ""


def test_weights() -> None:
    assert {
        w: sum(Change(k, None, None, Presence()).weight is w for k in ChangeKind) for w in Weight
    } == {
        Weight.FORMAL: 18,
        Weight.WORDING: 4,
        Weight.PROGRESS: 7,
    }


def _parts(of: Any, seen: set[type]) -> Iterator[type]:
    """Find the values of several parts that the fields of a plan and its items can have."""
    for each in (of, *typing.get_args(of)):
        if isinstance(each, type) and hasattr(each, "_fields") and each not in seen:
            seen.add(each)
            yield each
            hints = typing.get_type_hints(each)
            yield from (one for hint in hints.values() for one in _parts(hint, seen))
        elif each is not of:
            yield from _parts(each, seen)


def test_every_value_of_a_plan_has_words_and_json() -> None:
    found = {*_parts(Plan, set())} | {*_parts(Task, set())} | {Entry, Event, Unit, Collective}
    compared_by_parts = {Plan, Publication, LeadingGroup, Superiors, Origin, Clause, Span}
    values = {each for each in found - compared_by_parts if not issubclass(each, Deadline)}
    values -= {Length}  # of deadlines
    assert {Implemented, Basis, Assignment, Column} <= values
    assert values - _values.word_value.registry.keys() == set()
    assert values - answers.value.registry.keys() == set()
