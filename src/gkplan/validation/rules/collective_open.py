"""A task is given to an open collective such as 相关处室.

No unit in particular can be held to it. Name the units, at least in the ledger once they are known.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Step
from gkplan.model.unit import Collective
from gkplan.validation.rule import Problem, rule


@rule("GK203", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    named = {entry.task for entry in dossier.ledger.entries if entry.status is Step.ASSIGNED}
    for task in dossier.plan.tasks:
        if task.id in named:
            continue
        for each in task.assignments:
            body = dossier.plan.units.find(each.unit)
            if isinstance(body, Collective) and body.is_open:
                message = _("`{unit}` names no unit that can be held to the task")
                yield Problem(each.span, message.format(unit=each.unit))
