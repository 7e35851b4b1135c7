"""The plans that come with gkplan: five as published, and one invented that has every status."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from gkplan.base.diagnostics import Severity
from gkplan.cli import app, options
from gkplan.model.deadline import (
    AfterEvent,
    FixedDate,
    Length,
    Period,
    Quota,
    Recurrence,
    name_kind,
)
from gkplan.model.plan import Plan, Role, Task
from gkplan.model.status import Status
from gkplan.model.unit import Collective
from gkplan.phrases.numerals import to_chinese
from gkplan.phrases.outline import Placed, outline, tracked
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import text
from gkplan.store import collection as store
from gkplan.validation import findings
from support.plans import ROOT, SEEDS, bare, plan


def tasks(of: Plan) -> dict[str, Task]:
    placed = (each.item for each in tracked(of))
    return {task.id: task for task in placed if isinstance(task, Task)}


def seed(name: str) -> str:
    return (ROOT / "tests/seeds" / f"{SEEDS[name]}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SEEDS)
def test_nothing_of_the_published_page_is_lost(name: str) -> None:
    assert bare(text.render(document(plan(name)), Options(furniture=True))) == bare(seed(name))


def test_only_jinan_has_furniture() -> None:
    assert [name for name in SEEDS if plan(name).furniture] == ["jinan-culture-tourism/2024"]


def test_without_furniture_exactly_the_furniture_is_missing() -> None:
    jinan = plan("jinan-culture-tourism/2024")
    page, article = (
        text.render(document(jinan), Options(furniture=furniture)).splitlines()
        for furniture in (True, False)
    )
    pieces = [line for piece in jinan.furniture for line in piece.text.splitlines()]
    assert Counter(page) - Counter(article) == Counter(pieces)
    assert [line for line in page if line not in pieces] == article
    for word in ("浏览次数", "上一篇", "索引号", "大汉网络"):
        assert word in "".join(page)
        assert word not in "".join(article)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("beijing-culture-tourism/2020", 29),
        ("chuxiong-culture-tourism/2020", 14),
        ("jinan-culture-tourism/2024", 14),
        ("qingdao-culture-tourism/2019", 12),
        ("taishan-culture-sports-tourism/2019", 28),
        ("example-city/2026", 13),
    ],
)
def test_how_many_tasks_are_tracked(name: str, count: int) -> None:
    assert len(tasks(plan(name))) == count


def test_beijing_has_29_responsibilities_in_16_numbered_paragraphs() -> None:
    beijing = plan("beijing-culture-tourism/2020")
    numbered = [each for each in outline(beijing) if each.label.startswith("(")]
    assert len(numbered) == 16
    assert sum(len(each.item.items) or 1 for each in numbered if isinstance(each.item, Task)) == 29
    assert all(task.assignments for task in tasks(beijing).values())


def test_beijing_states_three_deadlines() -> None:
    stated = {
        key: task.deadlines for key, task in tasks(plan("beijing-culture-tourism/2020")).items()
    }
    assert {key: found for key, found in stated.items() if found} == {
        "zhixing-qingkuang": (Recurrence(Period.QUARTER),),
        "qingdan-tiaozheng": (FixedDate(date(2020, 8, 30)),),
        "zhengfu-gongbao": (AfterEvent(Length(10), "文件印发"),),
    }


def test_beijing_tells_leading_from_supporting_units() -> None:
    found = tasks(plan("beijing-culture-tourism/2020"))
    roles = {
        key: [(each.unit, each.role) for each in found[key].assignments]
        for key in ("guihua-zhengce", "zhengce-jiedu")
    }
    assert roles == {
        "guihua-zhengce": [("研究室", Role.LEAD), ("相关处室", Role.SUPPORT)],
        "zhengce-jiedu": [("研究室", Role.LEAD), ("各处室", Role.RESPONSIBLE)],
    }


def test_jinan_runs_its_numbers_on_and_sets_three_quotas() -> None:
    jinan = plan("jinan-culture-tourism/2024")
    labels = [each.label for each in tracked(jinan)]
    assert labels == [f"({to_chinese(n)})" for n in range(1, 15)]
    quotas = [each for task in tasks(jinan).values() for each in task.deadlines]
    assert sorted(each.at_least for each in quotas if isinstance(each, Quota)) == [1, 1, 2]
    assert {name_kind(each) for each in quotas} == {"quota"}


def test_chuxiong_names_its_leading_group_and_sign_off() -> None:
    chuxiong = plan("chuxiong-culture-tourism/2020")
    group = chuxiong.leading_group
    assert group is not None
    named = {
        part: [(each.name, each.post) for each in people]
        for part, people in zip(group._fields, group, strict=True)
        if isinstance(people, tuple)
    }
    assert named == {
        "chair": [("", "局党委书记、局长")],
        "deputies": [("王国文", "局党委委员、副局长")],
        "members": [
            ("何丽", "局办公室主任"),
            ("李加福", "局组织人事科科长"),
            ("李磊", "局行业管理科科长"),
            ("刘坤", "局公共服务科科长"),
            ("陈子东", "局产业发展科科长"),
            ("陈志春", "综合行政执法队队长"),
        ],
        "office_director": [("何丽", "")],
        "office_staff": [("陈海燕", "")],
    }
    assert [each.step for each in chuxiong.signoff] == ["初审", "审核", "审定", "公开"]


def test_chuxiong_meets_every_month() -> None:
    stated = tasks(plan("chuxiong-culture-tourism/2020"))["zuzhi-lingdao"].deadlines
    assert stated == (Recurrence(Period.MONTH),)
    assert stated[0].what == "政务公开工作调度会"


def test_taishan_lists_18_matters_whose_first_unit_leads() -> None:
    taishan = plan("taishan-culture-sports-tourism/2019")
    rows = [
        each.item
        for each in tracked(taishan)
        if each.sections[-1].columns and isinstance(each.item, Task)
    ]
    assert len(rows) == 18
    assert all(row.assignments[0].role is Role.LEAD for row in rows)
    several = [row.assignments for row in rows if len(row.assignments) > 1]
    assert [[(each.unit, each.role) for each in row] for row in several] == [
        [("艺术股", Role.LEAD), ("文化馆", Role.RESPONSIBLE), ("书画院", Role.RESPONSIBLE)]
    ]


def test_qingdao_jumps_from_three_to_five() -> None:
    qingdao = plan("qingdao-culture-tourism/2019")
    main = [each for each in outline(qingdao) if _below(each, "主要任务")]
    assert [each.label for each in main] == ["（一）", "（二）", "（三）", "（五）"]


def _below(placed: Placed, heading: str) -> bool:
    return [each.heading for each in placed.sections] == [heading]


def test_qingdao_sums_up_at_half_year_and_year() -> None:
    stated = tasks(plan("qingdao-culture-tourism/2019"))["guihua-jihua"].deadlines
    assert stated == (Recurrence(Period.HALF_YEAR), Recurrence(Period.YEAR))
    assert [each.text for each in stated] == ["半年", "全年"]


def test_the_plans_are_valid(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["validate", "plans"]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_only_the_gap_and_open_collectives_are_warned_of() -> None:
    warned: list[tuple[str, str, str]] = []
    expected: list[tuple[str, str, str]] = []
    for dossier in store.dossiers([ROOT / "plans"]):
        assert dossier.plan is not None
        folder = Path(dossier.path).parent.name
        found = findings.validate_plan(dossier)
        assert [each for each in found if each.severity is Severity.ERROR] == []
        warned += (
            (folder, each.rule, each.span.source.text[each.span.start : each.span.end])
            for each in found
            if each.severity is Severity.WARNING
        )
        for task in tasks(dossier.plan).values():
            for each in task.assignments:
                body = dossier.plan.units.find(each.unit)
                if isinstance(body, Collective) and body.is_open:
                    expected.append((folder, "collective-open", each.unit))
    expected.append(("qingdao-culture-tourism", "numbering-gap", "（五）"))
    assert warned == expected
    assert len(warned) == 7


def test_the_invented_plan_shows_every_status(collection: Path) -> None:
    found = options.follow(None, date(2026, 11, 23), plan="example-city").standings
    assert {each.status for each in found} == set(Status)


def test_the_plans_name_no_unit_that_is_not_declared() -> None:
    for dossier in store.dossiers([ROOT / "plans"]):
        assert dossier.plan is not None
        named = {each.unit for task in dossier.plan.tasks for each in task.assignments}
        assert named <= dossier.plan.units.by_name.keys(), dossier.path
