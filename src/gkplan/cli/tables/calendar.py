"""How months look on a terminal: Monday first, with days off, make-up workdays and due days."""

from calendar import monthcalendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from gkplan.base.calendar import Calendar
from gkplan.base.language import _
from gkplan.cli.terminal import flow, in_colour, paint, width

# cells of a day in a month that stands alone, and in one among others
_WIDE, _NARROW = 6, 3
_GAP = 3


class DayMarks(NamedTuple):
    """What a grid shows of its days: lights by due day, which days are worked, and today."""

    lights: Mapping[date, str]
    working: Calendar
    today: date


def months(starts: Sequence[date], marks: DayMarks) -> Iterator[str]:
    """One month large, several side by side: in full where they fit, else with narrow days."""
    room = (width() or 80) - 2
    wide = len(starts) == 1 or _breadth(len(starts), _WIDE) <= room
    cells = _WIDE if wide else _NARROW
    columns = min((4, 3, 2, 1), key=lambda n: (_breadth(n, cells) > room, -n))
    for first in range(0, len(starts), columns):
        if first:
            yield ""
        grids = [list(_grid(start, marks, cells)) for start in starts[first : first + columns]]
        height = max(map(len, grids))
        blank = " " * (7 * cells)
        for index in range(height):
            parts = [grid[index] if index < len(grid) else blank for grid in grids]
            yield ("  " + (" " * _GAP).join(parts)).rstrip()
    yield from _legend(starts, marks, wide=wide)


def _breadth(count: int, cells: int) -> int:
    return count * 7 * cells + (count - 1) * _GAP


def _grid(start: date, marks: DayMarks, cells: int) -> Iterator[str]:
    """Draw one month; every line is as wide as its seven days."""
    total = 7 * cells
    name = month(start)
    before = (total - cell_len(name)) // 2
    yield " " * before + paint(name, "bold") + " " * (total - before - cell_len(name))
    heads = _("Mo Tu We Th Fr Sa Su").split()
    lead = cells - _NARROW and 1
    titles = "".join(" " * lead + head + " " * (cells - lead - cell_len(head)) for head in heads)
    yield paint(titles, "dim")
    for week in monthcalendar(start.year, start.month):
        yield "".join(
            _day(start.replace(day=number), marks, cells) if number else " " * cells
            for number in week
        )


def _day(day: date, marks: DayMarks, cells: int) -> str:
    """Draw one day: its number, a mark if something is due, whether it is off or made up for."""
    works, weekend = marks.working.is_workday(day), day.weekday() > 4
    light = marks.lights.get(day, "")
    mark = ("●" if in_colour() else "*") if light else ""
    if cells == _NARROW:
        mark = mark or ("+" if works and weekend else "-" if not works and not weekend else "")
        text = f"{day.day:2}{mark:1}"
    else:
        beside = "班" if works and weekend else "休" if not works and not weekend else "  "
        text = f"{'>' if day == marks.today else ' '}{day.day:2}{mark:1}{beside}"
    if light:
        return paint(text, light)
    if day == marks.today:
        return paint(text, "bold")
    return text if works else paint(text, "dim")


def _legend(starts: Sequence[date], marks: DayMarks, *, wide: bool) -> Iterable[str]:
    """Explain the marks that are drawn, and say which years rest on no announcement."""
    off, made_up = ("休", "班") if wide else ("-", "+")
    parts = [
        _("{mark} due").format(mark="●" if in_colour() else "*"),
        _("{mark} public holiday").format(mark=off),
        _("{mark} make-up workday").format(mark=made_up),
    ]
    if wide:
        parts.append(_("{mark} today").format(mark=">"))
    yield ""
    yield from flow([(part, "dim") for part in parts])
    for year in sorted({start.year for start in starts}):
        if not marks.working.is_announced(year):
            told = _("The holidays of {year} are not announced yet; weekdays count as workdays.")
            yield "  " + paint(told.format(year=year), "yellow")


def month(start: date) -> str:
    """Name a month: 2026-11, 2026年11月."""
    return _("{year}-{month}").format(year=start.year, month=f"{start.month:02}")
