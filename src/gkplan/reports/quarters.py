"""The quarter that a document tells of, and the one before it."""

from datetime import date, timedelta
from typing import NamedTuple

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.model.deadline import Period
from gkplan.reports.case import Case
from gkplan.tracking.schedule import divide_year


class QuarterAsked(NamedTuple):
    """A quarter by name, 2026-Q3, with its first and last day."""

    name: str
    start: date
    end: date

    def judged(self, as_of: date) -> tuple[date, date]:
        """Give the day up to which entries count, and the one that due dates are compared with.

        Once the quarter is over, what was due on its last day is not open any more.
        """
        return min(self.end, as_of), min(self.end + timedelta(days=1), as_of)

    @property
    def before(self) -> "QuarterAsked":
        return holding(self.start - timedelta(days=1))


def holding(day: date) -> QuarterAsked:
    """Find the quarter that a day is in."""
    found = (QuarterAsked(*each) for each in divide_year(Period.QUARTER, day.year))
    return next(each for each in found if each.start <= day <= each.end)


def asked(case: Case) -> QuarterAsked:
    """Find the quarter asked for, else that of the day; raises `UsageFailure` for none by the name.

    A name that cannot be one of a year's quarters is refused, so is a year that no calendar has.
    """
    name = case.quarter.upper()
    if not name:
        return holding(case.as_of)
    year = name[:4]
    if len(name) == len("2026-Q3") and year.isascii() and year.isdecimal() and int(year):
        for each in divide_year(Period.QUARTER, int(year)):
            if each[0] == name:
                return QuarterAsked(*each)
    raise UsageFailure(_("`{value}` is not a quarter like 2026-Q4").format(value=case.quarter))


def worded(quarter: QuarterAsked) -> str:
    """Write a quarter as prose does: 2026年第三季度."""
    number = int(quarter.name[-1])
    ordinals = (_("first"), _("second"), _("third"), _("fourth"))
    words = _("the {ordinal} quarter of {year}")
    return words.format(ordinal=ordinals[number - 1], year=quarter.start.year)
