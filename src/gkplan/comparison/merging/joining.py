"""Parts laid out as lines: in their column, below what stands before them, comments above."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gkplan.comparison.merging.conflicts import About
from gkplan.comparison.merging.pieces import Both, MergedPart, Piece, side
from gkplan.comparison.merging.values import ABSENT, MaybeValue, Value
from gkplan.comparison.merging.written import WrittenPart, shifted, whole


class Three(NamedTuple):
    """One part on three sides; None where it is not written."""

    base: WrittenPart | None
    ours: WrittenPart | None
    theirs: WrittenPart | None

    def under(self, key: str) -> "Three":
        return Three(*(each.under(key) if each else None for each in self))

    def present(self) -> list[WrittenPart]:
        return [each for each in self if each is not None]


class MergeSlot(NamedTuple):
    """Where a part is put: in which column, as what of what."""

    column: int
    about: About
    field: str = ""

    def below(self, column: int, key: str) -> "MergeSlot":
        return MergeSlot(column, self.about, f"{self.field}.{key}" if self.field else key)


def taken(three: Three, part: WrittenPart, at: MergeSlot) -> MergedPart:
    """Take a part's lines from one side."""
    return MergedPart(merged_lead(three, at.column), (text_at(part, at),), (part.value, part.value))


def line(three: Three, at: MergeSlot, text: str, value: Value) -> MergedPart:
    """Write a part anew, in one line."""
    lead = merged_lead(three, at.column)
    return MergedPart(lead, (f"{' ' * at.column}{text}\n",), (value, value))


def text_at(part: WrittenPart, at: MergeSlot) -> str:
    return " " * at.column + shifted(whole(part), at.column - part.column, first=False)


def put_below(
    three: Three, at: MergeSlot, parts: Sequence[MergedPart], values: tuple[MaybeValue, MaybeValue]
) -> MergedPart:
    """Put parts below what stands before them, the first into its line where it stood so."""
    lead, head = merged_lead(three, at.column), _head(three)
    pad = " " * at.column
    pieces: list[Piece] = [each for made in parts for each in ((made.lead, *made.pieces))]
    if head.endswith("\n") or not head:
        return MergedPart(lead, (pad + head if head else "", *pieces), values)
    above = parts[0].lead if parts else ""
    pieces = pieces[1:]
    first = pieces[0] if pieces else ""
    if isinstance(first, Both) and not (first.ours and first.theirs):
        pieces = [Both(side(pieces, 0), side(pieces, 1))]
        first = pieces[0]
    opening = pad + head
    if isinstance(first, Both):
        texts = (opening + each[len(opening) :] if each else "" for each in first)
        pieces[0] = Both(*texts)
    elif pieces:
        pieces[0] = opening + first[len(opening) :]
    return MergedPart(lead + above, tuple(pieces), values)


def one_sided(made: MergedPart, *, ours: bool) -> MergedPart:
    """Let a part be on one side only."""
    number = 0 if ours else 1
    text = made.lead + side(made.pieces, number)
    found = made.values[number]
    if ours:
        return MergedPart("", (Both(text, ""),), (found, ABSENT))
    return MergedPart("", (Both("", text),), (ABSENT, found))


def without_empty(made: MergedPart, filled: list[bool]) -> MergedPart | None:
    """Leave a key out on a side where nothing stands below it."""
    if all(filled):
        return made
    return one_sided(made, ours=filled[0]) if any(filled) else None


def _head(three: Three) -> str:
    """Give the words before what stands below; a comment that one side wrote there is taken."""
    base, ours, theirs = (each.head if each and each.parts else None for each in three)
    if ours is None or theirs is None:
        return ours or theirs or ""
    if three.ours and three.theirs and ours == base and theirs.split("#")[0] == ours.split("#")[0]:
        return theirs
    return ours


def merged_lead(three: Three, column: int) -> str:
    """Put together the lines above a part."""
    return merged_lines(
        *(shifted(each.lead, column - each.column) if each else None for each in three)
    )


def merged_lines(base: str | None, ours: str | None, theirs: str | None) -> str:
    """Put comments and blank lines together: what either side added stays."""
    if ours is None or theirs is None:
        return ours or theirs or ""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    own, other, old = (each.splitlines(keepends=True) for each in (ours, theirs, base or ""))
    gone = [each for each in old if each.strip() and each not in other]
    new = [each for each in other if each.strip() and each not in old and each not in own]
    return "".join([*(each for each in own if each not in gone), *new])


def all_of(pieces: Iterable[MergedPart]) -> tuple[Piece, ...]:
    """Give the pieces of several parts, one after the other."""
    return tuple(each for made in pieces for each in (made.lead, *made.pieces))
