"""The styles of an official document in Word, as real styles that people change in one place.

Lengths go into the file in Word's units: twentieths of a point, half points for sizes, hundredths
of a character for indents.
"""

from collections.abc import Iterator
from math import floor
from typing import NamedTuple

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from gkplan.rendering import official
from gkplan.rendering.document.blocks import TextPlace

LATIN = "Times New Roman"
TWIPS = 20  # in a point
LINE = round(official.PITCH * TWIPS) - 1  # 22 of them must fit
# as must 28 characters, also where LibreOffice rounds the line to whole cells of the grid
_CLOSER = floor((official.ADVANCE - official.BODY) * TWIPS) - 1


class Style(NamedTuple):
    """A paragraph style: its face and size, its indents in characters, its outline level."""

    identity: str
    name: str
    face: str = "body"
    size: float = official.BODY
    first: int = 0
    left: int = 0
    align: str = "both"
    outline: int | None = None
    keep_next: bool = False


NORMAL = Style("Normal", "Normal")
BODY = Style("BodyText", "Body Text", first=2)
TITLE = Style("Title", "Title", "title", official.TITLE, align="center", outline=0)
TABLE_HEAD = Style("TableHead", "表头", "black", official.CELL, align="center")
TABLE_TEXT = Style("TableText", "表格文字", size=official.CELL, align="left")
TABLE_SHORT = Style("TableShort", "表格短文字", size=official.CELL, align="center")
CENTRED = Style("AnnexTitle", "附件标题", "black", align="center", keep_next=True, outline=1)
PAGE_NUMBER = Style("Footer", "footer", "number", official.NUMBER, align="left")
LETTERHEAD = Style("Letterhead", "发文机关标志", "title", 36, align="center")
DOCUMENT_NUMBER = Style("DocumentNumber", "发文字号", align="center")
_DEEPEST = 6
HEADINGS = tuple(
    Style(
        *(f"Heading{depth}", f"heading {depth}", official.face_at(depth)),
        first=2,
        outline=depth,
        keep_next=True,
    )
    for depth in range(1, _DEEPEST + 1)
)
PLACES = {
    TextPlace.PROLOGUE: Style("Prologue", "题前文字", "black", align="left"),
    TextPlace.ANNEX: Style("AnnexLabel", "附件标识", "black", align="left"),
    TextPlace.ADDRESSEES: Style("Addressees", "主送机关", align="left"),
    TextPlace.NOTE: Style("AnnexNote", "附件说明", first=2, align="left"),
    TextPlace.SIGNATURE: Style("Signatory", "发文机关署名", align="right"),
    TextPlace.DATE: Style("DateOfWriting", "成文日期", align="right"),
}
ALL = (
    *(NORMAL, BODY, TITLE, *HEADINGS, *PLACES.values(), CENTRED),
    *(TABLE_HEAD, TABLE_TEXT, TABLE_SHORT, PAGE_NUMBER, LETTERHEAD, DOCUMENT_NUMBER),
)
# on lines of their own height: what is larger than the body's characters, or stands in a table
_OFF_GRID = (TABLE_HEAD, TABLE_TEXT, TABLE_SHORT, PAGE_NUMBER, LETTERHEAD)


def heading(depth: int) -> Style:
    """Give the style of a heading by its depth, counted from 1."""
    return HEADINGS[min(depth, _DEEPEST) - 1]


def run_in(depth: int) -> str:
    """Name the character style of a heading that text runs on after."""
    return f"{heading(depth).identity}Char"


def replace(styles: BaseOxmlElement) -> None:
    """Put these styles in the place of all that a styles part holds."""
    for child in list(styles):
        styles.remove(child)
    styles.append(_defaults())
    for style in ALL:
        styles.append(_paragraph_style(style))
    for each in HEADINGS:
        styles.append(_character_style(each))
    styles.append(parse_xml(_TABLE_GRID))


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_GRID = (
    f'<w:style {nsdecls("w")} w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>"
    '<w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)


def element(tag: str, **attributes: object) -> BaseOxmlElement:
    """Make an element of Word's markup; attributes are of its namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def _defaults() -> BaseOxmlElement:
    made = element("docDefaults")
    runs = element("rPrDefault")
    runs.append(element("rPr"))
    for tag in ("sz", "szCs"):  # LibreOffice measures the grid's characters by it
        runs[0].append(element(tag, val=round(official.BODY * 2)))
    runs[0].append(element("lang", val="en-US", eastAsia="zh-CN"))
    made.append(runs)
    made.append(element("pPrDefault"))
    return made


def _paragraph_style(style: Style) -> BaseOxmlElement:
    made = element("style", type="paragraph", styleId=style.identity)
    if style is NORMAL:
        made.set(qn("w:default"), "1")
    made.append(element("name", val=style.name))
    if style is not NORMAL:
        made.append(element("basedOn", val=NORMAL.identity))
    if style.outline:
        made.append(element("next", val=BODY.identity))
    made.append(element("qFormat"))
    made.append(_paragraph(style))
    made.append(_run(style))
    return made


def _character_style(of: Style) -> BaseOxmlElement:
    made = element("style", type="character", styleId=f"{of.identity}Char")
    made.append(element("name", val=f"{of.name} char"))
    runs = element("rPr")
    runs.append(_fonts(of.face))
    made.append(runs)
    return made


def _paragraph(style: Style) -> BaseOxmlElement:
    made = element("pPr")
    if style.keep_next:
        made.append(element("keepNext"))
    made.append(element("widowControl", val="0"))
    # LibreOffice gives two of the grid's cells to a character that is a little wider than one, so
    # lines and characters are placed by spacing, to the same measures
    made.append(element("overflowPunct", val="1"))
    made.append(element("snapToGrid", val="0"))
    off_grid = style in _OFF_GRID
    line = {"line": 240, "lineRule": "auto"} if off_grid else {"line": LINE, "lineRule": "exact"}
    made.append(element("spacing", before=0, after=0, **line))
    made.append(indents(style.first, style.left))
    made.append(element("jc", val=style.align))
    if style.outline is not None:
        made.append(element("outlineLvl", val=style.outline))
    return made


def indents(first: int, left: float = 0, right: float = 0) -> BaseOxmlElement:
    """Indent a paragraph by characters of the body."""
    made = element("ind")
    for name, count in (("left", left), ("right", right), ("firstLine", first)):
        made.set(qn(f"w:{name}Chars"), str(round(count * 100)))
        made.set(qn(f"w:{name}"), str(round(count * official.ADVANCE * TWIPS)))
    return made


def _run(style: Style) -> BaseOxmlElement:
    made = element("rPr")
    made.append(_fonts(style.face))
    if style is LETTERHEAD:
        made.append(element("color", val="C00000"))
    if style.size == official.BODY:
        made.append(element("spacing", val=_CLOSER))
    made.append(element("kern", val=0))
    for tag in ("sz", "szCs"):
        made.append(element(tag, val=round(style.size * 2)))
    return made


def _fonts(face: str) -> BaseOxmlElement:
    named = official.FACES[face].named
    return element("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=named, cs=LATIN)


def fonts() -> Iterator[tuple[str, str, str]]:
    """Give each font a document names, what stands in for it where it is missing, and its kind."""
    for name, face in official.FACES.items():
        yield face.named, ",".join(face.others), "swiss" if name == "black" else "roman"
