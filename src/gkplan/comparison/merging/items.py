"""Plans put together: each item where it stands now, with what both sides wrote in it."""

from gkplan.comparison.compare.item_changes import spot
from gkplan.comparison.compare.spots import ChangedPart as Kind
from gkplan.comparison.merging import assignments, flows, ordering
from gkplan.comparison.merging.assignments import Units
from gkplan.comparison.merging.conflicts import About, Clash, Conflict
from gkplan.comparison.merging.fields import Merger
from gkplan.comparison.merging.joining import (
    MergeSlot,
    Three,
    line,
    one_sided,
    put_below,
    without_empty,
)
from gkplan.comparison.merging.lists import ordered
from gkplan.comparison.merging.pieces import MergedPart
from gkplan.comparison.merging.placing import Orders, at_odds, places
from gkplan.comparison.merging.sides import LISTS, TOP, ItemName, MergeSide, SideItem, Stand
from gkplan.comparison.merging.written import Unsuited, WrittenPart, read
from gkplan.model.plan import Role, Task

WHOLE = About(Kind.PLAN)


class PlanMerger(Merger):
    """Puts plans together; `within` is the item whose keys are being put together."""

    def __init__(self, base: MergeSide, ours: MergeSide, theirs: MergeSide) -> None:
        super().__init__()
        self.sides = (base, ours, theirs)
        self.places: Orders = places(base, ours, theirs)
        self.within: ItemName | None = TOP
        self.item: ItemName | None = None
        self._note_places()

    def under(self, key: str, three: Three, at: MergeSlot) -> MergedPart | None:
        """Put together what stands under a key of the plan or an item."""
        name = self.within
        if name is None:
            return self.part(three, at)
        if key in LISTS and any(each.parts for each in three.present()):
            return self._list(Stand(name, key), three, at)
        self.within = None
        made = self.part(three, at)
        self.within = name
        return made

    def keys(self, three: Three, at: MergeSlot) -> list[tuple[str, MergedPart]]:
        """Put keys together, and lists that only a move has filled or left over."""
        found = super().keys(three, at)
        if self.within is not None and three.ours and three.theirs:
            _check_order([[each.key for each in e.parts or ()] for e in three if e], found)
        return found

    def both_changed(self, three: Three, at: MergeSlot) -> MergedPart | None:
        """Put units together one by one, all else as in other files."""
        if at.field != "units" or three.ours is None or self.item is None:
            return super().both_changed(three, at)
        found = (s.items.get(self.item) for s in self.sides)
        units = [_units(each, part) for each, part in zip(found, three, strict=True)]
        text = assignments.merged(*units)
        if text is None or any(each._replace(lead="").remarks for each in three.present()):
            return self.clash(three, at)
        made = (read(f"units: {text}\n").root.parts or ())[0]
        return line(three, at, f"units: {text}", made.value)

    def _list(self, stand: Stand, three: Three, at: MergeSlot) -> MergedPart | None:
        """Put the items of one list together."""
        stands = (self.places.ours, self.places.theirs)
        here = [n for n in self.places.ours if stand in (stands[0][n], stands[1][n])]
        written = (three.ours, three.theirs, three.base)
        holder = next((each for each in written if each and each.parts), None)
        if not here or holder is None or not holder.parts:
            return None
        column = at.column + holder.parts[0].column - holder.column
        made = {name: self._item(name, column, stand) for name in here}
        known = set(here)
        orders = ordering.merged(
            *([n for n in s.below.get(stand, ()) if n in known] for s in self.sides)
        )
        whole = ordered(self, made, orders, at)
        heads = Three(*(each if each and each.parts else None for each in three))
        listed = put_below(heads, at, [whole], whole.values)
        return without_empty(listed, [any(s[n] == stand for n in here) for s in stands])

    def _item(self, name: ItemName, column: int, stand: Stand) -> MergedPart:
        """Put one item together; on a side where it does not stand here it is absent."""
        own, other = self.places.ours[name] == stand, self.places.theirs[name] == stand
        found = [s.items.get(name) for s in self.sides]
        if self.places.ours[name] is None or self.places.theirs[name] is None:
            keep = 1 if self.places.ours[name] is not None else 2
            found = [each if n == keep else None for n, each in enumerate(found)]
        three = Three(*(each.part if each else None for each in found))
        outer, self.within, self.item = (self.within, self.item), name, name
        made = self._put_together(three, MergeSlot(column, self.about(name)))
        self.within, self.item = outer
        if made is None:
            raise Unsuited("item")
        return made if own and other else one_sided(made, ours=own)

    def _put_together(self, three: Three, at: MergeSlot) -> MergedPart | None:
        parts = three.present()
        if len(parts) < 2 and all(each.parts is None for each in parts):
            return self.part(three, at)
        if any(each.parts for each in parts):
            return self.mapping(Three(*(each and flows.opened(each) for each in three)), at)
        return self.part(three, at)

    def about(self, name: ItemName) -> About:
        """Say which item of the plan one is."""
        base, *others = self.sides
        found = next(s.items[name] for s in (*others, base) if name in s.items)
        said = spot(found.node, None)
        return About(said.part, said.id, said.number, said.name)

    def _note_places(self) -> None:
        for name in at_odds(self.places):
            own, other = self.places.ours[name], self.places.theirs[name]
            clash = Clash.PLACE
            if own is None or other is None:
                clash = Clash.OURS_DROPPED if own is None else Clash.THEIRS_DROPPED
            said = [self._called(each) if each else "" for each in (own, other)]
            self.conflicts.append(Conflict(clash, self.about(name), "", "", *said))

    def _called(self, stand: Stand) -> str:
        if stand.parent == TOP:
            return ""
        about = self.about(stand.parent)
        return " ".join(each for each in (about.number, about.name) if each)


def _check_order(orders: list[list[str]], found: list[tuple[str, MergedPart]]) -> None:
    """Refuse where items would change places because the lists they stand in did."""
    lists = [[key for key in keys if key in LISTS] for keys in (*orders, [k for k, _m in found])]
    if len({tuple(each) for each in lists if len(each) > 1}) > 1:
        raise Unsuited("lists")


def _units(placed: SideItem | None, part: WrittenPart | None) -> Units:
    item = placed.node.item if placed else None
    if part is None or not isinstance(item, Task):
        return Units(None, ())
    return Units(part.value, tuple((each.unit, Role(each.role)) for each in item.assignments))
