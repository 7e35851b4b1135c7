"""A file's new text read again before it is written: all that was not to change says the same."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gkplan.base.source import Edit, Source
from gkplan.store.shapes.reading import Node, Reading, Unread, kind_of


class _Value(NamedTuple):
    """A text, number or key as it is read: where it is written, what it is, how deep it stands."""

    start: int
    end: int
    says: tuple[str, str, int, bool]


def keeps_the_rest(source: Source, edits: Iterable[Edit], text: str) -> bool:
    """Tell whether, after edits, everything reads as before but what they touch."""
    edits = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    touched = [(edit.span.start, edit.span.end) for edit in edits]
    written: list[tuple[int, int]] = []
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        written.append((start, start + len(edit.text)))
        shift += len(edit.text) - (edit.span.end - edit.span.start)
    if len(text) != len(source.text) + shift:
        return False
    try:
        before = _untouched(source.text, touched)
        return list(before) == list(_untouched(text, written))
    except Unread:
        return False


def list_values(node: Node) -> tuple[object, ...]:
    """Give all values at and below a node in their order, wherever in a file they stand."""
    return tuple(value.says for value in _values(node, 0, is_key=False))


def _untouched(text: str, stretches: list[tuple[int, int]]) -> Iterator[tuple[object, ...]]:
    """Give the values that stand beside all stretches, and behind how many of them each does."""
    behind = 0
    for value in _values(Reading("", text).nodes(), 0, is_key=False):
        end = value.start + len(text[value.start : value.end].rstrip(" \r\n\t"))
        while behind < len(stretches) and stretches[behind][1] < value.start:
            behind += 1
        if value.start < end and (behind == len(stretches) or end < stretches[behind][0]):
            yield behind, *value.says


def _values(node: Node, depth: int, *, is_key: bool) -> Iterator[_Value]:
    if node.id == "scalar":
        # a block text that ends a file gets a line end as soon as something follows
        says = (kind_of(node), node.value.rstrip("\n"), depth, is_key)
        yield _Value(node.start_mark.index, node.end_mark.index, says)
    elif node.id == "sequence":
        for item in node.value:
            yield from _values(item, depth + 1, is_key=False)
    else:
        for key, value in node.value:
            yield from _values(key, depth + 1, is_key=True)
            yield from _values(value, depth + 1, is_key=False)
