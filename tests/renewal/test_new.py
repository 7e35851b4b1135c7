"""`gkplan new`: what the turn of the year keeps, drops and moves."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkplan.base.calendar import Calendar
from gkplan.cli import app
from gkplan.comparison.compare.nodes import exact, fields
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Ledger, Step
from gkplan.model.plan import Plan
from gkplan.phrases import years
from gkplan.phrases.citations import find_citations
from gkplan.phrases.outline import outline
from gkplan.renewal.fates import Fate
from gkplan.renewal.renewing import Renewal, renew
from gkplan.store import collection, reader
from gkplan.store.plan.write import write_plan
from gkplan.tracking.standing import judge_tasks
from support.paths import ROOT
from support.profiles import examples
from support.rerun import again, said

PLANS = [d.plan for d in collection.dossiers([ROOT / "plans"]) if d.plan]
NAMES = [plan.issuer for plan in PLANS]


def turned(plan: Plan, *entries: Entry, by: int = 1) -> Renewal:
    day = date(plan.year, 12, 31)
    stand = judge_tasks(Dossier(plan, Ledger(entries=entries)), day)
    return renew(plan, plan.year + by, stand, Calendar())


def read(text: str) -> Plan:
    plan, found = reader.parse_plan(text, PLANS[0].units, shown="plans/x/2024.yaml")
    assert plan
    assert not found, found
    return plan


def entry(task: str, status: Step, day: date) -> Entry:
    return Entry(task=task, date=day, status=status, spans={})


@pytest.mark.parametrize("plan", PLANS, ids=NAMES)
def test_what_is_written_reads_back(plan: Plan) -> None:
    made = turned(plan).plan
    assert list(said(again(made))) == list(said(made))


@settings(max_examples=examples(60))
@given(data=st.data(), plan=st.sampled_from(PLANS))
def test_what_is_done_goes_and_the_rest_stays_in_order(data: st.DataObject, plan: Plan) -> None:
    ids = [each.task.id for each in judge_tasks(Dossier(plan), date(plan.year, 12, 31))]
    done = data.draw(st.sets(st.sampled_from(ids)))
    gone = data.draw(st.sets(st.sampled_from(ids)))
    entries = [entry(task, Step.DONE, date(plan.year, 6, 1)) for task in ids if task in done - gone]
    entries += [entry(task, Step.CANCELLED, date(plan.year, 6, 2)) for task in ids if task in gone]
    made = turned(plan, *entries)
    kept = [each.standing.task.id for each in made.tasks if each.fate.kept]
    assert not gone & {*kept}
    assert {*ids} - gone - done <= {*kept}
    assert [task.id for task in made.plan.tasks if task.tracked] == kept
    if kept:
        assert list(said(again(made.plan))) == list(said(made.plan))
    labels = [placed.ordinal - placed.expected for placed in outline(made.plan)]
    if plan.year != 2019:  # whose document skips a number
        assert labels == [0] * len(labels)


HEAD = "gkplan: 1\ntitle: 某局2024年工作要点\nyear: 2024\nissuer: 某局\n"
TASKS = (
    HEAD
    + """\
tasks:
  - {id: bu-zhi, heading: 一次性, deadline: {by: 2024-06-30, text: 2024年6月底前}}
  - {id: mo-ren, heading: 没有期限}
  - {id: chang-qi, heading: 长期坚持, deadline: ongoing}
  - {id: mei-ji, heading: 按季度公开, deadline: {every: quarter}}
  - {id: ci-shu, heading: 每年2次, deadline: {at_least: 2, per: year}}
  - {id: shi-jian, heading: 印发后, deadline: {within: 10 days, after: 2024年文件印发}}
  - {id: zhi-qian, heading: 之前, deadline: {within: 10 workdays, before: 2024-12-31}}
  - {id: run-ri, heading: 闰日, text: 于2024年2月29日前公开。, deadline: {by: 2024-02-29}}
  - {id: chuang-kou, heading: 时段, deadline: {from: 2024-03-01, by: 2024-05-31, grace: 5 workdays}}
