"""The shapes that values in a file may have: each both reads a node and gives its JSON Schema.

So the schema that editors use and the reader that commands use cannot disagree. A shape reads a
node into a value, or reports what is wrong and gives `WRONG`; an empty value is `None`. Here is
what all shapes share; `scalars`, `lists` and `records` hold the shapes.
"""

from __future__ import annotations

from typing import Any, Protocol

from gkplan.base.answers import JSON
from gkplan.base.language import _
from gkplan.base.source import Span
from gkplan.store.shapes import faults
from gkplan.store.shapes.reading import Node, Reading, kind_of


class Wrong:
    """What a shape gives for a node that it has reported."""

    def __bool__(self) -> bool:
        return False


WRONG = Wrong()


class Shape(Protocol):
    """What a value may look like."""

    def read(self, node: Node, reading: Reading) -> Any: ...

    def schema(self, defs: JSON) -> JSON: ...


class Fields:
    """A mapping that was read: its values by key, and where each value stands ("" is the whole)."""

    __slots__ = ("spans", "values")

    def __init__(self, values: dict[str, Any], spans: dict[str, Span]) -> None:
        self.values = values
        self.spans = spans

    def get(self, key: str, default: Any = None) -> Any:
        value = self.values.get(key)
        return default if value is None else value

    def __contains__(self, key: str) -> bool:
        return key in self.values


def list_values(fields: Fields, key: str) -> list[Any]:
    """Give the values of a list, without their places."""
    return [value for value, _span in fields.get(key, ())]


def list_texts(fields: Fields, key: str) -> tuple[str, ...]:
    """Give the texts of a list."""
    return tuple(list_values(fields, key))


def report_unexpected(node: Node, reading: Reading, what: str, hint: str = "") -> Wrong:
    """Report a node of another kind than the one that belongs here."""
    message = _("expected {what}, found {found}").format(what=what, found=_kind(kind_of(node)))
    reading.report(faults.WRONG_TYPE, reading.span(node), message, hint)
    return WRONG


def _kind(kind: str) -> str:
    return {
        "array": _("a list"),
        "object": _("a mapping"),
        "string": _("a text"),
        "integer": _("a number"),
        "number": _("a number"),
        "boolean": _("true or false"),
        "null": _("nothing"),
    }[kind]
