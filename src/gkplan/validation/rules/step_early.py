"""A step of the supervision cycle is recorded before the one it follows.

Nothing can be verified that was not reported done and signed, nor closed that was not verified:
such a step counts for nothing, and the task waits for it still. Record it again once its turn has
come; correct the date where it is a slip.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Step
from gkplan.tracking.standing import Standing, judge_tasks
from gkplan.validation.rule import Problem, rule

_CYCLE = (Step.VERIFIED, Step.CLOSED)


@rule("GK422", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    if not any(entry.status in _CYCLE for entry in dossier.ledger.entries):
        return
    for standing in judge_tasks(dossier, date.max):
        for entry, before in _early(standing):
            message = _("`{step}` is recorded before `{before}`")
            words = message.format(step=entry.status.value, before=before.value)
            yield Problem(entry.spans["status"], words)


def _early(standing: Standing) -> Iterator[tuple[Entry, Step]]:
    """Find the steps before their turn, and those of a task of which nothing was done by then."""
    for progress in standing.progress:
        yield from progress.early_steps
    credited = [entry for progress in standing.progress for entry in progress.entries]
    for entry in standing.entries:
        if entry.status is Step.DONE:
            return
        if entry.status in _CYCLE and entry not in credited:
            yield entry, Step.DONE
