"""Deadlines as a plan states them: the rule, never a list of dates.

Each form of the YAML key `deadline` is one class. Besides its rule it carries `text`, the source's
wording, `what`, the milestone's name, and `span`, its place; two deadlines are equal when their
rules are, whatever words and place they come from. Concrete dates (`due`) come from
`gkplan.schedule`.
"""

from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from gkplan.base.source import Span


class Period(StrEnum):
    """A stretch of the calendar that repeats within a plan's year."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


MONTHS_IN = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}
"""How many months each period has."""


class Measure(StrEnum):
    """What a length of time is counted in; working days are those of the State Council."""

    DAYS = "days"
    WORKDAYS = "workdays"


class Length(NamedTuple):
    """A length of time such as `10 days` or `20 workdays`."""

    number: int
    measure: Measure = Measure.DAYS

    def __str__(self) -> str:
        measure = self.measure.value
        return f"{self.number} {measure[:-1] if self.number == 1 else measure}"


_WORDS = 3  # the last fields of every deadline: text, what, span


def _same_rule(one: tuple[object, ...], other: object) -> bool:
    return (
        isinstance(other, tuple) and type(one) is type(other) and one[:-_WORDS] == other[:-_WORDS]
    )


def _rule_hash(one: tuple[object, ...]) -> int:
    return hash((type(one).__name__, one[:-_WORDS]))


class FixedDate(NamedTuple):
    """Due on one day: 于2020年8月30日前. `implied` marks the year's end nobody wrote down.

    One that is implied and has a `text` is stated in words that set no date: 及时公开.
    """

    by: date
    implied: bool = False
    grace: Length | None = None
    text: str = ""
    what: str = ""
    span: Span | None = None

    @property
    def kind(self) -> Literal["date"]:
        return "date"

    def __eq__(self, other: object) -> bool:
        return _same_rule(self, other)

    def __hash__(self) -> int:
        return _rule_hash(self)


class Window(NamedTuple):
    """To be done between two days, both included."""

    start: date
    by: date
    grace: Length | None = None
    text: str = ""
    what: str = ""
    span: Span | None = None

    @property
    def kind(self) -> Literal["window"]:
        return "window"

    def __eq__(self, other: object) -> bool:
        return _same_rule(self, other)

    def __hash__(self) -> int:
        return _rule_hash(self)


class Recurrence(NamedTuple):
    """Due once or more in every period: 按季度, 每月25日前.

    `days` are days of the month, 0 for its last day, and a day the month lacks is its last;
    `month` is the month within the period, from 1. Neither given: the period's last day.
    """

    every: Period
    days: tuple[int, ...] = ()
    month: int | None = None
    grace: Length | None = None
    text: str = ""
    what: str = ""
    span: Span | None = None

    @property
    def kind(self) -> Literal["period"]:
        return "period"

    def __eq__(self, other: object) -> bool:
        return _same_rule(self, other)

    def __hash__(self) -> int:
        return _rule_hash(self)


class Quota(NamedTuple):
    """So many times within each period, on any days: 每年至少2次."""

    at_least: int
    per: Period
    text: str = ""
    what: str = ""
    span: Span | None = None

    @property
    def kind(self) -> Literal["quota"]:
        return "quota"

    def __eq__(self, other: object) -> bool:
        return _same_rule(self, other)

    def __hash__(self) -> int:
        return _rule_hash(self)


class AfterEvent(NamedTuple):
    """Counted from an event that the ledger records: 自文件印发之日起10日内."""

    within: Length
    after: str
    text: str = ""
    what: str = ""
    span: Span | None = None

    @property
    def kind(self) -> Literal["after-event"]:
        return "after-event"

    def __eq__(self, other: object) -> bool:
        return _same_rule(self, other)

    def __hash__(self) -> int:
        return _rule_hash(self)


class BeforeDate(NamedTuple):
    """Due a length of time before a day: 会议召开10个工作日前."""

    within: Length
    before: date
    text: str = ""
    what: str = ""
    span: Span | None = None

    @property
    def kind(self) -> Literal["date"]:
        return "date"

    def __eq__(self, other: object) -> bool:
        return _same_rule(self, other)

    def __hash__(self) -> int:
        return _rule_hash(self)


class Ongoing(NamedTuple):
    """Standing work, 长期坚持: never overdue, but stale when nothing is heard of it."""

    text: str = ""
    what: str = ""
    span: Span | None = None

    @property
    def kind(self) -> Literal["ongoing"]:
        return "ongoing"

    def __eq__(self, other: object) -> bool:
        return _same_rule(self, other)

    def __hash__(self) -> int:
        return _rule_hash(self)


Deadline = FixedDate | Window | Recurrence | Quota | AfterEvent | BeforeDate | Ongoing
