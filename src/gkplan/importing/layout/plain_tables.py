"""Tables drawn in plain text: cells between `|`, in tabbed lines, or one below the other.

A table begins with the titles of its columns. Which cell is whose is then found by what cells of a
column look like: the likeliest rows win, in one pass over all cells.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gkplan.importing.layout import plain_titles as _titles
from gkplan.importing.layout.plain_marks import MARK, cut, reach, style_of, token
from gkplan.importing.layout.rows import Rows, Slot, Token, rows
from gkplan.importing.manuscript import Block, Grid, GridCell, GridRow, Line
from gkplan.model.plan import Marks
from gkplan.phrases import columns

_RULE = re.compile(r"[|｜│┃\s:+=\-—─┼├┤┌┐└┘┬┴]*[-—─=]{2}[|｜│┃\s:+=\-—─┼├┤┌┐└┘┬┴]*")
_EMPTY = re.compile(r"(?:[|｜│┃]\s*){3,}")
_ASIDE = re.compile(r"[(（][^()（）]{1,30}[)）]")
_GAP = re.compile(r"\t+|[ \u3000\xa0]{2,}|\u3000")
_ANY_GAP = re.compile(r"[\s\u3000\xa0]+")
_TAB = re.compile(r"\t")
_BLANK = "\t \u3000\xa0"


class DrawnTable(NamedTuple):
    """A table found: which lines it takes the place of, and its blocks."""

    first: int
    last: int
    blocks: list[Block]


def tables(text: str, lines: list[Line]) -> Iterator[DrawnTable]:
    """Find the tables of a text, in order."""
    position = 0
    while position < len(lines):
        found = _at(text, lines, position)
        if found:
            yield found
            position = found.last
        else:
            position += 1


def _at(text: str, lines: list[Line], index: int) -> DrawnTable | None:
    line = lines[index]
    if not line.text or len(line.text) > 200:
        return None
    if MARK.search(line.text) or _lone_mark_follows(lines, index):
        return _marked(text, lines, index)
    return _spaced(text, lines, index) or _stacked(text, lines, index)


def _lone_mark_follows(lines: list[Line], index: int) -> bool:
    following = _next_filled(lines, index + 1)
    return following is not None and bool(MARK.fullmatch(lines[following].text))


def _next_filled(lines: list[Line], index: int) -> int | None:
    return next((at for at in range(index, len(lines)) if lines[at].text), None)


# --- cells between marks


def _marked(text: str, lines: list[Line], first: int) -> DrawnTable | None:
    last = reach(lines, first)
    region = [line for line in lines[first:last] if line.text]
    ruled = [line for line in region if _RULE.fullmatch(line.text) or _EMPTY.fullmatch(line.text)]
    drawn = [line for line in region if line not in ruled]
    style = style_of(drawn)
    tokens = list(cut(text, drawn, style))
    for skipped in range(min(3, len(tokens))):
        header, rest = _titles.taken_off(tokens[skipped:])
        if header:
            break
    else:
        return None
    below = _titles.second_row(rest)
    above = [Line(token.text, token.start) for token in tokens[:skipped] if token.text]
    table = _table(
        text, (first, last), header, rest[len(below) :], style, [*ruled, *below], split=bool(below)
    )
    return table and table._replace(blocks=[*above, *table.blocks])


# --- cells in lines, apart by tabs or spaces


def _spaced(text: str, lines: list[Line], first: int) -> DrawnTable | None:
    for gap in (_GAP, _ANY_GAP):
        titles = [part for part in gap.split(lines[first].text) if part]
        held = {columns.holds(title) for title in titles} - {""}
        if len(titles) >= 3 and len(held) >= 3 and held & _titles.TASKS:
            break
    else:
        return None
    tokens: list[Token] = []
    last = first
    for at in range(first, len(lines)):
        line = lines[at]
        if not line.text:
            continue
        parts = list(_parts(text, line, gap))
        if at > first and len(parts) < 2 and not tokens[-1].text.endswith(("、", "，", ",")):
            break
        tokens += parts
        last = at
    header, rest = _titles.taken_off(tokens)
    return _table(text, (first, last + 1), header, rest, None, []) if rest else None


def _parts(text: str, line: Line, gap: re.Pattern[str]) -> Iterator[Token]:
    # a line's own tabs before and after its words are cells too
    start, end = line.start, line.end
    if "\t" in line.text:
        gap = _TAB
        while start and text[start - 1] in _BLANK:
            start -= 1
        while end < len(text) and text[end] in _BLANK:
            end += 1
    position = start
    for number, found in enumerate([*gap.finditer(text, start, end), None]):
        at = found.start() if found else end
        yield token(text, position, at, opens=number == 0)
        position = found.end() if found else end


# --- cells one below the other


def _stacked(text: str, lines: list[Line], first: int) -> DrawnTable | None:
    if not columns.holds(lines[first].text) and not _titles.unknown(lines, first):
        return None
    tabbed = text[: lines[first].start].endswith("\t")
    header: list[Token] = []
    at = first
    while at < len(lines) and len(header) < 14:
        line = lines[at]
        if line.text and columns.holds(line.text):
            header.append(_whole(line))
        elif line.text and header and _ASIDE.fullmatch(line.text):
            before = header.pop()
            header.append(Token(text[before.start : line.end], before.start))
        elif line.text and _titles.unknown(lines, at):
            header.append(_whole(line))
        elif line.text:
            break
        at += 1
    held = set(columns.read_titles([token.text for token in header])) - {""}
    if len(header) < 3 or len(held) < 3 or not held & _titles.TASKS:
        return None
    tokens = list(_cells_below(text, lines, at, tabbed=tabbed))
    found = rows(_slots(header), tokens)
    if not found:
        return None
    end = _after(lines, at, tokens[found.used - 1])
    return DrawnTable(first, end, [_grid(text, header, found, None)])


def _cells_below(text: str, lines: list[Line], first: int, *, tabbed: bool) -> Iterator[Token]:
    """Take each line for a cell, or for more of the one before where tabs open cells."""
    pending: Token | None = None
    for line in lines[first:]:
        opens = text[: line.start].endswith("\t") if line.text else _lone_tab(text, line)
        if tabbed and pending and line.text and not opens:
            pending = Token(text[pending.start : line.end], pending.start, whole=True)
            continue
        if pending:
            yield pending
        pending = (
            Token(line.text, line.start, whole=tabbed) if line.text or (tabbed and opens) else None
        )
    if pending:
        yield pending


def _lone_tab(text: str, line: Line) -> bool:
    return text.startswith("\t", line.start)


def _whole(line: Line) -> Token:
    return Token(line.text, line.start)


def _after(lines: list[Line], first: int, token: Token) -> int:
    end = token.start + len(token.text)
    return next((at for at in range(first, len(lines)) if lines[at].start >= end > 0), len(lines))


# --- what all have in common


def _slots(header: list[Token]) -> list[Slot]:
    held = columns.read_titles([token.text for token in header])
    return [Slot(token.text, each) for token, each in zip(header, held, strict=True)]


def _table(
    text: str,
    lines: tuple[int, int],
    header: list[Token],
    rest: list[Token],
    marks: Marks | None,
    ruled: list[Line],
    *,
    split: bool = False,
) -> DrawnTable | None:
    found = rows(_slots(header), rest, split=split)
    if not found:
        return None
    grid = _grid(text, header, found, marks)
    drawn: list[Block] = [Line(line.text, line.start, furniture=True) for line in ruled]
    left = [Line(token.text, token.start) for token in rest[found.used :] if token.text]
    return DrawnTable(*lines, [grid, *drawn, *left])


def _grid(text: str, header: list[Token], found: Rows, marks: Marks | None) -> Grid:
    waiting = iter(header)
    titles = (None if slot.title is None else _cell(text, (next(waiting),)) for slot in found.slots)
    body = (GridRow(tuple(_cell(text, cell) for cell in row)) for row in found.rows)
    return Grid((GridRow(tuple(titles)), *body), marks)


def _cell(text: str, tokens: tuple[Token, ...] | None) -> GridCell | None:
    """Take a cell's words as they stand in the text, from its first token to its last."""
    if tokens is None:
        return None
    words = [token for token in tokens if token.text]
    tokens = (words[0], words[-1]) if words else tokens[:1]
    return GridCell(text[tokens[0].start : tokens[-1].end], tokens[0].start)
