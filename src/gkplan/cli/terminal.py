"""Printing for people: widths as a terminal counts them, colour only where it is wanted."""

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from gkplan.base.characters import visible_in_line

_COLOURS = {
    "red": "31",
    "struck": "9;31",
    "yellow": "33",
    "green": "32",
    "blue": "34",
    "dim": "2",
    "bold": "1",
}


def prepare() -> None:
    """Let output in any locale hold Chinese, and what cannot be shown not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(write_through=False)  # one write, whatever PYTHONUNBUFFERED says


def width() -> int | None:
    """The terminal's columns; None where output goes to a file or pipe and nothing is cut."""
    if os.environ.get("COLUMNS", "").isdigit():
        return max(40, int(os.environ["COLUMNS"]))
    return max(40, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None


def paint(text: str, colour: str) -> str:
    """Colour a text, unless the terminal or NO_COLOR says otherwise."""
    if not text or not colour or not in_colour():
        return text
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m"


def in_colour() -> bool:
    """Tell whether output is coloured: FORCE_COLOR, else a terminal without NO_COLOR."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (
        sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    )


def clean(text: str) -> str:
    """Take out what would act on the terminal instead of being shown; line ends become spaces."""
    return visible_in_line(text)


def flow(parts: Sequence[tuple[str, str]], indent: int = 2) -> Iterable[str]:
    """Set parts, each a text and its colour, side by side on as many lines as it takes."""
    room = width()
    line, used = "", indent
    for text, colour in parts:
        gap = "  " if line else " " * indent
        if room is not None and line and used + len(gap) + cell_len(text) > room:
            yield line
            line, gap, used = "", " " * indent, indent
        line += gap + paint(text, colour)
        used += cell_len(text) + (2 if gap == "  " else 0)
    if line:
        yield line


class TableColumn(NamedTuple):
    """A column: its title, whether it gives way when space is short, and its alignment."""

    title: str
    gives_way: bool = False
    right: bool = False


def table(
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str]],
    colours: Sequence[str] = (),
    indent: int = 2,
) -> Iterable[str]:
    """Lay out rows in columns, two spaces apart; cut where a terminal is too narrow."""
    rows = [[clean(cell) for cell in row] for row in rows]
    widths = [
        max(cell_len(column.title), *(cell_len(row[index]) for row in rows), 1)
        for index, column in enumerate(columns)
    ]
    if (room := width()) is not None:
        _squeeze(widths, columns, room - indent - 2 * (len(columns) - 1))
    yield paint(_line([c.title for c in columns], columns, widths, indent), "dim")
    for index, row in enumerate(rows):
        line = _line(row, columns, widths, indent)
        yield paint(line, colours[index] if index < len(colours) else "")


def _squeeze(widths: list[int], columns: Sequence[TableColumn], room: int) -> None:
    """Narrow the columns that give way, the widest first, until the line fits."""
    least = 8
    while sum(widths) > room:
        index = max(
            (i for i, c in enumerate(columns) if c.gives_way), key=lambda i: widths[i], default=-1
        )
        if index < 0 or widths[index] <= least:
            return
        widths[index] -= 1


def _line(
    row: Sequence[str], columns: Sequence[TableColumn], widths: Sequence[int], indent: int
) -> str:
    cells = []
    for cell, column, cells_wide in zip(row, columns, widths, strict=True):
        shown = cell if cell_len(cell) <= cells_wide else _cut(cell, cells_wide)
        pad = " " * (cells_wide - cell_len(shown))
        cells.append(pad + shown if column.right else shown + pad)
    return (" " * indent + "  ".join(cells)).rstrip()


def _cut(cell: str, wide: int) -> str:
    """Cut a cell and mark the cut; the space that half a wide character leaves goes behind it."""
    return set_cell_size(cell, wide - 1).rstrip() + "…"
