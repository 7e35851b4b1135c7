"""One PDF page: its lines of text and its ruled tables, from top to bottom. Units are points."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from gkplan.importers import _cells

_NEAR = 2.5  # lines that far apart are one
_THIN = 3.0
_EDGE = 0.11  # of the page's height, at its head and foot
_PATH = 2  # FPDF_PAGEOBJ_PATH


class Character(NamedTuple):
    """A character and its box."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


class PageLine(NamedTuple):
    """A line of text, its box, and the size of its characters."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


class PageTable(NamedTuple):
    """A ruled table: rows of cells as a manuscript takes them."""

    rows: list[list[_cells.Cell | None]]
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
        """Where full lines end."""
        return max((line.right for line in self._body), default=0.0)

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
        rulings = _Rulings(page) if characters else None
        tables: list[PageTable] = []
        for frame in rulings.frames() if rulings else ():
            inside = [c for c in characters if frame.holds(c)]
            if inside:
                tables.append(PageTable(frame.rows(inside), frame.ys[0]))
                characters = [c for c in characters if not frame.holds(c)]
        return Sheet(_lines(characters), tables, page.get_height())
    finally:
        textpage.close()
        page.close()


def _characters(textpage: Any) -> list[Character]:
    import pypdfium2.raw as raw

    found: list[Character] = []
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF:
            continue
        text = chr(code)
        if 0x2E80 <= code <= 0x2FD5:  # 一 is often mapped to the radical ⼀, which looks the same
            text = unicodedata.normalize("NFKC", text)
        if text.isspace() and text != " ":
            continue
        found.append(Character(text, *textpage.get_charbox(index, loose=True)))
    return found


def _lines(characters: Sequence[Character]) -> list[PageLine]:
    """Put characters at one height together, from left to right."""
    rows: list[list[Character]] = []
    for each in sorted(characters, key=lambda c: -c.middle[1]):
        if each.text == " " and each.top - each.bottom <= 0:
            continue
        row = rows[-1] if rows else None
        if row and abs(row[0].middle[1] - each.middle[1]) < 0.5 * max(
            row[0].top - row[0].bottom, each.top - each.bottom, 1.0
        ):
            row.append(each)
        else:
            rows.append([each])
    return [line for row in rows if (line := _line(row)).text.strip()]


def _line(row: list[Character]) -> PageLine:
    row.sort(key=lambda c: c.left)
    inked = [c for c in row if not c.text.isspace()] or row
    sizes = sorted(c.top - c.bottom for c in inked)
    size = sizes[len(sizes) // 2] or 1.0
    text = row[0].text
    for before, after in pairwise(row):
        gap = after.left - before.right
        if gap > 0.8 * size and not before.text.isspace() and not after.text.isspace():
            text += "  " if gap > 1.8 * size else " "
        text += after.text
    return PageLine(
        text.strip(),
        inked[0].left,
        min(c.bottom for c in inked),
        max(c.right for c in inked),
        max(c.top for c in inked),
        size,
    )


class _Rule(NamedTuple):
    """A straight line: where it stands, and from where to where it reaches."""

    at: float
    begin: float
    end: float

    def reaches(self, place: float) -> bool:
        return self.begin - _NEAR <= place <= self.end + _NEAR


class _Rulings:
    """The straight lines that are drawn on a page."""

    def __init__(self, page: Any) -> None:
        self.across: list[_Rule] = []
        self.down: list[_Rule] = []
        for drawn in page.get_objects(filter=[_PATH], max_depth=4):
            left, bottom, right, top = drawn.get_bounds()
            wide, high = right - left, top - bottom
            if high <= _THIN and wide > 8:
                self.across.append(_Rule((top + bottom) / 2, left, right))
            elif wide <= _THIN and high > 4:
                self.down.append(_Rule((left + right) / 2, bottom, top))
            elif wide > 8 and high > 8 and _is_stroked(drawn):
                self.across += [_Rule(top, left, right), _Rule(bottom, left, right)]
                self.down += [_Rule(left, bottom, top), _Rule(right, bottom, top)]

    def frames(self) -> list["_Frame"]:
        """Find the tables: heights at which lines across meet lines down without a break."""
        ys = _merged(rule.at for rule in self.across)[::-1]
        runs: list[list[float]] = []
        for y in ys:
            if runs and any(rule.reaches((runs[-1][-1] + y) / 2) for rule in self.down):
                runs[-1].append(y)
            else:
                runs.append([y])
        frames = [_Frame(run, self) for run in runs if len(run) >= 2]
        return [frame for frame in frames if len(frame.xs) >= 3]


def _is_stroked(drawn: Any) -> bool:
    """Tell a box whose outline is drawn from a coloured ground."""
    import ctypes

    import pypdfium2.raw as raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn.raw, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


class _Frame:
    """A table's lines: `ys` from the top down, `xs` from the left."""

    def __init__(self, ys: list[float], rulings: _Rulings) -> None:
        self.ys = ys
        self.across = rulings.across
        self.down = [
            rule
            for rule in rulings.down
            if rule.begin < ys[0] - _NEAR and rule.end > ys[-1] + _NEAR
        ]
        self.xs = _merged(rule.at for rule in self.down)

    def holds(self, character: Character) -> bool:
        x, y = character.middle
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]

    def rows(self, characters: Sequence[Character]) -> list[list[_cells.Cell | None]]:
        """Fill the cells; where no line parts two places they are one cell."""
        of: dict[tuple[int, int], list[Character]] = {}
        for each in characters:
            x, y = each.middle
            column = max(i for i, at in enumerate(self.xs[:-1]) if at <= x)
            row = max(i for i, at in enumerate(self.ys[:-1]) if at >= y)
            of.setdefault((row, column), []).append(each)
        height, width = len(self.ys) - 1, len(self.xs) - 1
        made: list[list[_cells.Cell | None]] = [[None] * width for _row in range(height)]
        taken: set[tuple[int, int]] = set()
        for row in range(height):
            for column in range(width):
                if (row, column) in taken:
                    continue
                down, across = self._reach(row, column, taken)
                places = {
                    (r, c) for r in range(row, row + down) for c in range(column, column + across)
                }
                taken |= places
                inside = [each for place in sorted(places) for each in of.get(place, ())]
                text = _cell_text(inside, self.xs[column + across] - self.xs[column])
                made[row][column] = (text, down, across)
        return made

    def _reach(self, row: int, column: int, taken: set[tuple[int, int]]) -> tuple[int, int]:
        height, width = len(self.ys) - 1, len(self.xs) - 1
        y = (self.ys[row] + self.ys[row + 1]) / 2
        across = 1
        while (
            column + across < width
            and (row, column + across) not in taken
            and not any(
                abs(r.at - self.xs[column + across]) < _NEAR and r.reaches(y) for r in self.down
            )
        ):
            across += 1
        x = (self.xs[column] + self.xs[column + 1]) / 2
        down = 1
        while row + down < height and not any(
            abs(r.at - self.ys[row + down]) < _NEAR and r.reaches(x) for r in self.across
        ):
            down += 1
        return down, across


def _merged(places: Any) -> list[float]:
    """Sort places and take those that are close together for one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _cell_text(characters: Sequence[Character], width: float) -> str:
    """Join a cell's lines; one that ends well before the cell does ends a paragraph."""
    text = ""
    lines = _lines(characters)
    room = max((line.right - line.left for line in lines), default=0.0)
    for index, line in enumerate(lines):
        text += line.text
        if index + 1 < len(lines):
            full = line.right - line.left > max(room, 0.6 * width) - 1.6 * line.size
            text += "" if full else "\n"
    return text
