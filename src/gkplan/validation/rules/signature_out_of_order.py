"""A step of the sign-off chain is signed before the step before it.

Such a signature counts for nothing, since what it approves was not yet reviewed. Have it signed
again once the steps before it are; correct the date where it is a slip.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.model.settings import Settings
from gkplan.tracking.standing import standings
from gkplan.validation.rule import Problem, rule


@rule("GK418", Severity.WARNING)
def check(plan: Plan, ledger: Ledger) -> Iterator[Problem]:
    if not plan.signoff or not any(entry.signed for entry in ledger.entries):
        return
    told: set[tuple[int, str]] = set()
    for standing in standings(plan, ledger, date.max, Settings()):
        for progress in standing.progress:
            for entry, step, wanted in progress.early:
                if (id(entry), step) in told:
                    continue
                told.add((id(entry), step))
                message = _("`{step}` is signed before `{wanted}`")
                span = entry.spans["signed"].find(step)
                yield Problem(span, message.format(step=step, wanted=wanted))
