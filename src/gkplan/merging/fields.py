"""Keys and their values put together: what one side changed is taken, what both did is told."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from gkplan.merging import flows, ordering
from gkplan.merging.conflicts import About, Clash, Conflict
from gkplan.merging.pieces import Both, Made, Piece, piece, side
from gkplan.merging.values import ABSENT, emitted, same_layout, told
from gkplan.merging.written import Part, flat, shifted, whole

SETS = ("aliases", "members", "keywords", "calendar_years", "evidence")
"""Lists of names: what each side adds is wanted."""


class Three(NamedTuple):
    """One part on three sides; None where it is not written."""

    base: Part | None
    ours: Part | None
    theirs: Part | None

    def under(self, key: str) -> "Three":
        return Three(*(each.under(key) if each else None for each in self))

    def present(self) -> list[Part]:
        return [each for each in self if each is not None]


class Place(NamedTuple):
    """Where a part is put: in which column, as what of what."""

    column: int
    about: About
    field: str = ""

    def below(self, column: int, key: str) -> "Place":
        return Place(column, self.about, f"{self.field}.{key}" if self.field else key)


class Merger:
    """Puts parts together, and keeps what could not be."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def part(self, three: Three, at: Place) -> Made | None:
        """Put one part together; None where it is gone."""
        base, ours, theirs = three
        if ours is None or theirs is None:
            return self._of_one(three, at)
        if all(each.parts and not each.is_list for each in three.present()):
            return self.mapping(three, at)
        if flat(ours) == flat(theirs):
            return taken(three, ours, at)
        if base is not None and flat(base) in (flat(ours), flat(theirs)):
            return taken(three, theirs if flat(base) == flat(ours) else ours, at)
        return self._by_value(three, at)

    def _of_one(self, three: Three, at: Place) -> Made | None:
        base, ours, theirs = three
        one = ours or theirs
        if one is None:
            return None
        if base is None:
            return taken(three, one, at)
        if same_layout(base.value, one.value) and one.remarks <= base.remarks:
            return None
        return self.clash(three, at)

    def _by_value(self, three: Three, at: Place) -> Made:
        base, ours, theirs = three
        assert ours is not None and theirs is not None  # noqa: S101, PT018 - seen before
        chosen = None
        if same_layout(ours.value, theirs.value):
            chosen = ours
        elif base is not None and same_layout(base.value, ours.value):
            chosen = theirs
        elif base is not None and same_layout(base.value, theirs.value):
            chosen = ours
        if chosen is None:
            return self.both_changed(three, at)
        return (
            self.clash(three, at)
            if _remarks_wanted(three) - chosen.remarks
            else (taken(three, chosen, at))
        )

    def both_changed(self, three: Three, at: Place) -> Made:
        """Put together what both sides wrote otherwise, where what they did goes together."""
        values = [each.value for each in three.present()]
        key = three.present()[0].key
        if key in SETS and all(isinstance(each, list) for each in values):
            return self._names(three, at)
        if all(isinstance(each, dict) and each for each in values):
            return self._mappings(three, at)
        return self.clash(three, at)

    def _names(self, three: Three, at: Place) -> Made:
        assert three.ours is not None  # noqa: S101 - both changed it
        base, ours, theirs = (each.value if each else [] for each in three)
        wanted = [
            [each for each in side if kept(each, base, ours, theirs)]
            for side in (base, ours, theirs)
        ]
        order, other = ordering.merged(*wanted)
        if other is not None or _remarks_wanted(three):
            return self.clash(three, at)
        return line(three, at, f"{three.ours.key}: {emitted(list(order))}", list(order))

    def _mappings(self, three: Three, at: Place) -> Made:
        braces = all(each.parts is None for each in three.present())
        made = self.mapping(Three(*(each and flows.opened(each) for each in three)), at)
        if not braces:
            return made
        texts = (flows.closed(side(made.pieces, number)) for number in (0, 1))
        return made._replace(pieces=(piece(*texts),))

    def mapping(self, three: Three, at: Place) -> Made:
        """Put a mapping together key by key."""
        first = three.ours or three.theirs
        assert first is not None and first.parts  # noqa: S101, PT018 - asked of what has parts
        column = at.column + first.parts[0].column - first.column
        parts = self.keys(three, at._replace(column=column))
        values = tuple(
            {k: m.values[n] for k, m in parts if m.values[n] is not ABSENT} for n in (0, 1)
        )
        return put_below(three, at, [made for _key, made in parts], (values[0], values[1]))

    def keys(self, three: Three, at: Place) -> list[tuple[str, Made]]:
        """Put together what stands under each key of a mapping."""
        orders = [[each.key for each in part.parts or ()] if part else [] for part in three]
        found = []
        for key in ordering.merged(*orders)[0]:
            made = self.under(key, three.under(key), at.below(at.column, key))
            if made is not None:
                found.append((key, made))
        return found

    def under(self, key: str, three: Three, at: Place) -> Made | None:
        """Put together what stands under one key."""
        return self.part(three, at)

    def clash(self, three: Three, at: Place) -> Made:
        """Give both sides' lines, and note that they are at odds."""
        base, ours, theirs = three
        clash = Clash.FIELD
        if base is not None and (ours is None or theirs is None):
            clash = Clash.OURS_DROPPED if ours is None else Clash.THEIRS_DROPPED
        said = [told(each.value) if each else "" for each in three]
        self.conflicts.append(Conflict(clash, at.about, at.field, *said))
        texts = [_text(each, at) if each else "" for each in (ours, theirs)]
        lead = merged_lead(three, at.column)
        values = tuple(each.value if each else ABSENT for each in (ours, theirs))
        return Made(lead, (Both(*texts),), (values[0], values[1]))


def kept(each: Any, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> bool:
    """Tell whether one of several names stays: both have it, or one side added it."""
    return (each in ours and each in theirs) or (each not in base)


def taken(three: Three, part: Part, at: Place) -> Made:
    """Take a part's lines from one side."""
    return Made(merged_lead(three, at.column), (_text(part, at),), (part.value, part.value))


def line(three: Three, at: Place, text: str, value: Any) -> Made:
    """Write a part anew, in one line."""
    lead = merged_lead(three, at.column)
    return Made(lead, (f"{' ' * at.column}{text}\n",), (value, value))


def _text(part: Part, at: Place) -> str:
    return " " * at.column + shifted(whole(part), at.column - part.column, first=False)


def put_below(three: Three, at: Place, parts: Sequence[Made], values: tuple[Any, Any]) -> Made:
    """Put parts below what stands before them, the first into its line where it stood so."""
    lead, head = merged_lead(three, at.column), _head(three)
    pad = " " * at.column
    pieces: list[Piece] = [each for made in parts for each in ((made.lead, *made.pieces))]
    if head.endswith("\n") or not head:
        return Made(lead, (pad + head if head else "", *pieces), values)
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
    return Made(lead + above, tuple(pieces), values)


def _head(three: Three) -> str:
    """Give the words before what stands below; a comment that one side wrote there is taken."""
    base, ours, theirs = (each.head if each else None for each in three)
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


def _remarks_wanted(three: Three) -> set[str]:
    base, ours, theirs = (each._replace(lead="").remarks if each else set[str]() for each in three)
    return {each for each in ours | theirs if each not in base or each in ours & theirs}


def all_of(pieces: Iterable[Made]) -> tuple[Piece, ...]:
    """Give the pieces of several parts, one after the other."""
    return tuple(each for made in pieces for each in (made.lead, *made.pieces))
