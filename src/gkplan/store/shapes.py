"""The shapes that values in a file may have: each both reads a node and gives its JSON Schema.

So the schema that editors use and the reader that commands use cannot disagree. A shape reads a
node into a value, or reports what is wrong and gives `WRONG`; an empty value is `None`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from gkplan.language import _
from gkplan.source import Span
from gkplan.spelling import did_you_mean, nearest
from gkplan.store import faults
from gkplan.store.reading import Node, Reading, flag, integer, kind_of

JSON = dict[str, Any]


class _Wrong:
    """What a shape gives for a node that it has reported."""

    def __bool__(self) -> bool:
        return False


WRONG = _Wrong()


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


def listed(fields: Fields, key: str) -> list[Any]:
    """Give the values of a list, without their places."""
    return [value for value, _span in fields.get(key, ())]


def texts(fields: Fields, key: str) -> tuple[str, ...]:
    """Give the texts of a list."""
    return tuple(listed(fields, key))


def _expected(node: Node, reading: Reading, what: str, hint: str = "") -> _Wrong:
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


class Text:
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
            return _expected(node, reading, _("a text"))
        kind = kind_of(node)
        if kind == "null":
            return None
        if kind != "string" and not (self.number and kind == "integer"):
            return _expected(node, reading, _("a text"), _("put it in quotation marks"))
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


class Day:
    """A day of the calendar, YYYY-MM-DD."""

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id != "scalar":
            return _expected(node, reading, _("a day like 2024-08-30"))
        kind = kind_of(node)
        if kind == "null":
            return None
        if kind != "string":
            return _expected(node, reading, _("a day like 2024-08-30"))
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
            return _expected(node, reading, _("a whole number"))
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
            return _expected(node, reading, _("true or false"))
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
            return _expected(node, reading, _("one of {words}").format(words=", ".join(self.words)))
        if kind_of(node) == "null":
            return None
        if node.value not in self.words or kind_of(node) != "string":
            message = _("`{value}` is not one of {words}").format(
                value=node.value, words=", ".join(self.words)
            )
            reading.report(
                faults.WRONG_VALUE,
                reading.span(node),
                message,
                did_you_mean(node.value, self.words),
            )
            return WRONG
        return node.value

    def schema(self, defs: JSON) -> JSON:
        return {"enum": list(self.words)}


class ListOf:
    """A list; items that cannot be read are reported and left out."""

    def __init__(self, item: Shape, least: int = 0) -> None:
        self.item = item
        self.least = least

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id != "sequence":
            if node.id == "scalar" and kind_of(node) == "null":
                return None
            return _expected(node, reading, _("a list"))
        if len(node.value) < self.least:
            reading.report(faults.WRONG_VALUE, reading.span(node), _("the list is empty"))
            return WRONG
        found = []
        for item in node.value:
            if not reading.plain(item):
                continue
            value = self.item.read(item, reading)
            if value is None:
                _expected(item, reading, _("a value"))
            elif value is not WRONG:
                found.append((value, reading.span(item)))
        return found

    def schema(self, defs: JSON) -> JSON:
        found: JSON = {"type": "array", "items": self.item.schema(defs)}
        if self.least:
            found["minItems"] = self.least
        return found


class OneOrMore:
    """A list, or a single value that stands for a list of one."""

    def __init__(self, item: Shape) -> None:
        self.item = item

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id == "sequence":
            return ListOf(self.item).read(node, reading)
        value = self.item.read(node, reading)
        return value if value is None or value is WRONG else [(value, reading.span(node))]

    def schema(self, defs: JSON) -> JSON:
        item = self.item.schema(defs)
        return {"anyOf": [item, {"type": "array", "items": item}]}


class ByKind:
    """Shapes told apart by what is written: a single value, a list or a mapping."""

    def __init__(
        self,
        scalar: Shape | None = None,
        sequence: Shape | None = None,
        mapping: Shape | None = None,
    ) -> None:
        self.scalar = scalar
        self.sequence = sequence
        self.mapping = mapping

    def read(self, node: Node, reading: Reading) -> Any:
        shape: Shape | None = getattr(self, node.id)
        if shape is not None:
            return shape.read(node, reading)
        if node.id == "scalar" and kind_of(node) == "null":
            return None
        choices = [
            words
            for words, offered in (
                (_("a single value"), self.scalar),
                (_("a list"), self.sequence),
                (_("a mapping"), self.mapping),
            )
            if offered
        ]
        return _expected(node, reading, _(" or ").join(choices))

    def schema(self, defs: JSON) -> JSON:
        shapes = [shape for shape in (self.scalar, self.sequence, self.mapping) if shape]
        return {"anyOf": [shape.schema(defs) for shape in shapes]}


class Record:
    """A mapping with known keys. `name` is what people call it, and its name in the schema."""

    def __init__(
        self,
        name: str,
        keys: Mapping[str, Shape],
        needs: tuple[str, ...] = (),
        check: Callable[[Fields, Reading], None] | None = None,
        conditions: Sequence[JSON] = (),
    ) -> None:
        self.name = name
        self.keys = keys
        self.needs = needs
        self.check = check
        self.conditions = conditions

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id != "mapping":
            if node.id == "scalar" and kind_of(node) == "null":
                return None
            return _expected(node, reading, _("a mapping"))
        fields = Fields({}, {"": reading.span(node)})
        refused = {self._read_key(key, value, fields, reading) for key, value in node.value}
        for key in self.needs:
            if key not in fields.values and key not in refused:
                place = fields.spans.get(key) or fields.spans[""]
                start = Span(place.source, place.start, place.start)
                reading.report(faults.MISSING_KEY, start, _("`{key}` is missing").format(key=key))
        if self.check:
            self.check(fields, reading)
        settled = fields.values.keys() | refused | {*self.needs, ""}
        for key in fields.spans.keys() - settled:
            del fields.spans[key]  # written without a value, it counts as absent
        return fields

    def _read_key(self, key_node: Node, node: Node, fields: Fields, reading: Reading) -> str:
        """Read one key's value; gives the key that was meant where a finding stands for it."""
        if key_node.id != "scalar":
            _expected(key_node, reading, _("a key"))
            return ""
        key: str = key_node.value
        if not reading.plain(key_node):
            return key
        if key and key in fields.spans:
            first = fields.spans[key].position.line
            message = _("key `{key}` stands twice; the first is on line {line}")
            span = reading.span(key_node)
            reading.report(faults.DUPLICATE_KEY, span, message.format(key=key, line=first))
            return ""
        shape = self.keys.get(key)
        if shape is None:
            message = _("unknown key `{key}`").format(key=key)
            hint = did_you_mean(key, tuple(self.keys))
            reading.report(faults.UNKNOWN_KEY, reading.span(key_node), message, hint)
            return nearest(key, tuple(self.keys))
        written = node.end_mark.index > node.start_mark.index
        fields.spans[key] = reading.span(node if written else key_node)
        if not reading.plain(node):
            return key
        value = shape.read(node, reading)
        if value is WRONG:
            return key
        if value is not None:
            fields.values[key] = value
        return ""

    def schema(self, defs: JSON) -> JSON:
        if self.name not in defs:
            found: JSON = {"type": "object", "additionalProperties": False}
            defs[self.name] = found
            found["properties"] = {
                key: shape.schema(defs) if key in self.needs else _or_nothing(shape.schema(defs))
                for key, shape in self.keys.items()
            }
            if self.needs:
                found["required"] = list(self.needs)
            if self.conditions:
                found["allOf"] = list(self.conditions)
        return {"$ref": f"#/$defs/{self.name}"}


