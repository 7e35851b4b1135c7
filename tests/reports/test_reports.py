"""Derived documents: numbers by hand, texts that stay text, an office's own forms, pictures."""

import itertools
import json
import struct
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from gkplan.base import registry
from gkplan.base.errors import ExtraMissing, UnreadableFile, UsageFailure
from gkplan.cli import app
from gkplan.rendering.document.blocks import Block, Heading, Table, Text, Title
from gkplan.reports import papers
from gkplan.reports.case import Case, make_case
from gkplan.reports.kinds.assessment import points_of
from gkplan.store import collection
from support.hostile import HOSTILE, REFUSED
from support.measuring import words_of_pdf, words_of_word
from support.paths import ROOT
from support.plans import bare
from support.profiles import examples
from support.programs import chinese_fonts

REPORTS = registry.names(papers.REPORTS)
PLAN = """\
gkplan: 1
title: 甲局2026年方案
year: 2026
issuer: 甲局
basis: [{title: 市要点, document_number: 市办发〔2026〕1号}]
numbering: {levels: ["{cn}、", "（{cn}）"]}
sections:
  - heading: 主动公开
    tasks:
      - {id: monthly, heading: 公开执法信息, text: 每月公开。, units: [办公室],
         deadline: {every: month, day: 25}}
      - {id: both, heading: 公开清单, units: {lead: [法规处], responsible: [财务处]},
         deadline: {by: 2026-03-31}}
  - heading: 其他
    tasks:
      - {id: support, heading: 发布指南, units: {lead: [法规处], support: [办公室]},
         deadline: {by: 2026-02-10}}
      - {id: dropped, heading: 开展政务公开培训, units: [财务处], deadline: {by: 2026-03-20}}
      - {id: standing, heading: 回应关切, units: [宣传处], deadline: ongoing}
      - {id: quota, heading: 走访, units: [财务处], deadline: {at_least: 4, per: year}}
      - {id: stopped, heading: 迁移平台, units: [宣传处], deadline: {by: 2026-05-10}}
      - {id: soon, heading: 修订办法, units: [法规处], deadline: {by: 2026-05-05}}
      - {id: nobody, heading: 完善制度, deadline: {by: 2026-03-15}}
"""
UNITS = """\
units:
  - {name: 办公室, aliases: [局办], kind: 处}
  - {name: 法规处, kind: 处}
  - {name: 财务处}
  - {name: 宣传处}
collectives: [{name: 各处, members: {kind: 处}}]
"""
LEDGER = """\
- {task: monthly, date: 2026-01-25, status: done, by: 办公室, evidence: https://www.example.com/1.html}
- {task: monthly, date: 2026-02-26, status: done, occurrence: 2026-02, by: 办公室, note: 系统故障}
- {task: monthly, date: 2026-04-10, status: reminded, occurrence: 2026-03}
- {task: both, date: 2026-03-30, status: done, by: 法规处, evidence: https://www.example.com/2.html}
- {task: both, date: 2026-04-02, status: done, by: 财务处}
- {task: support, date: 2026-02-10, status: done, by: 法规处, note: 已发布}
- {task: dropped, date: 2026-03-10, status: cancelled, note: 上级统一组织}
- {task: standing, date: 2026-01-15, status: progress, by: 宣传处, note: 回应3件}
- {task: quota, date: 2026-01-20, status: done, by: 财务处}
- {task: stopped, date: 2026-04-01, status: blocked, by: 宣传处, note: 待接口}
"""
DAY = date(2026, 4, 25)
WITHOUT_TASKS = {"assessment", "matrix", "timeline"}  # these count, and name no task


def write(folder: Path, plan: str = PLAN, units: str = UNITS, ledger: str = LEDGER) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("2026", plan), ("units", units), ("2026.ledger", ledger)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def case(*folders: Path, day: date = DAY, unit: str = "", quarter: str = "") -> Case:
    read = collection.read_plans(list(folders))
    assert not read.unread, [each.message for each in read.unread]
    return make_case(read.dossiers, day, unit=unit, quarter=quarter)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "a")


def facts(name: str, of: Case) -> Any:
    return papers.gather_facts(name, of)


# what each is made of, counted by hand


