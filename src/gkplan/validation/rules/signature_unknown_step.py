"""A signature is for a step that the plan's sign-off chain does not have.

It counts for nothing. Correct the name, or add the step to `signoff` of the plan.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK417", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    steps = [each.step for each in dossier.plan.signoff]
    for entry in dossier.ledger.standing(date.max):
        for step, _signer in entry.signed:
            if step not in steps:
                message = _("`signoff` of the plan has no step `{step}`").format(step=step)
                span = entry.spans["signed"].find(step)
                known = _("it lists: {steps}").format(steps=", ".join(steps) or _("none"))
                yield Problem(span, message, did_you_mean(step, steps) or known)
