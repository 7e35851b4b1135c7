"""Cells between `|` in plain text: how far a table reaches, how it is drawn, and its cells."""

import itertools
import re
from collections.abc import Iterator

from gkplan.importing.layout.rows import Token
from gkplan.importing.manuscript import Line
from gkplan.model.plan import Marks

MARK = re.compile(r"[|｜│┃]")
_FARTHEST = 8  # lines a cell may have


def reach(lines: list[Line], first: int) -> int:
    """Find the line behind the last one of a table that begins at a line."""
    last, gap = first, 0
    for at in range(first, len(lines)):
        if MARK.search(lines[at].text):
            last, gap = at, 0
        elif lines[at].text:
            gap += 1
            if gap > _FARTHEST:
                break
    return last + 1


def style_of(drawn: list[Line]) -> Marks:
    """Tell where a table's lines have their marks."""
    marked = [line.text for line in drawn if MARK.search(line.text)]
    ends = sum(bool(MARK.match(each[-1])) for each in marked)
    starts = sum(bool(MARK.match(each[0])) and len(each) > 1 for each in marked)
    if ends * 2 <= len(marked):
        return Marks.BETWEEN
    return Marks.AROUND if starts * 10 >= len(marked) * 7 else Marks.AFTER


def cut(text: str, drawn: list[Line], style: Marks) -> Iterator[Token]:
    """Cut marked lines into cells; only where marks close cells may a cell have several lines."""
    several = sum(len(MARK.findall(line.text)) for line in drawn) > 1.5 * len(drawn)
    if style is Marks.AFTER:
        start, opens, closed = drawn[0].start, True, False
        for line in drawn:
            if closed:
                start = line.start  # what stands between is drawn, and no cell's
            closed = line.text[-1:] in "|｜│┃"
            for mark in MARK.finditer(line.text):
                end = line.start + mark.start()
                yield token(text, start, end, opens=opens if several else None)
                start, opens = line.start + mark.end(), False
            opens = opens or closed
        if text[start : drawn[-1].end].strip():
            yield token(text, start, drawn[-1].end, opens=opens if several else None)
        return
    for line in drawn:
        cuts = [line.start - 1, *(line.start + m.start() for m in MARK.finditer(line.text))]
        if style is Marks.AROUND:
            cuts = cuts[1:]
        if style is Marks.BETWEEN or (cuts and cuts[-1] != line.end - 1):
            cuts.append(line.end)
        for number, (left, right) in enumerate(itertools.pairwise(cuts)):
            yield token(text, left + 1, right, opens=number == 0)


def token(text: str, start: int, end: int, *, opens: bool | None) -> Token:
    """Take a stretch of text as a cell, without the space around its words."""
    raw = text[start:end]
    bare = raw.strip()
    return Token(bare, start + (raw.find(bare) if bare else 0), opens=opens, whole=True)
