"""Where every task of a plan stands on a given day, from the plan and its ledger alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from gkplan.model.deadline import Ongoing, Recurrence
from gkplan.model.ledger import Entry, Ledger, Step
from gkplan.model.plan import Plan, Role, Task
from gkplan.model.settings import Settings
from gkplan.outline import Placed, tracked
from gkplan.progress import Progress
from gkplan.schedule import implied, occurrences


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


class Standing(NamedTuple):
    """A tracked task on a day: its status and what of it is still open.

    `next_due` is the due date of the earliest open occurrence, overdue ones included, and
    `days_left` the days until then, negative when past; both None when nothing dated is open.
    `entries` are those dated up to the day, by date.
    """

    plan: Plan
    placed: Placed
    task: Task
    status: Status
    progress: tuple[Progress, ...]
    entries: tuple[Entry, ...]
    next_due: date | None
    days_left: int | None
    as_of: date

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
        current = self.current
        return bool(
            current and current.is_open and not current.extended and current.occurrence.provisional
        )

    @property
    def missed(self) -> tuple[Progress, ...]:
        """Occurrences whose time is past for good: open when the next one fell due too."""
        if not any(isinstance(d, Recurrence) for d in self.task.deadlines):
            return ()
        late = [p for p in self.progress if p.is_open and p.due and p.due < self.as_of]
        return tuple(
            each
            for each in late
            if any(
                other.due and each.due and each.due < other.due < self.as_of
                for other in self.progress
                if other.occurrence.deadline == each.occurrence.deadline
            )
        )


def standings(plan: Plan, ledger: Ledger, as_of: date, settings: Settings) -> tuple[Standing, ...]:
    """Judge every tracked task by the ledger entries dated up to and including `as_of`."""
    events = {event.name: event.date for event in ledger.events if event.date <= as_of}
    by_task: dict[str, list[Entry]] = {}
    for entry in ledger.standing(as_of):
        by_task.setdefault(entry.task, []).append(entry)
    found = []
    for placed in tracked(plan):
        task = placed.item
        assert isinstance(task, Task)  # noqa: S101 - what `tracked` promises
        entries = by_task.get(task.id, [])
        progress = replay(plan, task, entries, events, as_of, settings)
        found.append(_judge(plan, placed, task, progress, entries, as_of, settings))
    return tuple(found)


def replay(
    plan: Plan,
    task: Task,
    entries: Sequence[Entry],
    events: Mapping[str, date],
    as_of: date,
    settings: Settings,
) -> list[Progress]:
    """Build the occurrences of a task, by due date, with what the entries say of each."""
    stated = task.deadlines or (implied(plan.year),)
    required = reporters(plan, task, entries, as_of)
    progress = [
        Progress(occurrence, plan, required)
        for deadline in stated
        for occurrence in occurrences(deadline, plan.year, events, settings.calendar)
    ]
    progress.sort(key=lambda each: each.occurrence.due or date.max)
    for entry in entries:
        units = {unit for name in entry.by for unit in plan.units.members(name, as_of)}
        for each in _meant(entry, progress):
            each.credit(entry, units)
    progress.sort(key=lambda each: each.due or date.max)
    return progress


def reporters(plan: Plan, task: Task, entries: Iterable[Entry], as_of: date) -> tuple[str, ...]:
    """List the units that each must report: all but supporting ones, by their names on the day.

    An open collective has none until an `assigned` entry names them.
    """
    named = [unit for entry in entries if entry.status is Step.ASSIGNED for unit in entry.units]
    named += (
        each.unit
        for each in task.assignments
        if each.role is not Role.SUPPORT or plan.support_reports
    )
    members = (member for name in named for member in plan.units.members(name, as_of))
    return tuple(dict.fromkeys(members))


def _meant(entry: Entry, progress: list[Progress]) -> list[Progress]:
    """Find the occurrence an entry is about: the one it names, else the earliest then open.

    Entries about a task that is done already, such as its verification, mean the first occurrence
    that waits for that step.
    """
    if entry.occurrence:
        return [p for p in progress if p.occurrence.answers_to(entry.occurrence)][:1]
    if entry.status in (Step.VERIFIED, Step.RETURNED, Step.CLOSED):
        reported = [p for p in progress if p.done_on and entry.status not in p.steps]
        return reported[:1]
    waiting = [p for p in progress if p.is_open]
    begun = [p for p in waiting if p.occurrence.start <= entry.date]
    return (begun or waiting)[:1]


def _judge(
    plan: Plan,
    placed: Placed,
    task: Task,
    progress: list[Progress],
    entries: list[Entry],
    as_of: date,
    settings: Settings,
) -> Standing:
    next_due = min((p.due for p in progress if p.is_open and p.due), default=None)
    days_left = (next_due - as_of).days if next_due else None
    status = (
        _ended(progress, entries)
        or _by_date(progress, days_left, settings)
        or _standing_work(plan, task, entries, as_of, settings)
        or (Status.DONE_LATE if any(each.is_late for each in progress) else Status.DONE)
    )
    if status is Status.CANCELLED:
        next_due = days_left = None
    return Standing(
        plan, placed, task, status, tuple(progress), tuple(entries), next_due, days_left, as_of
    )


def _ended(progress: Iterable[Progress], entries: list[Entry]) -> Status | None:
    """Judge by the last entry alone: cancelled and blocked tasks wait for nobody's date."""
    steps = [entry.status for entry in entries if entry.status is not Step.REMINDED]
    last = steps[-1] if steps else None
    if last is Step.CANCELLED:
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
    if days_left < 0:
        return Status.OVERDUE
    return Status.DUE_SOON if days_left <= settings.remind else Status.DUE


def _standing_work(
    plan: Plan, task: Task, entries: list[Entry], as_of: date, settings: Settings
) -> Status | None:
    """Judge work without an end by how long nothing was heard of it; None for other tasks."""
    if not any(isinstance(deadline, Ongoing) for deadline in task.deadlines):
        return None
    begin = plan.publication.written or date(plan.year, 1, 1)
    last = entries[-1].date if entries else begin
    silence = min(as_of, date(plan.year, 12, 31)) - last
    return Status.STALE if silence > timedelta(days=settings.stale_after) else Status.ONGOING
