"""The ruled tables of a PDF page: straight lines, and the cells they part. Units are points."""

import ctypes
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from gkplan.importing.layout import cells
from gkplan.importing.layout.pdf_lines import Character, cell_text

_NEAR = 2.5  # lines that far apart are one
_THIN = 3.0
_PATH = 2  # FPDF_PAGEOBJ_PATH


class _Rule(NamedTuple):
    """A straight line: where it stands, and from where to where it reaches."""

    at: float
    begin: float
    end: float

    def reaches(self, place: float) -> bool:
        return self.begin - _NEAR <= place <= self.end + _NEAR


class Rulings:
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

    def frames(self) -> list["RuledFrame"]:
        """Find the tables: heights at which lines across meet lines down without a break."""
        ys = _merged(rule.at for rule in self.across)[::-1]
        runs: list[list[float]] = []
        for y in ys:
            if runs and any(rule.reaches((runs[-1][-1] + y) / 2) for rule in self.down):
                runs[-1].append(y)
            else:
                runs.append([y])
        frames = [RuledFrame(run, self) for run in runs if len(run) >= 2]
        return [frame for frame in frames if len(frame.xs) >= 3]


def _is_stroked(drawn: Any) -> bool:
    """Tell a box whose outline is drawn from a coloured ground."""
    from pypdfium2 import raw  # an extra: not there until a PDF is read

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn.raw, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


class RuledFrame:
    """A table's lines: `ys` from the top down, `xs` from the left."""

    def __init__(self, ys: list[float], rulings: Rulings) -> None:
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

    def rows(self, characters: Sequence[Character]) -> list[list[cells.Cell | None]]:
        """Fill the cells; where no line parts two places they are one cell."""
        of: dict[tuple[int, int], list[Character]] = {}
        for each in characters:
            x, y = each.middle
            column = max(i for i, at in enumerate(self.xs[:-1]) if at <= x)
            row = max(i for i, at in enumerate(self.ys[:-1]) if at >= y)
            of.setdefault((row, column), []).append(each)
        height, width = len(self.ys) - 1, len(self.xs) - 1
        made: list[list[cells.Cell | None]] = [[None] * width for _row in range(height)]
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
                text = cell_text(inside, self.xs[column + across] - self.xs[column])
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


def _merged(places: Iterable[float]) -> list[float]:
    """Sort places and take those that are close together for one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found
