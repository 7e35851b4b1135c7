"""A task implements a clause that, further up, implements the task.

Then neither is superior to the other, and nothing says what either rests on. Take out the
reference that leads downwards: a plan implements the plans of those above it only.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK506", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    circles = plan.superiors.circles if plan.superiors else {}
    for task in plan.tasks:
        for each in task.implements:
            if way := circles.get((task.id, each.name)):
                shown = " → ".join(f"`{name}`" for name in way)
                message = _("what the task implements leads back to it: {way}").format(way=shown)
                yield Problem(each.span, message)
