"""Tables in Word: a header row that is repeated on every page, rows that are not divided."""

from docx.oxml.xmlchemy import BaseOxmlElement

from gkplan.base.characters import visible
from gkplan.rendering import official
from gkplan.rendering.document.blocks import Cell, Row, Table
from gkplan.rendering.word.styles import TABLE_HEAD, TABLE_SHORT, TABLE_TEXT, TWIPS, Style, element

WIDTH = official.ADVANCE * official.CHARACTERS * TWIPS


def table(block: Table, *, landscape: bool) -> BaseOxmlElement:
    """Make a table; cells that reach over rows and columns are merged."""
    room = WIDTH if not landscape else official.PITCH * official.LINES * TWIPS
    made = element("tbl")
    properties = element("tblPr")
    properties.append(element("tblStyle", val="TableGrid"))
    properties.append(element("tblW", w=5000, type="pct"))
    properties.append(element("tblLayout", type="fixed"))
    made.append(properties)
    widths = [round(share * room) for share in official.shares(block, landscape=landscape)]
    styles = [TABLE_SHORT if short else TABLE_TEXT for short in official.short_columns(block)]
    grid = element("tblGrid")
    for width in widths:
        grid.append(element("gridCol", w=width))
    made.append(grid)
    made.append(_header(block, widths))
    above: list[Cell | None] = [None] * len(widths)
    left = [0] * len(widths)
    for row in block.rows:
        made.append(_row(row, widths, styles, above, left))
    return made


def _header(block: Table, widths: list[int]) -> BaseOxmlElement:
    made = _empty_row(header=True)
    for title, width in zip(block.header, widths, strict=True):
        made.append(_cell(title or "", width, TABLE_HEAD))
    return made


def _row(
    row: Row,
    widths: list[int],
    styles: list[Style],
    above: list[Cell | None],
    left: list[int],
) -> BaseOxmlElement:
    """Make a row; `above` and `left` say which cell reaches down in each column, and how far."""
    made = _empty_row(header=False)
    skip = 0
    for index, cell in enumerate(row.cells):
        if skip:
            skip -= 1
            continue
        if cell is None and left[index]:
            left[index] -= 1
            reaching = above[index]
            skip = reaching.columns - 1 if reaching else 0
            made.append(
                _cell("", sum(widths[index : index + skip + 1]), columns=skip + 1, merge="")
            )
            continue
        cell = cell or Cell("")
        skip = cell.columns - 1
        above[index], left[index] = cell, cell.rows - 1
        width = sum(widths[index : index + cell.columns])
        merge = "restart" if cell.rows > 1 else None
        style = styles[index] if cell.columns == 1 else TABLE_TEXT
        made.append(_cell(cell.text, width, style, columns=cell.columns, merge=merge))
    return made


def _empty_row(*, header: bool) -> BaseOxmlElement:
    made = element("tr")
    properties = element("trPr")
    properties.append(element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    made.append(properties)
    return made


def _cell(
    text: str,
    width: int,
    style: Style = TABLE_TEXT,
    columns: int = 1,
    merge: str | None = None,
) -> BaseOxmlElement:
    """Make a cell; `merge` is `restart` where it reaches down, empty where one reaches into it."""
    made = element("tc")
    properties = element("tcPr")
    properties.append(element("tcW", w=width, type="dxa"))
    if columns > 1:
        properties.append(element("gridSpan", val=columns))
    if merge is not None:
        properties.append(element("vMerge", **({"val": merge} if merge else {})))
    properties.append(element("vAlign", val="center"))
    made.append(properties)
    for line in [each for each in text.split("\n") if each.strip()] or [""]:
        paragraph = element("p")
        paragraph.get_or_add_pPr().append(element("pStyle", val=style.identity))
        if line:
            run = element("r")
            run.text = visible(line)
            paragraph.append(run)
        made.append(paragraph)
    return made
