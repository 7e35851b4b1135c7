"""Tables drawn in plain text: cells between `|`, in tabbed lines, or one below the other.

A table begins with the titles of its columns. Which cell is whose is then found by what cells of a
column look like: the likeliest rows win, in one pass over all cells.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from gkplan.importers._rows import Rows, Slot, Token, rows
from gkplan.manuscript import Block, Grid, GridCell, GridRow, Line
from gkplan.model.plan import Marks
from gkplan.phrases import columns
from gkplan.phrases.folding import fold

_MARK = re.compile(r"[|｜│┃]")
_RULE = re.compile(r"[|｜│┃\s:+=\-—─┼├┤┌┐└┘┬┴]*[-—─=]{2}[|｜│┃\s:+=\-—─┼├┤┌┐└┘┬┴]*")
_EMPTY = re.compile(r"(?:[|｜│┃]\s*){3,}")
_ASIDE = re.compile(r"[(（][^()（）]{1,30}[)）]")
_LEVEL = re.compile(r"(?:[一二三四]级|小项|大项|是|否)(?:指标|事项|目录|任务)?")
_GAP = re.compile(r"\t+|[ \u3000\xa0]{2,}|\u3000")
_ANY_GAP = re.compile(r"[\s\u3000\xa0]+")
_TAB = re.compile(r"\t")
_BLANK = "\t \u3000\xa0"
_FARTHEST = 8  # lines a cell may have
_TASKS = {"heading", "text"}
_SENTENCE = re.compile(r"[。；;，,：:]")


class Table(NamedTuple):
    """A table found: which lines it takes the place of, and its blocks."""

    first: int
    last: int
    blocks: list[Block]


def tables(text: str, lines: list[Line]) -> Iterator[Table]:
    """Find the tables of a text, in order."""
    position = 0
    while position < len(lines):
        found = _at(text, lines, position)
        if found:
            yield found
            position = found.last
        else:
            position += 1


def _at(text: str, lines: list[Line], index: int) -> Table | None:
    line = lines[index]
    if not line.text or len(line.text) > 200:
        return None
    if _MARK.search(line.text) or _lone_mark_follows(lines, index):
        return _marked(text, lines, index)
    return _spaced(text, lines, index) or _stacked(text, lines, index)


def _lone_mark_follows(lines: list[Line], index: int) -> bool:
    following = _next_filled(lines, index + 1)
    return following is not None and bool(_MARK.fullmatch(lines[following].text))


def _next_filled(lines: list[Line], index: int) -> int | None:
    return next((at for at in range(index, len(lines)) if lines[at].text), None)


# --- cells between marks


def _marked(text: str, lines: list[Line], first: int) -> Table | None:
    last = _marked_until(lines, first)
    region = [line for line in lines[first:last] if line.text]
    ruled = [line for line in region if _RULE.fullmatch(line.text) or _EMPTY.fullmatch(line.text)]
    drawn = [line for line in region if line not in ruled]
    style = _style(drawn)
    tokens = list(_cut(text, drawn, style))
    for skipped in range(min(3, len(tokens))):
        header, rest = _header(tokens[skipped:])
        if header:
            break
    else:
        return None
    below = _below_header(rest)
    above = [Line(token.text, token.start) for token in tokens[:skipped] if token.text]
    table = _table(
        text, (first, last), header, rest[len(below) :], style, [*ruled, *below], split=bool(below)
    )
    return table and table._replace(blocks=[*above, *table.blocks])


def _marked_until(lines: list[Line], first: int) -> int:
    last, gap = first, 0
    for at in range(first, len(lines)):
        if _MARK.search(lines[at].text):
            last, gap = at, 0
        elif lines[at].text:
            gap += 1
            if gap > _FARTHEST:
                break
    return last + 1


def _style(drawn: list[Line]) -> Marks:
    marked = [line.text for line in drawn if _MARK.search(line.text)]
    ends = sum(bool(_MARK.match(each[-1])) for each in marked)
    starts = sum(bool(_MARK.match(each[0])) and len(each) > 1 for each in marked)
    if ends * 2 <= len(marked):
        return Marks.BETWEEN
    return Marks.AROUND if starts * 10 >= len(marked) * 7 else Marks.AFTER


def _cut(text: str, drawn: list[Line], style: Marks) -> Iterator[Token]:
    """Cut marked lines into cells; only where marks close cells may a cell have several lines."""
    several = sum(len(_MARK.findall(line.text)) for line in drawn) > 1.5 * len(drawn)
    if style is Marks.AFTER:
        start, opens, closed = drawn[0].start, True, False
        for line in drawn:
            if closed:
                start = line.start  # what stands between is drawn, and no cell's
            closed = line.text[-1:] in "|｜│┃"
            for mark in _MARK.finditer(line.text):
                end = line.start + mark.start()
                yield _token(text, start, end, opens=opens if several else None)
                start, opens = line.start + mark.end(), False
            opens = opens or closed
        if text[start : drawn[-1].end].strip():
            yield _token(text, start, drawn[-1].end, opens=opens if several else None)
        return
    for line in drawn:
        cuts = [line.start - 1, *(line.start + m.start() for m in _MARK.finditer(line.text))]
        if style is Marks.AROUND:
            cuts = cuts[1:]
        if style is Marks.BETWEEN or (cuts and cuts[-1] != line.end - 1):
            cuts.append(line.end)
        for number, (left, right) in enumerate(itertools.pairwise(cuts)):
            yield _token(text, left + 1, right, opens=number == 0)


def _token(text: str, start: int, end: int, *, opens: bool | None) -> Token:
    raw = text[start:end]
    bare = raw.strip()
    return Token(bare, start + (raw.find(bare) if bare else 0), opens=opens, whole=True)


# --- cells in lines, apart by tabs or spaces


def _spaced(text: str, lines: list[Line], first: int) -> Table | None:
    for gap in (_GAP, _ANY_GAP):
        titles = [part for part in gap.split(lines[first].text) if part]
        held = {columns.holds(title) for title in titles} - {""}
        if len(titles) >= 3 and len(held) >= 3 and held & _TASKS:
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
    header, rest = _header(tokens)
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
    for number, cut in enumerate([*gap.finditer(text, start, end), None]):
        at = cut.start() if cut else end
        yield _token(text, position, at, opens=number == 0)
        position = cut.end() if cut else end


# --- cells one below the other


def _stacked(text: str, lines: list[Line], first: int) -> Table | None:
    if not columns.holds(lines[first].text) and not _unknown_title(lines, first):
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
        elif line.text and _unknown_title(lines, at):
            header.append(_whole(line))
        elif line.text:
            break
        at += 1
    held = set(columns.held([token.text for token in header])) - {""}
    if len(header) < 3 or len(held) < 3 or not held & _TASKS:
        return None
    tokens = list(_cells_below(text, lines, at, tabbed=tabbed))
    found = rows(_slots(header), tokens)
    if not found:
        return None
    end = _after(lines, at, tokens[found.used - 1])
    return Table(first, end, [_grid(text, header, found, None)])


def _unknown_title(lines: list[Line], at: int) -> bool:
    """Take a short line for a title nobody knows where known ones follow it."""
    if (
        len(lines[at].text) >= 12
        or columns.is_number(lines[at].text)
        or _SENTENCE.search(lines[at].text)
    ):
        return False
    following = (line.text for line in lines[at + 1 : at + 12] if line.text)
    known = [bool(columns.holds(title)) for title in itertools.islice(following, 4)]
    return known[:1] == [True] or sum(known) >= 3


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


def _header(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Take the column titles off the front; an empty first cell is a title that was lost."""
    count = 0
    for at, token in enumerate(tokens[:20]):
        if token.text and not columns.holds(token.text):
            titled = not (at > 2 and token.opens) and _title(tokens, at)
            if not titled and not (token.opens is False and _same_line(tokens, at)):
                break
        count += 1
    while count and not tokens[count - 1].text:
        count -= 1
    header = tokens[:count]
    held = set(columns.held([token.text for token in header])) - {""}
    if len(held) < 2 or not held & _TASKS:
        return [], tokens
    return header, tokens[count:]