def _or_nothing(schema: JSON) -> JSON:
    """Let a key stand without a value, as in `document_number:`."""
    if kinds := schema.get("type"):
        return {**schema, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


class Variants:
    """Mappings told apart by a key that only one of them has; the first that is present decides.

    Where none is, the nearest misspelt one does, so that messages speak of what was meant.
    """

    def __init__(self, shapes: Mapping[str, Record], otherwise: Record | None = None) -> None:
        self.shapes = shapes
        self.otherwise = otherwise

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id != "mapping":
            return _expected(node, reading, _("a mapping"))
        present = [key.value for key, _value in node.value if key.id == "scalar"]
        if meant := self._meant(present):
            return meant.read(node, reading)
        message = _("one of {keys} is missing").format(
            keys=", ".join(f"`{key}`" for key in self.shapes)
        )
        start = node.start_mark.index
        reading.report(faults.MISSING_KEY, Span(reading.source, start, start), message)
        return WRONG

    def _meant(self, present: list[str]) -> Record | None:
        """Find the record of which most keys are present; a key that tells counts if misspelt."""
        first = next((record for key, record in self.shapes.items() if key in present), None)
        first = first or self.otherwise
        if first and all(key in first.keys for key in present):
            return first
        told = {nearest(key, tuple(self.shapes)) for key in present} - {""}
        candidates = [
            (key in present, record) for key, record in self.shapes.items() if key in told
        ]
        if self.otherwise:
            candidates.append((True, self.otherwise))
        fits = [
            (sum(bool(nearest(key, tuple(record.keys))) for key in present), exact, record)
            for exact, record in candidates
        ]
        return max(fits, key=lambda fit: fit[:2])[2] if fits else None

    def schema(self, defs: JSON) -> JSON:
        records = [*self.shapes.values(), *([self.otherwise] if self.otherwise else [])]
        return {"anyOf": [record.schema(defs) for record in records]}


class Later:
    """A shape that is named before it is made, for mappings that hold their own kind."""

    def __init__(self, make: Callable[[], Shape]) -> None:
        self.make = make

    def read(self, node: Node, reading: Reading) -> Any:
        return self.make().read(node, reading)

    def schema(self, defs: JSON) -> JSON:
        return self.make().schema(defs)


class TextMap:
    """A mapping from names of the user's own to texts, as a row's free cells are."""

    def read(self, node: Node, reading: Reading) -> Any:
        keys = [key.value for key, _value in node.value] if node.id == "mapping" else []
        names = {key: Text() for key in keys if isinstance(key, str)}
        fields = Record("names", names).read(node, reading)
        return fields.values if isinstance(fields, Fields) else fields

    def schema(self, defs: JSON) -> JSON:
        return {"type": "object", "additionalProperties": {"type": ["string", "null"]}}
