"""What a task waits for next, of whom, and since when: 谁在等谁."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gkplan.model.ledger import Step
from gkplan.model.status import Status
from gkplan.tracking.progress import Progress
from gkplan.tracking.standing import Standing


class Awaited(StrEnum):
    """What can be waited for; a signature is one step of the plan's sign-off chain."""

    EVENT = "event"
    ISSUE = "issued"
    RECEIPT = "received"
    DECISION = "extension-granted"
    REPORT = "done"
    SIGNATURE = "signature"
    VERIFICATION = "verified"
    CLOSING = "closed"


class Wait(NamedTuple):
    """One thing waited for: `of` the units or people it is expected of, empty for the office.

    `name` says which event or which step of the sign-off chain; `since` is the day from which it
    could have happened.
    """

    what: Awaited
    of: tuple[str, ...]
    since: date
    name: str = ""


def find_wait(standing: Standing) -> Wait | None:
    """Find what a task waits for; None where it is done, cancelled, without dates or yet to begin.

    Of several occurrences the earliest open one counts, as it does for the due date.
    """
    current = standing.current
    if current is None or standing.status is Status.CANCELLED:
        return None
    if current.reported_on is None:
        return _before_report(current, standing)
    if step := current.next_signature:
        since = max([current.reported_on, *current.signed.values()])
        of = tuple(each.by for each in standing.plan.signoff if each.step == step and each.by)
        return Wait(Awaited.SIGNATURE, of, since, step)
    return _after_done(current)


def _before_report(current: Progress, standing: Standing) -> Wait | None:
    start, issued = current.occurrence.start, current.steps.get(Step.ISSUED)
    if current.due is None:
        return Wait(Awaited.EVENT, (), start, current.occurrence.name)
    if current.asked_on:
        return Wait(Awaited.DECISION, (), current.asked_on)
    if start > standing.as_of:
        return None
    if current.returned_on:  # what was reported once had been issued and received
        return Wait(Awaited.REPORT, current.missing, current.returned_on)
    if Step.ISSUED in current.supervision and not issued:
        return Wait(Awaited.ISSUE, (), start)
    begin = max(start, issued or start)
    received = current.receipts.complete
    if Step.RECEIVED in current.supervision and not received:
        return Wait(Awaited.RECEIPT, current.receipts.missing or current.required, begin)
    return Wait(Awaited.REPORT, current.missing, max(begin, received or begin))


def _after_done(current: Progress) -> Wait | None:
    done = current.done
    if done is None or current.next_step is None:
        return None
    if current.next_step is Step.VERIFIED:
        return Wait(Awaited.VERIFICATION, (), done)
    return Wait(Awaited.CLOSING, (), max(done, current.steps.get(Step.VERIFIED, done)))
