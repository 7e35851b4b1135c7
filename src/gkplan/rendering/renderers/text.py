"""The document itself, a line a paragraph: what was imported, character for character."""

from collections.abc import Iterator

from gkplan.model.plan import Furniture
from gkplan.rendering.document.blocks import Block, Document, Heading, PageBreak, Table, Text, Title
from gkplan.rendering.document.table import drawn
from gkplan.rendering.options import Options

SUFFIX = ".txt"


def render(document: Document, options: Options) -> str:
    """Write a document's words and nothing else; with furniture, the whole page it came from."""
    written = lines(document, marked=options.furniture)
    if options.furniture:
        written = list(_among(document.furniture, written))
    return "\n".join(written) + "\n"


def lines(document: Document, *, marked: bool) -> list[str]:
    """Write a document's lines without furniture; if `marked`, tables with the marks they have."""
    written = (line for block in document.blocks for line in _lines(block, marked=marked))
    return "\n".join(written).split("\n")


def _among(furniture: tuple[Furniture, ...], lines: list[str]) -> Iterator[str]:
    """Put each piece before its line, those of one line in their order, and the rest at the end."""
    pieces: dict[int, list[Furniture]] = {}
    for piece in sorted(furniture, key=lambda each: (each.line, each.column)):
        pieces.setdefault(piece.line, []).append(piece)
    for number, line in enumerate(lines, 1):
        place = 0
        for piece in pieces.pop(number, ()):
            if piece.column:
                cut = _offset(line, piece.column)
                yield line[place:cut]
                place = cut
            yield piece.text
        yield line[place:]
    for rest in pieces.values():
        yield from (piece.text for piece in rest)


def _offset(line: str, count: int) -> int:
    """Find where so many of a line's characters end, spaces not counted."""
    for offset, character in enumerate(line):
        if not character.isspace():
            if not count:
                return offset
            count -= 1
    return len(line)


def _lines(block: Block, *, marked: bool) -> Iterator[str]:
    match block:
        case Title(lines):
            yield from lines
        case Heading():
            yield block.label + block.text
        case Text():
            yield block.whole
        case Table():
            yield from drawn(block, marked=marked)
        case PageBreak():
            return
