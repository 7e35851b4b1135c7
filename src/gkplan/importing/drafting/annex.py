"""Lists of annexes, 附件:1.… 2.…, whose numbers open no items of the plan."""

from collections.abc import Sequence

from gkplan.importing.manuscript import Block, Line
from gkplan.phrases import numbering, titles

_TITLE = 60  # characters an annex's title may have
_OPENS = ("附件", "附：", "附:")


def listed(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a numbered line goes on with the annexes that 附件:1. above it lists."""
    block = blocks[index]
    if not isinstance(block, Line) or len(block.text) > _TITLE or block.text.endswith("。"):
        return False
    while index:
        index -= 1
        above = blocks[index]
        if not isinstance(above, Line) or len(above.text) > _TITLE:
            return False
        if above.text.startswith(_OPENS):
            plain = titles.fold_squeezed(above.text)
            return len(plain) > len("附件1:") or plain.endswith(":")
        if numbering.read(above.text) is None:
            return False
    return False
