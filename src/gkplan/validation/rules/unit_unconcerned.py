"""A ledger entry is by a unit that its task does not commit on that day.

Its report stands for nobody who owes one. Name the unit that answers for the task, or a supporting
one; once a unit is no more, its successor.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Step
from gkplan.model.plan import Plan, Task
from gkplan.model.unit import Collective
from gkplan.validation.rule import Problem, rule

# the other steps are the office's own
_OF_UNITS = (Step.RECEIVED, Step.PROGRESS, Step.DONE, Step.BLOCKED, Step.EXTENSION_ASKED)


@rule("GK412", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    tasks = {task.id: task for task in plan.tasks if task.id and task.assignments}
    entries = dossier.ledger.standing(date.max)
    assigned = _assigned(entries)
    for entry in entries:
        task = tasks.get(entry.task)
        if task is None or entry.status not in _OF_UNITS or _is_open(plan, task):
            continue
        committed = _committed(plan, task, assigned.get(task.id, ()), entry.date)
        for unit in entry.by:
            members = {unit, *plan.units.members(unit, entry.date)}
            if plan.units.find(unit) and not members & committed:
                message = _("task `{id}` does not commit `{unit}` on {day}")
                written = message.format(id=entry.task, unit=unit, day=entry.date)
                yield Problem(entry.spans["by"].find(unit), written)


def _is_open(plan: Plan, task: Task) -> bool:
    """Tell whether anybody may be meant: by 相关处室."""
    bodies = (plan.units.find(each.unit) for each in task.assignments)
    return any(isinstance(body, Collective) and body.is_open for body in bodies)


def _assigned(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Gather the entries that name the units of open collectives, by task."""
    by_task: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.status is Step.ASSIGNED:
            by_task.setdefault(entry.task, []).append(entry)
    return by_task


def _committed(plan: Plan, task: Task, assigned: Iterable[Entry], day: date) -> set[str]:
    names = [each.unit for each in task.assignments]
    names += (unit for entry in assigned if entry.date <= day for unit in entry.units)
    return {unit for name in names for unit in (name, *plan.units.members(name, day))}
