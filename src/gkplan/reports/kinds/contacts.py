"""How many tasks each unit leads, answers for and supports: 单位任务数量表."""

from collections import Counter

from gkplan.model.plan import Role
from gkplan.reports import phrasing
from gkplan.reports.case import Case


def facts(case: Case) -> dict[str, object]:
    """Give each unit's name and its number of tasks by role, the busiest first."""
    parts = [
        (each.unit, each.role)
        for standing in case.judge(case.as_of)
        for each in standing.task.assignments
    ]
    counted = Counter(parts)
    totals = Counter(unit for unit, _role in parts)
    rows = [
        {"unit": unit, "total": total, **{role.value: counted[unit, role] for role in Role}}
        for unit, total in totals.most_common()
    ]
    return {"about": phrasing.about(case), "rows": rows}
