"""The tasks of a plan with who leads, who supports and when each is due: 任务分解表."""

from gkplan.model.dossier import Dossier
from gkplan.model.plan import Plan, Role, Task
from gkplan.phrases import outline
from gkplan.phrases.outline import Placed
from gkplan.reports import phrasing
from gkplan.reports.case import Case


def facts(case: Case) -> dict[str, object]:
    """Give each plan's title and rows: number, section, task, text, units by role, time limit.

    `section` is empty where it is that of the row above. `columns` tells which are of use.
    """
    plans = [_plan(case, dossier) for dossier in case.dossiers]
    return {"about": phrasing.about(case), "plans": plans}


def _plan(case: Case, dossier: Dossier) -> dict[str, object]:
    plan = dossier.plan
    rows: list[dict[str, str]] = []
    above = ""
    for standing in case.judge_plan(dossier, case.as_of):
        row = _row(plan, standing.placed, standing.task)
        section, row["section"] = row["section"], "" if row["section"] == above else row["section"]
        above = section
        rows.append({"order": str(len(rows) + 1), **row})
    shown = ("section", "text", "lead", "responsible", "support")
    columns = {column: any(row[column] for row in rows) for column in shown}
    named = {"title": plan.title, "issuer": plan.issuer, "year": plan.year}
    return {**named, "rows": rows, "columns": columns}


def _row(plan: Plan, placed: Placed, task: Task) -> dict[str, str]:
    return {
        "number": phrasing.number(placed),
        "section": phrasing.section(placed),
        "task": outline.name(task),
        "text": phrasing.requirement(task),
        "lead": phrasing.units(task, Role.LEAD),
        "responsible": phrasing.units(task, Role.RESPONSIBLE),
        "support": phrasing.units(task, Role.SUPPORT),
        "limit": phrasing.limit(task, plan),
    }
