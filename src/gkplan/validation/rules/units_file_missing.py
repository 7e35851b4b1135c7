"""A plan names units, and there is no units.yaml beside it.

Without one, a misspelt unit goes unnoticed and collectives have no members. List the bureau's units
in units.yaml in the plan's folder.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK209", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    if not plan.units.missing:
        return
    for task in plan.tasks:
        if task.assignments:
            yield Problem(task.assignments[0].span, _("there is no units.yaml beside this plan"))
            return
