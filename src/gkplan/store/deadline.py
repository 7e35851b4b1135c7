"""Deadlines as YAML: a mapping told apart by its keys, `ongoing`, or a list of these.

`_KINDS` has a line for each kind: by which key it is told, what else it says, what it becomes.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from gkplan.base.answers import JSON
from gkplan.base.language import _
from gkplan.base.source import Span
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
from gkplan.store.shapes import faults
from gkplan.store.shapes.lists import ByKind, ListOf
from gkplan.store.shapes.reading import Node, Reading
from gkplan.store.shapes.records import Record, Variants
from gkplan.store.shapes.scalars import END, FILLED, TEXT, Choice, DayShape, Integer, TextShape, Yes
from gkplan.store.shapes.shape import Fields, Shape, list_values

_LENGTH = TextShape(
    pattern=r"^[1-9][0-9]{0,3} (days?|workdays?)" + END,
    what=lambda: _("a length of time like `10 days` or `20 workdays`"),
)


def _month_in_period(fields: Fields, reading: Reading) -> None:
    every, month = fields.get("every"), fields.get("month")
    if every and month and month > MONTHS_IN[Period(every)]:
        reading.report(
            faults.WRONG_VALUE,
            fields.spans["month"],
            _("a {period} has no month {month}").format(period=every, month=month),
        )
        del fields.values["month"]
    if "day" in fields.spans and "days" in fields.spans:
        reading.report(
            faults.WRONG_VALUE, fields.spans["days"], _("`day` and `days` exclude each other")
        )


def _month_conditions() -> list[JSON]:
    rules: list[JSON] = [
        {
            "if": {"properties": {"every": {"const": every.value}}, "required": ["every"]},
            "then": {"properties": {"month": {"maximum": months}}},
        }
        for every, months in MONTHS_IN.items()
    ]
    return [*rules, {"not": {"required": ["day", "days"]}}]


class _DayOfMonth:
    """A day of a month from 1 to 31, or `last`, which reads as 0."""

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id == "scalar" and node.value == "last":
            return 0
        return Integer(1, 31).read(node, reading)

    def schema(self, defs: JSON) -> JSON:
        return {"anyOf": [Integer(1, 31).schema(defs), {"const": "last"}]}


def _recurrence(fields: Fields, _year: int) -> Recurrence:
    days = [fields.get("day")] if "day" in fields else list_values(fields, "days")
    return Recurrence(Period(fields.get("every")), tuple(days), fields.get("month"), _grace(fields))


def _grace(fields: Fields) -> Length | None:
    return _length(fields, "grace") if fields.get("grace") else None


def _length(fields: Fields, key: str) -> Length:
    """Build a length of time from `10 days` or `1 workday`."""
    count, measure = fields.get(key).split(" ")
    return Length(int(count), Measure.WORKDAYS if measure.startswith("work") else Measure.DAYS)


class _Kind(NamedTuple):
    """A kind of deadline in YAML: what a mapping of it may say, and what is built of that."""

    record: Record
    build: Callable[[Fields, int], Deadline]


def _kind(
    name: str,
    keys: dict[str, Shape],
    build: Callable[[Fields, int], Deadline],
    **checks: Any,
) -> _Kind:
    """Make a kind: keys of its own, and before `what` the words that every kind may keep."""
    stated = {"text": keys.get("text", TEXT), "what": TEXT}
    return _Kind(Record(name, {**keys, **stated}, **checks), build)


_PERIOD = Choice(tuple(Period))
_DAY_OF_MONTH = _DayOfMonth()
_KINDS = {
    "every": _kind(
        "recurrence",
        {
            "every": _PERIOD,
            "day": _DAY_OF_MONTH,
            "days": ListOf(_DAY_OF_MONTH, least=1),
            "month": Integer(1, 12),
            "grace": _LENGTH,
        },
        _recurrence,
        needs=("every",),
        check=_month_in_period,
        conditions=_month_conditions(),
    ),
    "at_least": _kind(
        "quota",
        {"at_least": Integer(1, 1000), "per": _PERIOD},
        lambda fields, _year: Quota(fields.get("at_least"), Period(fields.get("per"))),
        needs=("at_least", "per"),
    ),
    "before": _kind(
        "before-date",
        {"within": _LENGTH, "before": DayShape()},
        lambda fields, _year: BeforeDate(_length(fields, "within"), fields.get("before")),
        needs=("within", "before"),
    ),
    "within": _kind(
        "after-event",
        {"within": _LENGTH, "after": FILLED},
        lambda fields, _year: AfterEvent(_length(fields, "within"), fields.get("after")),
        needs=("within", "after"),
    ),
    "from": _kind(
        "window",
        {"from": DayShape(), "by": DayShape(), "grace": _LENGTH},
        lambda fields, _year: Window(fields.get("from"), fields.get("by"), _grace(fields)),
        needs=("from", "by"),
    ),
    "by": _kind(
        "date",
        {"by": DayShape(), "grace": _LENGTH},
        lambda fields, _year: FixedDate(fields.get("by"), grace=_grace(fields)),
        needs=("by",),
    ),
    "ongoing": _kind(
        "ongoing", {"ongoing": Yes()}, lambda _fields, _year: Ongoing(), needs=("ongoing",)
    ),
    # words that set no date
    "text": _kind(
        "undated",
        {"text": FILLED},
        lambda _fields, year: FixedDate(date(year, 12, 31), implied=True),
        needs=("text",),
    ),
}


class _Word(Choice):
    """The one word that is a deadline; of any other the hint says which form was meant."""

    def read(self, node: Node, reading: Reading) -> Any:
        before = len(reading.diagnostics)
        value = super().read(node, reading)
        for found in reading.diagnostics[before:]:
            if not found.hint and (form := _form_of(node.value)):
                hint = _("write `{form}`").format(form=form)
                reading.diagnostics[before:] = [found._replace(hint=hint)]
        return value


def _form_of(written: str) -> str:
    """Guess the form that a deadline written as a bare text was meant to have."""
    from gkplan.phrases.deadlines import read_cell

    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return f"{{by: {written}}}"
    stated = (each.deadline for each in read_cell(written, None) if each.deadline)
    return next((write_deadline(each._replace(text="")) for each in stated if each.fields()), "")


_ONGOING = _Word(("ongoing",))
_MAPPING = Variants({key: kind.record for key, kind in _KINDS.items()})
DEADLINE = ByKind(
    scalar=_ONGOING, mapping=_MAPPING, sequence=ListOf(ByKind(scalar=_ONGOING, mapping=_MAPPING))
)


def build_deadlines(fields: Fields, year: int) -> Iterator[Deadline]:
    """Build the deadlines of a task of a plan's year, as far as they could be read."""
    written = fields.get("deadline")
    if written is None:
        return
    pairs = written if isinstance(written, list) else [(written, fields.spans["deadline"])]
    for value, span in pairs:
        if value == "ongoing":
            yield Ongoing(span=span)
        elif built := _build(value, span, year):
            yield built


def _build(fields: Fields, span: Span, year: int) -> Deadline | None:
    """Build one deadline; None where a part of it was reported."""
    for record, build in _KINDS.values():
        if all(map(fields.get, record.needs)) and fields.spans.keys() <= {"", *record.keys}:
            stated = fields.get("text", ""), fields.get("what", "")
            return build(fields, year)._replace(text=stated[0], what=stated[1], span=span)
    return None


def write_deadline(deadline: Deadline) -> str:
    """Write a deadline in one line: the mapping of its kind, or `ongoing`."""
    from gkplan.store.quoting import write_value

    stated = {"what": deadline.what, "text": deadline.text}
    fields = {**deadline.fields(), **{key: words for key, words in stated.items() if words}}
    return "ongoing" if fields == {"ongoing": True} else write_value(fields)
