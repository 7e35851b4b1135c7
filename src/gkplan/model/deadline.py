"""Deadlines as a plan states them: the rule, never a list of dates.

Each form of the YAML key `deadline` is one class. Concrete dates (`due`) come from
`gkplan.schedule`.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from gkplan.source import Span


class Period(StrEnum):
    """A stretch of the calendar that repeats within a plan's year."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


class Measure(StrEnum):
    """What a length of time is counted in; working days are those of the State Council."""

    DAYS = "days"
    WORKDAYS = "workdays"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time such as `10 days` or `20 workdays`."""

    count: int
    measure: Measure = Measure.DAYS

    def __str__(self) -> str:
        return f"{self.count} {self.measure}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """What every deadline carries beside its rule: the source's wording, the milestone's name."""

    kind: ClassVar[str]
    text: str = field(default="", compare=False)
    what: str = field(default="", compare=False)
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedDate(_Stated):
    """Due on one day: 于2020年8月30日前. `implied` marks the year's end nobody wrote down."""

    kind = "date"
    by: date
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(_Stated):
    """To be done between two days, both included."""

    kind = "window"
    start: date
    by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence(_Stated):
    """Due once or more in every period: 按季度, 每月25日前.

    `days` are days of the month, 0 for its last day, and a day the month lacks is its last;
    `month` is the month within the period, from 1. Neither given: the period's last day.
    """

    kind = "period"
    every: Period
    days: tuple[int, ...] = ()
    month: int | None = None
    grace: Length | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota(_Stated):
    """So many times within each period, on any days: 每年至少2次."""

    kind = "quota"
    at_least: int
    per: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterEvent(_Stated):
    """Counted from an event that the ledger records: 自文件印发之日起10日内."""

    kind = "after-event"
    within: Length
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ongoing(_Stated):
    """Standing work, 长期坚持: never overdue, but stale when nothing is heard of it."""

    kind = "ongoing"


Deadline = FixedDate | Window | Recurrence | Quota | AfterEvent | Ongoing
