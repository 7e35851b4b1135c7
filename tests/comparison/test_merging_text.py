"""How merged plans, ledgers and units are written: what nobody changed stays to the letter."""

import re

import pytest

from gkplan.comparison.merging.conflicts import Clash
from gkplan.comparison.merging.merge import Outcome, merge
from support.paths import ROOT

PLAN = (ROOT / "plans/example-city/2026.yaml").read_text("utf-8")
UNITS = (ROOT / "plans/example-city/units.yaml").read_text("utf-8")


def _merged(*texts: str, name: str = "plans/x/2026.yaml") -> Outcome:
    base, ours, theirs = (text.encode() for text in texts)
    return merge((base, ours, theirs), name)


def _resolved(text: str, side: int) -> str:
    """Take one side of every conflict."""
    pattern = r"<{7} ours\n((?:.*\n)*?)={7}\n((?:.*\n)*?)>{7} theirs\n"
    return re.sub(pattern, lambda found: found[side + 1], text)


def _files(base: str, ours: str, theirs: str, name: str = "2026.yaml") -> tuple[str, list[Clash]]:
    outcome = _merged(base, ours, theirs, name=name)
    assert outcome.content is not None
    return outcome.content.decode(), [each.clash for each in outcome.conflicts]


def _swap(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


SECTION = ("  - heading: 做好政策解读和回应\n", "  - heading: 做好解读\n    label: 二、\n")
QUOTED = ("heading: 公开预决算", 'heading: "公开预决算"  # 财务')
KEYS = (
    "        units: [财务处]\n        deadline: {by: 2026-09-30}\n",
    "        deadline: {by: 2026-09-30}  # 期限\n        units:\n          - 财务处  # 牵头\n",
)


def test_what_nobody_changed_stays_to_the_letter() -> None:
    ours = _swap(PLAN, QUOTED, KEYS, ("preamble: |-\n", "preamble: |-  # 前言\n"))
    theirs = _swap(
        PLAN, SECTION, ("三次", "四次") if "三次" in PLAN else ("行政处罚和", "行政处罚、")
    )
    made, conflicts = _files(PLAN, ours, theirs)
    assert conflicts == []
    assert made == _swap(theirs, QUOTED, KEYS, ("preamble: |-\n", "preamble: |-  # 前言\n"))


@pytest.mark.parametrize("swap", [0, 1])
def test_layout_of_one_side_and_a_value_of_the_other(swap: int) -> None:
    """Who only wrote a field otherwise gives way to who changed what it says."""
    sides = [
        _swap(PLAN, ("heading: 公开预决算", 'heading: "公开预决算"')),
        _swap(PLAN, ("heading: 公开预决算", "heading: 公开决算")),
    ]
    made, conflicts = _files(PLAN, sides[swap], sides[1 - swap])
    assert conflicts == []
    assert made == sides[1]


def test_a_comment_that_would_be_lost_is_a_conflict() -> None:
    ours = _swap(PLAN, ("heading: 公开预决算", "heading: 公开预决算  # 为什么"))
    theirs = _swap(PLAN, ("heading: 公开预决算", "heading: 公开决算"))
    made, conflicts = _files(PLAN, ours, theirs)
    assert conflicts == [Clash.FIELD]
    assert "# 为什么" in made


def test_units_one_by_one() -> None:
    written = "units: {lead: [公共服务处], responsible: [市图书馆, 市文化馆]}"
    ours = _swap(
        PLAN, (written, "units: {lead: [公共服务处], responsible: [市图书馆, 市文化馆, 办公室]}")
    )
    theirs = _swap(
        PLAN, (written, "units: {lead: [公共服务处], responsible: [市文化馆], support: [宣传处]}")
    )
    made, conflicts = _files(PLAN, ours, theirs)
    assert conflicts == []
    assert "units: {lead: [公共服务处], responsible: [市文化馆, 办公室], support: [宣传处]}" in made
    dropped = _swap(PLAN, (written, "units: {lead: [公共服务处], responsible: [市文化馆]}"))
    leading = _swap(
        PLAN, (written, "units: {lead: [公共服务处, 市图书馆], responsible: [市文化馆]}")
    )
    assert _files(PLAN, dropped, leading)[1] == [Clash.FIELD]


def test_moved_to_two_places_stands_in_both_versions() -> None:
    start = PLAN.index("      - id: yujuesuan")
    task = PLAN[start : PLAN.index("      - id: xingzheng-zhifa")]
    rest = PLAN.replace(task, "")
    ours = _swap(rest, ("      - id: zhengce-jiedu\n", f"{task}      - id: zhengce-jiedu\n"))
    theirs = _swap(rest, ("      - id: zhuanti-peixun\n", f"{task}      - id: zhuanti-peixun\n"))
    made, conflicts = _files(PLAN, ours, theirs)
    assert conflicts == [Clash.PLACE]
    assert [_resolved(made, 0), _resolved(made, 1)] == [ours, theirs]


def test_an_order_that_cannot_be_had() -> None:
    def doc_of(*names: str) -> str:
        tasks = "".join(f"  - id: {name}\n    heading: {name}\n" for name in names)
        return f"gkplan: 1\ntitle: a\nyear: 2026\nissuer: b\ntasks:\n{tasks}"

    base, ours, theirs = doc_of("aa", "bb"), doc_of("bb", "xx", "aa"), doc_of("aa", "xx", "bb")
    made, conflicts = _files(base, ours, theirs)
    assert conflicts == [Clash.ORDER]
    assert [_resolved(made, 0), _resolved(made, 1)] == [ours, theirs]


def test_nested_tasks_moved_edited_and_new() -> None:
    base = _swap(
        PLAN,
        (
            "        units: [财务处]\n",
            (
                "        tasks:\n          - id: sub-a\n"
                "            text: 公开预算。\n          - {id: sub-b, text: 公开决算。}\n"
            ),
        ),
    )
    ours = _swap(
        base,
        ("text: 公开预算。", "text: 按时公开预算。"),
        ("          - {id: sub-b, text: 公开决算。}\n", ""),
    )
    theirs = _swap(
        base,
        (
            "          - {id: sub-b, text: 公开决算。}\n",
            (
                "          - {id: sub-b, text: 公开决算。}\n          # 新\n"
                "          - id: sub-c\n            text: 公开“三公”经费。\n"
            ),
        ),
    )
    made, conflicts = _files(base, ours, theirs)
    assert conflicts == []
    assert made == _swap(
        ours,
        (
            "text: 按时公开预算。\n",
            (
                "text: 按时公开预算。\n          # 新\n"
                "          - id: sub-c\n            text: 公开“三公”经费。\n"
            ),
        ),
    )


def test_who_drops_a_section_meets_who_adds_to_it() -> None:
    start = PLAN.index("  - heading: 做好政策解读和回应")
    section = PLAN[start : PLAN.index("\n  - heading: 夯实工作基础")]
    ours = PLAN.replace(section, "")
    theirs = _swap(
        PLAN,
        (
            "      - id: yuqing-huiying\n",
            "      - {id: xin, heading: 新}\n      - id: yuqing-huiying\n",
        ),
    )
    made, conflicts = _files(PLAN, ours, theirs)
    assert conflicts == [Clash.OURS_DROPPED]
    assert "id: xin," in made
    assert "id: xin," not in _resolved(made, 0)
    assert section.replace(
        "      - id: yuqing", "      - {id: xin, heading: 新}\n      - id: yuqing"
    ) in _resolved(made, 1)


def test_two_tasks_of_one_id_are_never_made() -> None:
    base = _swap(PLAN, ("      - id: yujuesuan\n        heading", "      - heading"))
    ours = _swap(
        base, ("      - heading: 公开预决算", "      - id: xin\n        heading: 公开预决算")
    )
    theirs = _swap(
        base,
        (
            "      - id: zhengce-jiedu\n",
            "      - {id: xin, heading: 别的}\n      - id: zhengce-jiedu\n",
        ),
    )
    outcome = _merged(base, ours, theirs)
    assert outcome.content is None
    assert outcome.why == "two tasks would have the id `xin`"


@pytest.mark.parametrize(
    ("path", "field"), [("2026.yaml", "office"), ("units.yaml", "kind"), ("gkplan.yaml", "remind")]
)
def test_the_other_files(path: str, field: str) -> None:
    base = {
        "2026.yaml": _swap(
            PLAN,
            (
                "preamble: |-",
                (
                    "leading_group:\n  name: 组\n  office: {at: 办公室}\n"
                    "  chair: {name: 甲}\npreamble: |-"
                ),
            ),
        ),
        "units.yaml": UNITS,
        "gkplan.yaml": "gkplan: 1\n# 提醒\nremind: 14\nstale_after: 90\nsite: {name: 网}\n",
    }[path]
    change = {
        "office": ("office: {at: 办公室}", "office: {at: 宣传处}"),
        "kind": ("{name: 公共服务处, kind: 处室}", "{name: 公共服务处, kind: 科室}"),
        "remind": ("remind: 14", "remind: 7  # 一周"),
    }[field]
    other = {
        "office": ("chair: {name: 甲}", "chair: {name: 乙}"),
        "kind": ("{name: 公共服务处, kind", "{name: 公共服务处, aliases: [公服处], kind"),
        "remind": ("site: {name: 网}", "site: {name: 网, domain: a.gov.cn}"),
    }[field]
    made, conflicts = _files(base, _swap(base, change), _swap(base, other), path)
    assert conflicts == []
    if field == "kind":
        assert "{name: 公共服务处, aliases: [公服处], kind: 科室}" in made
    else:
        assert made == _swap(base, change, other)
    third = _swap(
        base, (change[0], change[1].replace("7", "9").replace("宣", "督").replace("科", "室"))
    )
    assert _files(base, _swap(base, change), third, path)[1] == [Clash.FIELD]


HEAD = "# 台账\n"
A, B, C, D = (f"- {{task: t{n}, date: 2026-01-0{n}, status: done}}\n" for n in range(1, 5))
LEDGERS = {
    "both append": (HEAD + A, HEAD + A + B, HEAD + A + C, HEAD + A + B + C),
    "the same": (HEAD + A, HEAD + A + B, HEAD + A + B, HEAD + A + B),
    "the same and more": (HEAD + A, HEAD + A + B + C, HEAD + A + B + D, HEAD + A + B + C + D),
    "both begin": ("", HEAD + A, HEAD + B, HEAD + A + B),
    "one undoes": (HEAD + A + B, HEAD + A, HEAD + A + B + C, HEAD + A + C),
    "both undo": (HEAD + A + B, HEAD + A, HEAD + A + C, HEAD + A + C),
    "twice on one side": (HEAD, HEAD + A + A, HEAD + A, HEAD + A + A),
    "corrected": (
        HEAD + A,
        HEAD + A.replace("done", "progress"),
        HEAD + A + B,
        HEAD + A.replace("done", "progress") + B,
    ),
    "comments": (
        HEAD + A,
        HEAD + A + "# 一\n" + B,
        HEAD + A + "# 二\n" + C,
        HEAD + A + "# 一\n" + B + "# 二\n" + C,
    ),
    "indented": (
        "  " + A,
        "  " + A + "  " + B,
        "  " + A + "  " + C,
        "  " + A + "  " + B + "  " + C,
    ),
    "no last end": (A[:-1], A + B, A + C, A + B + C),
}


@pytest.mark.parametrize("case", LEDGERS)
def test_ledgers(case: str) -> None:
    base, ours, theirs, wanted = LEDGERS[case]
    assert _files(base, ours, theirs, "2026.ledger.yaml") == (wanted, [])


@pytest.mark.parametrize("change", ["done", ""])
def test_an_entry_that_both_changed(change: str) -> None:
    ours = A.replace("done", "progress")
    theirs = A.replace("done", "blocked") if change else ""
    made, conflicts = _files(HEAD + A + B, HEAD + ours + B, HEAD + theirs + B, "2026.ledger.yaml")
    assert len(conflicts) == 1
    assert [_resolved(made, n) for n in (0, 1)] == [HEAD + ours + B, HEAD + theirs + B]


@pytest.mark.slow
def test_a_long_ledger_is_merged_at_once() -> None:
    lines = "".join(
        f"- {{task: t{n % 60}, date: 2026-01-01, status: progress, note: 第{n}次}}\n"
        for n in range(4000)
    )
    made, conflicts = _files(lines, lines + A + B, lines + C + D, "2026.ledger.yaml")
    assert conflicts == []
    assert made == lines + A + B + C + D


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_stay(end: str, mark: str) -> None:
    changes = [
        ("按季度公开", "每季度公开"),
        ("deadline: {every: quarter}", "deadline: {every: month}"),
    ]
    texts = [PLAN, *(_swap(PLAN, each) for each in changes), _swap(PLAN, *changes)]
    base, ours, theirs, wanted = (mark + each.replace("\n", end) for each in texts)
    assert _files(base, ours, theirs) == (wanted, [])


def test_marks_are_as_long_as_git_asks() -> None:
    sides = [_swap(PLAN, ("按季度公开", words)).encode() for words in ("甲", "乙")]
    outcome = merge((PLAN.encode(), sides[0], sides[1]), "2026.yaml", ("HEAD", "topic"), 12)
    assert outcome.content is not None
    text = outcome.content.decode()
    assert f"\n{'<' * 12} HEAD\n" in text
    assert f"\n{'>' * 12} topic\n" in text


BROKEN = {
    "yaml": ("issuer: 示例市文化和旅游局", "issuer: [示例市"),
    "a wrong key": ("issuer:", "isuer:"),
    "marks": ("issuer:", "<<<<<<< ours\nissuer:"),
    "an anchor": ("issuer: 示例", "issuer: &a 示例"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_read_is_left_to_git(case: str) -> None:
    theirs = _swap(PLAN, ("按季度公开", "每季度公开"))
    outcome = _merged(PLAN, _swap(PLAN, BROKEN[case]), theirs)
    assert outcome.content is None
    assert outcome.unread
    assert not outcome.foreign


def test_other_yaml_is_none_of_ours() -> None:
    assert _merged("a: 1\n", "a: 2\n", "a: 1\nb: 2\n", name="plans/ci.yaml").foreign
