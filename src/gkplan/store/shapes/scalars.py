"""Shapes of single values: texts, days, numbers, words from a list."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from gkplan.base.answers import JSON
from gkplan.base.language import _
from gkplan.base.source import Edit
from gkplan.base.spelling import did_you_mean, near_miss
from gkplan.store.shapes import faults
from gkplan.store.shapes.reading import Node, Reading, flag, integer, kind_of
from gkplan.store.shapes.shape import WRONG, report_unexpected

END = r"$(?!\n)"  # in Python alone, $ also matches before a last line end


class TextShape:
    """A text; `pattern` limits what it may be, and `what` says so in words.

    `number` lets a bare number stand for its digits, as in `occurrence: 2024`.
    """

    def __init__(
        self,
        *,
        filled: bool = False,
        pattern: str = "",
        what: Callable[[], str] | None = None,
        number: bool = False,
    ) -> None:
        self.filled = filled
        self.pattern = pattern
        self.what = what
        self.number = number

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id != "scalar":
            return report_unexpected(node, reading, _("a text"))
        kind = kind_of(node)
        if kind == "null":
            return None
        if kind != "string" and not (self.number and kind == "integer"):
            return report_unexpected(node, reading, _("a text"), _("put it in quotation marks"))
        value: str = node.value
        if (self.filled and not value) or (self.pattern and not re.search(self.pattern, value)):
            what = self.what() if self.what else _("a text that is not empty")
            message = _("`{value}` is not {what}").format(value=value, what=what)
            reading.report(faults.WRONG_VALUE, reading.span(node), message)
            return WRONG
        return value

    def schema(self, defs: JSON) -> JSON:
        found: JSON = {"type": ["string", "integer"] if self.number else "string"}
        if self.filled:
            found["minLength"] = 1
        if self.pattern:
            found["pattern"] = self.pattern
        return found


TEXT = TextShape()
FILLED = TextShape(filled=True)


class DayShape:
    """A day of the calendar, YYYY-MM-DD."""

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id != "scalar":
            return report_unexpected(node, reading, _("a day like 2024-08-30"))
        kind = kind_of(node)
        if kind == "null":
            return None
        if kind != "string":
            return report_unexpected(node, reading, _("a day like 2024-08-30"))
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", node.value):
            message = _("`{value}` is not a day like 2024-08-30").format(value=node.value)
            reading.report(faults.WRONG_VALUE, reading.span(node), message)
            return WRONG
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            message = _("the calendar has no day {value}").format(value=node.value)
            reading.report(faults.WRONG_VALUE, reading.span(node), message)
            return WRONG

    def schema(self, defs: JSON) -> JSON:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


class Integer:
    """A whole number from `least` to `most`, both included."""

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id != "scalar" or kind_of(node) not in ("integer", "null"):
            return report_unexpected(node, reading, _("a whole number"))
        if kind_of(node) == "null":
            return None
        value = integer(node)
        if not self.least <= value <= self.most:
            message = _("{value} is not from {least} to {most}").format(
                value=node.value, least=self.least, most=self.most
            )
            reading.report(faults.WRONG_VALUE, reading.span(node), message)
            return WRONG
        return value

    def schema(self, defs: JSON) -> JSON:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class Flag:
    """True or false."""

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id != "scalar" or kind_of(node) not in ("boolean", "null"):
            return report_unexpected(node, reading, _("true or false"))
        return None if kind_of(node) == "null" else flag(node)

    def schema(self, defs: JSON) -> JSON:
        return {"type": "boolean"}


class Yes(Flag):
    """Nothing but true: `false` would say nothing."""

    def read(self, node: Node, reading: Reading) -> Any:
        value = super().read(node, reading)
        if value is not False:
            return value
        message = _("`{value}` is not {what}").format(value=node.value, what="true")
        reading.report(faults.WRONG_VALUE, reading.span(node), message)
        return WRONG

    def schema(self, defs: JSON) -> JSON:
        return {"const": True}


class Choice:
    """One of a few words."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id != "scalar":
            return report_unexpected(
                node, reading, _("one of {words}").format(words=", ".join(self.words))
            )
        if kind_of(node) == "null":
            return None
        if node.value not in self.words or kind_of(node) != "string":
            message = _("`{value}` is not one of {words}").format(
                value=node.value, words=", ".join(self.words)
            )
            span, slip = reading.span(node), near_miss(node.value, self.words)
            hint = did_you_mean(node.value, self.words)
            edits = (Edit(span, slip),) if slip else ()
            reading.report(faults.WRONG_VALUE, span, message, hint, edits)
            return WRONG
        return node.value

    def schema(self, defs: JSON) -> JSON:
        return {"enum": list(self.words)}
