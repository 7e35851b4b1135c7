"""Whether what falls due is reported in time, late, overdue or open still, and how many are each.

The one place that judges a report by its due date; what counts reports takes it from here.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Punctuality(StrEnum):
    """How a report stands to its due date on the day asked for; open is not due yet."""

    IN_TIME = "in-time"
    LATE = "late"
    OVERDUE = "overdue"
    OPEN = "open"


def is_late(due: date, reported: date) -> bool:
    """Tell whether a report came after its due date; one on the day itself is in time."""
    return reported > due


def is_overdue(days_left: int) -> bool:
    """Tell whether what is open should have been reported; what is due today is not overdue."""
    return days_left < 0


def judge_report(due: date, reported: date | None, as_of: date) -> Punctuality:
    """Judge a report by its due date, one that has not come by the day asked for."""
    if reported:
        return Punctuality.LATE if is_late(due, reported) else Punctuality.IN_TIME
    return Punctuality.OVERDUE if is_overdue((due - as_of).days) else Punctuality.OPEN


class Counts(NamedTuple):
    """How many of what falls due are in time, late, overdue and open."""

    in_time: int = 0
    late: int = 0
    overdue: int = 0
    open: int = 0

    @property
    def due(self) -> int:
        """All of them, whether their date has come or not."""
        return self.reported + self.overdue + self.open

    @property
    def reported(self) -> int:
        return self.in_time + self.late

    @property
    def come(self) -> int:
        """Those that are reported or should have been."""
        return self.reported + self.overdue

    @property
    def percent(self) -> int | None:
        """The share of what is reported or should have been that is, rounded down."""
        return self.reported * 100 // self.come if self.come else None

    @property
    def worst(self) -> Punctuality | None:
        """The worst that is among them, open the least telling; None where nothing is due."""
        if self.overdue:
            return Punctuality.OVERDUE
        if self.late:
            return Punctuality.LATE
        if self.in_time:
            return Punctuality.IN_TIME
        return Punctuality.OPEN if self.open else None

    def of(self, kind: Punctuality) -> int:
        """Give how many are of one kind."""
        return {
            Punctuality.IN_TIME: self.in_time,
            Punctuality.LATE: self.late,
            Punctuality.OVERDUE: self.overdue,
            Punctuality.OPEN: self.open,
        }[kind]


def count_reports(kinds: Iterable[Punctuality]) -> Counts:
    """Count reports of each kind."""
    counted = Counter(kinds)
    return Counts(
        in_time=counted[Punctuality.IN_TIME],
        late=counted[Punctuality.LATE],
        overdue=counted[Punctuality.OVERDUE],
        open=counted[Punctuality.OPEN],
    )


def add_counts(counts: Iterable[Counts]) -> Counts:
    """Add up what several have counted."""
    found = tuple(counts)
    return Counts(
        in_time=sum(each.in_time for each in found),
        late=sum(each.late for each in found),
        overdue=sum(each.overdue for each in found),
        open=sum(each.open for each in found),
    )
