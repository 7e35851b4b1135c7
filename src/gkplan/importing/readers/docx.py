"""A Word document as a reader sees it: automatic numbers written out, tracked changes accepted."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from gkplan.base import extras
from gkplan.base.errors import UnreadableFile
from gkplan.base.language import _
from gkplan.importing.layout import cells
from gkplan.importing.layout.docx_numbers import Numbers
from gkplan.importing.manuscript import Composer, Manuscript

SUFFIXES = (".docx", ".docm")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNSEEN = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}rPr", f"{_W}pPr", f"{_MC}Fallback"}
_LARGEST = 200 * 1024 * 1024  # bytes of all parts unpacked
_LARGEST_PART = 48 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sniff(data: bytes, name: str) -> int:
    """Tell how surely bytes are a Word document, or one that Word would write."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE)):
        return 3
    return 2 if name.lower().endswith(SUFFIXES) else 0


def read(data: bytes, name: str) -> Manuscript:
    """Read a Word document; raises `UnreadableFile` for what is none, or is locked or damaged."""
    _refuse(data, name)
    docx = extras.need("docx", "docx", name)
    try:
        document = docx.Document(io.BytesIO(data))
        numbers = Numbers(document)
        composer = Composer()
        for element in _content(document.element.body):
            _block(element, composer, numbers)
        _notes(document, composer)
    except UnreadableFile:
        raise
    except Exception as error:  # the library meets damage in many ways, and none of them is ours
        message = _("{path} is damaged: it cannot be read as a Word document")
        raise UnreadableFile(message.format(path=name)) from error
    made = composer.manuscript(name, "docx")
    if not made.text.strip():
        raise UnreadableFile(_("{path} holds no text").format(path=name))
    return made


def _refuse(data: bytes, name: str) -> None:
    """Refuse what is no Word document before anything of it is unpacked."""
    if data.startswith(_OLE):
        message = _("{path} is locked with a password, or of Word before 2007: save it as .docx")
        raise UnreadableFile(message.format(path=name))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        message = _("{path} is damaged: it cannot be read as a Word document")
        raise UnreadableFile(message.format(path=name)) from error
    if not any(part.filename == "word/document.xml" for part in parts):
        raise UnreadableFile(_("{path} is no Word document").format(path=name))
    xml = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    if sum(part.file_size for part in parts) > _LARGEST or max(xml) > _LARGEST_PART:
        message = _("{path} would unpack to more than can be read safely")
        raise UnreadableFile(message.format(path=name))


def _content(body: Any) -> Iterator[Any]:
    """Walk paragraphs and tables, through what only wraps them."""
    for element in body:
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag in (
            f"{_W}sdt",
            f"{_W}sdtContent",
            f"{_W}ins",
            f"{_W}moveTo",
            f"{_W}customXml",
            f"{_W}smartTag",
        ):
            yield from _content(element)


def _block(element: Any, composer: Composer, numbers: Numbers) -> None:
    if element.tag == f"{_W}tbl":
        composer.grid(cells.placed(_rows(element, numbers)))
        return
    for index, line in enumerate(_paragraph(element, numbers).split("\n")):
        composer.line(line.strip(), level=numbers.level(element) if index == 0 else 0)
    for box in _boxes(element):
        for inner in box.iterchildren(f"{_W}p"):
            composer.line(_paragraph(inner, numbers).strip())


def _paragraph(element: Any, numbers: Numbers) -> str:
    return numbers.label(element) + "".join(_words(element)).strip()


def _words(element: Any) -> Iterator[str]:
    """Walk what a reader sees of a paragraph; text boxes stand for themselves."""
    for child in element:
        if child.tag in _UNSEEN or child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}ptab"):
            yield "\t"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _words(child)


def _boxes(element: Any) -> Iterator[Any]:
    for box in element.iterdescendants(f"{_W}txbxContent"):
        if not any(above.tag == f"{_MC}Fallback" for above in box.iterancestors()):
            yield box


def _rows(table: Any, numbers: Numbers) -> list[list[cells.Cell]]:
    """Read a table's cells; one that goes on from above adds to the reach of the one above."""
    rows: list[list[cells.Cell]] = []
    open_cells: dict[int, tuple[int, int]] = {}
    for line in table.iterchildren(f"{_W}tr", f"{_W}sdt"):
        row: list[cells.Cell] = []
        column = 0
        for cell in line.iterdescendants(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tbl")) is not table:
                continue
            across = _across(cell)
            if _goes_on(cell) and column in open_cells:
                at, index = open_cells[column]
                text, down, wide = rows[at][index]
                rows[at][index] = (text, down + 1, wide)
            else:
                open_cells[column] = (len(rows), len(row))
                row.append((_cell_text(cell, numbers), 1, across))
            column += across
        rows.append(row)
    return rows


def _across(cell: Any) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = span.get(f"{_W}val") if span is not None else None
    return int(value) if value and value.isdecimal() else 1


def _goes_on(cell: Any) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _cell_text(cell: Any, numbers: Numbers) -> str:
    lines = (
        line.strip()
        for paragraph in cell.iterdescendants(f"{_W}p")
        for line in _paragraph(paragraph, numbers).split("\n")
    )
    return "\n".join(line for line in lines if line)


def _notes(document: Any, composer: Composer) -> None:
    """Write footnotes and endnotes below the text."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            root = extras.need("lxml.etree", "docx", "").fromstring(relation.target_part.blob)
            for note in root:
                if note.get(f"{_W}type") is None:
                    for paragraph in note.iterchildren(f"{_W}p"):
                        composer.line("".join(_words(paragraph)).strip())
