"""Keys and their values put together: what one side changed is taken, what both did is told."""

from collections.abc import Sequence

from gkplan.comparison.merging import flows, ordering
from gkplan.comparison.merging.conflicts import Clash, Conflict
from gkplan.comparison.merging.joining import (
    MergeSlot,
    Three,
    line,
    merged_lead,
    put_below,
    taken,
    text_at,
    without_empty,
)
from gkplan.comparison.merging.pieces import Both, MergedPart, piece, side
from gkplan.comparison.merging.values import ABSENT, Absent, Value, Word, emitted, same_layout, told
from gkplan.comparison.merging.written import WrittenPart, flat

SETS = ("aliases", "members", "keywords", "calendar_years", "evidence")
"""Lists of names: what each side adds is wanted."""


WHOLE = ("deadline", "implements", "numbering", "units", "table")
"""Values whose parts mean something only together."""


Names = Sequence[str | Word]


class Merger:
    """Puts parts together, and keeps what could not be."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def part(self, three: Three, at: MergeSlot) -> MergedPart | None:
        """Put one part together; None where it is gone."""
        base, ours, theirs = three
        if ours is None or theirs is None:
            return self._of_one(three, at)
        present = three.present()
        if ours.key not in WHOLE and all(each.parts and not each.is_list for each in present):
            return self.mapping(three, at)
        if flat(ours) == flat(theirs):
            return taken(three, ours, at)
        if base is not None and flat(base) in (flat(ours), flat(theirs)):
            return taken(three, theirs if flat(base) == flat(ours) else ours, at)
        return self._by_value(three, at)

    def _of_one(self, three: Three, at: MergeSlot) -> MergedPart | None:
        base, ours, theirs = three
        one = ours or theirs
        if one is None:
            return None
        if base is None:
            return taken(three, one, at)
        if one.key and one.key not in WHOLE and all(map(_is_mapping, (base, one))):
            empty = base._replace(lead="", head="", value={}, parts=())
            return self._mappings(Three(base, ours or empty, theirs or empty), at)
        if same_layout(base.value, one.value) and one.remarks <= base.remarks:
            return None
        return self.clash(three, at)

    def _by_value(self, three: Three, at: MergeSlot) -> MergedPart | None:
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

    def both_changed(self, three: Three, at: MergeSlot) -> MergedPart | None:
        """Put together what both sides wrote otherwise, where what they did goes together."""
        values = [each.value for each in three.present()]
        key = three.present()[0].key
        names = [found for each in three if (found := _names(each)) is not None]
        if key in SETS and len(names) == len(three):
            return self._named(three, at, names)
        if key not in WHOLE and all(isinstance(each, dict) and each for each in values):
            return self._mappings(three, at)
        return self.clash(three, at)

    def _named(self, three: Three, at: MergeSlot, sides: Sequence[Names]) -> MergedPart:
        assert three.ours is not None  # noqa: S101 - both changed it
        wanted = [[name for name in side if _stays(name, *sides)] for side in sides]
        order, other = ordering.merged(*wanted)
        if other is not None or _remarks_wanted(three):
            return self.clash(three, at)
        return line(three, at, f"{three.ours.key}: {emitted([*order])}", [*order])

    def _mappings(self, three: Three, at: MergeSlot) -> MergedPart | None:
        braces = all(each.parts is None for each in three.present() if each.value)
        made = self.mapping(Three(*(each and flows.opened(each) for each in three)), at)
        if not braces or made is None:
            return made
        texts = (flows.closed(side(made.pieces, number)) for number in (0, 1))
        return made._replace(pieces=(piece(*texts),))

    def mapping(self, three: Three, at: MergeSlot) -> MergedPart | None:
        """Put a mapping together key by key; None where no key is left."""
        first = next(each for each in (three.ours, three.theirs) if each and each.parts)
        assert first.parts  # noqa: S101 - so it was chosen
        column = at.column + first.parts[0].column - first.column
        parts = self.keys(three, at._replace(column=column))
        values: list[dict[str, Value]] = [
            {key: of for key, m in parts if not isinstance(of := m.values[n], Absent)}
            for n in (0, 1)
        ]
        made = put_below(three, at, [made for _key, made in parts], (values[0], values[1]))
        return without_empty(made, [bool(each) for each in values])

    def keys(self, three: Three, at: MergeSlot) -> list[tuple[str, MergedPart]]:
        """Put together what stands under each key of a mapping."""
        orders = [[each.key for each in part.parts or ()] if part else [] for part in three]
        found = []
        for key in ordering.merged(*orders)[0]:
            made = self.under(key, three.under(key), at.below(at.column, key))
            if made is not None:
                found.append((key, made))
        return found

    def under(self, key: str, three: Three, at: MergeSlot) -> MergedPart | None:
        """Put together what stands under one key."""
        return self.part(three, at)

    def clash(self, three: Three, at: MergeSlot) -> MergedPart:
        """Give both sides' lines, and note that they are at odds."""
        base, ours, theirs = three
        clash = Clash.FIELD
        if base is not None and (ours is None or theirs is None):
            clash = Clash.OURS_DROPPED if ours is None else Clash.THEIRS_DROPPED
        said = [told(each.value) if each else "" for each in three]
        self.conflicts.append(Conflict(clash, at.about, at.field, *said))
        texts = [text_at(each, at) if each else "" for each in (ours, theirs)]
        lead = merged_lead(three, at.column)
        values = tuple(each.value if each else ABSENT for each in (ours, theirs))
        return MergedPart(lead, (Both(*texts),), (values[0], values[1]))


def _names(part: WrittenPart | None) -> Names | None:
    """Give a list of names; None for what is none."""
    value = part.value if part else []
    if not isinstance(value, list):
        return None
    found = [each for each in value if isinstance(each, str | Word)]
    return found if len(found) == len(value) else None


def _stays(name: str | Word, base: Names, ours: Names, theirs: Names) -> bool:
    """Tell whether a name stays: both have it, or one side added it."""
    return (name in ours and name in theirs) or name not in base


def _is_mapping(part: WrittenPart) -> bool:
    return isinstance(part.value, dict) and bool(part.value)


def _remarks_wanted(three: Three) -> set[str]:
    base, ours, theirs = (each._replace(lead="").remarks if each else set[str]() for each in three)
    return {each for each in ours | theirs if each not in base or each in ours & theirs}
