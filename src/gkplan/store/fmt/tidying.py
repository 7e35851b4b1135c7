"""A plan's file as `gkplan fmt` writes it: keys in order, quotes where needed, no stray spaces.

Only the text changes, never what it says: the file is read again, and one that would say anything
else stays as it is. Items keep their order, comments stay with what they stand before.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from gkplan.base.diagnostics import Diagnostic
from gkplan.base.source import Edit, Source, splice
from gkplan.store.fmt import keys, lines, quotes
from gkplan.store.shapes.reading import Node, Reading, Unread, kind_of

_PASSES = 200  # each puts one level of keys in order; a file has at most 60
_STEPS: tuple[Callable[[Node, Reading], Iterator[Edit]], ...] = (
    quotes.edits,
    keys.edits,
    lines.edits,
)
_ORDERED = ("sections", "tasks")


class Tidied(NamedTuple):
    """A file as it was read and its text as it should be.

    It is left as it is where it cannot be read, `refused` says why, and where it is `unsafe`: it
    would no longer say the same.
    """

    source: Source
    text: str
    refused: tuple[Diagnostic, ...] = ()
    unsafe: bool = False


def tidy_file(path: Path) -> Tidied:
    """Tidy the text of a plan's file; nothing is written."""
    reading = Reading(str(path))
    try:
        reading.fetch(path)
        node = reading.nodes()
        before = list(_plainly(node, reading))
    except Unread:
        return Tidied(reading.source, reading.source.text, tuple(reading.diagnostics))
    text = tidy(reading.source.text)
    again = Reading(str(path), text)
    try:
        same = list(_plainly(again.nodes(), again)) == before
    except Unread:
        same = False
    if not same:
        return Tidied(reading.source, reading.source.text, unsafe=True)
    return Tidied(reading.source, text)


def tidy(text: str) -> str:
    """Make every change there is to make, one after the other; raises `Unread` for no YAML."""
    for step in _STEPS:
        for _pass in range(_PASSES):
            reading = Reading("", text)
            edits = tuple(step(reading.nodes(), reading))
            if not edits:
                break
            text = splice(text, edits)
    return text


def _plainly(node: Node, reading: Reading) -> Iterator[Any]:
    """Give all that a file says, whatever the order of its keys; raises `Unread` for anchors."""
    if not reading.plain(node):
        raise Unread
    if node.id == "sequence":
        yield [list(_plainly(each, reading)) for each in node.value]
    elif node.id == "mapping":
        pairs = [(list(_plainly(k, reading)), list(_plainly(v, reading))) for k, v in node.value]
        # which of the two comes first tells in which order their items stand
        yield [each.value for each, _value in node.value if each.value in _ORDERED]
        yield sorted(pairs, key=repr)
    else:
        yield (kind_of(node), node.value)
