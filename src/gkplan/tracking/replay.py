"""Replaying a task's ledger entries: which occurrence each is about, and who must report it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gkplan.model.deadline import Quota, Recurrence
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Step
from gkplan.model.plan import Plan, Role, Task
from gkplan.model.unit import Collective, Unit
from gkplan.tracking.progress import Progress
from gkplan.tracking.reported import Owed
from gkplan.tracking.schedule import Occurrence, list_occurrences, make_implied


class Known(NamedTuple):
    """A plan with its ledger and settings, as it was known up to and including a day."""

    dossier: Dossier
    as_of: date
    events: Mapping[str, date]

    @classmethod
    def on(cls, dossier: Dossier, as_of: date) -> "Known":
        """Take what had happened by a day: the date of each event."""
        events = {e.name: e.date for e in dossier.ledger.events if e.date <= as_of}
        return cls(dossier, as_of, events)


def replay(known: Known, task: Task, entries: Sequence[Entry]) -> list[Progress]:
    """Build the occurrences of a task, by due date, with what the entries say of each."""
    plan = known.dossier.plan
    owed = Owed(
        list_reporters(plan, task, entries),
        plan.units,
        known.as_of,
        by_member=any(_is_closed(plan.units.find(name)) for name in _held(plan, task)),
    )
    progress = [Progress(occurrence, plan, owed) for occurrence in find_occurrences(known, task)]
    progress.sort(key=lambda each: each.occurrence.due or date.max)
    for entry in entries:
        for each in _meant(entry, progress):
            each.credit(entry)
    progress.sort(key=lambda each: each.due or date.max)
    return progress


def find_occurrences(known: Known, task: Task) -> Iterator[Occurrence]:
    """Give the occurrences of a task's deadlines, of the implied one where it has none."""
    year, calendar = known.dossier.plan.year, known.dossier.settings.calendar
    for deadline in task.deadlines or (make_implied(year),):
        yield from list_occurrences(deadline, year, known.events, calendar)


def list_reporters(plan: Plan, task: Task, entries: Iterable[Entry]) -> tuple[str, ...]:
    """List the units that each must report: all but supporting ones, members for collectives.

    An open collective has none until an `assigned` entry names them.
    """
    named = [unit for entry in entries if entry.status is Step.ASSIGNED for unit in entry.units]
    members = (m for name in (*_held(plan, task), *named) for m in plan.units.members(name))
    return tuple(dict.fromkeys(members))


def _held(plan: Plan, task: Task) -> tuple[str, ...]:
    """List the names that must report, as the plan names them."""
    held = (a for a in task.assignments if a.role is not Role.SUPPORT or plan.support_reports)
    return tuple(each.unit for each in held)


def _is_closed(body: Unit | Collective | None) -> bool:
    return isinstance(body, Collective) and not body.is_open


def _meant(entry: Entry, progress: list[Progress]) -> list[Progress]:
    """Find the occurrences an entry is about: the one it names, else the earliest then open.

    A milestone may have several, of which the same holds. Without a name, `issued` and `received`
    are said of them all, and `cancelled` of the task.
    """
    if entry.occurrence:
        named = [p for p in progress if p.occurrence.answers_to(entry.occurrence)]
        return (_fitting(entry, named) or named)[:1]
    if entry.status in (Step.ISSUED, Step.RECEIVED):
        return progress
    return [] if entry.status is Step.CANCELLED else _fitting(entry, progress)[:1]


def _fitting(entry: Entry, progress: list[Progress]) -> list[Progress]:
    """Sort out which occurrences an entry can be about, the likeliest first.

    Steps that follow another are about the occurrence that had the other; work is about what is
    open. Before its window has begun, one of a series is not: a second report in March is no
    report for April.
    """
    reported = [p for p in progress if p.done_on]
    match entry.status:
        case Step.VERIFIED | Step.CLOSED:
            awaiting = [p for p in reported if p.next_step is entry.status]
            return awaiting or [p for p in reported if entry.status not in p.steps]
        case Step.RETURNED:
            unverified = [p for p in reported if Step.VERIFIED not in p.steps]
            return sorted(unverified or reported, key=lambda p: p.done_on[-1], reverse=True)
        case Step.EXTENSION_GRANTED | Step.EXTENSION_REFUSED if any(p.asked_on for p in progress):
            return [p for p in progress if p.asked_on]
    signed = [p for p in reported if p.is_open and p.next_signature in dict(entry.signed)]
    if signed and entry.status is not Step.DONE:
        return signed
    begun = [p for p in progress if p.occurrence.start <= entry.date]
    coming = [p for p in progress if p.is_open and not _in_series(p)]
    again = begun[::-1] if entry.status is Step.DONE else []
    return [p for p in begun if p.is_open] or coming or again


def _in_series(progress: Progress) -> bool:
    return isinstance(progress.occurrence.deadline, Recurrence | Quota)
