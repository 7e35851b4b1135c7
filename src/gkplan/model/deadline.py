"""Deadlines as a plan states them: the rule, never a list of dates.

Each form of the YAML key `deadline` is one class: its rule first, then `text`, the source's
wording, `what`, the milestone's name, and `span`, its place. Two deadlines are equal when their
rules are, whatever words and place they come from. Concrete dates (`due`) come from
`gkplan.tracking.schedule`.

A new kind is a class here and its place in the union `Deadline`, a line in the table of
`gkplan.store.deadline`, its occurrences in `gkplan.tracking.schedule` and its words in
`gkplan.phrases.wording`; everything else takes it as it comes.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from gkplan.base.source import Span


class Period(StrEnum):
    """A stretch of the calendar that repeats within a plan's year."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


MONTHS_IN = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}


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


Rule = TypeVar("Rule", bound=tuple[object, ...])
_KINDS: dict[type, str] = {}


def deadline(kind: str) -> Callable[[type[Rule]], type[Rule]]:
    """Make a class one kind of deadline: what JSON calls it, and equal by its rule alone.

    The rule is every field before `text`.
    """

    def register(of: type[Rule]) -> type[Rule]:
        names: tuple[str, ...] = of._fields  # type: ignore[attr-defined]
        rule = slice(names.index("text"))

        def same(one: Rule, other: object) -> bool:
            return type(other) is of and one[rule] == other[rule]

        def differs(one: Rule, other: object) -> bool:
            return not same(one, other)

        def hashed(one: Rule) -> int:
            return hash((of.__name__, one[rule]))

        for name, method in (("__eq__", same), ("__ne__", differs), ("__hash__", hashed)):
            setattr(of, name, method)
        _KINDS[of] = kind
        return of

    return register


def name_kind(one: "Deadline") -> str:
    """Name the kind of a deadline as JSON does; a day before an event's is a date too."""
    return _KINDS[type(one)]


def _grace(grace: Length | None) -> dict[str, object]:
    return {"grace": str(grace)} if grace else {}


@deadline("date")
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

    def fields(self) -> Mapping[str, object]:
        """Give the rule as plain values, by the keys of the plan file: dates, numbers, texts."""
        return {} if self.implied else {"by": self.by, **_grace(self.grace)}


@deadline("window")
class Window(NamedTuple):
    """To be done between two days, both included."""

    start: date
    by: date
    grace: Length | None = None
    text: str = ""
    what: str = ""
    span: Span | None = None

    def fields(self) -> Mapping[str, object]:
        return {"from": self.start, "by": self.by, **_grace(self.grace)}


@deadline("period")
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

    def fields(self) -> Mapping[str, object]:
        rule: dict[str, object] = {"every": self.every.value}
        if self.month:
            rule["month"] = self.month
        days = [day or "last" for day in self.days]
        if len(days) == 1:
            rule["day"] = days[0]
        elif days:
            rule["days"] = days
        return {**rule, **_grace(self.grace)}


@deadline("quota")
class Quota(NamedTuple):
    """So many times within each period, on any days: 每年至少2次."""

    at_least: int
    per: Period
    text: str = ""
    what: str = ""
    span: Span | None = None

    def fields(self) -> Mapping[str, object]:
        return {"at_least": self.at_least, "per": self.per.value}


@deadline("after-event")
class AfterEvent(NamedTuple):
    """Counted from an event that the ledger records: 自文件印发之日起10日内."""

    within: Length
    after: str
    text: str = ""
    what: str = ""
    span: Span | None = None

    def fields(self) -> Mapping[str, object]:
        return {"within": str(self.within), "after": self.after}


@deadline("date")
class BeforeDate(NamedTuple):
    """Due a length of time before a day: 会议召开10个工作日前."""

    within: Length
    before: date
    text: str = ""
    what: str = ""
    span: Span | None = None

    def fields(self) -> Mapping[str, object]:
        return {"within": str(self.within), "before": self.before}


@deadline("ongoing")
class Ongoing(NamedTuple):
    """Standing work, 长期坚持: never overdue, but stale when nothing is heard of it."""

    text: str = ""
    what: str = ""
    span: Span | None = None

    def fields(self) -> Mapping[str, object]:
        return {"ongoing": True}


Deadline = FixedDate | Window | Recurrence | Quota | AfterEvent | BeforeDate | Ongoing