"""
)
FATES = {
    "bu-zhi": (Fate.UNFINISHED, Fate.DONE),
    "mo-ren": (Fate.UNFINISHED, Fate.DONE),
    "chang-qi": (Fate.CARRIED, Fate.CARRIED),
    "mei-ji": (Fate.CARRIED, Fate.CARRIED),
    "ci-shu": (Fate.CARRIED, Fate.CARRIED),
    "shi-jian": (Fate.UNFINISHED, Fate.DONE),
    "zhi-qian": (Fate.UNFINISHED, Fate.DONE),
    "run-ri": (Fate.UNFINISHED, Fate.DONE),
    "chuang-kou": (Fate.UNFINISHED, Fate.DONE),
}


@pytest.mark.parametrize(("task", "fates"), FATES.items(), ids=FATES)
def test_what_becomes_of_a_task(task: str, fates: tuple[Fate, Fate]) -> None:
    plan = read(TASKS)
    untouched = {each.standing.task.id: each.fate for each in turned(plan).tasks}
    done = turned(plan, entry(task, Step.DONE, date(2024, 2, 1)))
    reported = {each.standing.task.id: each.fate for each in done.tasks}
    assert (untouched[task], reported[task]) == fates
    dropped = turned(plan, entry(task, Step.CANCELLED, date(2024, 2, 1)))
    assert {e.standing.task.id: e.fate for e in dropped.tasks}[task] is Fate.CANCELLED


def test_dates_move_and_rules_stay() -> None:
    made = turned(read(TASKS))
    written = write_plan(made.plan)
    for line in (
        "deadline: {by: 2025-06-30, text: 2025年6月底前}",
        "deadline: {every: quarter}",
        "deadline: {within: 10 days, after: 2025年文件印发}",
        "deadline: {within: 10 workdays, before: 2025-12-31}",
        "text: 于2025年2月28日前公开。",
        "deadline: {by: 2025-02-28}",
        "deadline: {from: 2025-03-01, by: 2025-05-31, grace: 5 workdays}",
        "carried_from: 2024/bu-zhi",
    ):
        assert line in written
    dates = {each.standing.task.id: each.dates for each in made.tasks}
    (counted,) = dates["zhi-qian"]
    assert (counted.old, counted.new) == (date(2024, 12, 17), date(2025, 12, 17))
    (grace,) = dates["chuang-kou"]
    assert (grace.old, grace.new) == (date(2024, 6, 7), date(2025, 6, 9)), (
        "the Dragon Boat Festival"
    )
    (half,) = dates["bu-zhi"]
    assert (half.workday, half.provisional) == (True, False)


YEARS = [
    ("2024年工作要点", "2025年工作要点"),
    ("二〇二四年工作要点", "二〇二五年工作要点"),
    ("于2024年8月30日前公开2023年决算", "于2025年8月30日前公开2023年决算"),
    ("2025年1月31日前报送", "2026年1月31日前报送"),
    ("2023—2024年行动计划", "2023—2024年行动计划"),
    ("2024年—2026年规划", "2024年—2026年规划"),
    ("某政办发〔2024〕6号", "某政办发〔2024〕6号"),
    ("预算12024年度", "预算12024年度"),
    ("2月29日前", "2月28日前"),
    ("无年份", "无年份"),
]


@pytest.mark.parametrize(("old", "new"), YEARS)
def test_a_years_words_move(old: str, new: str) -> None:
    assert years.move_years(old, 2024, 1) == new


def test_a_year_in_english_stands_alone() -> None:
    assert (
        years.move_years("Work Plan 2024, No. 12024/2", 2024, 1, bare=True)
        == "Work Plan 2025, No. 12024/2"
    )


TABLE = (
    HEAD
    + """\
sections:
  - heading: 清单
    label: ""
    numbering: {levels: ["{n}"]}
    table:
      columns:
        - {title: 序号, holds: number}
        - {title: 事项, holds: heading}
        - {title: 单位, holds: units}
        - {title: 备注}
    tasks:
      - {id: jia, heading: 甲, units: [办公室], cells: {备注: 2024年底前公开}}
      - {id: yi, heading: 乙, units: [办公室], merged: [单位, 备注]}
      - {id: bing, heading: 丙, units: [办公室], merged: [单位, 备注]}
  - heading: 其他
    tasks: [{id: ding, heading: 丁}]
"""
)


def test_a_cell_that_reaches_down_stays_when_its_row_goes() -> None:
    made = turned(read(TABLE), entry("jia", Step.DONE, date(2024, 5, 1)))
    yi, bing = again(made.plan).tasks[:2]
    assert (yi.merged, yi.cells) == ((), {"备注": "2025年底前公开"})
    assert (bing.merged, bing.cells) == (("单位", "备注"), {})
    assert made.sections == ()
    rest = turned(
        read(TABLE), *(entry(t, Step.DONE, date(2024, 5, 1)) for t in ("jia", "yi", "bing"))
    )
    assert rest.sections == ("清单",)
    assert [item.heading for item in rest.plan.items if not isinstance(item, str)] == ["其他"]


LABELS = (
    HEAD
    + """\
