"""Where every task of a plan stands on a given day, from the plan and its ledger alone."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gkplan.model.deadline import Ongoing
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Step
from gkplan.model.plan import Plan, Task
from gkplan.model.settings import Settings
from gkplan.model.status import Status
from gkplan.phrases.outline import Placed, outline
from gkplan.tracking.progress import Progress
from gkplan.tracking.punctuality import is_overdue
from gkplan.tracking.replay import Known, replay


class Standing(NamedTuple):
    """A tracked task on a day: its status and what of it is still open.

    `next_due` is the due date of the earliest open occurrence, overdue ones included, and
    `days_left` the days until then, negative when past; both None when nothing dated is open.
    `entries` are those dated up to the day, by date. `position` is the task's turn among all that
    stands in its plan, counted from 0 as `outline` does.
    """

    dossier: Dossier
    placed: Placed
    task: Task
    status: Status
    progress: tuple[Progress, ...]
    entries: tuple[Entry, ...]
    next_due: date | None
    days_left: int | None
    as_of: date
    position: int

    @property
    def plan(self) -> Plan:
        return self.dossier.plan

    @property
    def settings(self) -> Settings:
        """The settings that hold for the task's plan."""
        return self.dossier.settings

    @property
    def is_pressing(self) -> bool:
        """Tell whether somebody must act now: overdue, due soon, or blocked and past due."""
        if self.status is Status.BLOCKED:
            return self.days_left is not None and is_overdue(self.days_left)
        return self.status in (Status.OVERDUE, Status.DUE_SOON)

    def has_cancelled(self, progress: Progress) -> bool:
        """Tell whether one of its occurrences is cancelled: alone or with the whole task."""
        return progress.cancelled_on is not None or self.status is Status.CANCELLED

    @property
    def last_heard(self) -> date | None:
        """The day something was last heard of it, reminders aside; None where never."""
        return find_last_heard(self.entries)

    @property
    def assigned(self) -> tuple[str, ...]:
        """The units that entries named for the task's open collectives."""
        return tuple(
            unit for each in self.entries if each.status is Step.ASSIGNED for unit in each.units
        )

    @property
    def current(self) -> Progress | None:
        """The occurrence that `next_due` speaks of, or the first that waits for something."""
        return next(
            (each for each in self.progress if each.is_open),
            next((each for each in self.progress if each.next_step), None),
        )

    @property
    def provisional(self) -> bool:
        """Tell whether `next_due` rests on holidays that nobody has announced."""
        current = self.current if self.next_due else None
        return bool(current and not current.extended and current.occurrence.provisional)

    @property
    def missed(self) -> tuple[Progress, ...]:
        """Occurrences whose time is past for good: open when the next one fell due too."""
        late = [p for p in self.progress if p.is_open]
        return tuple(
            each
            for each in late
            if any(
                each.due and other.due and each.due < other.due < self.as_of
                for other in self.progress
                if other.occurrence.deadline == each.occurrence.deadline
                and other.occurrence.start > each.occurrence.start
            )
        )


def judge_tasks(dossier: Dossier, as_of: date) -> tuple[Standing, ...]:
    """Judge every tracked task by the ledger entries dated up to and including `as_of`."""
    known = Known.on(dossier, as_of)
    by_task: dict[str, list[Entry]] = {}
    for entry in dossier.ledger.standing(as_of):
        by_task.setdefault(entry.task, []).append(entry)
    found = []
    for position, placed in enumerate(outline(dossier.plan)):
        task = placed.item
        if isinstance(task, Task) and task.tracked:
            found.append(_judge(known, position, placed, task, by_task.get(task.id, [])))
    return tuple(found)


def _judge(
    known: Known, position: int, placed: Placed, task: Task, entries: list[Entry]
) -> Standing:
    progress = replay(known, task, entries)
    next_due = min((p.due for p in progress if p.is_open and p.due), default=None)
    days_left = (next_due - known.as_of).days if next_due else None
    status = (
        _ended(progress, entries)
        or _by_date(progress, days_left, known.dossier.settings)
        or _standing_work(known, task, entries)
        or (Status.DONE_LATE if any(each.is_late for each in progress) else Status.DONE)
    )
    if status is Status.CANCELLED:
        next_due = days_left = None
    return Standing(
        known.dossier,
        placed,
        task,
        status,
        tuple(progress),
        tuple(entries),
        next_due,
        days_left,
        known.as_of,
        position,
    )


# what the office writes down beside the work leaves a task as blocked or cancelled as it was
_BESIDE = (
    Step.ISSUED,
    Step.RECEIVED,
    Step.EXTENSION_ASKED,
    Step.EXTENSION_GRANTED,
    Step.EXTENSION_REFUSED,
    Step.REMINDED,
    Step.ASSIGNED,
)


def _ended(progress: Sequence[Progress], entries: list[Entry]) -> Status | None:
    """Judge by the last entry on the work alone: cancelled and blocked tasks wait for no date.

    One occurrence that is cancelled cancels no task, but all of them do.
    """
    telling = [
        entry.status
        for entry in entries
        if entry.status not in _BESIDE and not (entry.status is Step.CANCELLED and entry.occurrence)
    ]
    last = telling[-1] if telling else None
    none_left = bool(progress) and all(p.cancelled_on and not p.done for p in progress)
    if last is Step.CANCELLED or none_left:
        return Status.CANCELLED
    is_open = [each.is_open for each in progress]
    if last is Step.BLOCKED and (any(is_open) or not is_open):
        return Status.BLOCKED
    return None


def _by_date(
    progress: Iterable[Progress], days_left: int | None, settings: Settings
) -> Status | None:
    """Judge by the earliest open due date; None where nothing is open nor waits for a step."""
    if days_left is None:
        waits = any(each.is_open or each.next_step for each in progress)
        return Status.WAITING if waits else None
    return judge_by_days(days_left, settings)


def judge_by_days(days_left: int, settings: Settings) -> Status:
    """Judge what is open by the days until it is due: one due today is not overdue."""
    if is_overdue(days_left):
        return Status.OVERDUE
    return Status.DUE_SOON if days_left <= settings.remind else Status.DUE


def _standing_work(known: Known, task: Task, entries: list[Entry]) -> Status | None:
    """Judge work without an end by how long nothing was heard of it; None for other tasks."""
    if not any(isinstance(deadline, Ongoing) for deadline in task.deadlines):
        return None
    days = count_silent_days(known.dossier.plan, entries, known.as_of)
    return Status.STALE if days > known.dossier.settings.stale_after else Status.ONGOING


def count_silent_days(plan: Plan, entries: Iterable[Entry], as_of: date) -> int:
    """Count the days since something was last heard of a task: of its plan, where never.

    A reminder is not heard of it; after its plan's year nothing more is expected.
    """
    begin = plan.publication.written or date(plan.year, 1, 1)
    heard = find_last_heard(entries) or begin
    return (min(as_of, date(plan.year, 12, 31)) - max(begin, heard)).days


def find_last_heard(entries: Iterable[Entry]) -> date | None:
    """Find the day of the last entry that is no reminder."""
    return max((e.date for e in entries if e.status is not Step.REMINDED), default=None)
