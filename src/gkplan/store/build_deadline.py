"""From the fields of a deadline to its value in the model."""

from collections.abc import Iterable
from datetime import date

from gkplan.base.source import Span
from gkplan.model.deadline import (
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
from gkplan.store.shapes.shape import Fields, listed


def deadlines(fields: Fields, year: int) -> Iterable[Deadline]:
    """Build the deadlines of a task of a plan's year, as far as they could be read."""
    written = fields.get("deadline")
    if written is None:
        return
    pairs = written if isinstance(written, list) else [(written, fields.spans["deadline"])]
    for value, span in pairs:
        if value == "ongoing":
            yield Ongoing(span=span)
        elif built := deadline(value, span, year):
            yield built


def deadline(fields: Fields, span: Span, year: int) -> Deadline | None:
    """Build one deadline; None where a part of it was reported."""
    get = fields.get
    text, what = get("text", ""), get("what", "")
    if get("ongoing"):
        return Ongoing(text=text, what=what, span=span)
    if get("every"):
        return _recurrence(fields, span)
    if get("at_least") and get("per"):
        return Quota(
            at_least=get("at_least"), per=Period(get("per")), text=text, what=what, span=span
        )
    if get("within") and get("before"):
        within = length(get("within"))
        return BeforeDate(within=within, before=get("before"), text=text, what=what, span=span)
    if get("within") and get("after"):
        within = length(get("within"))
        return AfterEvent(within=within, after=get("after"), text=text, what=what, span=span)
    if get("from") and get("by"):
        return Window(get("from"), get("by"), _grace(fields), text, what, span)
    if get("by") and "from" not in fields.spans:
        return FixedDate(by=get("by"), grace=_grace(fields), text=text, what=what, span=span)
    if set(fields.spans) <= {"", "text", "what"} and text:
        return FixedDate(by=date(year, 12, 31), implied=True, text=text, what=what, span=span)
    return None


def _recurrence(fields: Fields, span: Span) -> Recurrence:
    days = [fields.get("day")] if "day" in fields else listed(fields, "days")
    return Recurrence(
        every=Period(fields.get("every")),
        days=tuple(days),
        month=fields.get("month"),
        grace=_grace(fields),
        text=fields.get("text", ""),
        what=fields.get("what", ""),
        span=span,
    )


def _grace(fields: Fields) -> Length | None:
    return length(fields.get("grace")) if fields.get("grace") else None


def length(written: str) -> Length:
    """Build a length of time from `10 days` or `1 workday`."""
    count, measure = written.split(" ")
    return Length(int(count), Measure.WORKDAYS if measure.startswith("work") else Measure.DAYS)
