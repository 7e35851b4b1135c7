"""Quotes that a text does not need, and the kind of those that it does."""

from collections.abc import Iterator

from gkplan.base.source import Edit
from gkplan.store.quoting import write_scalar
from gkplan.store.shapes.reading import Node, Reading

# what readers of YAML 1.1, as many editors are, take for true and false
_FLAGS = {"y", "n", "yes", "no", "on", "off"}


def edits(node: Node, reading: Reading) -> Iterator[Edit]:
    """Find texts in quotes that could stand without, and in single quotes that could in double."""
    if node.id == "scalar":
        yield from _requoted(node, reading)
        return
    for child in node.value:
        for each in child if node.id == "mapping" else (child,):
            yield from edits(each, reading)


def _requoted(node: Node, reading: Reading) -> Iterator[Edit]:
    value, span = node.value, reading.span(node)
    written = span.source.text[span.start : span.end]
    if written[:1] not in ("'", '"') or "\n" in written or not value:
        return
    if value.lower() in _FLAGS or value[0] in ".=<" or "  " in value:
        return
    new = write_scalar(value)
    if new[:1] != '"' or written[0] == "'":
        yield Edit(span, new)
