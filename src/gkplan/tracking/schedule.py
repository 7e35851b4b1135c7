"""When a deadline falls due: from its rule to the occurrences of one year.

Occurrences are computed, never stored. Each period is measured from the calendar, not from the
occurrence before it, so a month's end never drifts.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from gkplan.base.calendar import Calendar, Counted
from gkplan.model.deadline import (
    MONTHS_IN,
    AfterEvent,
    BeforeDate,
    Deadline,
    FixedDate,
    Length,
    Measure,
    Ongoing,
    Period,
    Quota,
    Recurrence,
    Window,
)


class Occurrence(NamedTuple):
    """One dated instance of a deadline: its name, the days it may be done on, and when it is due.

    `start` to `end` is its window, both included; the windows of a recurrence fill the year and
    never overlap. `due` is None while the event it counts from has not happened; `needed` is how
    many times it must be done; `provisional` says that `due` rests on holidays not yet announced.
    """

    deadline: Deadline
    name: str
    start: date
    end: date
    due: date | None
    needed: int = 1
    provisional: bool = False

    def answers_to(self, name: str) -> bool:
        """Tell whether a ledger entry that names an occurrence means this one.

        It may give its own name, its milestone, or for a quota any period within its window.
        """
        if name in (self.name, self.deadline.what):
            return bool(name)
        return isinstance(self.deadline, Quota) and any(
            own == name and self.start <= start and end <= self.end
            for period in Period
            for own, start, end in divide_year(period, self.start.year)
        )


def make_implied(year: int) -> FixedDate:
    """The deadline of a task that states none: the last day of the plan's year."""
    return FixedDate(by=date(year, 12, 31), implied=True)


def list_occurrences(
    deadline: Deadline, year: int, events: Mapping[str, date], calendar: Calendar
) -> tuple[Occurrence, ...]:
    """List a deadline's occurrences in the plan's year, by due date; none for standing work."""
    first = date(year, 1, 1)
    match deadline:
        case FixedDate():
            return (_single(deadline, min(first, deadline.by), deadline.by, calendar),)
        case Window():
            return (_single(deadline, deadline.start, deadline.by, calendar),)
        case BeforeDate():
            day, provisional = count_earlier(deadline.before, deadline.within, calendar)
            # named by the day that is written: the day counted moves once holidays are announced
            name, start = deadline.before.isoformat(), min(first, day)
            return (Occurrence(deadline, name, start, day, day, 1, provisional),)
        case Recurrence():
            return tuple(_recurring(deadline, year, calendar))
        case Quota():
            return tuple(
                Occurrence(deadline, name, start, end, end, deadline.at_least)
                for name, start, end in divide_year(deadline.per, year)
            )
        case AfterEvent():
            return (_after_event(deadline, year, events, calendar),)
        case Ongoing():
            return ()


def _single(deadline: FixedDate | Window, start: date, end: date, calendar: Calendar) -> Occurrence:
    due = count_later(end, deadline.grace, calendar) if deadline.grace else Counted(end)
    return Occurrence(deadline, end.isoformat(), start, end, due.day, 1, due.provisional)


def divide_year(period: Period, year: int) -> Iterator[tuple[str, date, date]]:
    """Divide a year: each period's name (2024-Q1, 2024-H1, 2024-03, 2024), first and last day."""
    months = MONTHS_IN[period]
    for number in range(1, 12 // months + 1):
        last = number * months
        name = {
            Period.MONTH: f"{year}-{number:02}",
            Period.QUARTER: f"{year}-Q{number}",
            Period.HALF_YEAR: f"{year}-H{number}",
            Period.YEAR: f"{year}",
        }[period]
        yield name, date(year, last - months + 1, 1), _day_of(year, last, 0)


def _day_of(year: int, month: int, day: int) -> date:
    """Give a day of a month; 0, or a day the month lacks, is its last."""
    last = monthrange(year, month)[1]
    return date(year, month, min(day, last) if day else last)


def _recurring(deadline: Recurrence, year: int, calendar: Calendar) -> Iterator[Occurrence]:
    months = MONTHS_IN[deadline.every]
    for name, start, end in divide_year(deadline.every, year):
        month = start.month + (deadline.month or months) - 1
        days = sorted({_day_of(year, month, day) for day in deadline.days or (0,)})
        begin = start
        for day in days:
            until = end if day == days[-1] else day
            due = count_later(day, deadline.grace, calendar) if deadline.grace else Counted(day)
            own = name if len(set(deadline.days)) < 2 else day.isoformat()
            yield Occurrence(deadline, own, begin, until, due.day, 1, due.provisional)
            begin = until + timedelta(days=1)


def _after_event(
    deadline: AfterEvent, year: int, events: Mapping[str, date], calendar: Calendar
) -> Occurrence:
    happened = events.get(deadline.after)
    if happened is None:
        first, last = date(year, 1, 1), date(year, 12, 31)
        return Occurrence(deadline, deadline.after, first, last, None)
    due = count_later(happened, deadline.within, calendar)
    return Occurrence(deadline, deadline.after, happened, due.day, due.day, 1, due.provisional)


def count_later(day: date, length: Length, calendar: Calendar) -> Counted:
    """Count a length of time from the day after `day`."""
    if length.measure is Measure.WORKDAYS:
        return calendar.after(day, length.number)
    return Counted(day + timedelta(days=length.number))


def count_earlier(day: date, length: Length, calendar: Calendar) -> Counted:
    """Count a length of time back from the day before `day`."""
    if length.measure is Measure.WORKDAYS:
        return calendar.before(day, length.number)
    return Counted(day - timedelta(days=length.number))
