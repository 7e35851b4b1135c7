"""The lines that close a document: signature, date, (此件公开发布), 附件, 抄送."""

from collections.abc import Sequence

from gkplan.importing.manuscript import Block, Line
from gkplan.phrases import numbering, pages, titles
from gkplan.phrases.responsibility import find_attributions

_LONGEST = 60


def divide(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """Divide a document's body from the lines that close it."""
    end = len(blocks)
    closing: list[Line] = []
    while end:
        block = blocks[end - 1]
        if not isinstance(block, Line) or not _closes(block.text):
            break
        closing.insert(0, block)
        end -= 1
    return list(blocks[:end]), closing


def _closes(text: str) -> bool:
    plain = titles.fold_squeezed(text)
    if len(plain) > _LONGEST or numbering.read(text) or find_attributions(text):
        return False
    if plain.endswith(("。", ";")) and not plain.startswith(("(", "附")):
        return False
    return titles.is_organisation(plain) or pages.is_closing(plain)
