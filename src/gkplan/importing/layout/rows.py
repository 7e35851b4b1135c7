"""Dividing a stream of cells into rows: the likeliest way to fill a table's columns.

Merged cells and cells that a page lost leave rows shorter than the header, so counting does not
tell where one begins. Each way to read the stream is weighed by how well cells suit their columns
(`columns.fitness`) and by what it leaves out; dynamic programming finds the best one.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gkplan.phrases import columns, numbering
from gkplan.phrases.folding import fold

_SKIPPED = {
    "number": 1.2,
    "section": 0.3,
    "text": 4.0,
    "heading": 4.0,
    "units": 0.9,
    "lead": 0.9,
    "support": 0.5,
    "deadline": 0.9,
    "progress": 0.7,
    "free": 0.4,
    "": 0.4,
}
_TASKS = ("text", "heading")
_AGAIN = 1.6  # another line of the same cell
_ITEM = re.compile(
    r"[0-9一二三四五六七八九十]{1,2}[、.．]|[(（][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳]"
)
_FORBIDDEN = -1e9


class Token(NamedTuple):
    """A cell, or a line of one: its words and place.

    `opens` tells that it is the first of its line where a line is a row, and is None where lines
    tell nothing; a `whole` one is never part of a cell of several lines.
    """

    text: str
    start: int
    opens: bool | None = None
    whole: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Slot(NamedTuple):
    """A column to fill: its title, None where it was lost, and what it holds."""

    title: str | None
    holds: str


class Rows(NamedTuple):
    """The rows found: for each column the tokens of its cell, None where there is none.

    `slots` are the columns, `used` how many tokens the rows take.
    """

    slots: tuple[Slot, ...]
    rows: tuple[tuple[tuple[Token, ...] | None, ...], ...]
    used: int


def rows(slots: Sequence[Slot], tokens: Sequence[Token], *, split: bool = False) -> Rows | None:
    """Divide tokens into rows; None where not even one row can be told.

    Where no column holds numbers but many tokens are numbers, the column that lost its title is
    put where it fits best; so is the second half of a column that is `split` below its title.
    """
    if not tokens:
        return None
    choices = [tuple(slots)]
    numbers = sum(columns.is_number(token.text) for token in tokens)
    if not any(slot.holds == "number" for slot in slots) and numbers * len(slots) * 3 > len(tokens):
        lost = Slot(None, "number")
        choices = [(*slots[:at], lost, *slots[at:]) for at in range(len(slots))]
    elif split:
        half = Slot(None, "heading")
        choices = [(*slots[: at + 1], half, *slots[at + 1 :]) for at in range(len(slots))]
    best: tuple[float, Rows] | None = None
    for choice in choices:
        weight, found = _best(choice, tokens, {})
        styles = _styles(found)
        if styles:
            weight, found = _best(choice, tokens, styles)
        if found.rows and (best is None or weight > best[0]):
            best = weight, found
    return best[1] if best else None


def _styles(found: Rows) -> dict[int, str]:
    """Tell how the cells of each column are numbered, where most of them are in one way."""
    styles: dict[int, str] = {}
    for column in range(len(found.slots)):
        cells = [row[column] for row in found.rows]
        own = Counter(_style(cell[0].text) for cell in cells if cell)
        if own:
            style, times = own.most_common(1)[0]
            if style and times * 2 > own.total():
                styles[column] = style
    return styles


@lru_cache(maxsize=100_000)
def _style(text: str) -> str:
    number = numbering.read(text)
    return fold(number.pattern) if number and number.end < len(text.rstrip()) else ""


class _Step(NamedTuple):
    weight: float
    column: int  # of the last token
    opened: bool  # a row with this token
    before: int  # the column of the step before, -1 at the start


def _best(
    slots: tuple[Slot, ...], tokens: Sequence[Token], styles: dict[int, str]
) -> tuple[float, Rows]:
    width = len(slots)
    skips = _Skips(slots)
    table: list[list[_Step | None]] = []
    best_end, best_weight = -1, 0.0
    for index, token in enumerate(tokens):
        line: list[_Step | None] = []
        for column in range(width):
            fit = _fit(token.text, slots[column].holds) + _suits(token.text, column, styles)
            if not token.text and not slots[column].title:
                fit += 0.5  # a column without words in its header has none below either
            line.append(_reach(column, fit, token, table[-1] if table else None, skips))
        table.append(line)
        for step in line:
            weight = step.weight - skips.rest(step.column) if step else _FORBIDDEN
            if weight >= best_weight:
                best_end, best_weight = index, weight
    return best_weight, Rows(slots, _trace(table, tokens, best_end, skips, width), best_end + 1)


@lru_cache(maxsize=100_000)
def _fit(text: str, held: str) -> float:
    return columns.rate_fitness(text, held)


def _suits(text: str, column: int, styles: dict[int, str]) -> float:
    """Weigh whether a cell is numbered as those of its column are, or as another column's."""
    style = _style(text) if styles else ""
    if not style:
        return 0.0
    if styles.get(column) == style:
        return 1.5
    return -1.5 if style in styles.values() else 0.0


