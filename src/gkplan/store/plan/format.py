"""The format of a plan: which keys it may have, and their shapes."""

from gkplan.base.language import _
from gkplan.model.ledger import SUPERVISION
from gkplan.model.plan import Marks
from gkplan.store.deadline import DEADLINE
from gkplan.store.shapes.lists import ByKind, ListOf, OneOrMore
from gkplan.store.shapes.records import Later, Record, TextMap, Variants
from gkplan.store.shapes.scalars import (
    END,
    FILLED,
    TEXT,
    Choice,
    DayShape,
    Flag,
    Integer,
    TextShape,
)
from gkplan.store.shapes.shape import Shape

VERSION = 1
_HOLDS = (
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

_ID = TextShape(
    pattern=r"^[a-z][a-z0-9-]{1,31}" + END,
    what=lambda: _("an id: 2 to 32 small letters, digits and hyphens, a letter first"),
)
_CARRIED_FROM = TextShape(
    pattern=r"^[^/]+/[a-z][a-z0-9-]{1,31}" + END,
    what=lambda: _("a task of an earlier plan beside this one, like `2024/task-id`"),
)
_CLAUSE = TextShape(
    pattern=r"^[^\s].*/[^/]+/[a-z][a-z0-9-]{1,31}" + END,
    what=lambda: _("a task of a superior plan, like `shi-zhengfu/2026/task-id`"),
)
_SUPERIOR = TextShape(
    pattern=r"^[^\s].*/[^/]+" + END,
    what=lambda: _("a superior plan, like `shi-zhengfu/2026`"),
)
_IMPLEMENTED = ByKind(
    scalar=_CLAUSE,
    mapping=Record(
        "implemented",
        {
            "clause": _CLAUSE,
            "confirmed": TextShape(number=True),
            "revision": TextShape(number=True),
        },
        needs=("clause",),
    ),
)
_UNITS = ByKind(
    scalar=FILLED,
    sequence=ListOf(FILLED),
    mapping=Record(
        "roles",
        {"lead": OneOrMore(FILLED), "support": OneOrMore(FILLED), "responsible": OneOrMore(FILLED)},
    ),
)

_IMPLEMENTS = ByKind(scalar=_CLAUSE, mapping=_IMPLEMENTED.mapping, sequence=ListOf(_IMPLEMENTED))
_NUMBERING = Record(
    "numbering",
    {
        "levels": ListOf(
            TextShape(
                pattern=r"^[^{}]*\{(cn|n|circled)\}[^{}]*$",
                what=lambda: _("a number pattern with {cn}, {n} or {circled}"),
            ),
        ),
        "continuous": ListOf(Integer(1, 9)),
    },
)
_COLUMN = Record("column", {"title": TEXT, "holds": Choice(_HOLDS)})
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
    "numbering": _NUMBERING,
    "first_leads": Flag(),
}
_BELOW: dict[str, Shape] = {
    "sections": Later(lambda: _SECTIONS),
    "tasks": Later(lambda: _TASKS),
}
SECTION = Record("section", {**_WORDS, "table": _TABLE, "attribution": OneOrMore(TEXT), **_BELOW})
TASK = Record(
    "task",
    {
        "id": _ID,
        **_WORDS,
        "tracked": Flag(),
        "units": _UNITS,
        "deadline": DEADLINE,
        "carried_from": _CARRIED_FROM,
        "implements": _IMPLEMENTS,
        "attribution": OneOrMore(TEXT),
        "cells": TextMap(),
        "merged": ListOf(TEXT),
        **_BELOW,
    },
)
_SECTIONS: Shape = ListOf(Variants({"paragraph": _PARAGRAPH}, otherwise=SECTION))
_TASKS: Shape = ListOf(Variants({"paragraph": _PARAGRAPH}, otherwise=TASK))

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
        "title": TextShape(pattern=r"^[^\n]+" + END, what=lambda: _("a title of one line")),
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
                "written": DayShape(),
                "published": DayShape(),
                "address": TEXT,
                "time": TextShape(pattern=r"([01][0-9]|2[0-3]):[0-5][0-9]"),
                "keywords": ListOf(FILLED),
                "description": TEXT,
                "author": TEXT,
                "image": TEXT,
            },
        ),
        "basis": ListOf(
            Record(
                "basis",
                {"title": FILLED, "document_number": TEXT, "plan": _SUPERIOR},
                needs=("title",),
            )
        ),
        "numbering": _NUMBERING,
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
        "sections": _SECTIONS,
        "tasks": _TASKS,
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
