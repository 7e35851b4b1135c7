"""Working days in China, make-up days (调休) included.

The State Council announces each year's holidays the November before; the library data knows the
years announced so far. For any other year Monday to Friday stand in, which is provisional.
Counting starts on the day after the event (政府信息公开条例).
"""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple


class Counted(NamedTuple):
    """A day found by counting; provisional where it rests on a year not yet announced."""

    day: date
    provisional: bool


def is_workday(day: date) -> bool:
    """Tell whether offices work on a day."""
    holidays = _announced(day.year)
    if holidays is None:
        return day.weekday() < 5
    return day not in holidays


def is_announced(year: int) -> bool:
    """Tell whether a year's holidays and make-up days are known."""
    return _announced(year) is not None


def after_workdays(start: date, count: int) -> Counted:
    """Count working days from the day after `start`."""
    day, left, provisional = start, count, False
    while left > 0:
        day += timedelta(days=1)
        if not is_announced(day.year):
            provisional = True
        if is_workday(day):
            left -= 1
    return Counted(day, provisional)


@cache
def _announced(year: int) -> frozenset[date] | None:
    """The days of a year on which offices do not work; None where nobody has announced them."""
    import chinese_calendar

    try:
        days = chinese_calendar.get_holidays(date(year, 1, 1), date(year, 12, 31))
    except NotImplementedError:
        return None
    return frozenset(days)
