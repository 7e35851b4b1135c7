"""A step of the sign-off chain is signed by somebody who is not known to sign it.

A reader cannot tell by what right. Correct the name, or add it to the step's `signers`, or where
these are not given to the leading group.
"""

import re
from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Plan, SignOff
from gkplan.validation.rule import Problem, rule


@rule("GK419", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    known = {each.step: _signers(dossier.plan, each) for each in dossier.plan.signoff}
    for entry in dossier.ledger.standing(date.max):
        for step, written in entry.signed:
            names = known.get(step, ())
            for signer in re.split("[、，,;；]", written) if names else ():
                if signer.strip() not in names:
                    message = _("`{name}` is not among those who sign `{step}`")
                    span = entry.spans["signed"].find(signer.strip())
                    hint = did_you_mean(signer.strip(), names)
                    yield Problem(span, message.format(name=signer.strip(), step=step), hint)


def _signers(plan: Plan, step: SignOff) -> tuple[str, ...]:
    """List who may sign a step; nobody where the plan does not say."""
    if step.signers or plan.leading_group is None:
        return step.signers
    group = plan.leading_group
    people = (
        *group.chair,
        *group.deputies,
        *group.members,
        *group.office_director,
        *group.office_staff,
    )
    names = tuple(person.name for person in people if person.name)
    return (*names, step.by) if names else ()
