"""Two wordings side by side, in pieces that people read: no number, date or foreign word is cut."""

import difflib
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

_NUMERAL = "〇零一二三四五六七八九十百千万两"
_MEASURE = r"[次项场期篇条件人家天份部类]|个?(?:工作日|月)|[万亿]?元"
_TOKEN = re.compile(
    r"[0-9０-９]+(?:年[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}[日号])?|月[0-9０-９]{1,2}[日号]"
    rf"|(?:[.．:：/\-,][0-9０-９]+)*(?:年|月|日|号|时|%|％|{_MEASURE})?)"
    rf"|[{_NUMERAL}]+(?:{_MEASURE})|[{_NUMERAL}]{{2,}}|[A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ_'\-]*|\s+|.",
    re.DOTALL,
)
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]?")
_LONG = 1200  # tokens from which on sentences are compared before their characters


class Mark(StrEnum):
    """Whether a piece stands on both sides, only before, or only after."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """A stretch of one or both wordings."""

    mark: Mark
    text: str


def tokens(text: str) -> list[str]:
    """Cut a text into what is never cut further: numbers, dates, foreign words, characters."""
    return _TOKEN.findall(text)


def reworded(old: str, new: str) -> tuple[Piece, ...]:
    """Set two wordings side by side; in each change what is deleted stands first."""
    mine, theirs = tokens(old), tokens(new)
    if len(mine) + len(theirs) > _LONG:
        found: list[Piece] = []
        for before, after in _changes(_SENTENCE.findall(old), _SENTENCE.findall(new)):
            if before == after:
                found.append(Piece(Mark.SAME, "".join(before)))
            else:
                runs = _changes(tokens("".join(before)), tokens("".join(after)))
                found += _pieces(runs)
        return _joined(found)
    return _joined(_pieces(_changes(mine, theirs)))


Run = tuple[Sequence[str], Sequence[str]]


def _changes(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Cut both into runs that are alike and runs that are not, in turn."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    inner = old[start : len(old) - end], new[start : len(new) - end]
    matcher = difflib.SequenceMatcher(None, *inner, autojunk=False)
    runs: list[Run] = [(old[:start], new[:start])]
    runs += ((inner[0][a:b], inner[1][c:d]) for _tag, a, b, c, d in matcher.get_opcodes())
    runs.append((old[len(old) - end :], new[len(new) - end :]))
    return _readable([run for run in runs if run[0] or run[1]])


def _readable(runs: list[Run]) -> list[Run]:
    """Take what is alike into the changes around it where it is too short to be followed."""
    found: list[Run] = []
    for at, (mine, theirs) in enumerate(runs):
        alike = mine == theirs
        between = alike and 0 < at < len(runs) - 1
        if between:
            around = min(_size(runs[at - 1]), _size(runs[at + 1]))
            between = len("".join(mine)) <= min(around, 4) and not re.search(
                r"[。；\n]", "".join(mine)
            )
        if found and (between or not alike) and found[-1][0] != found[-1][1]:
            found[-1] = ([*found[-1][0], *mine], [*found[-1][1], *theirs])
        else:
            found.append((mine, theirs))
    return found


def _size(run: Run) -> int:
    return max(len("".join(side)) for side in run)


def _pieces(runs: Iterable[Run]) -> list[Piece]:
    found: list[Piece] = []
    for mine, theirs in runs:
        if mine == theirs:
            found.append(Piece(Mark.SAME, "".join(mine)))
        else:
            found += (Piece(Mark.DELETED, "".join(mine)), Piece(Mark.INSERTED, "".join(theirs)))
    return found


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Join pieces of one kind that touch, and leave out empty ones."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and found[-1].mark is piece.mark:
            found[-1] = Piece(piece.mark, found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)
