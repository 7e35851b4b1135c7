"""Merged text, piece by piece: one text, or both sides' where they are in conflict."""

from collections.abc import Iterable
from typing import NamedTuple

from gkplan.comparison.merging.values import MaybeValue


class Both(NamedTuple):
    """What each side has in one place."""

    ours: str
    theirs: str


Piece = str | Both


class MergedPart(NamedTuple):
    """A part put together: the lines above it, its lines, and what it says on each side."""

    lead: str
    pieces: tuple[Piece, ...]
    values: tuple[MaybeValue, MaybeValue]


def side(pieces: Iterable[Piece], number: int) -> str:
    """Give the text as one side has it where they differ."""
    return "".join(each[number] if isinstance(each, Both) else each for each in pieces)


def piece(ours: str, theirs: str) -> Piece:
    """Make one piece of both sides' text."""
    return ours if ours == theirs else Both(ours, theirs)


def marked(pieces: Iterable[Piece], labels: tuple[str, str], size: int) -> str:
    """Write pieces with git's marks around what is in conflict; each piece is of whole lines."""
    ours, theirs = labels
    found: list[str] = []
    for each in _joined(pieces):
        if isinstance(each, Both):
            found += [_mark("<", size, ours), each.ours, _mark("=", size), each.theirs]
            found.append(_mark(">", size, theirs))
        else:
            found.append(each)
    return "".join(found)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Make conflicts that follow each other one."""
    found: list[Piece] = []
    for each in pieces:
        if not each:
            continue
        last = found[-1] if found else ""
        if isinstance(each, Both) and isinstance(last, Both):
            found[-1] = Both(last.ours + each.ours, last.theirs + each.theirs)
        elif not isinstance(each, Both) or each.ours != each.theirs:
            found.append(each)
        else:
            found.append(each.ours)
    return found


def _mark(sign: str, size: int, label: str = "") -> str:
    return f"{sign * size} {label}".rstrip() + "\n"
