"""Imported plans beside those written by hand."""

from collections import Counter

from gkplan.model.deadline import FixedDate
from gkplan.model.plan import Plan, Task
from gkplan.phrases.folding import fold
from gkplan.store import collection
from support.paths import ROOT

SEEDS = {
    "beijing-2020": "beijing-culture-tourism/2020",
    "chuxiong-2020": "chuxiong-culture-tourism/2020",
    "jinan-2024": "jinan-culture-tourism/2024",
    "qingdao-2019": "qingdao-culture-tourism/2019",
    "taishan-2019": "taishan-culture-sports-tourism/2019",
}


def by_hand(name: str) -> Plan:
    (dossier,) = collection.dossiers([ROOT / "plans" / f"{name}.yaml"], ledgers=False)
    assert dossier.plan
    return dossier.plan


def words(task: Task) -> str:
    return "".join(fold(task.heading + task.text).split()).replace("。", "")[:30]


def tasks(plan: Plan) -> Counter[str]:
    return Counter(words(task) for task in plan.tasks if task.tracked)


def units(plan: Plan) -> Counter[tuple[str, str, str]]:
    return Counter(
        (words(task), fold(each.unit), each.role.value)
        for task in plan.tasks
        if task.tracked
        for each in task.assignments
    )


def deadlines(plan: Plan) -> Counter[tuple[str, object]]:
    return Counter(
        (words(task), each)
        for task in plan.tasks
        if task.tracked
        for each in task.deadlines
        if not (isinstance(each, FixedDate) and each.implied)
    )
