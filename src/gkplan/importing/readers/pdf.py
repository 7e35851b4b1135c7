"""A PDF with a text layer: its lines joined into paragraphs, its ruled tables, no page numbers."""

import re
from collections import Counter
from typing import Any, NamedTuple

from gkplan.base import extras
from gkplan.base.errors import UnreadableFile
from gkplan.base.language import _
from gkplan.importing.layout.pdf_lines import PageLine
from gkplan.importing.layout.pdf_page import PageTable, Sheet, sheet
from gkplan.importing.manuscript import Composer, Manuscript
from gkplan.phrases import numbering
from gkplan.phrases.folding import fold

SUFFIXES = (".pdf",)
_PAGE_NUMBER = re.compile(
    r"[-·.\s]*(?:第\s*)?[0-9]{1,4}\s*(?:页)?(?:\s*[/共]\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[-·.\s]*"
)
_DASHES = str.maketrans("—–－―─", "-----")
_MOST_PAGES = 3000


def sniff(data: bytes, name: str) -> int:
    """Tell how surely bytes are a PDF; its mark may stand a little behind the start."""
    if b"%PDF-" in data[:1024]:
        return 3
    return 2 if name.lower().endswith(SUFFIXES) else 0


def read(data: bytes, name: str) -> Manuscript:
    """Read a PDF; raises `UnreadableFile` for one that is locked, damaged, or only pictures."""
    pdfium = extras.need("pypdfium2", "pdf", name)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        message = (
            _("{path} is locked with a password")
            if locked
            else _("{path} is damaged: it cannot be read as a PDF")
        )
        raise UnreadableFile(message.format(path=name)) from error
    try:
        if len(document) > _MOST_PAGES:
            message = _("{path} has more than {n} pages")
            raise UnreadableFile(message.format(path=name, n=_MOST_PAGES))
        sheets = [sheet(document, number) for number in range(len(document))]
    finally:
        document.close()
    if not any(each.lines or each.tables for each in sheets):
        message = _("{path} holds pictures of pages and no text: have its text recognised first")
        raise UnreadableFile(message.format(path=name))
    composer = Composer()
    _PageBlocks(composer, _running_heads(sheets)).write(sheets)
    return composer.manuscript(name, "pdf")


def _running_heads(sheets: list[Sheet]) -> set[str]:
    """Find lines that stand at the edge of most pages."""
    seen = Counter(
        line.text.strip() for each in sheets for line in each.lines if each.at_edge(line)
    )
    return {text for text, times in seen.items() if times >= 3 and times * 2 > len(sheets)}


class _Waiting(NamedTuple):
    """A paragraph under way and its last line."""

    text: str
    line: PageLine
    sheet: Sheet


class _PageBlocks:
    """Writes paragraphs, tables and page text of all pages in their order."""

    def __init__(self, composer: Composer, heads: set[str]) -> None:
        self.composer = composer
        self.heads = heads
        self.paragraph: _Waiting | None = None
        self.rows: list[list[Any]] = []
        self.away: list[str] = []

    def write(self, sheets: list[Sheet]) -> None:
        """Write all pages in their order."""
        for each in sheets:
            for block in each.blocks:
                if isinstance(block, PageTable):
                    self._table(block)
                elif self._is_page_text(block, each):
                    self.away.append(block.text)
                else:
                    self._line(block, each)
        self._close()

    def _is_page_text(self, line: PageLine, page: Sheet) -> bool:
        plain = fold(line.text).translate(_DASHES)
        return page.at_edge(line) and (
            line.text.strip() in self.heads or bool(_PAGE_NUMBER.fullmatch(plain))
        )

    def _table(self, found: PageTable) -> None:
        """Write a table, or go on with one from the page before."""
        if self.rows and len(self.rows[0]) != len(found.rows[0]):
            self._close()
        if self.paragraph:
            self._close()
        self.rows += found.rows

    def _line(self, line: PageLine, page: Sheet) -> None:
        if self.rows:
            self._close()
        last = self.paragraph
        if last and _goes_on(last, line, page):
            self.paragraph = _Waiting(_joined(last.text, line.text), line, page)
        else:
            self._close()
            self.paragraph = _Waiting(line.text, line, page)

    def _close(self) -> None:
        if self.paragraph:
            self.composer.line(self.paragraph.text.strip())
        if self.rows:
            self.composer.grid(self.rows)
        for text in self.away:
            self.composer.line(text.strip(), furniture=True)
        self.paragraph, self.rows, self.away = None, [], []


def _goes_on(last: _Waiting, line: PageLine, page: Sheet) -> bool:
    """Tell whether a line goes on with the paragraph above it."""
    before, size = last.line, last.line.size
    if abs(line.size - size) > 0.2 * size or line.left > page.left + 1.2 * size:
        return False
    if before.right < last.sheet.right - 2.2 * size:
        return False
    if last.sheet is page and before.bottom - line.top > 1.4 * size:
        return False
    # a full line that ends a sentence before a number that is not set in
    return not (last.text[-1:] in "。；;)）" and numbering.read(line.text))


def _joined(before: str, after: str) -> str:
    """Put two lines together; between words of Latin letters a line end is a space."""
    if (
        before[-1:].isascii()
        and before[-1:].isalnum()
        and after[:1].isascii()
        and after[:1].isalpha()
    ):
        return f"{before} {after}"
    return before + after
