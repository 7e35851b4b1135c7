"""Lists whose items have names put together: units, collectives, the entries of a ledger."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from gkplan.comparison.compare.spots import ChangedPart as Kind
from gkplan.comparison.merging import ordering
from gkplan.comparison.merging.conflicts import About, Clash, Conflict
from gkplan.comparison.merging.fields import Merger
from gkplan.comparison.merging.joining import MergeSlot, Three, all_of, put_below
from gkplan.comparison.merging.pieces import Both, MergedPart, side
from gkplan.comparison.merging.values import Absent, Value, Word, key_of
from gkplan.comparison.merging.written import WrittenPart

Names = Sequence[Hashable]
Name = TypeVar("Name", bound=Hashable)


def listed(
    merger: Merger,
    parts: Sequence[Sequence[WrittenPart]],
    names: Sequence[Names],
    place_of: Callable[[Hashable], MergeSlot],
) -> MergedPart:
    """Put a list together, each item with those of its name; `parts` and `names` are three each."""
    by_name = [dict(zip(n, p, strict=True)) for n, p in zip(names, parts, strict=True)]
    made: dict[Hashable, MergedPart] = {}
    for name in dict.fromkeys([*names[1], *names[2]]):
        found = merger.part(Three(*(each.get(name) for each in by_name)), place_of(name))
        if found is not None:
            made[name] = found
    orders = ordering.merged(*([each for each in n if each in made] for n in names))
    return ordered(merger, made, orders, place_of(None))


def ordered(
    merger: Merger,
    made: Mapping[Name, MergedPart],
    orders: tuple[Sequence[Name], Sequence[Name] | None],
    at: MergeSlot,
) -> MergedPart:
    """Give a list's items in the order that was found, or in both sides' orders."""
    first, second = orders
    values: list[list[Value]] = [
        [v for each in order if not isinstance(v := made[each].values[n], Absent)]
        for n, order in enumerate((first, second or first))
    ]
    pieces = all_of(made[each] for each in first)
    if second is not None:
        merger.conflicts.append(Conflict(Clash.ORDER, at.about, at.field))
        other = all_of(made[each] for each in second)
        pieces = (Both(side(pieces, 0), side(other, 1)),)
    return MergedPart("", pieces, (values[0], values[1]))


class SharedMerger(Merger):
    """Puts files together that plans share: units by their names, settings by their keys."""

    def under(self, key: str, three: Three, at: MergeSlot) -> MergedPart | None:
        """Put a list of units together by name, all else as it is."""
        present = three.present()
        lists = key in ("units", "collectives") and all(each.parts for each in present)
        if not lists or three.ours is None or three.theirs is None:
            return super().under(key, three, at)
        parts = [each.parts or () if each else () for each in three]
        names = [tuple(map(_name, each)) for each in parts]
        if any(None in each or len(set(each)) < len(each) for each in names):
            return super().under(key, three, at)
        first = (three.ours.parts or ())[0]
        column = at.column + first.column - three.ours.column

        def place(name: Hashable) -> MergeSlot:
            about = About(None, name=str(name)) if name is not None else at.about
            return MergeSlot(column, about, "" if name is not None else at.field)

        made = listed(self, parts, names, place)
        return put_below(three, at, [made], made.values)


def _name(part: WrittenPart) -> Hashable:
    name = part.value.get("name") if isinstance(part.value, dict) else None
    return name if isinstance(name, str | Word) else None


class LedgerMerger(Merger):
    """Puts ledgers together: an entry is one fact, and two wordings of one fact are not mixed."""

    def both_changed(self, three: Three, at: MergeSlot) -> MergedPart:
        """Give both wordings."""
        return self.clash(three, at)


def entry_names(base: Sequence[WrittenPart], side_: Sequence[WrittenPart]) -> tuple[Names, Names]:
    """Name entries by what they say; one that stands where another stood before keeps its name."""
    old, new = tuple(_named(base)), list(_named(side_))
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    known = set(old[start:])
    if start < len(old) and not set(new[start:]) >= known:
        matcher = SequenceMatcher(None, old[start:], new[start:], autojunk=False)
        for kind, first, last, at, end in matcher.get_opcodes():
            if kind == "replace":
                _pass_on(
                    base[start + first : start + last],
                    old[start + first : start + last],
                    side_[start + at : start + end],
                    new,
                    start + at,
                )
    return old, tuple(new)


def _pass_on(
    gone: Sequence[WrittenPart],
    names: Names,
    came: Sequence[WrittenPart],
    new: list[Hashable],
    start: int,
) -> None:
    """Let an entry keep the name of one of the same task that it took the place of."""
    left = [(name, _subject(part)) for name, part in zip(names, gone, strict=True)]
    left = [each for each in left if each[0] not in new]
    for number, part in enumerate(came):
        if new[start + number] in names:
            continue
        found = next((each for each in left if each[1] == _subject(part)), None)
        if found is not None:
            new[start + number] = found[0]
            left.remove(found)


def _subject(part: WrittenPart) -> object:
    found = part.value if isinstance(part.value, dict) else {}
    return found.get("task") or found.get("event")


def _named(parts: Sequence[WrittenPart]) -> Iterator[Hashable]:
    counts: Counter[Hashable] = Counter()
    for part in parts:
        said = key_of(part.value)
        counts[said] += 1
        yield said, counts[said]


def ledger_place(name: Hashable, parts: Mapping[Hashable, WrittenPart], column: int) -> MergeSlot:
    """Say of which entry a conflict is."""
    part = parts.get(name)
    if part is None:
        return MergeSlot(column, About(None))
    said = part.value if isinstance(part.value, dict) else {}
    day = f"{said.get('date', '')}"
    if "event" in said:
        return MergeSlot(column, About(None, name=f"{said['event']} {day}"))
    return MergeSlot(column, About(Kind.TASK, str(said.get("task", "")), name=day))
