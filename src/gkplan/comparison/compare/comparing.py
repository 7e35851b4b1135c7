"""Comparing two plans: from the edits that make one the other to the changes people speak of."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gkplan.comparison.compare import plan_changes
from gkplan.comparison.compare.changes import Change, ChangeKind
from gkplan.comparison.compare.edits import (
    WHOLE,
    Add,
    Drop,
    Edit,
    EditKey,
    Key,
    Move,
    Rewrite,
    apply_edits,
    find_edits,
    name_edit,
)
from gkplan.comparison.compare.families import (
    Division,
    Fusion,
    OwnNumbers,
    Presence,
    Relocation,
    Values,
)
from gkplan.comparison.compare.following import only_follows
from gkplan.comparison.compare.item_changes import ComparedPlans, item_change, own_number, spot
from gkplan.comparison.compare.nodes import PLAN, nodes
from gkplan.comparison.compare.pairing import pair
from gkplan.comparison.compare.regrouping import Regrouping, merges, splits
from gkplan.comparison.compare.spots import Spot
from gkplan.model.plan import Plan

_HANDED_DOWN = ("attribution", "run_in")


def compare(before: Plan, after: Plan) -> tuple[Change, ...]:
    """List what changed from one plan to another, in the order of the document."""
    return _Comparing(before, after).changes()


def apply(changes: Iterable[Change], before: Plan) -> Plan:
    """Make the changes in a plan; gives the plan after, without places in any file."""
    return apply_edits((edit for change in changes for edit in change.edits), before)


class _Ordered(NamedTuple):
    """A change and where it belongs among the others: by the plan after, what is gone behind."""

    order: tuple[float, int]
    change: Change


class _Comparing:
    """Reads from the edits between two plans what people call changes, in two steps.

    First come the tasks split or merged, each of several edits; what no such change is made of is
    then read edit by edit. A text written anew by a split or merge is told as well: it follows.
    """

    def __init__(self, before: Plan, after: Plan) -> None:
        self.sides = ComparedPlans(before, after)
        self.old, self.new = nodes(before), nodes(after)
        self.pairs = dict(pair(self.old, self.new))
        self.plan_spots = plan_changes.spot(before), plan_changes.spot(after)
        made = find_edits(before, after, self.old, self.new, self.pairs)
        self.edits: dict[EditKey, Edit] = {name_edit(edit): edit for edit in made}

    def changes(self) -> tuple[Change, ...]:
        read = [self._split(each) for each in splits(self.old, self.new, self.pairs)]
        read += [self._merge(each) for each in merges(self.old, self.new, self.pairs)]
        used = {name_edit(edit) for each in read for edit in each.change.edits}
        for key, edit in self.edits.items():
            if key in used and key.kind is not Rewrite:
                continue
            for change in self._read(edit):
                read.append(_Ordered(self._order(edit), change._replace(follows=key in used)))
        read += self._renumbered()
        read = _handed_down(read, self.plan_spots)
        read.sort(key=lambda each: each.order)
        return only_follows([each.change for each in read], self.sides.before.year)

    def _spot_before(self, at: int) -> Spot:
        if at == PLAN:
            return self.plan_spots[0]
        node = self.old[at]
        return spot(node, node.placed.item.spans.get(""))

    def _spot_after(self, at: int) -> Spot:
        if at == PLAN:
            return self.plan_spots[1]
        node = self.new[at]
        return spot(node, node.placed.item.spans.get(""))

    def _order(self, edit: Edit) -> tuple[float, int]:
        """Place a change; what is gone follows what stood before it and still does."""
        kinds = (Drop, Add, Move, Rewrite)
        at, new = edit.key
        if new or at == PLAN:
            return at, kinds.index(type(edit))
        return self._order_of(at), kinds.index(type(edit))

    def _order_of(self, at: int) -> float:
        if at in self.pairs:
            return self.pairs[at]
        earlier = next((each for each in range(at - 1, -1, -1) if each in self.pairs), None)
        return (self.pairs[earlier] if earlier is not None else -1) + 0.5

    def _read(self, edit: Edit) -> Iterator[Change]:
        match edit:
            case Drop(key, item):
                spot_before = self._spot_before(key.at)
                yield Change(ChangeKind.DROPPED, spot_before, None, Presence(item), edits=(edit,))
            case Add(key, item):
                yield Change(
                    ChangeKind.ADDED,
                    None,
                    self._spot_after(key.at),
                    Presence(None, item),
                    edits=(edit,),
                )
            case Move(key):
                yield self._moved(key.at, edit)
            case Rewrite(key) if key == WHOLE:
                yield from plan_changes.plan_change(*self.plan_spots, edit)
            case Rewrite():
                yield from self._rewritten(edit)

    def _moved(self, at: int, edit: Move) -> Change:
        theirs = self.pairs[at]
        return Change(
            ChangeKind.MOVED,
            self._spot_before(at),
            self._spot_after(theirs),
            Relocation(
                self._spot_before(self.old[at].parent), self._spot_after(self.new[theirs].parent)
            ),
            edits=(edit,),
        )

    def _rewritten(self, edit: Rewrite) -> Iterator[Change]:
        at = edit.key.at
        theirs = self.pairs[at]
        spots = self._spot_before(at), self._spot_after(theirs)
        if edit.field == "label":
            numbers = OwnNumbers(own_number(self.old[at]), own_number(self.new[theirs]))
            kind = ChangeKind.RENUMBERED if numbers.old != numbers.new else ChangeKind.LAYOUT
            yield Change(kind, *spots, numbers, edit.field, edits=(edit,))
        else:
            items = self.old[at].item, self.new[theirs].item
            yield from item_change(self.sides, items, *spots, edit)

    def _renumbered(self) -> Iterator[_Ordered]:
        """Find what has another number only because others came or went before it."""
        for at, theirs in self.pairs.items():
            old, new = own_number(self.old[at]), own_number(self.new[theirs])
            own = EditKey(Move, Key(at)), EditKey(Rewrite, Key(at), "label")
            if old != new and not any(key in self.edits for key in own):
                spots = self._spot_before(at), self._spot_after(theirs)
                change = Change(
                    ChangeKind.RENUMBERED, *spots, OwnNumbers(old, new), "label", follows=True
                )
                yield _Ordered((theirs, 4), change)

    def _split(self, found: Regrouping) -> _Ordered:
        after = None if found.rest is None else self._spot_after(found.rest)
        keys = [self._end_of(Drop, Key(found.whole), found.rest)]
        keys += (EditKey(Add, Key(at, new=True)) for at in found.pieces)
        change = Change(
            ChangeKind.SPLIT,
            self._spot_before(found.whole),
            after,
            Division(self.old[found.whole].item, tuple(self.new[at].item for at in found.pieces)),
            others=tuple(self._spot_after(at) for at in found.pieces),
            edits=self._made(keys),
        )
        return _Ordered((self._order_of(found.whole), 0), change)

    def _merge(self, found: Regrouping) -> _Ordered:
        before = None if found.rest is None else self._spot_before(found.rest)
        own = Key(found.whole, new=True) if found.rest is None else Key(found.rest)
        keys = [self._end_of(Add, own, found.rest)]
        keys += (EditKey(Drop, Key(at)) for at in found.pieces)
        change = Change(
            ChangeKind.MERGED,
            before,
            self._spot_after(found.whole),
            Fusion(tuple(self.old[at].item for at in found.pieces), self.new[found.whole].item),
            others=tuple(self._spot_before(at) for at in found.pieces),
            edits=self._made(keys),
        )
        return _Ordered((found.whole, 0), change)

    def _end_of(self, kind: type[Edit], node: Key, rest: int | None) -> EditKey:
        """Name the edit of the whole: it is gone or new, or only its text changed."""
        return EditKey(kind, node) if rest is None else EditKey(Rewrite, node, "text")

    def _made(self, keys: Iterable[EditKey]) -> tuple[Edit, ...]:
        return tuple(self.edits[key] for key in keys if key in self.edits)


def _handed_down(found: list[_Ordered], plan: tuple[Spot, Spot]) -> list[_Ordered]:
    """Tell once what tasks have from the plan or a section above them, and not of each task."""
    same: dict[tuple[str, Values], list[_Ordered]] = {}
    for each in found:
        change = each.change
        if change.kind is ChangeKind.LAYOUT and change.field in _HANDED_DOWN:
            same.setdefault((change.field, change.values), []).append(each)
    rest = [each for each in found if not any(each in group for group in _many(same.values()))]
    for group in _many(same.values()):
        change = group[0].change._replace(
            before=plan[0],
            after=plan[1],
            others=tuple(each.change.about for each in group),
            edits=tuple(edit for each in group for edit in each.change.edits),
        )
        rest.append(_Ordered((PLAN, 4), change))
    return rest


def _many(groups: Iterable[list[_Ordered]]) -> Iterator[list[_Ordered]]:
    return (group for group in groups if len(group) > 1)
