"""Shapes of mappings: with known keys, told apart by a key, or with keys of the user's own."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gkplan.base.answers import JSON
from gkplan.base.language import _
from gkplan.base.source import Edit, Span
from gkplan.base.spelling import did_you_mean, near_miss, nearest
from gkplan.store.shapes import faults
from gkplan.store.shapes.reading import Node, Reading, kind_of
from gkplan.store.shapes.scalars import TextShape
from gkplan.store.shapes.shape import WRONG, Fields, Shape, report_unexpected


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
            return report_unexpected(node, reading, _("a mapping"))
        fields = Fields({}, {"": reading.span(node)})
        refused = {self._read_key(k, v, fields, reading, node) for k, v in node.value}
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

    def _read_key(
        self, key_node: Node, node: Node, fields: Fields, reading: Reading, mapping: Node
    ) -> str:
        """Read one key's value; gives the key that was meant where a finding stands for it."""
        if key_node.id != "scalar":
            report_unexpected(key_node, reading, _("a key"))
            return ""
        key: str = key_node.value
        if reading.marked and not reading.plain(key_node):
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
            span, slip = reading.span(key_node), near_miss(key, self.keys)
            # what a key of that name already says cannot be meant a second time
            taken = any(other.value == slip for other, _value in mapping.value)
            edits = (Edit(span, slip),) if slip and not taken else ()
            reading.report(faults.UNKNOWN_KEY, span, message, hint, edits)
            return nearest(key, tuple(self.keys))
        written = node.end_mark.index > node.start_mark.index
        fields.spans[key] = reading.span(node if written else key_node)
        if reading.marked and not reading.plain(node):
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
            return report_unexpected(node, reading, _("a mapping"))
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
        names = {key: TextShape() for key in keys if isinstance(key, str)}
        fields = Record("names", names).read(node, reading)
        return fields.values if isinstance(fields, Fields) else fields

    def schema(self, defs: JSON) -> JSON:
        return {"type": "object", "additionalProperties": {"type": ["string", "null"]}}
