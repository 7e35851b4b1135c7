"""The format: which keys a plan, units file, ledger or settings file may have, and their shapes."""

from typing import Any

from gkplan.language import _
from gkplan.model.deadline import Period
from gkplan.model.ledger import SUPERVISION
from gkplan.model.plan import Marks
from gkplan.store import faults
from gkplan.store.deadline_word import Word
from gkplan.store.lists import ByKind, ListOf, OneOrMore
from gkplan.store.reading import Node, Reading
from gkplan.store.records import Later, Record, TextMap, Variants
from gkplan.store.scalars import Choice, Day, Flag, Integer, Text, Yes
from gkplan.store.shapes import JSON, Fields, Shape

VERSION = 1
HOLDS = (
    "number",
    "section",
    "heading",
    "text",
    "units",
    "lead",
    "support",
    "responsible",
    "deadline",
)

END = r"$(?!\n)"  # in Python alone, $ also matches before a last line end
_MONTHS_IN = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def _length() -> Text:
    return Text(
        pattern=r"^[1-9][0-9]{0,3} (days?|workdays?)" + END,
        what=lambda: _("a length of time like `10 days` or `20 workdays`"),
    )


def _month_in_period(fields: Fields, reading: Reading) -> None:
    every, month = fields.get("every"), fields.get("month")
    if every and month and month > _MONTHS_IN[every]:
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
            "if": {"properties": {"every": {"const": every}}, "required": ["every"]},
            "then": {"properties": {"month": {"maximum": months}}},
        }
        for every, months in _MONTHS_IN.items()
    ]
    return [*rules, {"not": {"required": ["day", "days"]}}]


TEXT = Text()
FILLED = Text(filled=True)
ID = Text(
    pattern=r"^[a-z][a-z0-9-]{1,31}" + END,
    what=lambda: _("an id: 2 to 32 small letters, digits and hyphens, a letter first"),
)
CARRIED_FROM = Text(
    pattern=r"^[^/]+/[a-z][a-z0-9-]{1,31}" + END,
    what=lambda: _("a task of an earlier plan beside this one, like `2024/task-id`"),
)
CLAUSE = Text(
    pattern=r"^[^\s].*/[^/]+/[a-z][a-z0-9-]{1,31}" + END,
    what=lambda: _("a task of a superior plan, like `shi-zhengfu/2026/task-id`"),
)
SUPERIOR = Text(
    pattern=r"^[^\s].*/[^/]+" + END,
    what=lambda: _("a superior plan, like `shi-zhengfu/2026`"),
)
_IMPLEMENTED = ByKind(
    scalar=CLAUSE,
    mapping=Record(
        "implemented",
        {"clause": CLAUSE, "confirmed": Text(number=True), "revision": Text(number=True)},
        needs=("clause",),
    ),
)
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

UNITS = ByKind(
    scalar=FILLED,
    sequence=ListOf(FILLED),
    mapping=Record(
        "roles",
        {"lead": OneOrMore(FILLED), "support": OneOrMore(FILLED), "responsible": OneOrMore(FILLED)},
    ),
)

IMPLEMENTS = ByKind(scalar=CLAUSE, mapping=_IMPLEMENTED.mapping, sequence=ListOf(_IMPLEMENTED))
NUMBERING = Record(
    "numbering",
    {
        "levels": ListOf(
            Text(
                pattern=r"^[^{}]*\{(cn|n|circled)\}[^{}]*$",
                what=lambda: _("a number pattern with {cn}, {n} or {circled}"),
            ),
        ),
        "continuous": ListOf(Integer(1, 9)),
    },
)
_COLUMN = Record("column", {"title": TEXT, "holds": Choice(HOLDS)})
_TABLE = Record(
    "table",
    {"columns": ListOf(_COLUMN, least=1), "marks": Choice(tuple(Marks))},
    needs=("columns",),
)
_PARAGRAPH = Record("paragraph", {"paragraph": FILLED}, needs=("paragraph",))

