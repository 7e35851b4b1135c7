"""A task's text names a declared unit that is not among its units.

A reader takes the unit for responsible, and status never shows it the task. Add it to `units`, or
reword the text.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Task
from gkplan.model.unit import UnitRegister
from gkplan.phrases import responsibility
from gkplan.validation.rule import Problem, rule


@rule("GK204", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    known = tuple(plan.units.by_name)
    for task in plan.tasks:
        if not task.tracked or not known:
            continue
        committed = _committed(task, plan.units)
        told: set[str] = set()
        for key, text in (("heading", task.heading), ("text", task.text)):
            for mention in responsibility.find_mentions(text, known):
                unit = plan.units.canonical(mention.name)
                members = set(plan.units.members(unit))
                if unit in committed or unit in told or (members and members <= committed):
                    continue
                told.add(unit)
                message = _("the text names `{unit}`, which is not among the task's units")
                yield Problem(task.span(key).find(mention.name), message.format(unit=mention.name))


def _committed(task: Task, units: UnitRegister) -> set[str]:
    names = {units.canonical(each.unit) for each in task.assignments}
    return names | {member for each in task.assignments for member in units.members(each.unit)}