numbering: {levels: ["{cn}、"]}
tasks:
  - {id: jia, heading: 甲}
  - {id: yi, heading: 乙, label: 三、}
  - {id: bing, heading: 丙, label: 附件}
  - {id: ding, heading: 丁, label: ""}
  - heading: 戊
    tasks:
      - {id: wu-yi, heading: 一项, label: ⑤}
      - {id: wu-er, heading: 二项, label: ⑥}
      - {id: wu-san, heading: 三项, label: ⑦}
"""
)


def test_printed_numbers_follow_anew() -> None:
    gone = (entry(task, Step.DONE, date(2024, 5, 1)) for task in ("jia", "wu-yi"))
    made = again(turned(read(LABELS), *gone).plan)
    labels = [(each.label) for each in outline(made)]
    assert labels == ["一、", "附件", "", "三、", "⑤", "⑥"]


WHOLE = (
    HEAD
    + """\
prologue: 各科室
publication:
  index_number: X/2024
  document_number: 某发〔2024〕1号
  written: 2024-03-01
  published: 2024-03-02
  category: 要点
  keywords: [公开, 2024年要点]
  address: https://www.example.com/1
  time: "10:30"
  author: 办公室
basis: [{title: 市2024年要点, document_number: 市发〔2024〕2号, plan: shi/2024}]
leading_group:
  name: 领导小组
  chair: {name: 甲, post: 局长}
  members: [{name: 乙}, {post: 各科室负责人}]
  office: {at: 办公室, director: {name: 丙}, staff: [{name: 丁}]}
signoff: [{step: 初审, by: 各科室负责人, signers: [张某, 李某]}, {step: 审定}]
supervision: [issued, closed]
support_reports: true
tasks: [{id: jia, heading: 甲, text: 落实2023年意见, implements: shi/2024/yi}]
closing: "某局\\n2024年3月1日"
source: {furniture: [{line: 1, text: 字号}]}
"""
)


def test_who_runs_a_plan_goes_on_and_what_is_of_one_document_goes() -> None:
    old = read(WHOLE)
    made = turned(old)
    new = again(made.plan)
    assert list(said(new)) == list(said(made.plan))
    for field in ("leading_group", "signoff", "supervision", "support_reports", "prologue"):
        assert exact(fields(new)[field]) == exact(fields(old)[field])
    assert new.publication._replace(spans={}) == type(new.publication)(
        category="要点", keywords=("公开", "2025年要点"), author="办公室"
    )
    assert [(each.title, each.document_number) for each in new.basis] == [("市2025年要点", "")]
    assert new.closing == "某局\n2025年  月  日"
    assert new.furniture == ()
    assert made.to_fill == (
        *("publication.index_number", "publication.document_number", "publication.written"),
        *("publication.published", "publication.address", "publication.time"),
        *("basis.document_number", "basis.plan", "closing"),
    )
    assert made.tasks[0].years == (2023,)
    assert made.tasks[0].clauses == ("shi/2024/yi",)
    assert new.basis[0].plan == ""
    assert [task.implements for task in new.tasks] == [()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据《市要点》(济政办发〔2024〕6号)制定", ("济政办发〔2024〕6号",)),
        (
            "按照国发〔2016〕55号和青政办字[2019]31号要求",
            ("国发〔2016〕55号", "青政办字[2019]31号"),
        ),
        ("见本方案第三部分第（六）项", ("第三部分第（六）项",)),
        ("按第二条、第3项和第二条办理", ("第二条", "第3项")),
        ("《条例》第二十条规定的信息", ()),
        ("第一时间公开，每年第四季度2次，2024年6月30日前", ()),
    ],
)
def test_what_prose_refers_to_by_number(text: str, found: tuple[str, ...]) -> None:
    assert find_citations(text) == found


def test_texts_beside_tasks_are_to_be_looked_at() -> None:
    text = """\
gkplan: 1
title: 某局2024年方案
year: 2024
issuer: 某局
basis: [{title: 市2024年要点}, {title: 常年规定}]
preamble: 根据《市2024年要点》（市发〔2024〕2号），结合2023年情况，制定本方案。
sections:
  - heading: 总体要求
    text: 依次推进。
    tasks: [{id: jia, heading: 甲, text: 按第二部分第（一）项办理。}]
  - {heading: 附则, text: 与2022年方案同时施行。}
