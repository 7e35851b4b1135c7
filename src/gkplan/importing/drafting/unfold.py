"""Several numbered items on one line, as pages that lost their line ends have them, set apart."""

import re
from collections.abc import Iterator, Sequence

from gkplan.importing.manuscript import Block, Line
from gkplan.phrases import numbering
from gkplan.phrases.folding import fold
from gkplan.phrases.numbering import Number

_PLACE = re.compile(r"(?<=[。!?）)】〕\]])[ \u3000\xa0]*|[ \u3000\xa0]+")
_OPENS = re.compile(r"[第(（一二三四五六七八九十0-9０-９]")
_SHORTEST = 30  # characters of a line that may hold several items
_RUN = 2  # numbers that must follow on each other before any of them counts


def unfolded(blocks: Sequence[Block]) -> Iterator[Block]:
    """Walk blocks with each line that holds several numbered items cut before their numbers."""
    for block in blocks:
        if isinstance(block, Line) and len(block.text) >= _SHORTEST and not block.level:
            yield from _cut(block)
        else:
            yield block


def _cut(line: Line) -> Iterator[Line]:
    begin = 0
    for at in _places(line.text):
        yield _piece(line, begin, at)
        begin = at
    yield _piece(line, begin, len(line.text))


def _piece(line: Line, begin: int, end: int) -> Line:
    raw = line.text[begin:end]
    return Line(raw.strip(), line.start + begin + len(raw) - len(raw.lstrip()))


def _places(text: str) -> list[int]:
    """Find where items begin inside a line: numbers of which a style has at least two in order."""
    first = numbering.read(text)
    last = {_style(first): first.ordinal} if first else {}
    runs = dict.fromkeys(last, 1)
    found: list[tuple[int, str]] = []
    for place in _PLACE.finditer(text):
        at = place.end()
        number = numbering.read(text[at : at + 12]) if at and _OPENS.match(text, at) else None
        if number is None:
            continue
        style = _style(number)
        if number.ordinal not in (1, last.get(style, 0) + 1):
            continue
        runs[style] = runs.get(style, 0) + 1
        last[style] = number.ordinal
        found.append((at, style))
    return [at for at, _style in found] if max(runs.values(), default=0) >= _RUN else []


def _style(number: Number) -> str:
    return fold(number.pattern)
