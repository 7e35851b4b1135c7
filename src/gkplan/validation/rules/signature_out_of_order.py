"""A step of the sign-off chain is signed before the step before it.

Such a signature counts for nothing, since what it approves was not yet reviewed. Have it signed
again once the steps before it are; correct the date where it is a slip.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.tracking.standing import judge_tasks
from gkplan.validation.rule import Problem, rule


@rule("GK418", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    if not dossier.plan.signoff or not any(entry.signed for entry in dossier.ledger.entries):
        return
    told: set[tuple[int, str]] = set()  # where the signature stands, and its step
    for standing in judge_tasks(dossier, date.max):
        for progress in standing.progress:
            for entry, step, wanted in progress.early:
                span = entry.spans["signed"].find(step)
                if (span.start, step) in told:
                    continue
                told.add((span.start, step))
                message = _("`{step}` is signed before `{wanted}`")
                yield Problem(span, message.format(step=step, wanted=wanted))
