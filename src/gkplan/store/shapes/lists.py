"""Shapes of lists, and of values that may be written singly or as a list."""

from typing import Any

from gkplan.base.answers import JSON
from gkplan.base.language import _
from gkplan.store.shapes import faults
from gkplan.store.shapes.reading import Node, Reading, kind_of
from gkplan.store.shapes.shape import WRONG, Shape, report_unexpected


class ListOf:
    """A list; items that cannot be read are reported and left out."""

    def __init__(self, item: Shape, least: int = 0) -> None:
        self.item = item
        self.least = least

    def read(self, node: Node, reading: Reading) -> Any:
        if node.id != "sequence":
            if node.id == "scalar" and kind_of(node) == "null":
                return None
            return report_unexpected(node, reading, _("a list"))
        if len(node.value) < self.least:
            reading.report(faults.WRONG_VALUE, reading.span(node), _("the list is empty"))
            return WRONG
        found = []
        for item in node.value:
            if not reading.plain(item):
                continue
            value = self.item.read(item, reading)
            if value is None:
                report_unexpected(item, reading, _("a value"))
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
        return report_unexpected(node, reading, _(" or ").join(choices))

    def schema(self, defs: JSON) -> JSON:
        shapes = [shape for shape in (self.scalar, self.sequence, self.mapping) if shape]
        return {"anyOf": [shape.schema(defs) for shape in shapes]}
