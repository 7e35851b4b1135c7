"""The document itself, a line a paragraph: what was imported, character for character."""

from collections.abc import Iterator

from gkplan.document.blocks import Block, Heading, Table, Text, Title
from gkplan.document.layout import document
from gkplan.model.plan import Furniture, Plan
from gkplan.renderers._options import Options


def render(plan: Plan, options: Options) -> str:
    """Write a plan's words and nothing else; with furniture, the whole page it came from."""
    text = "\n".join(line for block in document(plan) for line in _lines(block))
    if options.furniture:
        text = "\n".join(_among(plan.furniture, text.split("\n")))
    return text + "\n"


def _among(furniture: tuple[Furniture, ...], lines: list[str]) -> Iterator[str]:
    """Put each piece before its line, those of one line in their order, and the rest at the end."""
    pieces: dict[int, list[str]] = {}
    for piece in sorted(furniture, key=lambda each: each.line):
        pieces.setdefault(piece.line, []).append(piece.text)
    for number, line in enumerate(lines, 1):
        yield from pieces.pop(number, ())
        yield line
    for rest in pieces.values():
        yield from rest


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title(lines):
            yield from lines
        case Heading():
            yield block.label + block.text
        case Text():
            yield block.whole
        case Table():
            yield "\t".join(block.header)
            for row in block.rows:
                yield "\t".join(cell.text for cell in row.cells if cell)
