"""What was reported against what fell due, month by month or quarter by quarter."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gkplan.model.deadline import Period
from gkplan.tracking import agenda
from gkplan.tracking.punctuality import Counts, Punctuality, count_reports, judge_report
from gkplan.tracking.schedule import divide_year
from gkplan.tracking.standing import Standing


class PeriodCounts(NamedTuple):
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
    def counts(self) -> Counts:
        return Counts(in_time=self.in_time, late=self.late, overdue=self.overdue, open=self.open)

    @property
    def due(self) -> int:
        return self.counts.due

    @property
    def reported(self) -> int:
        return self.counts.reported

    @property
    def percent(self) -> int | None:
        """The share of all that is due up to the period's end which was reported, rounded down."""
        return self.reported_so_far * 100 // self.due_so_far if self.due_so_far else None


def count_stretches(
    standings: Iterable[Standing], period: Period = Period.MONTH, unit: str = ""
) -> tuple[PeriodCounts, ...]:
    """Count the occurrences of every period of the plans' years, and of any other one is due in.

    For a unit, what it reported itself. What was cancelled before it was reported is not due, and
    what counts from an event that has not happened is due on no day.
    """
    standings = tuple(standings)
    years = {standing.plan.year for standing in standings}
    return count_periods(tuple(_judged(standings, unit)), period, years)


def _judged(standings: Iterable[Standing], unit: str) -> Iterator[tuple[date, Punctuality]]:
    """Tell of each occurrence when it is due and how its report stands to that."""
    for standing in standings:
        if unit and not agenda.concerns(standing, unit):
            continue
        units = agenda.find_names(standing, unit) if unit else frozenset()
        for progress in standing.progress:
            due = progress.due
            reported = agenda.reported(progress, units)
            if due and (reported or not standing.has_cancelled(progress)):
                yield due, judge_report(due, reported, standing.as_of)


def count_periods(
    reports: Collection[tuple[date, Punctuality]], period: Period, years: Collection[int]
) -> tuple[PeriodCounts, ...]:
    """Count reports by the period they are due in.

    All periods of the years that are given have a stretch, those of others where something is due.
    """
    counted = []
    for year in sorted({*years, *(due.year for due, _kind in reports)}):
        for name, start, end in divide_year(period, year):
            kinds = [kind for due, kind in reports if start <= due <= end]
            if kinds or year in years:
                counted.append((name, start, end, count_reports(kinds)))
    return make_stretches(counted)


def make_stretches(counted: Iterable[tuple[str, date, date, Counts]]) -> tuple[PeriodCounts, ...]:
    """Make stretches of periods and what each counts, with the sums so far."""
    found = []
    due_so_far = reported_so_far = 0
    for name, start, end, counts in counted:
        due_so_far += counts.due
        reported_so_far += counts.reported
        stretch = PeriodCounts(name, start, end, **counts._asdict())
        found.append(stretch._replace(due_so_far=due_so_far, reported_so_far=reported_so_far))
    return tuple(found)
