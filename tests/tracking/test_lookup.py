"""Finding the task, plan or unit a person means by a few words."""

from datetime import date
from pathlib import Path

import pytest

from gkplan.base.errors import UsageFailure
from gkplan.cli import options
from gkplan.tracking import agenda, lookup
from gkplan.tracking.standing import Standing

DAY = date(2026, 11, 23)
JINAN = "plans/jinan-culture-tourism/2024.yaml"


@pytest.fixture
def everything(collection: Path) -> list[Standing]:
    return options.follow(None, DAY).standings


@pytest.mark.parametrize(
    ("wanted", "folder", "task"),
    [
        ("gongzhong-canyu", "jinan-culture-tourism", "gongzhong-canyu"),
        ("gongzhong", "jinan-culture-tourism", "gongzhong-canyu"),
        ("quanli-q", "example-city", "quanli-qingdan"),
        ("2024/三.(六)", "jinan-culture-tourism", "gongzhong-canyu"),
        ("2024/三、（六）", "jinan-culture-tourism", "gongzhong-canyu"),
        ("2024/三.六", "jinan-culture-tourism", "gongzhong-canyu"),
        ("2024/3.6", "jinan-culture-tourism", "gongzhong-canyu"),
        ("2024/(六)", "jinan-culture-tourism", "gongzhong-canyu"),
        ("2024/（六）", "jinan-culture-tourism", "gongzhong-canyu"),
        ("jinan-culture-tourism/3.6", "jinan-culture-tourism", "gongzhong-canyu"),
        ("jinan-culture-tourism/2024/3.6", "jinan-culture-tourism", "gongzhong-canyu"),
        (f"{JINAN}/3.6", "jinan-culture-tourism", "gongzhong-canyu"),
        ("济南市文化和旅游局/3.6", "jinan-culture-tourism", "gongzhong-canyu"),
        ("济南/3.6", "jinan-culture-tourism", "gongzhong-canyu"),
        ("example-city/zhengce-jiedu", "example-city", "zhengce-jiedu"),
        ("beijing-culture-tourism/一.(一).2", "beijing-culture-tourism", "shimin-huodong"),
        ("beijing-culture-tourism/1.1.2", "beijing-culture-tourism", "shimin-huodong"),
        ("台山/18", "taishan-culture-sports-tourism", "yishenqing-gongkai"),
        ("qingdao-culture-tourism/2.5.1", "qingdao-culture-tourism", "wangzhan-jianshe"),
    ],
)  # fmt: skip
def test_a_task_is_found(everything: list[Standing], wanted: str, folder: str, task: str) -> None:
    found = lookup.find_task(everything, wanted)
    assert (Path(found.plan.path).parent.name, found.task.id) == (folder, task)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("zhengce-jiedu", {"zhengce-jiedu"}),
        ("2024/gong", {"gonggong-fuwu", "gongzhong-canyu", "gongzuo-luoshi"}),
    ],
)
def test_an_ambiguous_task_lists_every_one_it_could_be(
    everything: list[Standing], wanted: str, ids: set[str]
) -> None:
    scope = wanted.rpartition("/")[0]
    meant = [
        each
        for each in everything
        if each.task.id in ids and (not scope or str(each.plan.year) == scope)
    ]
    with pytest.raises(UsageFailure) as caught:
        lookup.find_task(everything, wanted)
    head, *lines = str(caught.value).splitlines()
    assert head == f"`{wanted}` could be any of {len(meant)} tasks:"
    for line, each in zip(lines, meant, strict=True):
        for shown in (each.task.id, each.plan.path, each.placed.address):
            assert shown in line


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("gongzong-canyu", "no task `gongzong-canyu`; did you mean `gongzhong-canyu`?"),
        ("2024/九.(九)", "no task `2024/九.(九)`"),
        ("1999/gongzhong-canyu", "no task `1999/gongzhong-canyu`; did you mean `gongzhong-canyu`?"),
        ("2024/", "no task `2024/`"),
        ("/", "no task `/`"),
        ("", "no task ``"),
    ],
)
def test_what_is_not_there_is_said_with_the_nearest(
    everything: list[Standing], wanted: str, message: str
) -> None:
    with pytest.raises(UsageFailure) as caught:
        lookup.find_task(everything, wanted)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (JINAN, True),
        ("2024.yaml", True),
        ("2024", True),
        ("jinan-culture-tourism", True),
        ("jinan-culture-tourism/2024", True),
        ("济南市文化和旅游局", True),
        ("要点工作", True),
        ("2020", False),
        ("beijing-culture-tourism", False),
        ("青岛", False),
    ],
)
def test_a_plan_is_named_by_place_year_issuer_or_title(
    everything: list[Standing], wanted: str, *, found: bool
) -> None:
    plan = next(each.plan for each in everything if each.plan.path == JINAN)
    assert plan.is_named(wanted) is found


@pytest.mark.parametrize(
    ("unit", "tasks"),
    [
        ("政策法规处", ["quanli-qingdan", "zhengce-jiedu", "zhibiao-kaohe"]),
        ("财务处", ["yujuesuan", "zhengce-jiedu", "zhibiao-kaohe"]),
        ("市图书馆", ["guanyin-zhuanqu", "pingtai-qianyi"]),
        ("局属各单位", ["guanyin-zhuanqu", "pingtai-qianyi"]),
        ("机关各处室", ["zhengce-jiedu", "zhibiao-kaohe"]),
    ],
)
def test_a_unit_is_committed_by_name_alias_and_collective(
    everything: list[Standing], unit: str, tasks: list[str]
) -> None:
    city = [each for each in everything if "example-city" in each.plan.path]
    assert [each.task.id for each in city if agenda.concerns(each, unit)] == tasks


def test_an_alias_commits_the_unit_it_stands_for(everything: list[Standing]) -> None:
    by_name = [each for each in everything if agenda.concerns(each, "办公室")]
    jinan = [each.task.id for each in by_name if each.plan.path == JINAN]
    assert jinan == [
        each.task.id
        for each in everything
        if each.plan.path == JINAN and agenda.concerns(each, "局办公室")
    ]
    assert "menhu-wangzhan" in jinan, "by the collective 机关各处室"


def test_an_open_collective_commits_only_under_its_own_name(everything: list[Standing]) -> None:
    beijing = [each for each in everything if "beijing" in each.plan.path]
    task = next(each for each in beijing if each.task.id == "yiqing-fangkong")
    assert agenda.concerns(task, "各相关处室")
    assert not agenda.concerns(task, "办公室")


def test_an_undeclared_unit_is_refused_with_the_nearest(everything: list[Standing]) -> None:
    plans = list({each.plan.path: each.plan for each in everything}.values())
    for known in ("政策法规处", "局办公室", "相关处室"):
        lookup.find_unit(plans, known)
    with pytest.raises(UsageFailure, match="did you mean `政策法规处`"):
        lookup.find_unit(plans, "政策法归处")
    with pytest.raises(UsageFailure) as caught:
        lookup.find_unit(plans, "火星办事处")
    assert "火星办事处" in str(caught.value)