def _same_line(tokens: list[Token], at: int) -> bool:
    """Tell whether a cell's line, where a line is a row, is that of titles we know."""
    begin = next((i for i in range(at, -1, -1) if tokens[i].opens), 0)
    return sum(bool(columns.holds(token.text)) for token in tokens[begin:at]) >= 3


def _slots(header: list[Token]) -> list[Slot]:
    held = columns.held([token.text for token in header])
    return [Slot(token.text, each) for token, each in zip(header, held, strict=True)]


def _title(tokens: list[Token], at: int) -> bool:
    """Take words nobody knows for a title where known ones follow in their line."""
    if len(tokens[at].text) > 12 or columns.is_number(tokens[at].text):
        return False
    if _SENTENCE.search(tokens[at].text):
        return False
    following = [token for token in tokens[at + 1 : at + 8] if token.text][:4]
    if tokens[at].opens is not None:
        line = itertools.takewhile(lambda token: not token.opens, tokens[at + 1 :])
        following = list(line)
    known = [token for token in following if columns.holds(token.text)]
    before = sum(bool(columns.holds(token.text)) for token in tokens[:at])
    return bool(known) and (
        tokens[at].opens is not None
        or columns.holds(following[0].text) != ""
        or len(known) > 1
        or before > 1
    )


def _below_header(tokens: list[Token]) -> list[Line]:
    """Take a second header row, 一级 and 二级 under one title, for what stands around the table."""
    below = list(itertools.takewhile(lambda token: _LEVEL.fullmatch(fold(token.text)), tokens[:6]))
    return [Line(token.text, token.start) for token in below] if len(below) > 1 else []


def _table(
    text: str,
    lines: tuple[int, int],
    header: list[Token],
    rest: list[Token],
    marks: Marks | None,
    ruled: list[Line],
    *,
    split: bool = False,
) -> Table | None:
    found = rows(_slots(header), rest, split=split)
    if not found:
        return None
    grid = _grid(text, header, found, marks)
    drawn: list[Block] = [Line(line.text, line.start, furniture=True) for line in ruled]
    left = [Line(token.text, token.start) for token in rest[found.used :] if token.text]
    return Table(*lines, [grid, *drawn, *left])


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