COUNTS = ("due", "in_time", "late", "overdue", "blocked", "open", "done_percent")
BULLETINS = {
    "a quarter that is over: its last day's is overdue, what came later does not count": (
        "2026-Q1",
        date(2026, 4, 25),
        (6, 2, 1, 3, 0, 0, 50),
        None,
    ),
    "the same on its last day: what is due then is open": (
        "2026-q1",
        date(2026, 3, 31),
        (6, 2, 1, 2, 0, 1, 60),
        None,
    ),
    "a quarter under way, that of the day, against the one before as it ended": (
        "",
        date(2026, 4, 25),
        (5, 0, 0, 0, 0, 5, 0),
        (6, 2, 1, 3, 0, 0, 50),
    ),
    "what is blocked is overdue once its day is past": (
        "2026-Q2",
        date(2026, 5, 20),
        (5, 0, 0, 3, 1, 2, 0),
        (6, 2, 1, 3, 0, 0, 50),
    ),
    "a quarter to come": (
        "2026-Q4",
        date(2026, 4, 25),
        (4, 0, 0, 0, 0, 4, 0),
        (3, 0, 0, 0, 0, 3, 0),
    ),
}


@pytest.mark.parametrize(
    ("quarter", "day", "counts", "before"), BULLETINS.values(), ids=BULLETINS.keys()
)
def test_bulletin_counts(
    folder: Path, quarter: str, day: date, counts: tuple[int, ...], before: tuple[int, ...] | None
) -> None:
    found = facts("bulletin", case(folder, day=day, quarter=quarter))
    assert tuple(found["counts"][each] for each in COUNTS) == counts
    assert (found["before"] and tuple(found["before"][each] for each in COUNTS)) == before
    if before:
        change = tuple(new - old for new, old in zip(counts, before, strict=True))
        assert tuple(found["change"][each] for each in COUNTS) == change


def test_bulletin_lists(folder: Path) -> None:
    found = facts("bulletin", case(folder, quarter="2026-Q1"))
    assert [row["task"] for row in found["done"]] == ["公开执法信息（2026-01）", "发布指南"]
    assert [(row["task"], row["days_late"]) for row in found["late"]] == [
        ("公开执法信息（2026-02）", 1)
    ]
    assert [(row["task"], row["missing"]) for row in found["overdue"]] == [
        ("完善制度", ""), ("公开执法信息（2026-03）", "办公室"), ("公开清单", "财务处"),
    ]  # fmt: skip
    kinds = ("unit", "due", "in_time", "late", "overdue")
    assert [tuple(unit[kind] for kind in kinds) for unit in found["units"]] == [
        ("办公室", 3, 1, 1, 1), ("法规处", 2, 2, 0, 0), ("财务处", 1, 0, 0, 1), ("", 1, 0, 0, 1),
    ]  # fmt: skip
    assert [(u["unit"], u["missing"]) for u in found["silent"]] == [
        ("办公室", ["公开执法信息（2026-03）"]), ("财务处", ["公开清单"]), ("", ["完善制度"]),
    ]  # fmt: skip
    later = facts("bulletin", case(folder, quarter="2026-Q2"))
    assert [row["task"] for row in later["carried"]] == ["完善制度", "公开执法信息（2026-03）"]
    assert [(row["task"], row["done"]) for row in later["caught_up"]] == [
        ("公开清单", "2026-04-02")
    ]


def test_bulletin_of_one_unit(folder: Path) -> None:
    found = facts("bulletin", case(folder, quarter="2026-Q1", unit="财务处"))
    assert [unit["unit"] for unit in found["units"]] == ["财务处"]
    assert found["counts"]["due"] == 1


@pytest.mark.parametrize(
    "quarter", ["2026-Q5", "2026", "Q3", "2026-H1", "０２６-Q1", "0000-Q1", "x"]
)
def test_a_quarter_that_is_none(folder: Path, quarter: str) -> None:
    with pytest.raises(UsageFailure, match="is not a quarter like 2026-Q4"):
        facts("bulletin", case(folder, quarter=quarter))


PARTS = ("completion", "punctuality", "evidence")


def scores(of: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (row["rank"], row["unit"], *(f"{row[p]['n']}/{row[p]['of']}" for p in PARTS), row["total"])
        for row in of["rows"]
    ]


def test_assessment(folder: Path) -> None:
    (bureau,) = facts("assessment", case(folder))["bureaus"]
    assert bureau["full"] == 100
    assert scores(bureau) == [
        (1, "法规处", "2/2", "2/2", "1/2", "95.00"),
        (2, "办公室", "2/3", "1/2", "1/2", "60.00"),
        (2, "财务处", "1/1", "0/1", "0/1", "60.00"),
    ]
    assert bureau["unscored"] == ["宣传处"]
    said = ("unit", "task", "fault", "days_late")
    assert [tuple(row[each] for each in said) for row in bureau["deductions"]] == [
        ("办公室", "公开执法信息（2026-02）", "late", 1),
        ("办公室", "公开执法信息（2026-03）", "overdue", 31),
        ("法规处", "发布指南", "unproved", 0),
        ("财务处", "公开清单", "late", 2),
    ]  # fmt: skip


