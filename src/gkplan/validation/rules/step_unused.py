"""An entry records a step of the supervision cycle that its plan does not use.

Status shows nothing of it. Add the step to `supervision` of the plan, or leave the entry out.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import SUPERVISION
from gkplan.validation.rule import Problem, rule


@rule("GK414", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    for entry in dossier.ledger.standing(date.max):
        if entry.status in SUPERVISION and entry.status not in dossier.plan.supervision:
            message = _("`supervision` of the plan does not list `{step}`")
            used = _("it lists: {steps}").format(
                steps=", ".join(dossier.plan.supervision) or _("none")
            )
            yield Problem(entry.spans["status"], message.format(step=entry.status.value), used)
