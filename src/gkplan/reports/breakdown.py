"""The tasks of a plan with who leads, who supports and when each is due: 任务分解表."""

from gkplan import outline
from gkplan.model.plan import Plan, Role, Task
from gkplan.outline import Placed
from gkplan.phrases import deadlines
from gkplan.reports._case import Case
from gkplan.schedule import implied


def facts(case: Case) -> dict[str, object]:
    """Give each plan's title and rows: number, task, text, lead, support, deadline."""
    return {"plans": [_plan(subject.plan) for subject in case.subjects]}


def _plan(plan: Plan) -> dict[str, object]:
    rows = [_row(plan, placed, task) for placed, task in _tasks(plan)]
    return {"title": plan.title, "issuer": plan.issuer, "year": plan.year, "rows": rows}


def _tasks(plan: Plan) -> list[tuple[Placed, Task]]:
    return [(p, p.item) for p in outline.tracked(plan) if isinstance(p.item, Task)]


def _row(plan: Plan, placed: Placed, task: Task) -> dict[str, object]:
    stated = task.deadlines or (implied(plan.year),)
    section = placed.sections[-1].heading if placed.sections else ""
    return {
        "number": placed.address,
        "section": section,
        "task": outline.name(task),
        "text": task.text,
        "lead": _units(task, Role.LEAD, Role.RESPONSIBLE),
        "support": _units(task, Role.SUPPORT),
        "deadline": "；".join(each.text or deadlines.write(each, plan.year) for each in stated),
    }


def _units(task: Task, *roles: Role) -> str:
    return "、".join(each.unit for each in task.assignments if each.role in roles)
