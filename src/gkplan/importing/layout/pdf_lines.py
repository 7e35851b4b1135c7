"""Characters of a PDF page put together into lines. Units are points."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


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


def lines_of(characters: Sequence[Character]) -> list[PageLine]:
    """Put characters at one height together, from left to right."""
    placed = [(each.bottom + each.top, each) for each in characters if each.top > each.bottom]
    placed.sort(key=lambda pair: -pair[0])
    rows: list[list[Character]] = []
    height, high = 0.0, 0.0  # twice the middle of the row under way, and how high it is
    for twice, each in placed:
        own = each.top - each.bottom
        if rows and height - twice < max(high, own, 1.0):
            rows[-1].append(each)
        else:
            rows.append([each])
            height, high = twice, own
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


def cell_text(characters: Sequence[Character], width: float) -> str:
    """Join a cell's lines; one that ends well before the cell does ends a paragraph."""
    text = ""
    lines = lines_of(characters)
    room = max((line.right - line.left for line in lines), default=0.0)
    for index, line in enumerate(lines):
        text += line.text
        if index + 1 < len(lines):
            full = line.right - line.left > max(room, 0.6 * width) - 1.6 * line.size
            text += "" if full else "\n"
    return text
