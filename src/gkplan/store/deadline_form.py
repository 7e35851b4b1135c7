"""The shape of a deadline: a mapping told apart by its keys, `ongoing`, or a list of these."""

from typing import Any

from gkplan.base.language import _
from gkplan.model.deadline import MONTHS_IN, Period
from gkplan.store.deadline_word import Word
from gkplan.store.shapes import faults
from gkplan.store.shapes.lists import ByKind, ListOf
from gkplan.store.shapes.reading import Node, Reading
from gkplan.store.shapes.records import Record, Variants
from gkplan.store.shapes.scalars import Choice, Day, Integer, Text, Yes
from gkplan.store.shapes.shape import JSON, Fields
from gkplan.store.shapes.text_forms import END, FILLED, TEXT


def _length() -> Text:
    return Text(
        pattern=r"^[1-9][0-9]{0,3} (days?|workdays?)" + END,
        what=lambda: _("a length of time like `10 days` or `20 workdays`"),
    )


def _month_in_period(fields: Fields, reading: Reading) -> None:
    every, month = fields.get("every"), fields.get("month")
    if every and month and month > MONTHS_IN[every]:
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


_STATED = {"text": TEXT, "what": TEXT}
_PERIODS = Choice(tuple(Period))


class _DayOfMonth:
    """A day of a month from 1 to 31, or `last`, which reads as 0."""

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id == "scalar" and node.value == "last":
            return 0
        return Integer(1, 31).read(node, reading)

    def schema(self, defs: JSON) -> JSON:
        return {"anyOf": [Integer(1, 31).schema(defs), {"const": "last"}]}


DAY_OF_MONTH = _DayOfMonth()

_RECURRENCE = Record(
    "recurrence",
    {
        "every": _PERIODS,
        "day": DAY_OF_MONTH,
        "days": ListOf(DAY_OF_MONTH, least=1),
        "month": Integer(1, 12),
        "grace": _length(),
        **_STATED,
    },
    needs=("every",),
    check=_month_in_period,
    conditions=_month_conditions(),
)
_DEADLINE = Variants(
    {
        "every": _RECURRENCE,
        "at_least": Record(
            "quota",
            {"at_least": Integer(1, 1000), "per": _PERIODS, **_STATED},
            needs=("at_least", "per"),
        ),
        "before": Record(
            "before-date",
            {"within": _length(), "before": Day(), **_STATED},
            needs=("within", "before"),
        ),
        "within": Record(
            "after-event",
            {"within": _length(), "after": FILLED, **_STATED},
            needs=("within", "after"),
        ),
        "from": Record(
            "window",
            {"from": Day(), "by": Day(), "grace": _length(), **_STATED},
            needs=("from", "by"),
        ),
        "by": Record("date", {"by": Day(), "grace": _length(), **_STATED}, needs=("by",)),
        "ongoing": Record("ongoing", {"ongoing": Yes(), **_STATED}, needs=("ongoing",)),
        "text": Record("undated", {"text": FILLED, "what": TEXT}, needs=("text",)),
    }
)


_ONGOING = Word(("ongoing",))
DEADLINE = ByKind(
    scalar=_ONGOING, mapping=_DEADLINE, sequence=ListOf(ByKind(scalar=_ONGOING, mapping=_DEADLINE))
)
