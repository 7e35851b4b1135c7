"""One PDF page: its lines of text and its ruled tables, from top to bottom. Units are points."""

import statistics
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from gkplan.importing.layout import cells, pdf_rules
from gkplan.importing.layout.pdf_lines import Character, PageLine, lines_of

_EDGE = 0.11  # of the page's height, at its head and foot
_HANGING = 2.5  # characters that a line may reach over the edge of the others


class PageTable(NamedTuple):
    """A ruled table: rows of cells as a manuscript takes them."""

    rows: list[list[cells.Cell | None]]
    top: float


@dataclass
class Sheet:
    """A page's text lines, its tables, and its height."""

    lines: list[PageLine]
    tables: list[PageTable]
    height: float

    @cached_property
    def blocks(self) -> list[PageLine | PageTable]:
        return sorted([*self.lines, *self.tables], key=lambda each: -each.top)

    @cached_property
    def left(self) -> float:
        """Where full lines begin."""
        return min((line.left for line in self._body), default=0.0)

    @cached_property
    def right(self) -> float:
        """Where full lines end: at least three within a character, since single marks hang over."""
        ends = sorted((line.right for line in self._body), reverse=True)
        if not ends:
            return 0.0
        size = statistics.median(line.size for line in self._body)
        near = [end for end in ends[:-2] if ends[0] - end <= _HANGING * size]
        return next(
            (end for end, third in zip(near, ends[2:], strict=False) if end - third <= size),
            ends[0],
        )

    @property
    def _body(self) -> list[PageLine]:
        return [line for line in self.lines if not self.at_edge(line)] or self.lines

    def at_edge(self, line: PageLine) -> bool:
        """Tell whether a line stands where page numbers do."""
        return line.top < _EDGE * self.height or line.bottom > (1 - _EDGE) * self.height


def sheet(document: Any, number: int) -> Sheet:
    """Read one page."""
    page = document[number]
    textpage = page.get_textpage()
    try:
        characters = _characters(textpage)
        rulings = pdf_rules.Rulings(page) if characters else None
        tables: list[PageTable] = []
        for frame in rulings.frames() if rulings else ():
            inside = [c for c in characters if frame.holds(c)]
            if inside:
                tables.append(PageTable(frame.rows(inside), frame.ys[0]))
                characters = [c for c in characters if not frame.holds(c)]
        return Sheet(lines_of(characters), tables, page.get_height())
    finally:
        textpage.close()
        page.close()


def _characters(textpage: Any) -> list[Character]:
    from pypdfium2 import raw  # an extra: not there until a PDF is read

    found: list[Character] = []
    box = raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF:
            continue
        text = chr(code)
        if 0x2E80 <= code <= 0x2FD5:  # 一 is often mapped to the radical ⼀, which looks the same
            text = unicodedata.normalize("NFKC", text)
        if text.isspace() and text != " ":
            continue
        if raw.FPDFText_GetLooseCharBox(textpage, index, box):
            found.append(Character(text, box.left, box.bottom, box.right, box.top))
    return found
