"""Where every task of a plan stands on a given day, from the plan and its ledger alone."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from gkplan.model.deadline import Ongoing
from gkplan.model.ledger import Entry, Ledger, Step
from gkplan.model.plan import Plan, Task
from gkplan.model.settings import Settings
from gkplan.outline import Placed, tracked
from gkplan.schedule import Occurrence, implied, occurrences


class Status(StrEnum):
    """How a task stands; in the order in which a reader wants to see them."""

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    BLOCKED = "blocked"
    STALE = "stale"
    DUE = "due"
    WAITING = "waiting"
    ONGOING = "ongoing"
    DONE_LATE = "done-late"
    DONE = "done"
    CANCELLED = "cancelled"


class Progress:
    """An occurrence and the days on which it was reported done, up to the day asked for."""

    __slots__ = ("done_on", "occurrence")

    def __init__(self, occurrence: Occurrence) -> None:
        self.occurrence = occurrence
        self.done_on: list[date] = []

    @property
    def is_done(self) -> bool:
        return len(self.done_on) >= self.occurrence.needed

    @property
    def is_late(self) -> bool:
        """Tell whether it was done, but after its due date."""
        due = self.occurrence.due
        return self.is_done and due is not None and self.done_on[self.occurrence.needed - 1] > due


class Standing(NamedTuple):
    """A tracked task on a day: its status and what of it is still open.

    `next_due` is the due date of the earliest open occurrence, overdue ones included, and
    `days_left` the days until then, negative when past; both None when nothing dated is open.
    """

    plan: Plan
    placed: Placed
    task: Task
    status: Status
    progress: tuple[Progress, ...]
    entries: tuple[Entry, ...]
    next_due: date | None
    days_left: int | None

    @property
    def overdue_count(self) -> int:
        """How many occurrences are past due and open."""
        if self.next_due is None or self.days_left is None:
            return 0
        as_of = self.next_due - timedelta(days=self.days_left)
        return sum(
            1
            for each in self.progress
            if not each.is_done and each.occurrence.due and each.occurrence.due < as_of
        )


def standings(plan: Plan, ledger: Ledger, as_of: date, settings: Settings) -> tuple[Standing, ...]:
    """Judge every tracked task by the ledger entries dated up to and including `as_of`."""
    events = {event.name: event.date for event in ledger.events if event.date <= as_of}
    by_task: dict[str, list[Entry]] = {}
    for entry in ledger.entries:
        if entry.date <= as_of:
            by_task.setdefault(entry.task, []).append(entry)
    found = []
    for placed in tracked(plan):
        task = placed.item
        assert isinstance(task, Task)  # noqa: S101 - what `tracked` promises
        entries = sorted(by_task.get(task.id, ()), key=lambda entry: entry.date)
        stated = task.deadlines or (implied(plan.year),)
        progress = [
            Progress(occurrence)
            for deadline in stated
            for occurrence in occurrences(deadline, plan.year, events)
        ]
        progress.sort(key=lambda each: each.occurrence.due or date.max)
        for entry in entries:
            _credit(entry, progress)
        found.append(_judge(plan, placed, task, progress, entries, as_of, settings))
    return tuple(found)


def _credit(entry: Entry, progress: list[Progress]) -> None:
    """Count a `done` entry for the occurrence it names, else for the earliest one then open."""
    if entry.status is not Step.DONE:
        return
    open_ = [each for each in progress if not each.is_done]
    if entry.occurrence:
        for each in progress:
            if each.occurrence.answers_to(entry.occurrence):
                each.done_on.append(entry.date)
                break
        return
    begun = [each for each in open_ if each.occurrence.start <= entry.date]
    for each in (begun or open_)[:1]:
        each.done_on.append(entry.date)


def _judge(
    plan: Plan,
    placed: Placed,
    task: Task,
    progress: list[Progress],
    entries: list[Entry],
    as_of: date,
    settings: Settings,
) -> Standing:
    dues = [each.occurrence.due for each in progress if not each.is_done and each.occurrence.due]
    next_due = min(dues, default=None)
    days_left = (next_due - as_of).days if next_due else None
    status = _ended(progress, entries) or _by_date(progress, days_left, settings)
    if status is None:
        standing = any(isinstance(d, Ongoing) for d in task.deadlines)
        last = entries[-1].date if entries else plan.publication.written or date(plan.year, 1, 1)
        silence = (min(as_of, date(plan.year, 12, 31)) - last).days
        stale = standing and silence > settings.stale_after
        status = Status.STALE if stale else Status.ONGOING if standing else _finished(progress)
    if status is Status.CANCELLED:
        next_due = days_left = None
    return Standing(
        plan, placed, task, status, tuple(progress), tuple(entries), next_due, days_left
    )


def _ended(progress: Iterable[Progress], entries: list[Entry]) -> Status | None:
    """Judge by the last entry alone: cancelled and blocked tasks wait for nobody's date."""
    last = entries[-1].status if entries else None
    if last is Step.CANCELLED:
        return Status.CANCELLED
    is_open = [not each.is_done for each in progress]
    if last is Step.BLOCKED and (any(is_open) or not is_open):
        return Status.BLOCKED
    return None


def _by_date(
    progress: Iterable[Progress], days_left: int | None, settings: Settings
) -> Status | None:
    """Judge by the earliest open due date; None where nothing dated is open."""
    if days_left is None:
        unmet = any(not each.is_done for each in progress)
        return Status.WAITING if unmet else None
    if days_left < 0:
        return Status.OVERDUE
    return Status.DUE_SOON if days_left <= settings.remind else Status.DUE


def _finished(progress: Iterable[Progress]) -> Status:
    return Status.DONE_LATE if any(each.is_late for each in progress) else Status.DONE
