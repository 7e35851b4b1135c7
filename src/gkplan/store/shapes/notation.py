"""How a file's mappings are written: where each key and its value stand, for those who edit it.

Reading keeps the places of values only, which is what findings point at. Whoever changes a file
asks here, and the text is parsed once more: commands that only read do not pay for it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from gkplan.base.source import Source, Span
from gkplan.store.shapes.reading import Node, Reading

# what may stand between a key and its colon, or between a list's items and a dash
_GAP = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*[ \t]*")
_BRACKETS = ("[", "{")


class Pair(NamedTuple):
    """A key and its value; `colon` is the place behind the key's colon, None where it has none.

    A value that is not written is empty, and stands behind the colon.
    """

    key: Span
    colon: int | None
    value: Span

    @property
    def end(self) -> int:
        return max(self.key.end, self.colon or 0, self.value.end)


class Written(NamedTuple):
    """A mapping as it is written: its column, from 0, and its pairs by key.

    `dash` is where the dash stands that makes it an item of a list in lines.
    """

    span: Span
    column: int
    dash: int | None
    pairs: Mapping[str, Pair]

    @property
    def is_flow(self) -> bool:
        """Tell whether it stands in brackets."""
        return self.span.source.text.startswith(_BRACKETS, self.span.start)


def find_mappings(source: Source) -> Mapping[int, Written]:
    """Find all mappings of a file by their first character; raises `Unread` for no YAML."""
    reading = Reading(source.path, source.text)
    found: dict[int, Written] = {}
    _walk(reading.nodes(), None, reading, found)
    return found


def find_end(key: Node | None, value: Node, reading: Reading) -> int:
    """Find the end of what is written of a value; of its key where nothing is.

    The mark of a list or mapping in lines stands where the next thing begins, past the comments
    that stand before that.
    """
    text = reading.source.text
    if value.end_mark.index <= value.start_mark.index:
        return text.index(":", key.end_mark.index) + 1 if key else int(value.start_mark.index)
    if value.id == "scalar" or not value.value or text[value.start_mark.index] in _BRACKETS:
        return reading.span(value).end
    last = value.value[-1]
    if value.id == "mapping":
        return find_end(last[0], last[1], reading)
    return find_end(None, last, reading)


def _walk(node: Node, dash: int | None, reading: Reading, found: dict[int, Written]) -> int:
    """Enter the mappings at and below a node; gives the end of what is written of it."""
    source, start = reading.source, node.start_mark.index
    if node.id == "scalar":
        return reading.span(node).end
    flow = source.text.startswith(_BRACKETS, start)
    end = start
    if node.id == "sequence":
        for item in node.value:
            at = None if flow else _find_dash(source.text, end)
            end = max(_walk(item, at, reading, found), at + 1 if at is not None else end)
    else:
        pairs: dict[str, Pair] = {}
        for key, value in node.value:
            pair = _pair(key, value, reading, found)
            if key.id == "scalar":
                pairs[key.value] = pair
            end = max(end, pair.end)
        span = Span(source, start, reading.span(node).end if flow else end)
        found[start] = Written(span, node.start_mark.column, dash, pairs)
    return reading.span(node).end if flow else end


def _pair(key: Node, value: Node, reading: Reading, found: dict[int, Written]) -> Pair:
    source, text = reading.source, reading.source.text
    written = Span(source, key.start_mark.index, _walk(key, None, reading, found))
    gap = _GAP.match(text, written.end)
    colon = gap.end() + 1 if gap and text.startswith(":", gap.end()) else None
    start, end = value.start_mark.index, _walk(value, None, reading, found)
    if end <= start:
        start = end = colon if colon is not None else written.end
    return Pair(written, colon, Span(source, start, end))


def _find_dash(text: str, start: int) -> int | None:
    gap = _GAP.match(text, start)
    return gap.end() if gap and text.startswith("-", gap.end()) else None
