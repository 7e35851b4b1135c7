"""Paragraphs broken over lines of one width, as text taken from print has them, made whole again.

What is drafted then is a manuscript of whole paragraphs; `Offsets` leads back to the document.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gkplan.importing.manuscript import Block, Composer, Line, Manuscript
from gkplan.phrases import numbering, pages, titles

_SHORTEST = 14  # characters of a line that print may have broken
_FEWEST = 4  # broken lines that make a document a broken one
_SHARE = 0.3
_ENDED = re.compile(r"[。；;：:!?！？)）】〕]\s*\Z")
_BEGINS = re.compile(r"\s*(?:[(（〔【](?:责任|牵头|配合)|附件|[一-龥]{2,8}[:：])")


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where stretches of a whole manuscript stand in the document it was made of."""

    starts: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()

    def of(self, offset: int) -> int:
        """Give the place in the document of a place in the manuscript."""
        at = bisect_right(self.starts, offset) - 1
        return self.origins[at] + offset - self.starts[at] if at >= 0 else offset


def whole(
    manuscript: Manuscript, blocks: Sequence[Block]
) -> tuple[Manuscript, tuple[Block, ...], Offsets]:
    """Join the lines of broken paragraphs; a document without any, or with tables, stays."""
    lines = [block for block in blocks if isinstance(block, Line)]
    width = _width(lines) if len(lines) == len(blocks) else 0
    if not width:
        return manuscript, tuple(blocks), Offsets()
    composer = Composer()
    starts: list[int] = []
    origins: list[int] = []
    waiting: list[Line] = []

    def close() -> None:
        if not waiting:
            return
        position = composer.length
        for line in waiting:
            starts.append(position)
            origins.append(line.start)
            position += len(line.text)
        composer.line("".join(line.text for line in waiting), level=waiting[0].level)
        waiting.clear()

    for block in lines:
        if waiting and not _goes_on(waiting[-1], block, width):
            close()
        waiting.append(block)
    close()
    made = composer.manuscript(manuscript.name, manuscript.format, manuscript.meta)
    return made, made.blocks, Offsets(tuple(starts), tuple(origins))


def _width(lines: Sequence[Line]) -> int:
    """Give the width at which a document's lines are broken; 0 where they are not."""
    long = [line for line in lines if len(line.text) >= _SHORTEST]
    broken = [
        line.text
        for line, after in itertools.pairwise(lines)
        if len(line.text) >= _SHORTEST and not _ENDED.search(line.text) and not _opens(after)
    ]
    if len(broken) < _FEWEST or len(broken) < _SHARE * len(long):
        return 0
    lengths = sorted(map(len, broken))
    middle = lengths[len(lengths) // 2]
    return middle if middle <= 60 else 0


def _goes_on(line: Line, after: Line, width: int) -> bool:
    """Tell whether a line's paragraph goes on in the one below."""
    if _ENDED.search(line.text) or _opens(after) or line.level != after.level:
        return False
    return len(line.text) >= 0.7 * width and not pages.is_closing(titles.fold_squeezed(after.text))


def _opens(line: Line) -> bool:
    return (
        numbering.read(line.text) is not None
        or bool(_BEGINS.match(line.text))
        or titles.is_title_like(line.text)
    )
