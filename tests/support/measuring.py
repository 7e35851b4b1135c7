"""What Word files and PDFs really show: their words, and where these stand in millimetres."""

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

import docx
import pypdfium2
from docx.oxml.ns import qn

from gkplan.rendering.document.blocks import (
    Document,
    Heading,
    Text,
    TextPlace,
    Title,
)
from support.plans import bare

MILLIMETRE = 25.4 / 72


WORDS = "本段文字没有标点每行正好二十八字用来测量公文版面是否排满版心"


# every face once, and enough plain lines to fill two pages
MEASURED = Document(
    "关于印发二〇二六年工作方案的通知",
    "zh_CN",
    (
        Title(("关于印发二〇二六年工作方案的通知",)),
        Text("各县文化局、各直属单位：", place=TextPlace.ADDRESSEES),
        Heading(1, "一、", "总体要求"),
        Heading(2, "（一）", "基本原则"),
        Text(WORDS, "1.", "坚持公开。", depth=3),
        Text(WORDS * 50),
        Text("附件：1.任务分解表", place=TextPlace.NOTE),
        Text("2.责任清单", place=TextPlace.NOTE),
        Text("示例市文化和旅游局", place=TextPlace.SIGNATURE),
        Text("2026年2月27日", place=TextPlace.DATE),
    ),
)


class Glyph(NamedTuple):
    """A character on a page: what it is, its box in points from the bottom left, its font."""

    character: str
    left: float
    bottom: float
    right: float
    top: float
    font: str


def glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    text_page = page.get_textpage()
    for index in range(text_page.count_chars()):
        character = text_page.get_text_range(index, 1)
        if character.strip():
            box = text_page.get_charbox(index, loose=True)
            yield Glyph(character, *box, _font(text_page, index))


def _font(text_page: pypdfium2.PdfTextPage, index: int) -> str:
    import ctypes

    buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    pypdfium2.raw.FPDFText_GetFontInfo(text_page.raw, index, buffer, 200, flags)
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2]


def rows(page: pypdfium2.PdfPage) -> list[list[Glyph]]:
    """Group a page's characters into lines, from the top."""
    found: list[list[Glyph]] = []
    for glyph in sorted(glyphs(page), key=lambda each: (-each.bottom, each.left)):
        if found and abs(found[-1][0].bottom - glyph.bottom) < 5:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [sorted(row, key=lambda each: each.left) for row in found]


def said(row: list[Glyph]) -> str:
    return "".join(glyph.character for glyph in row)


def words_of_pdf(data: bytes) -> str:
    lines = [row for page in pypdfium2.PdfDocument(data) for row in page_text(page)]
    return bare("".join(lines))


def page_text(page: pypdfium2.PdfPage) -> list[str]:
    """A page's text in its order, without the number below it."""
    whole = page.get_textpage().get_text_range()
    return [re.sub(r"—\s*\d+\s*—\s*$", "", whole)]


def words_of_word(data: bytes) -> str:
    body = docx.Document(io.BytesIO(data)).element.body
    return bare("".join(each.text or "" for each in body.iter(qn("w:t"))))
