"""What was reported against what fell due, month by month or quarter by quarter."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gkplan.model.deadline import Period
from gkplan.model.status import Status
from gkplan.tracking import agenda
from gkplan.tracking.schedule import periods
from gkplan.tracking.standing import Standing


class Stretch(NamedTuple):
    """The occurrences due in one period: each is in time, late, overdue or open.

    `open` are those not due yet on the day asked for. `due_so_far` and `reported_so_far` count
    from the first period on. An occurrence is reported once all units that must have done so,
    signed or not.
    """

    name: str
    start: date
    end: date
    in_time: int = 0
    late: int = 0
    overdue: int = 0
    open: int = 0
    due_so_far: int = 0
    reported_so_far: int = 0

    @property
    def due(self) -> int:
        return self.in_time + self.late + self.overdue + self.open

    @property
    def reported(self) -> int:
        return self.in_time + self.late

    @property
    def percent(self) -> int | None:
        """The share of all that is due up to the period's end which was reported, rounded down."""
        return self.reported_so_far * 100 // self.due_so_far if self.due_so_far else None


def stretches(
    standings: Iterable[Standing], period: Period = Period.MONTH, unit: str = ""
) -> tuple[Stretch, ...]:
    """Count the occurrences of every period of the plans' years, and of any other one is due in.

    For a unit, what it reported itself. What was cancelled before it was reported is not due, and
    what counts from an event that has not happened is due on no day.
    """
    standings = tuple(standings)
    years = {standing.plan.year for standing in standings}
    facts = tuple(_facts(standings, unit))
    dues = {due.year for due, _kind in facts}
    found = []
    due_so_far = reported_so_far = 0
    for year in sorted(years | dues):
        for name, start, end in periods(period, year):
            kinds = [kind for due, kind in facts if start <= due <= end]
            if not kinds and year not in years:
                continue
            stretch = Stretch(name, start, end, *(kinds.count(kind) for kind in _KINDS))
            due_so_far += stretch.due
            reported_so_far += stretch.reported
            found.append(stretch._replace(due_so_far=due_so_far, reported_so_far=reported_so_far))
    return tuple(found)


_KINDS = ("in_time", "late", "overdue", "open")


def _facts(standings: Iterable[Standing], unit: str) -> Iterator[tuple[date, str]]:
    """Tell of each occurrence when it is due and which of the four kinds it is of."""
    for standing in standings:
        if unit and not agenda.concerns(standing, unit):
            continue
        units = agenda.names(standing, unit) if unit else frozenset()
        for progress in standing.progress:
            due = progress.due
            reported = agenda.reported(progress, units)
            cancelled = progress.cancelled_on or standing.status is Status.CANCELLED
            if due is None or (cancelled and not reported):
                continue
            if reported:
                yield due, "late" if reported > due else "in_time"
            else:
                yield due, "overdue" if due < standing.as_of else "open"