# keys stand in the order in which people, the writer and `gkplan fmt` put them
_WORDS: dict[str, Shape] = {
    "heading": TEXT,
    "label": TEXT,
    "run_in": Flag(),
    "text": TEXT,
    "inline": Flag(),
    "numbering": NUMBERING,
    "first_leads": Flag(),
}
_BELOW: dict[str, Shape] = {
    "sections": Later(lambda: SECTIONS),
    "tasks": Later(lambda: TASKS),
}
SECTION = Record("section", {**_WORDS, "table": _TABLE, "attribution": OneOrMore(TEXT), **_BELOW})
TASK = Record(
    "task",
    {
        "id": ID,
        **_WORDS,
        "tracked": Flag(),
        "units": UNITS,
        "deadline": DEADLINE,
        "carried_from": CARRIED_FROM,
        "implements": IMPLEMENTS,
        "attribution": OneOrMore(TEXT),
        "cells": TextMap(),
        "merged": ListOf(TEXT),
        **_BELOW,
    },
)
SECTIONS: Shape = ListOf(Variants({"paragraph": _PARAGRAPH}, otherwise=SECTION))
TASKS: Shape = ListOf(Variants({"paragraph": _PARAGRAPH}, otherwise=TASK))

_PERSON = Record("person", {"name": TEXT, "post": TEXT})
_PEOPLE = ByKind(mapping=_PERSON, sequence=ListOf(_PERSON))
_LEADING_GROUP = Record(
    "leading-group",
    {
        "name": TEXT,
        "chair": _PEOPLE,
        "deputies": _PEOPLE,
        "members": _PEOPLE,
        "office": Record("office", {"at": TEXT, "director": _PEOPLE, "staff": _PEOPLE}),
    },
)

PLAN = Record(
    "plan",
    {
        "gkplan": Integer(VERSION, VERSION),
        "title": Text(pattern=r"^[^\n]+" + END, what=lambda: _("a title of one line")),
        "printed_title": TEXT,
        "year": Integer(1949, 2200),
        "issuer": FILLED,
        "language": Choice(("zh_CN", "en")),
        "publication": Record(
            "publication",
            {
                "index_number": TEXT,
                "category": TEXT,
                "publisher": TEXT,
                "document_number": TEXT,
                "written": Day(),
                "published": Day(),
                "address": TEXT,
                "time": Text(pattern=r"([01][0-9]|2[0-3]):[0-5][0-9]"),
                "keywords": ListOf(FILLED),
                "description": TEXT,
                "author": TEXT,
                "image": TEXT,
            },
        ),
        "basis": ListOf(
            Record(
                "basis",
                {"title": FILLED, "document_number": TEXT, "plan": SUPERIOR},
                needs=("title",),
            )
        ),
        "numbering": NUMBERING,
        "attribution": OneOrMore(TEXT),
        "first_leads": Flag(),
        "run_in": Flag(),
        "leading_group": _LEADING_GROUP,
        "signoff": ListOf(
            Record(
                "signoff",
                {"step": FILLED, "by": FILLED, "signers": ListOf(FILLED)},
                needs=("step",),
            )
        ),
        "supervision": ListOf(Choice(SUPERVISION)),
        "support_reports": Flag(),
        "prologue": TEXT,
        "preamble": TEXT,
        "sections": SECTIONS,
        "tasks": TASKS,
        "closing": TEXT,
        "source": Record(
            "source",
            {
                "format": TEXT,
                "file": TEXT,
                "furniture": ListOf(
                    Record(
                        "furniture",
                        {
                            "line": Integer(1, 1_000_000),
                            "column": Integer(1, 1_000_000),
                            "text": TEXT,
                        },
                        needs=("line", "text"),
                    )
                ),
            },
        ),
    },
    needs=("gkplan", "title", "year", "issuer"),
)