def test_assessment_by_weights_of_the_collection(folder: Path) -> None:
    weights = "gkplan: 1\nweights: {completion: 7, punctuality: 0, evidence: 3}\n"
    (folder / "gkplan.yaml").write_text(weights, encoding="utf-8")
    (bureau,) = facts("assessment", case(folder))["bureaus"]
    assert bureau["full"] == 10
    assert [(row["rank"], row["unit"], row["total"]) for row in bureau["rows"]] == [
        (1, "法规处", "8.50"), (2, "财务处", "7.00"), (3, "办公室", "6.17"),
    ]  # fmt: skip


def test_a_third_is_left_below_a_tie_that_comes_after(folder: Path) -> None:
    plan = PLAN.replace("issuer: 甲局", "issuer: 甲局\nsupport_reports: true")
    (folder / "2026.yaml").write_text(plan, encoding="utf-8")
    (bureau,) = facts("assessment", case(folder))["bureaus"]
    assert scores(bureau)[1:] == [
        (2, "财务处", "1/1", "0/1", "0/1", "60.00"),
        (3, "办公室", "2/4", "1/2", "1/2", "50.00"),
    ]


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 100))
def test_points_lie_within_their_weight(n: int, more: int, weight: int) -> None:
    of = n + more
    assert 0 <= points_of(n, of, weight) <= weight
    assert points_of(of, of, weight) == (weight if of else 0)
    assert points_of(0, of, weight) == 0


def slips(found: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (
            slip["unit"],
            slip["kind"],
            [(row["task"], row["days_late"], row["reminders"]) for row in slip["overdue"]],
            [(row["task"], row["state"]) for row in slip["behind"]],
            [(row["task"], row["days_left"]) for row in slip["near"]],
        )
        for slip in found["slips"]
    ]


def test_reminder(folder: Path) -> None:
    found = facts("reminder", case(folder))
    assert found["overdue"] == 2
    assert slips(found) == [
        ("办公室", "overdue", [("公开执法信息（2026-03）", 31, 1)], [],
         [("公开执法信息（2026-04）", 0)]),
        ("", "overdue", [("完善制度", 41, 0)], [], []),
        ("宣传处", "behind", [],
         [("迁移平台", "受阻：待接口"), ("回应关切", "自2026-01-15起未更新")], []),
        ("法规处", "near", [], [], [("修订办法", 10)]),
    ]  # fmt: skip
    assert found["slips"][0]["overdue"][0]["expected"] == "办结并反馈，附佐证材料"
    assert found["slips"][0]["overdue"][0]["number"] == "一、（一）"


def test_a_quota_that_lags_is_behind(folder: Path) -> None:
    for day, behind in ((date(2026, 6, 30), False), (date(2026, 7, 2), True)):
        found = facts("reminder", case(folder, day=day, unit="财务处"))
        rows = [row for slip in found["slips"] for row in slip["behind"]]
        assert [(row["task"], row["expected"]) for row in rows] == (
            [("走访（2026）", "还需办结反馈3次并附佐证材料")] if behind else []
        )


def test_a_reminder_of_one_unit_by_an_alias(folder: Path) -> None:
    found = facts("reminder", case(folder, unit="局办"))
    assert [slip["unit"] for slip in found["slips"]] == ["办公室"]


def test_nothing_overdue_is_said(folder: Path) -> None:
    of = case(folder, day=date(2026, 1, 20))
    made = papers.paper("reminder", of, None)
    assert facts("reminder", of)["overdue"] == 0
    assert "截至2026年1月20日，无逾期事项。" in made.markdown
    assert "逾期督办" not in made.markdown
    assert "临近到期提醒：办公室" in made.markdown


def test_assignment(folder: Path) -> None:
    (plan,) = facts("assignment", case(folder, unit="办公室"))["plans"]
    assert [(row["task"], row["role"], row["reported"]) for row in plan["rows"]] == [
        ("公开执法信息", "负责",
         "2026-01-25 办公室已完成；2026-02-26 办公室已完成：系统故障"),
        ("发布指南", "配合", ""),
    ]  # fmt: skip
    assert plan["counts"] == {"lead": 0, "support": 1, "responsible": 1}
    owed = [(row["task"], row["occurrence"], row["when"]) for row in plan["owed"]]
    assert owed == [
        ("公开执法信息", "2026-03", "逾期31天"),
        ("公开执法信息", "2026-04", "剩0天"),
        ("公开执法信息", "2026-05", "剩30天"),
    ]  # fmt: skip