def _reach(
    column: int, fit: float, token: Token, above: list[_Step | None] | None, skips: "_Skips"
) -> _Step | None:
    if above is None:
        return _Step(fit - skips.between(-1, column), column, opened=True, before=-1)
    found: _Step | None = None
    for step in above:
        if step is None:
            continue
        for opened in (False, True):
            cost = _cost(step.column, column, token, skips, opened=opened)
            if cost is None:
                continue
            weight = step.weight + fit - cost
            if found is None or weight > found.weight:
                found = _Step(weight, column, opened, step.column)
    return found


def _cost(last: int, column: int, token: Token, skips: "_Skips", *, opened: bool) -> float | None:
    if opened:
        cost = skips.rest(last) + skips.between(-1, column)
        return cost + 6.0 if token.opens is False else cost
    penalty = 6.0 if token.opens else 0.0
    if column > last:
        return skips.between(last, column) + penalty
    if column == last and not token.text:
        return 0.3  # a mark too many: where a cell is merged, some pages close its row with one
    if column == last and not token.whole and token.opens is None:
        return 0.4 if _ITEM.match(token.text) and skips.tells(column) else _AGAIN
    return None


class _Skips:
    """What it costs to leave columns out of a row."""

    def __init__(self, slots: tuple[Slot, ...]) -> None:
        self.slots = slots
        tasks = [i for i, slot in enumerate(slots) if slot.holds in _TASKS]
        costs = [_SKIPPED[slot.holds] for slot in slots]
        for at in tasks[:-1]:
            costs[at] = 0.5  # of several columns that tell the task only the last is never merged
        self._sums = [0.0]
        for cost in costs:
            self._sums.append(self._sums[-1] + cost)

    def between(self, last: int, column: int) -> float:
        return self._sums[column] - self._sums[last + 1]

    def rest(self, last: int) -> float:
        return self._sums[-1] - self._sums[last + 1]

    def tells(self, column: int) -> bool:
        return self.slots[column].holds not in ("number", "section", "units", "lead", "support")


def _trace(
    table: list[list[_Step | None]],
    tokens: Sequence[Token],
    end: int,
    skips: _Skips,
    width: int,
) -> tuple[tuple[tuple[Token, ...] | None, ...], ...]:
    if end < 0:
        return ()
    steps = [step for step in table[end] if step]
    step = max(steps, key=lambda each: each.weight - skips.rest(each.column))
    found: list[list[list[Token] | None]] = []
    row: list[list[Token] | None] = [None] * width
    for index in range(end, -1, -1):
        cell = row[step.column]
        row[step.column] = [tokens[index], *(cell or [])]
        if step.opened:
            found.append(row)
            row = [None] * width
        if index:
            before = table[index - 1][step.before]
            assert before is not None  # noqa: S101 - every step was reached from one
            step = before
    return tuple(tuple(tuple(cell) if cell else None for cell in each) for each in reversed(found))
