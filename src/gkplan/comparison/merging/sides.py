"""The items of a plan on three sides: which is which, and what stands below what."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from gkplan.comparison.compare.nodes import PLAN, ComparedNode, nodes
from gkplan.comparison.compare.pairing import pair
from gkplan.comparison.merging.values import Value
from gkplan.comparison.merging.written import Unsuited, WrittenPart
from gkplan.model.plan import Plan, Section, Task

LISTS = ("sections", "tasks")


class NamedOn(Enum):
    """The first of the three sides that has an item: both others call it as that one does."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"


class ItemName(NamedTuple):
    """Names what is one item on three sides: the `at`-th of the first side that has it."""

    side: NamedOn
    at: int


TOP = ItemName(NamedOn.BASE, PLAN)
"""Where an item's parent would stand, for one that stands in no other."""


class Stand(NamedTuple):
    """Where an item stands: in which list of which item."""

    parent: ItemName
    key: str


class SideItem(NamedTuple):
    """An item of one side: its lines, what it is, and where it stands."""

    part: WrittenPart
    node: ComparedNode
    stand: Stand


class MergeSide(NamedTuple):
    """The items of one side by name, and the names of what stands in each list, in order."""

    items: Mapping[ItemName, SideItem]
    below: Mapping[Stand, tuple[ItemName, ...]]


def sides(
    roots: Sequence[WrittenPart | None], plans: Sequence[Plan | None]
) -> tuple[MergeSide, MergeSide, MergeSide]:
    """Name the items of base, ours and theirs, so that what is one item has one name."""
    found = [_items(root) if root else [] for root in roots]
    taken = [nodes(plan) if plan else () for plan in plans]
    if any(len(one) != len(other) for one, other in zip(found, taken, strict=True)):
        raise Unsuited("items")
    base = [ItemName(NamedOn.BASE, at) for at in range(len(taken[0]))]
    ours = _names(base, taken[0], taken[1], NamedOn.OURS)
    theirs = _names(base, taken[0], taken[2], NamedOn.THEIRS)
    _meet(taken[1], ours, taken[2], theirs)
    made = [
        _side(own, known, names)
        for own, known, names in zip(found, taken, (base, ours, theirs), strict=True)
    ]
    return made[0], made[1], made[2]


def _items(root: WrittenPart) -> list[tuple[WrittenPart, int, str]]:
    """List items in the order of the document, each with its parent and the list it stands in."""
    found: list[tuple[WrittenPart, int, str]] = []

    def walk(part: WrittenPart, parent: int) -> None:
        for each in part.parts or ():
            if each.key not in LISTS:
                continue
            if each.parts is None and each.value:
                raise Unsuited("items in brackets")
            for item in each.parts or ():
                if isinstance(item.value, dict) and item.parts is None and _nests(item.value):
                    raise Unsuited("items in brackets")
                found.append((item, parent, each.key))
                walk(item, len(found) - 1)

    walk(root, PLAN)
    return found


def _nests(value: Mapping[str, object]) -> bool:
    return any(value.get(key) for key in LISTS)


def _names(
    base: Sequence[ItemName],
    before: Sequence[ComparedNode],
    after: Sequence[ComparedNode],
    side: NamedOn,
) -> list[ItemName]:
    """Name items as in the base; tasks that have ids are the same only where their ids are."""
    of_base = {}
    for own, other in pair(before, after).items():
        one, two = _id(before[own]), _id(after[other])
        if one == two or not (one and two):
            of_base[other] = base[own]
    return [of_base.get(at, ItemName(side, at)) for at in range(len(after))]


def _meet(
    ours: Sequence[ComparedNode],
    names: Sequence[ItemName],
    theirs: Sequence[ComparedNode],
    other: list[ItemName],
) -> None:
    """Give items that both sides added one name, where they are one."""
    waiting: dict[Hashable, list[ItemName]] = {}
    for node, name in zip(ours, names, strict=True):
        if name.side is NamedOn.OURS:
            waiting.setdefault(_same(node, names), []).append(name)
    for at, node in enumerate(theirs):
        if other[at].side is NamedOn.THEIRS and (found := waiting.get(_same(node, other))):
            other[at] = found.pop(0)


def _same(node: ComparedNode, names: Sequence[ItemName]) -> Hashable:
    if own := _id(node):
        return own
    parent = TOP if node.parent == PLAN else names[node.parent]
    item = node.item
    words = item.heading if isinstance(item, Section) and item.heading else node.words
    return type(item).__name__, parent, words


def _id(node: ComparedNode) -> str:
    return node.item.id if isinstance(node.item, Task) else ""


def _side(
    found: Sequence[tuple[WrittenPart, int, str]],
    known: Sequence[ComparedNode],
    names: Sequence[ItemName],
) -> MergeSide:
    items: dict[ItemName, SideItem] = {}
    below: dict[Stand, list[ItemName]] = {}
    for (part, parent, key), node, name in zip(found, known, names, strict=True):
        stand = Stand(TOP if parent == PLAN else names[parent], key)
        items[name] = SideItem(part, node, stand)
        below.setdefault(stand, []).append(name)
    if len(items) < len(found):
        raise Unsuited("twice")
    return MergeSide(items, {stand: tuple(each) for stand, each in below.items()})


def own_value(part: WrittenPart) -> dict[str, Value]:
    """Give what an item says without what stands below it."""
    if not isinstance(part.value, dict):
        return {"": part.value}
    return {key: each for key, each in part.value.items() if key not in LISTS}


def own_remarks(part: WrittenPart) -> set[str]:
    """Give the comments of an item without those of what stands below it."""
    kept = tuple(each for each in part.parts or () if each.key not in LISTS)
    return part._replace(parts=kept if part.parts is not None else None).remarks


def walk_up(at: ItemName, stands: Mapping[ItemName, Stand | None]) -> Iterator[ItemName]:
    """Walk from an item to those it stands in; the last is one that is not there, or a circle's."""
    seen: set[ItemName] = set()
    while at != TOP and at not in seen:
        yield at
        seen.add(at)
        stand = stands.get(at)
        if stand is None:
            return
        at = stand.parent
