"""Where each item of a plan stands once two sides are put together, or is no more."""

from collections.abc import Iterator
from typing import NamedTuple

from gkplan.comparison.merging.sides import (
    TOP,
    ItemName,
    MergeSide,
    Stand,
    own_remarks,
    own_value,
    walk_up,
)
from gkplan.comparison.merging.values import same_layout

Stands = dict[ItemName, Stand | None]


class Orders(NamedTuple):
    """Where items stand, as ours has it and as theirs where they differ; None for gone."""

    ours: Stands
    theirs: Stands

    def differ(self, name: ItemName) -> bool:
        return self.ours[name] != self.theirs[name]


def places(base: MergeSide, ours: MergeSide, theirs: MergeSide) -> Orders:
    """Place every item; where the sides are at odds each keeps its own place."""
    found = Orders({}, {})
    for name in dict.fromkeys((*base.items, *ours.items, *theirs.items)):
        found.ours[name], found.theirs[name] = _place(name, base, ours, theirs)
    _restore(found, ours, theirs)
    while broken := [*_broken(found.ours), *_broken(found.theirs)]:
        for name in broken:
            found.ours[name] = _stand(ours, name)
            found.theirs[name] = _stand(theirs, name)
        _restore(found, ours, theirs)
    return found


def _stand(side: MergeSide, name: ItemName) -> Stand | None:
    return side.items[name].stand if name in side.items else None


def _place(
    name: ItemName, base: MergeSide, ours: MergeSide, theirs: MergeSide
) -> tuple[Stand | None, Stand | None]:
    old, own, other = (_stand(side, name) for side in (base, ours, theirs))
    if own is not None and other is not None:
        if own == other or other == old:
            return own, own
        return (other, other) if own == old else (own, other)
    if name not in base.items:
        return own or other, own or other
    if own is not None and _touched(name, base, ours):
        return own, None
    if other is not None and _touched(name, base, theirs):
        return None, other
    return None, None


def _touched(name: ItemName, base: MergeSide, side: MergeSide) -> bool:
    """Tell whether a side changed an item itself, or where it stands."""
    old, new = base.items[name], side.items[name]
    return (
        old.stand != new.stand
        or not same_layout(own_value(old.part), own_value(new.part))
        or bool(own_remarks(new.part) - own_remarks(old.part))
    )


def _broken(stands: Stands) -> Iterator[ItemName]:
    """Find items that stand below what is not there, or in a circle, with all above them."""
    for name, stand in stands.items():
        if stand is None:
            continue
        above = list(walk_up(name, stands))
        last = stands.get(above[-1])
        if last is None or last.parent != TOP:
            yield from above


def _restore(found: Orders, ours: MergeSide, theirs: MergeSide) -> None:
    """Let what stands below an item that only one side keeps stay there too."""
    for side, own, other in (
        (ours, found.ours, found.theirs),
        (theirs, found.theirs, found.ours),
    ):
        for name, placed in side.items.items():
            parent = placed.stand.parent
            if parent == TOP or own[name] is not None or other[name] is not None:
                continue
            if own[parent] is not None and other[parent] is None:
                own[name] = placed.stand


def at_odds(found: Orders) -> Iterator[ItemName]:
    """List items that the sides place otherwise, without what only goes with such an item."""
    for name, own in found.ours.items():
        other = found.theirs[name]
        stand = own or other
        if own == other or stand is None:
            continue
        goes_along = (own is None or other is None) and stand.parent != TOP
        if not (goes_along and found.differ(stand.parent)):
            yield name
