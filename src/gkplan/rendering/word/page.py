"""The page of an official document in Word: paper, margins, the grid, numbers left and right."""

from datetime import UTC, datetime
from math import floor

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from gkplan.base.characters import visible
from gkplan.rendering import official
from gkplan.rendering.document.blocks import Document
from gkplan.rendering.word.styles import LINE, PAGE_NUMBER, element, fonts, indents

_NUMBER_BELOW = 7  # millimetres from the type area to the top of the page number
_CHARACTER_UNITS = 4096  # in a point, of the grid's distance between characters
_LONGEST_PROPERTY = 255  # characters
_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # a file must not tell when it was made


def prepare(made: WordDocument, document: Document) -> None:
    """Set up paper, margins, grid, page numbers and properties of a new Word document."""
    section = made.sections[0]
    width, height = (Mm(each) for each in official.PAGE)
    top, right, bottom, left = official.TOP, official.RIGHT, official.BOTTOM, official.LEFT
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
        top, right, bottom, left = left, bottom, right, top
    section.page_width, section.page_height = width, height
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    number = official.NUMBER * official.POINT
    section.footer_distance = Mm(max(5, bottom - _NUMBER_BELOW - number * 1.2))
    _grid(section._sectPr, landscape=document.landscape)
    _numbers(made, section)
    _settings(made.settings.element)
    _fonts(made)
    _leave_out(made.part.rels, "stylesWithEffects")
    _leave_out(made.part.package.rels, "thumbnail")
    properties = made.core_properties
    title = visible(document.title)[:_LONGEST_PROPERTY]
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language = document.language.replace("_", "-")
    properties.created = properties.modified = _DAY


def _grid(section: BaseOxmlElement, *, landscape: bool) -> None:
    for each in section.findall(qn("w:docGrid")):
        section.remove(each)
    if landscape:
        section.append(element("docGrid", type="lines", linePitch=LINE))
        return
    space = floor((official.ADVANCE - official.BODY) * _CHARACTER_UNITS) - 1  # 28 must fit
    section.append(element("docGrid", type="linesAndChars", linePitch=LINE, charSpace=space))


def _numbers(made: WordDocument, section: Section) -> None:
    made.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        (paragraph,) = (each._p for each in footer.paragraphs)
        properties = paragraph.get_or_add_pPr()
        for each in list(properties):
            properties.remove(each)
        properties.append(element("pStyle", val=PAGE_NUMBER.identity))
        properties.append(indents(0, 1 if side == "left" else 0, 1 if side == "right" else 0))
        properties.append(element("jc", val=side))
        for piece in ("— ", None, " —"):
            run = element("r")
            if piece is None:
                field = element("fldSimple", instr=" PAGE ")
                run.text = "1"
                field.append(run)
                paragraph.append(field)
            else:
                run.text = piece
                paragraph.append(run)


def _settings(settings: BaseOxmlElement) -> None:
    """Let punctuation give way, as Chinese typesetting does, and open as Word 2013 and later do."""
    for control in settings.findall(qn("w:characterSpacingControl")):
        control.set(qn("w:val"), "compressPunctuation")
    for compatible in settings.iter(qn("w:compatSetting")):
        if compatible.get(qn("w:name")) == "compatibilityMode":
            compatible.set(qn("w:val"), "15")


def _leave_out(relations: Relationships, kind: str) -> None:
    """Drop a part that the library's empty document brings along and that shows something else."""
    for identity, relation in list(relations.items()):
        if relation.reltype.endswith(f"/{kind}"):
            del relations[identity]


def _fonts(made: WordDocument) -> None:
    """Name the fonts, and what may stand in for those a machine does not have."""
    table = "".join(
        f'<w:font w:name="{named}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{kind}"/><w:pitch w:val="variable"/></w:font>'
        for named, others, kind in fonts()
    )
    for relation in made.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            root = parse_xml(relation.target_part.blob)
            for font in parse_xml(f"<w:fonts {nsdecls('w')}>{table}</w:fonts>"):
                root.append(font)
            from lxml import etree

            relation.target_part._blob = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
