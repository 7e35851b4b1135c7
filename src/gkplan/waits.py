"""What a task waits for next, of whom, and since when: 谁在等谁."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gkplan.model.ledger import Step
from gkplan.progress import Progress
from gkplan.status import Standing, Status


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


def waits_for(standing: Standing) -> Wait | None:
    """Find what a task waits for; None where it is done, cancelled or without dates."""
    current = standing.current
    if current is None or standing.status is Status.CANCELLED:
        return None
    start = current.occurrence.start
    if current.occurrence.due is None:
        return Wait(Awaited.EVENT, (), start, current.occurrence.name)
    if current.asked_on:
        return Wait(Awaited.DECISION, (), current.asked_on)
    if current.reported_on is None:
        return _before_report(current, start)
    if step := current.next_signature:
        since = max([current.reported_on, *current.signed.values()])
        of = tuple(each.by for each in standing.plan.signoff if each.step == step and each.by)
        return Wait(Awaited.SIGNATURE, of, since, step)
    return _after_done(current)


def _before_report(current: Progress, start: date) -> Wait:
    issued, received = (current.steps.get(step) for step in (Step.ISSUED, Step.RECEIVED))
    if Step.ISSUED in current.supervision and not issued:
        return Wait(Awaited.ISSUE, (), start)
    if Step.RECEIVED in current.supervision and not received:
        return Wait(Awaited.RECEIPT, current.required, issued or start)
    since = current.returned_on or received or issued or start
    return Wait(Awaited.REPORT, current.missing, since)


def _after_done(current: Progress) -> Wait | None:
    done = current.done
    if done is None or current.next_step is None:
        return None
    if current.next_step is Step.VERIFIED:
        return Wait(Awaited.VERIFICATION, (), done)
    return Wait(Awaited.CLOSING, (), current.steps.get(Step.VERIFIED, done))