def test_assignment_of_a_collective_names_its_members(folder: Path) -> None:
    plan = PLAN.replace("units: [宣传处], deadline: {by", "units: [各处], deadline: {by")
    (folder / "2026.yaml").write_text(plan, encoding="utf-8")
    (found,) = facts("assignment", case(folder, unit="各处"))["plans"]
    assert [row["task"] for row in found["rows"]] == ["发布指南", "迁移平台"]
    assert [row["unit"] for row in found["owed"]] == ["办公室", "法规处"]
    (of_member,) = facts("assignment", case(folder, unit="法规处"))["plans"]
    assert [row["named"] for row in of_member["rows"]] == ["", "", "各处", ""]


def test_assignment_needs_a_unit(folder: Path) -> None:
    with pytest.raises(UsageFailure, match="name it with --unit"):
        facts("assignment", case(folder))


def test_ledger(folder: Path) -> None:
    (plan,) = facts("ledger", case(folder))["plans"]
    rows = {row["task"]: row for row in plan["rows"]}
    assert list(rows) == [
        "公开执法信息", "公开清单", "发布指南", "开展政务公开培训", "回应关切", "走访", "迁移平台",
        "修订办法", "完善制度",
    ]  # fmt: skip
    first = rows["公开执法信息"]
    assert (first["responsible"], first["limit"]) == ("办公室", "每月25日前")
    assert first["progress"] == "逾期；2026-01-25 办公室已完成；2026-02-26 办公室已完成：系统故障"
    assert first["evidence"] == ("https://www.example.com/1.html",)
    assert first["remarks"] == "2026-03-25到期，逾期31天；2026-02-25到期，逾期1天完成；已催办1次"
    assert rows["公开清单"]["lead"] == "法规处"
    assert rows["开展政务公开培训"]["progress"] == "已取消；2026-03-10 已取消：上级统一组织"
    assert rows["走访"]["remarks"] == "2026-12-31到期；已完成1次，共需4次"


def test_disclosure(folder: Path) -> None:
    (plan,) = facts("disclosure", case(folder))["plans"]
    assert [(row["item"], row["days"], row["addresses"]) for row in plan["rows"]] == [
        ("公开执法信息", "2026-01-25", "https://www.example.com/1.html"),
        ("公开清单", "2026-03-30", "https://www.example.com/2.html"),
        ("发布指南", "", ""),
    ]
    assert plan["basis"] == "《市要点》（市办发〔2026〕1号）"


def test_breakdown(folder: Path) -> None:
    (plan,) = facts("breakdown", case(folder))["plans"]
    assert plan["columns"] == {
        "section": True, "text": True, "lead": True, "responsible": True, "support": True,
    }  # fmt: skip
    assert [row["section"] for row in plan["rows"]] == ["主动公开", "", "其他", *[""] * 6]
    second = plan["rows"][1]
    assert (second["lead"], second["responsible"], second["support"]) == ("法规处", "财务处", "")


def test_summary(folder: Path) -> None:
    (plan,) = facts("summary", case(folder))["plans"]
    assert plan["occurrences"] == {"due": 6, "in_time": 2, "late": 2, "overdue": 2}
    assert plan["tasks"] == 9
    assert {key: n for key, n in plan["counts"].items() if n} == {
        "overdue": 2, "due_soon": 1, "blocked": 1, "stale": 1, "due": 1,
        "done_late": 1, "done": 1, "cancelled": 1,
    }  # fmt: skip
    assert [row["note"] for row in plan["highlights"]] == ["已发布", "回应3件"]
    assert [row["task"] for row in plan["problems"]] == [
        "公开执法信息", "公开清单", "回应关切", "迁移平台", "完善制度",
    ]  # fmt: skip
    assert plan["cancelled"] == [{"task": "开展政务公开培训", "why": "上级统一组织"}]
    assert [row["task"] for row in plan["next"]] == [
        "完善制度", "公开执法信息", "修订办法", "迁移平台", "走访",
    ]  # fmt: skip
    assert [(s["heading"], s["total"], len(s["tasks"])) for s in plan["sections"]] == [
        ("主动公开", 2, 2), ("其他", 7, 7),
    ]  # fmt: skip


HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def test_annual_report_has_the_statutory_headings_and_empty_tables(folder: Path) -> None:
    made = papers.paper("annual-report", case(folder), None)
    headings = [block.text for block in made.document.blocks if isinstance(block, Heading)]
    assert headings == list(HEADINGS)
    (report,) = made.facts["reports"]  # type: ignore[misc]
    assert (report["tasks"], report["done"], report["items"], report["items_done"]) == (9, 2, 3, 2)
    tables = [block for block in made.document.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [2, 2, 1, 2, 1, 27 - 2, 3]
    for table in tables[1:]:
        assert {cell.text for row in table.rows for cell in row.cells[1:] if cell} == {""}
    assert made.markdown.count("〔待填写〕") == 8


def test_annual_report_ends_with_its_year(folder: Path) -> None:
    late = "- {task: soon, date: 2027-01-10, status: done, by: 法规处}\n"
    (folder / "2026.ledger.yaml").write_text(LEDGER + late, encoding="utf-8")
    (report,) = facts("annual-report", case(folder, day=date(2027, 1, 20)))["reports"]
    assert (report["done"], report["day"]) == (2, "2026年12月31日")


def test_timeline_and_matrix(folder: Path) -> None:
    months = {each["name"]: each for each in facts("timeline", case(folder))["months"]}
    march = months["2026-03"]
    assert (march["due"], march["late"], march["overdue"]) == (3, 1, 2)
    found = facts("matrix", case(folder))
    assert found["quarters"] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert [
        (row["unit"], *(f"{q['reported']}/{q['due']}!{q['overdue']}" for q in row["quarters"]))
        for row in found["rows"]
    ] == [
        ("办公室", "2/3!1", "0/3!0", "0/3!0", "0/3!0"),
        ("法规处", "2/2!0", "0/1!0", "0/0!0", "0/0!0"),
        ("财务处", "1/1!0", "0/0!0", "0/0!0", "0/1!0"),
        ("宣传处", "0/0!0", "0/1!0", "0/0!0", "0/0!0"),
        ("", "0/1!1", "0/0!0", "0/0!0", "0/0!0"),
    ]


# several plans


def test_a_unit_of_another_bureau_is_another_unit(tmp_path: Path) -> None:
    ours = write(tmp_path / "a")
    theirs = write(tmp_path / "b", PLAN.replace("甲局", "乙局"), ledger="[]\n")
    both, alone = case(ours, theirs), case(ours)
    bureaus = facts("assessment", both)["bureaus"]
    assert [bureau["issuer"] for bureau in bureaus] == ["甲局", "乙局"]
    assert scores(bureaus[0]) == scores(facts("assessment", alone)["bureaus"][0])
    assert {row["total"] for row in bureaus[1]["rows"]} == {"0.00"}
    units = facts("bulletin", both._replace(quarter="2026-Q1"))["units"]
    first = facts("bulletin", alone._replace(quarter="2026-Q1"))["units"]
    assert [unit for unit in units if unit["issuer"] == "甲局"] == first
    assert {(slip["issuer"], slip["unit"]) for slip in facts("reminder", both)["slips"]} > {
        ("甲局", "办公室"), ("乙局", "办公室"), ("乙局", "财务处"),
    }  # fmt: skip
    assert len(facts("matrix", both)["rows"]) == 10
    for name in REPORTS:
        written = papers.paper(name, both._replace(unit="办公室"), None).markdown
        assert written.startswith("# ")
        assert written.count("\n# ") == 0, name


# what holds on any day and for any text


DAYS = st.dates(date(2025, 12, 1), date(2027, 2, 1))


@settings(max_examples=examples(25))
@given(DAYS)
def test_entries_after_the_day_do_not_count(day: date) -> None:
    of = case(ROOT / "plans" / "example-city", day=day, unit="办公室")
    cut = tuple(
        dossier._replace(
            ledger=dossier.ledger._replace(
                entries=tuple(e for e in dossier.ledger.entries if e.date <= day),
                events=tuple(e for e in dossier.ledger.events if e.date <= day),
            )
        )
        for dossier in of.dossiers
    )
    for name in REPORTS:
        assert facts(name, of) == facts(name, of._replace(dossiers=cut)), name


@settings(max_examples=examples(25))
@given(DAYS)
def test_kinds_add_up_to_what_was_due(day: date) -> None:
    of = case(ROOT / "plans" / "example-city", day=day)
    found = facts("bulletin", of)
    for counts in [found["counts"], found["before"] or found["counts"], *found["units"]]:
        kinds = ("in_time", "late", "overdue", "open")
        assert counts["due"] == sum(counts[kind] for kind in kinds)
    rows = facts("matrix", of)["rows"]
    assert sum(row["due"] for row in rows) == sum(q["due"] for r in rows for q in r["quarters"])
    for bureau in facts("assessment", of)["bureaus"]:
        ranks = [row["rank"] for row in bureau["rows"]]
        totals = [float(row["total"]) for row in bureau["rows"]]
        assert totals == sorted(totals, reverse=True)
        assert all(0 <= total <= bureau["full"] for total in totals)
        assert ranks == [1 + sum(other > total for other in totals) for total in totals]


FORM = """\
gkplan: 1
title: {x}
year: 2026
issuer: {x}
basis: [{{title: {x}, document_number: {x}}}]
sections:
  - heading: {x}
    tasks:
      - {{id: late, heading: {h}, text: {x}, units: {{lead: [{u}], support: [{v}]}},
         deadline: {{by: 2026-02-01, text: {x}, what: {x}}}}}
      - {{id: done, heading: {h}, text: {x}, units: [{u}], deadline: {{by: 2026-02-01}}}}
      - {{id: stopped, heading: {h}, text: {x}, units: [{v}], deadline: {{by: 2026-02-01}}}}
      - {{id: dropped, heading: {h}, units: [{u}]}}
      - {{id: wait, heading: {h}, units: [{u}], deadline: {{within: 3 days, after: {x}}}}}
"""
HAPPENED = """\
- {{task: late, date: 2026-01-10, status: progress, by: {u}, note: {x}, evidence: {x}}}
- {{task: done, date: 2026-01-11, status: done, by: {u}, note: {x}, evidence: [{x}]}}
- {{task: stopped, date: 2026-01-12, status: blocked, by: {v}, note: {x}}}
- {{task: dropped, date: 2026-01-12, status: cancelled, note: {x}}}
"""


def hostile(folder: Path, words: str) -> Case:
    values = {"x": words, "h": f"公开{words}", "u": f"u{words}", "v": f"v{words}"}
    written = {key: json.dumps(value) for key, value in values.items()}
    units = "units: [{{name: {u}}}, {{name: {v}}}]\n".format(**written)
    write(folder, FORM.format(**written), units, HAPPENED.format(**written))
    found = make_case(
        collection.read_plans([folder]).dossiers, DAY, unit=f"u{words}", quarter="2026-Q1"
    )
    assert len(found.dossiers[0].ledger.entries) == 4
    return found


def shape(blocks: tuple[Block, ...]) -> list[object]:
    return [
        (block.kind, [len(row.cells) for row in block.rows])
        if isinstance(block, Table)
        else block.kind
        for block in blocks
    ]


def texts(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        match block:
            case Title(lines):
                found += lines
            case Heading() | Text():
                found.append(block.text)
            case Table():
                found += [cell.text for row in block.rows for cell in row.cells if cell]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_stays_text(tmp_path: Path, words: str) -> None:
    of, harmless = hostile(tmp_path / "x", words), hostile(tmp_path / "y", "平常")
    for name in REPORTS:
        made, plain = papers.paper(name, of, None), papers.paper(name, harmless, None)
        assert shape(made.document.blocks) == shape(plain.document.blocks), name
        shown = [bare(text.replace("平常", words)) for text in texts(plain.document.blocks)]
        assert [bare(text) for text in texts(made.document.blocks)] == shown, name


@pytest.mark.slow
def test_acting_characters_are_shown(tmp_path: Path) -> None:
    of = hostile(tmp_path / "x", "a\u202eb\u2066")
    for name in REPORTS:
        assert "\u202e" not in papers.paper(name, of, None).markdown
    drawn = papers.draw_picture("matrix", of, "svg", None)
    assert "\u202e" not in str(drawn)
    assert "ua\ufffdb\ufffd" in str(drawn)


@pytest.mark.parametrize("name", REPORTS)
def test_an_english_plan_has_no_chinese_words_of_ours(tmp_path: Path, name: str) -> None:
    plan = (
        "gkplan: 1\ntitle: Plan\nyear: 2026\nissuer: Bureau\nlanguage: en\n"
        'numbering: {levels: ["{n}."]}\n'
        "tasks:\n"
        "  - {id: one, heading: Publish the list, units: [O], deadline: {every: month, day: 25}}\n"
        "  - {id: two, heading: Train staff, units: [O], deadline: {at_least: 2, per: year}}\n"
        "  - {id: win, heading: Open, units: [O], deadline: {from: 2026-02-01, by: 2026-03-01}}\n"
        "  - {id: after, heading: File, units: [O], deadline: {within: 3 workdays, after: x}}\n"
        "  - {id: ahead, heading: S, units: [O], deadline: {within: 3 days, before: 2026-12-01}}\n"
        "  - {id: always, heading: Answer, units: [O], deadline: ongoing}\n"
        "  - {id: whole, heading: Close, units: [Office]}\n"
    )
    ledger = "- {task: one, date: 2026-01-25, status: done, by: Office, note: fine}\n"
    folder = write(tmp_path / "en", plan, "units: [{name: Office, aliases: [O]}]\n", ledger)
    written = papers.paper(name, case(folder, unit="Office"), None).markdown
    assert [character for character in written if "\u4e00" <= character <= "\u9fff"] == []


# an office's own forms


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def word_form(path: Path, *paragraphs: str) -> None:
    document = WordDocument()
    for words in paragraphs:
        document.add_paragraph(words)
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "{%tr for slip in slips %}"
    table.cell(1, 0).text = "{{ slip.unit }}"
    table.cell(1, 1).text = "{{ slip.overdue | length }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    document.save(str(path))


def read_word(path: Path) -> tuple[list[str], list[list[str]]]:
    document = WordDocument(str(path))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [paragraph.text for paragraph in document.paragraphs], rows


def run(folder: Path, *arguments: str) -> int:
    return app.run(["report", *arguments, str(folder), "--as-of", "2026-04-25"])


def test_an_own_word_form_is_filled(folder: Path, own: Path, tmp_path: Path) -> None:
    word_form(own / "reminder.docx", "{{ about.issuer }}：{{ overdue }}项", "{{ _('Overdue') }}")
    target = tmp_path / "slip.docx"
    arguments = ("--templates", str(own), "--format", "docx", "-o", str(target))
    assert run(folder, "reminder", *arguments) == 0
    assert read_word(target) == (
        ["甲局：2项", "逾期"], [["办公室", "1"], ["", "1"], ["宣传处", "0"], ["法规处", "0"]],
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("words", [*HOSTILE.values(), "a\x00\x07\x0bb", "a\u202eb"])
def test_an_own_word_form_keeps_text_text(tmp_path: Path, own: Path, words: str) -> None:
    form = own / "reminder.docx"
    word_form(form, "{{ about.issuer }}")
    of = hostile(tmp_path / "x", words.replace("\x00\x07\x0b", ""))
    if "\x00" in words:
        dossier = of.dossiers[0]
        of = of._replace(dossiers=(dossier._replace(plan=dossier.plan._replace(issuer=words)),))
    target = tmp_path / "made.docx"
    made = papers.fill_own_form("reminder", of, "docx", own)
    assert isinstance(made, bytes)
    target.write_bytes(made)
    paragraphs, _rows = read_word(target)
    acting = {"\x00", "\x07", "\x0b", "\u202e"}
    assert paragraphs == ["".join("�" if c in acting else c for c in of.dossiers[0].plan.issuer)]


@pytest.mark.parametrize("template", REFUSED.values(), ids=REFUSED)
def test_a_word_form_is_refused(folder: Path, own: Path, template: str) -> None:
    if "level" in template or "document." in template:
        template = "{{ nobody.here }}"
    word_form(own / "reminder.docx", template)
    with pytest.raises(UnreadableFile, match=r"template reminder\.docx failed"):
        papers.fill_own_form("reminder", case(folder), "docx", own)


def test_a_word_form_that_is_none_is_refused(folder: Path, own: Path) -> None:
    (own / "reminder.docx").write_bytes(b"PK no")
    with pytest.raises(UnreadableFile, match=r"template reminder\.docx failed"):
        papers.fill_own_form("reminder", case(folder), "docx", own)


def test_own_templates_of_both_kinds(
    folder: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "reminder.html").write_text(
        "<p>{{ about.issuer }}{{ overdue }}<i>{{ '<b>' }}</i></p>", "utf-8"
    )
    (own / "reminder.md").write_text("# {{ about.issuer | md }}\n", "utf-8")
    assert run(folder, "reminder", "--templates", str(own), "--format", "html") == 0
    assert run(folder, "reminder", "--templates", str(own)) == 0
    assert capsys.readouterr().out == "<p>甲局2<i>&lt;b&gt;</i></p># 甲局\n"
    (folder / "gkplan.yaml").write_text(f"gkplan: 1\ntemplates: {own}\n", encoding="utf-8")
    assert run(folder, "reminder") == 0
    assert capsys.readouterr().out == "# 甲局\n"


# pictures


@pytest.mark.parametrize("name", ["timeline", "matrix"])
def test_a_png_is_one(folder: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "picture.png"
    assert run(folder, name, "--format", "png", "-o", str(target)) == 0
    content = target.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", content[16:24])
    assert (wide > 600, high > 400) == (True, True)


PICTURED = {
    "timeline": {"按时", "逾期完成", "逾期", "未到期", "各月到期与办结情况"},
    "matrix": {"办公室", "法规处", "未明确责任单位", "2/3，逾期1", "2/2", "2026-Q1", "无到期事项"},
}


@pytest.mark.parametrize(("name", "words"), PICTURED.items())
def test_an_svg_can_stand_in_a_page(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, words: set[str]
) -> None:
    assert run(folder, name, "--format", "svg") == 0
    root = ElementTree.fromstring(capsys.readouterr().out)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert {text.strip() for text in root.itertext()} >= words
    for element in root.iter():
        assert element.tag.rpartition("}")[2] in {
            "svg",
            "g",
            "path",
            "rect",
            "line",
            "text",
            "tspan",
        }
        assert not {each for each in element.attrib if each == "style" or each.startswith("on")}
    assert "Noto Sans CJK SC" in {e.get("font-family", "").split(",")[0] for e in root.iter()}


def test_a_picture_is_drawn_of_those_that_can_be(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "ledger", "--format", "svg") == 2
    sys.stderr.flush()
    assert "these are: matrix, timeline" in capsys.readouterr().err


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("name", ["timeline", "matrix"])
def test_numbers_can_be_read_on_their_colours(name: str) -> None:
    spec = json.loads((ROOT / "templates" / f"{name}.vl.json").read_text(encoding="utf-8"))
    scale = spec["layer"][0]["encoding"]["color"]["scale"]
    ink = spec["layer"][1]["encoding"]["color"]
    for kind, colour in zip(scale["domain"], scale["range"], strict=True):
        light = f"'{kind}'" in ink["condition"]["test"]
        pair = luminance(ink["condition"]["value"] if light else ink["value"]), luminance(colour)
        assert (max(pair) + 0.05) / (min(pair) + 0.05) >= 4.5, kind
    shades = sorted(map(luminance, scale["range"][:4]))
    assert all((b + 0.05) / (a + 0.05) > 1.4 for a, b in itertools.pairwise(shades))


def test_a_picture_may_be_the_offices_own(folder: Path, own: Path) -> None:
    spec = {"mark": "text", "encoding": {"text": {"field": "unit"}}}
    (own / "matrix.vl.json").write_text(json.dumps(spec), encoding="utf-8")
    drawn = papers.draw_picture("matrix", case(folder), "svg", own)
    assert isinstance(drawn, str)
    assert "办公室" in set(ElementTree.fromstring(drawn).itertext())


BAD_SPECS = {
    "not JSON": "{",
    "no object": "[]",
    "no chart": '{"mark": "nothing"}',
    "a file as its data": '{"layer": [{"data": {"url": "file:///etc/passwd"}, "mark": "point"}]}',
    "an address as its data": '{"layer": [{"data": {"url": "https://x.com/"}, "mark": "point"}]}',
    "a picture from elsewhere": '{"mark": {"type": "image", "url": "https://example.com/x.png"}}',
    "a link": '{"mark": "point", "encoding": {"href": {"value": "https://example.com"}}}',
}


@pytest.mark.parametrize("spec", BAD_SPECS.values(), ids=BAD_SPECS)
@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_picture_is_refused(folder: Path, own: Path, spec: str, form: str) -> None:
    (own / "matrix.vl.json").write_text(spec, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"template .* failed"):
        papers.draw_picture("matrix", case(folder), form, own)


def test_hostile_text_in_a_picture_is_text(tmp_path: Path) -> None:
    for words in ("<script>alert(1)</script>", '"}],"mark":"x', "datum.x + '", "a & b"):
        drawn = papers.draw_picture("matrix", hostile(tmp_path / "x", words), "svg", None)
        assert isinstance(drawn, str)
        assert f"u{words}" in set(ElementTree.fromstring(drawn).itertext())


def test_without_the_library_the_extra_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(ExtraMissing, match=r"pip install 'gkplan\[charts\]'"):
        papers.draw_picture("matrix", case(folder), "svg", None)


# the command


def test_documents_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["report"]) == 0
    names = [text.split()[0] for text in capsys.readouterr().out.splitlines()[1:]]
    assert tuple(names) == REPORTS
    assert app.run(["report", "--help"]) == 0
    shown = capsys.readouterr().out
    assert [name for name in REPORTS if f"\n  {name} " not in shown] == []


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("form", ["markdown", "html", "text"])
def test_every_document_in_every_form(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, form: str
) -> None:
    assert run(folder, name, "--unit", "办公室", "--format", form) == 0
    assert "公开执法信息" in capsys.readouterr().out or name in WITHOUT_TASKS


@pytest.mark.slow
@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_every_document_for_word_and_on_paper_holds_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, form: str
) -> None:
    chinese_fonts()
    of = ["--unit", "办公室"] if name == "assignment" else []
    folder = str(ROOT / "plans" / "example-city")
    asked = ["report", name, folder, *of, "--as-of", "2026-11-25", "--format"]
    assert app.run([*asked, "text"]) == 0
    words = bare(capsys.readouterr().out)
    target = tmp_path / f"{name}.{form}"
    assert app.run([*asked, form, "-o", str(target)]) == 0
    read = words_of_word if form == "docx" else words_of_pdf
    found = read(target.read_bytes())
    if form == "docx":
        assert found == words
    else:  # a table's header stands on each of its pages
        assert len(words) <= len(found) < len(words) * 1.3
        assert not Counter(words) - Counter(found)