closing: "某局\\n2024年3月1日"
"""
    made = turned(read(text))
    assert [tuple(each) for each in made.passages] == [
        ("basis", "", True, (), ()),
        ("preamble", "", True, (2023,), ("市发〔2024〕2号",)),
        ("text", "附则", False, (2022,), ()),
    ]
    assert made.tasks[0].references == ("第二部分第（一）项",)


@pytest.fixture
def city(collection: Path) -> Path:
    return collection / "plans" / "example-city"


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    assert app.run(["--lang=en", *arguments, "--format", "json"]) == code
    return json.loads(capsys.readouterr().out)


def test_the_new_plan_validates_and_is_followed_back_over_years(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (city / "2026.yaml").read_bytes()
    run(capsys, "new", "2027", "--from", "2026", "--as-of", "2026-12-31")
    run(capsys, "new", "2028", "--from", "plans/example-city", "--as-of", "2027-12-31")
    assert (city / "2026.yaml").read_bytes() == before
    assert not (city / "2027.ledger.yaml").exists()
    found = run(capsys, "validate", "plans/example-city/2027.yaml", "plans/example-city/2028.yaml")
    assert {each["severity"] for each in found["diagnostics"]} <= {"info"}
    plans = run(capsys, "status", "--carried", "--as-of", "2028-01-05")["plans"]
    (latest,) = (each for each in plans if each["year"] == 2028)
    told = {task["id"]: task["carried"] for task in latest["tasks"]}
    assert told["pingtai-qianyi"] == {
        "since": 2026,
        "from": [
            {"plan": "plans/example-city/2027.yaml", "task": "pingtai-qianyi", "year": 2027},
            {"plan": "plans/example-city/2026.yaml", "task": "pingtai-qianyi", "year": 2026},
        ],
    }
    assert "huimin-huodong" not in told


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["2026", "--from", "2026"], 2, "is of 2026"),
        (["2027", "--from", "nowhere"], 2, "no plan"),
        (["2027", "--from", "2019"], 2, "could be any of 2 plans"),
        (["2027", "--from", "2026", "-o", "plans/2027.yaml"], 2, "beside the old"),
        (["2027", "--from", "2026", "-o", "plans/example-city/units.yaml"], 2, "not a name"),
        (["2027", "--from", "2026", "-o", "plans/example-city/2026.yaml"], 3, "there already"),
        (["2027"], 2, "--from"),
    ],
)
def test_what_is_refused(
    arguments: list[str], code: int, words: str, city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in city.iterdir()}
    assert app.run(["--lang=en", "new", *arguments]) == code
    assert words in capsys.readouterr().err
    assert {path: path.read_bytes() for path in city.iterdir()} == before


def test_a_ledger_with_errors_is_not_taken_as_nothing_done(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (city / "2026.ledger.yaml").open("a", encoding="utf-8") as file:
        file.write("- {task: pingtai-qianyi, date: 2026-11-30, status: dnoe}\n")
    assert app.run(["--lang=en", "new", "2027", "--from", "2026"]) == 3
    assert "2026.ledger.yaml cannot be read" in capsys.readouterr().err
    assert not (city / "2027.yaml").exists()


def test_printing_and_trying_write_nothing(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["new", "2027", "--from", "2026", "--as-of", "2026-12-31"]
    assert app.run([*arguments, "-o", "-"]) == 0
    printed = capsys.readouterr().out
    assert app.run([*arguments, "--dry-run"]) == 0
    assert not (city / "2027.yaml").exists()
    assert app.run(arguments) == 0
    assert (city / "2027.yaml").read_text(encoding="utf-8") == printed


def test_a_unit_that_ended_is_followed_by_its_successor(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    units = (city / "units.yaml").read_text(encoding="utf-8")
    old = "  - {name: 宣传处, kind: 处室}\n"
    new = "  - {name: 宣传处, kind: 处室, until: 2026-11-30, successor: 办公室}\n"
    (city / "units.yaml").write_text(units.replace(old, new), encoding="utf-8")
    found = run(capsys, "new", "2027", "--from", "2026", "--as-of", "2026-12-31")
    (task,) = (each for each in found["tasks"] if each["id"] == "yuqing-huiying")
    assert task["units"] == [{"from": "宣传处", "to": "办公室"}]
    assert "宣传处" not in (city / "2027.yaml").read_text(encoding="utf-8")
