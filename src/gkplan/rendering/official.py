"""What the paged forms of an official document share: fonts, the places of its closing, widths.

Source: GB/T 9704-2012. Lengths are in points unless they say otherwise; a character is 16 pt wide,
set 28 to the 156 mm of a line and 22 lines to the 225 mm of a page.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gkplan.rendering.document.blocks import Block, Table, Text, TextPlace

POINT = 25.4 / 72  # millimetres
PAGE = (210.0, 297.0)  # millimetres
TOP, RIGHT, BOTTOM, LEFT = 37.0, 26.0, 35.0, 28.0  # millimetres of margin
LINES, CHARACTERS = 22, 28
PITCH = (PAGE[1] - TOP - BOTTOM) / POINT / LINES
ADVANCE = (PAGE[0] - LEFT - RIGHT) / POINT / CHARACTERS
BODY, TITLE, NUMBER, CELL = 16.0, 22.0, 14.0, 12.0  # 三号, 二号, 四号, 小四
_ENDS_OF_BODIES = "局厅委办会府院部处室队"
_AFTER_BODY, _AFTER_YEAR, _UNBREAKABLE = 5, 4, 100  # in characters of unevenness
_NEVER_FIRST = "年月日，。、；：！？）》〉」』〕】”’…—"
_NEVER_LAST = "（《〈「『〔【“‘"
_DATE_FROM_RIGHT = 4  # characters
_SHORT = 4  # characters
_PADDING = 1.2  # characters beside a cell's words
_FOR_SHORT = 0.6  # of a table's width that headers and short cells may claim
_NOTE_LABEL = 3  # characters of 附件：, under which further annexes are not set


class Face(NamedTuple):
    """A face of the standard: the font it names, and what stands in for it, best first.

    `heavy` are stand-ins that need their bold to be told apart from the body's.
    """

    named: str
    others: tuple[str, ...]
    heavy: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        return (self.named, *self.others)


_SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN")
_SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN")
_LAST = ("AR PL UMing CN", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback")
# what any face is set in rather than not at all
ANY = (*_SERIF, *_SANS, *_LAST)
FACES = {
    "body": Face(
        "仿宋_GB2312",
        (
            *(
                "FangSong_GB2312",
                "仿宋",
                "FangSong",
                "方正仿宋_GBK",
                "FZFangSong-Z02",
                "STFangsong",
            ),
            *(*_SERIF, "SimSun", "Songti SC", *_LAST),
        ),
    ),
    "black": Face(
        "黑体",
        (
            *("SimHei", "方正黑体_GBK", "FZHei-B01", "STHeiti", "Heiti SC"),
            *(*_SANS, "Microsoft YaHei", "PingFang SC", *_LAST),
        ),
    ),
    "script": Face(
        "楷体_GB2312",
        (
            *("KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "FZKai-Z03", "STKaiti", "Kaiti SC"),
            *("LXGW WenKai", "AR PL UKai CN", "AR PL KaitiM GB", *_SERIF, "SimSun", *_LAST),
        ),
        heavy=_SERIF,
    ),
    "title": Face(
        "方正小标宋简体",
        (
            *("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "STZhongsong"),
            *(*_SERIF, "SimSun", "Songti SC", *_LAST),
        ),
        heavy=(*_SERIF, "SimSun", "Songti SC"),
    ),
    "number": Face("宋体", ("SimSun", "NSimSun", "STSong", "Songti SC", *_SERIF, *_LAST)),
}
SHEET = {  # for templates, by name
    "top": TOP,
    "right": RIGHT,
    "bottom": BOTTOM,
    "left": LEFT,
    "pitch": PITCH,
    "advance": ADVANCE,
    "date_from_right": _DATE_FROM_RIGHT,
    "body": BODY,
    "title": TITLE,
    "number": NUMBER,
    "cell": CELL,
}
LATIN = ("Times New Roman", "Liberation Serif", "Tinos", "Nimbus Roman", "DejaVu Serif")
_BY_DEPTH = {1: "black", 2: "script"}


def face_at(depth: int) -> str:
    """Name the face of a heading: 一、 in 黑体, （一） in 楷体, deeper ones in 仿宋."""
    return _BY_DEPTH.get(depth, "body")


class ParagraphSetting(NamedTuple):
    """How a paragraph is set: indents in characters, and empty lines around it.

    `above` is the line below over whose middle it is centred, `right` where that puts it if figures
    are half as wide as characters: a form that can measure its fonts does that instead.
    """

    first: int = 2
    left: int = 0
    right: float = 0.0
    above: str = ""
    align: str = "justify"
    lines_before: int = 0
    lines_after: int = 0
    face: str = "body"
    new_page: bool = False


def settings(blocks: Sequence[Block]) -> Iterator[ParagraphSetting | None]:
    """Set each paragraph of a document by its place; None for blocks that are none."""
    before: TextPlace | None = None
    for index, block in enumerate(blocks):
        if not isinstance(block, Text):
            before = None
            yield None
            continue
        yield _setting(block, before, blocks[index + 1 :], first=not index)
        before = block.place


def _setting(
    text: Text, before: TextPlace | None, below: Sequence[Block], *, first: bool
) -> ParagraphSetting:
    match text.place:
        case TextPlace.PROLOGUE:
            return ParagraphSetting(first=0, face="black", align="left")
        case TextPlace.ANNEX:
            return ParagraphSetting(
                first=0, face="black", align="left", lines_after=1, new_page=not first
            )
        case TextPlace.ADDRESSEES:
            return ParagraphSetting(first=0, align="left")
        case TextPlace.NOTE if before is TextPlace.NOTE:
            return ParagraphSetting(first=0, left=2 + _NOTE_LABEL, align="left")
        case TextPlace.NOTE:
            return ParagraphSetting(align="left", lines_before=1)
        case TextPlace.SIGNATURE | TextPlace.DATE:
            opens = before not in (TextPlace.SIGNATURE, TextPlace.DATE)
            return _closing(text, below, lines_before=2 if opens else 0)
    return ParagraphSetting()


def _closing(text: Text, below: Sequence[Block], *, lines_before: int) -> ParagraphSetting:
    """Set the date four characters from the right, and a signature centred above its date.

    That is GB/T 9704-2012, 7.3.5.1; a signature without a date stands two characters from it.
    """
    made = ParagraphSetting(
        first=0, right=_DATE_FROM_RIGHT, align="right", lines_before=lines_before
    )
    if text.place is TextPlace.DATE:
        return made
    dates = (block for block in below if isinstance(block, Text) and block.place is TextPlace.DATE)
    date = next(dates, None)
    if date is None:
        return made._replace(right=2)
    right = max(0.0, _DATE_FROM_RIGHT + (_run(date.whole) - _run(text.whole)) / 2)
    return made._replace(right=right, above=date.whole)


def breadth(text: str) -> float:
    """Measure a text in characters of full width."""
    return sum(1.0 if _is_wide(c) else 0.5 for c in text.strip())


def _run(text: str) -> float:
    """Measure a line as it is set: a quarter of a character stands between Han and figures."""
    gaps = sum(wide != after for wide, after in pairwise(map(_is_wide, text.strip())))
    return breadth(text) + gaps / 4


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"


def even_lines(line: str, size: float) -> tuple[str, ...]:
    """Break a centred line that is too long into two that are about even and end at a word.

    One that needs more than two is left for the page to break.
    """
    room = int((PAGE[0] - LEFT - RIGHT) / POINT / size)
    if not room < breadth(line) <= 2 * room:
        return (line,)
    fitting = [
        index
        for index in range(1, len(line))
        if max(breadth(line[:index]), breadth(line[index:])) <= room
    ]
    if not fitting:
        return (line,)
    best = min(fitting, key=lambda index: _unevenness(line[:index], line[index:]))
    return line[:best], line[best:]


def _unevenness(above: str, below: str) -> float:
    apart = abs(breadth(above) - breadth(below))
    if above[-1].isdigit() or below[0] in _NEVER_FIRST or above[-1] in _NEVER_LAST:
        return apart + _UNBREAKABLE
    return (
        apart
        - (_AFTER_BODY if above[-1] in _ENDS_OF_BODIES else 0)
        - (_AFTER_YEAR if above[-1] == "年" else 0)
    )


def shares(table: Table, *, landscape: bool = False) -> tuple[float, ...]:
    """Divide a table's width among its columns by what they hold; the shares sum to 1.

    Each has room for its header and for short cells; long texts share what is left.
    """
    room = (PAGE[1] - TOP - BOTTOM if landscape else PAGE[0] - LEFT - RIGHT) / POINT / CELL
    widths = _widths(table)
    for header, cell in ((4.0, 6.0), (2.0, 4.0)):  # characters that must not break
        least = [
            max(min(breadth(title or ""), header), min(max(own, default=0.0), cell)) + _PADDING
            for title, own in zip(table.header, widths, strict=True)
        ]
        if sum(least) <= room * _FOR_SHORT:
            break
    wish = [
        max(0.0, sum(own) / max(1, len(own)) - least[index]) ** 0.75
        for index, own in enumerate(widths)
    ]
    spare = room - sum(least)
    if spare > 0 and any(wish):
        least = [own + spare * part / sum(wish) for own, part in zip(least, wish, strict=True)]
    return tuple(own / sum(least) for own in least)


def short_columns(table: Table) -> tuple[bool, ...]:
    """Tell which columns hold only numbers and single words, which stand in the middle."""
    return tuple(max(widths, default=0.0) <= _SHORT for widths in _widths(table))


def _widths(table: Table) -> list[list[float]]:
    return [
        [
            max(map(breadth, cell.text.split("\n")))
            for row in table.rows
            if (cell := row.cells[index]) and cell.columns == 1
        ]
        for index in range(len(table.header))
    ]
