"""Working days in China, make-up days (调休) included.

The State Council announces each year's holidays the November before; the library data knows the
years announced so far, and an office can supply a year itself. For any other year Monday to Friday
stand in, which is provisional. Counting starts on the day after the event (政府信息公开条例).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple


class Counted(NamedTuple):
    """A day found by counting; provisional where it rests on a year not yet announced."""

    day: date
    provisional: bool = False


class YearOff(NamedTuple):
    """A year's announcement: public holidays, and the weekend days worked to make up for them."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()


class Calendar:
    """Which days offices work on: the announced years; those an office supplies come first."""

    def __init__(self, supplied: Mapping[int, YearOff] | None = None) -> None:
        self.supplied = dict(supplied or {})

    def is_announced(self, year: int) -> bool:
        """Tell whether a year's holidays and make-up days are known."""
        return year in self.supplied or _library(year) is not None

    def is_workday(self, day: date) -> bool:
        """Tell whether offices work on a day."""
        if (year := self.supplied.get(day.year)) is not None:
            return day in year.workdays or (day.weekday() < 5 and day not in year.holidays)
        off = _library(day.year)
        return day.weekday() < 5 if off is None else day not in off

    def after(self, start: date, count: int) -> Counted:
        """Count working days from the day after `start`."""
        return self._count(start, count, timedelta(days=1))

    def before(self, end: date, count: int) -> Counted:
        """Count working days back from the day before `end`."""
        return self._count(end, count, timedelta(days=-1))

    def _count(self, start: date, count: int, step: timedelta) -> Counted:
        day, left, provisional = start, count, False
        while left > 0:
            day += step
            provisional = provisional or not self.is_announced(day.year)
            left -= self.is_workday(day)
        return Counted(day, provisional)


@cache
def _library(year: int) -> frozenset[date] | None:
    """The days of a year on which offices do not work; None where nobody has announced them."""
    import chinese_calendar

    try:
        return frozenset(chinese_calendar.get_holidays(date(year, 1, 1), date(year, 12, 31)))
    except NotImplementedError:
        return None
