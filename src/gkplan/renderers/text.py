"""The document itself, a line a paragraph: what was imported, character for character."""

from collections.abc import Iterator

from gkplan.document.blocks import Block, Heading, Table, Text, Title
from gkplan.document.layout import document
from gkplan.model.plan import Plan
from gkplan.renderers._options import Options


def render(plan: Plan, options: Options) -> str:
    """Write a plan's words and nothing else; with furniture, the whole page it came from."""
    lines = [line for block in document(plan) for line in _lines(block)]
    if options.furniture:
        # from the last to the first, so that no insertion moves the place of another
        for piece in reversed(sorted(plan.furniture, key=lambda each: each.line)):
            lines.insert(piece.line - 1, piece.text)
    return "\n".join(lines) + "\n"


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
