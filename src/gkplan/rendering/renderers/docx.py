"""A document as a Word file in the layout of GB/T 9704-2012, with real styles."""

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gkplan.base import extras
from gkplan.base.characters import visible
from gkplan.rendering import official
from gkplan.rendering.document.blocks import (
    Block,
    Document,
    Heading,
    PageBreak,
    Table,
    Text,
    TextPlace,
    Title,
)
from gkplan.rendering.options import Options

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from gkplan.rendering.word.styles import Style

SUFFIX = ".docx"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def render(document: Document, options: Options) -> bytes:  # noqa: ARG001 - as all renderers
    """Write a document as a Word file; the same document gives the same bytes."""
    docx = extras.need("docx", "docx")
    from gkplan.rendering.word import page
    from gkplan.rendering.word import styles as _word_styles

    made = docx.Document()
    _word_styles.replace(made.styles.element)
    page.prepare(made, document)
    writer = _WordWriter(made, landscape=document.landscape)
    if document.letterhead:
        writer.letterhead(document.letterhead.issuer, document.letterhead.document_number)
    for block, setting in zip(document.blocks, official.settings(document.blocks), strict=True):
        writer.write(block, setting)
    return _packed(made)


class _WordWriter:
    """Writes blocks at the end of a Word document's body."""

    def __init__(self, document: "WordDocument", *, landscape: bool) -> None:
        from gkplan.rendering.word import styles as _word_styles
        from gkplan.rendering.word import tables

        self._styles = _word_styles
        self._table = tables.table
        self._landscape = landscape
        self._new_page = False
        self._end = document.element.body.sectPr

    def letterhead(self, issuer: str, number: str) -> None:
        styles = self._styles
        if issuer:
            self._empty(2)
            self._paragraph(styles.LETTERHEAD).append(self._run(issuer))
            self._empty(2)
        last = self._paragraph(styles.DOCUMENT_NUMBER)
        self._append(last, number)
        if issuer:
            self._underline(last)
        self._empty(2 if issuer else 1)

    def _underline(self, paragraph: "BaseOxmlElement") -> None:
        styles = self._styles
        border = styles.element("pBdr")
        border.append(styles.element("bottom", val="single", sz=12, space=4, color="C00000"))
        paragraph.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing")

    def write(self, block: Block, setting: official.ParagraphSetting | None) -> None:
        match block:
            case Title():
                self._title(block)
            case Heading():
                self._heading(block)
            case Text():
                self._text(block, setting or official.ParagraphSetting())
            case Table():
                self._end.addprevious(self._table(block, landscape=self._landscape))
            case PageBreak():
                self._new_page = True

    def _heading(self, block: Heading) -> None:
        if block.centred:
            self._centred(self._styles.CENTRED, [block.text])
        else:
            style = self._styles.heading(block.depth)
            self._paragraph(style).append(self._run(block.label + block.text))

    def _title(self, block: Title) -> None:
        self._centred(self._styles.TITLE, block.lines)
        self._empty(1)

    def _centred(self, style: "Style", lines: Sequence[str]) -> None:
        paragraph = self._paragraph(style)
        parts = [part for line in lines for part in official.even_lines(line, style.size)]
        for index, part in enumerate(parts):
            run = self._run(part)
            if index:
                run.insert(0, self._styles.element("br"))
            paragraph.append(run)

    def _text(self, block: Text, setting: official.ParagraphSetting) -> None:
        self._new_page = self._new_page or setting.new_page
        self._empty(setting.lines_before)
        paragraph = self._paragraph(self._styles.PLACES.get(block.place, self._styles.BODY))
        properties = paragraph.get_or_add_pPr()
        if setting.right or setting.left:
            properties.append(self._styles.indents(setting.first, setting.left, setting.right))
        if block.heading:
            run = self._run(block.label + block.heading)
            style = self._styles.element("rStyle", val=self._styles.run_in(block.depth))
            run.get_or_add_rPr().append(style)
            paragraph.append(run)
        else:
            self._append(paragraph, block.label)
        self._append(paragraph, block.words)
        if block.place is TextPlace.ANNEX:
            self._empty(setting.lines_after)

    def _append(self, paragraph: "BaseOxmlElement", text: str) -> None:
        if text:
            paragraph.append(self._run(text))

    def _empty(self, count: int) -> None:
        for _each in range(count):
            self._paragraph(self._styles.NORMAL)

    def _paragraph(self, style: "Style") -> "BaseOxmlElement":
        made = self._styles.element("p")
        properties = made.get_or_add_pPr()
        properties.append(self._styles.element("pStyle", val=style.identity))
        if self._new_page:
            properties.append(self._styles.element("pageBreakBefore"))
            self._new_page = False
        self._end.addprevious(made)
        return made

    def _run(self, text: str) -> "BaseOxmlElement":
        made = self._styles.element("r")
        made.text = visible(text)
        return made


def _packed(document: "WordDocument") -> bytes:
    """Save with entries that carry no time."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with (
        zipfile.ZipFile(saved) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for entry in before.infolist():
            named = zipfile.ZipInfo(entry.filename, _LONG_AGO)
            after.writestr(named, before.read(entry), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
