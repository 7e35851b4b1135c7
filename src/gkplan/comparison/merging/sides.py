"""The items of a plan on three sides: which is which, and what stands below what."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gkplan.comparison.compare.nodes import PLAN, ComparedNode, nodes
from gkplan.comparison.compare.pairing import pair
from gkplan.comparison.merging.written import Unsuited, WrittenPart
from gkplan.model.plan import Plan, Section, Task

LISTS = ("sections", "tasks")
OF_OURS, OF_THEIRS = 1_000_000, 2_000_000
"""Names of items that are not in the base are counted from here."""


class Stand(NamedTuple):
    """Where an item stands: in which list of which item."""

    parent: int
    key: str


class SideItem(NamedTuple):
    """An item of one side: its lines, what it is, and where it stands."""

    part: WrittenPart
    node: ComparedNode
    stand: Stand


class MergeSide(NamedTuple):
    """The items of one side by name, and the names of what stands in each list, in order."""

    items: Mapping[int, SideItem]
    below: Mapping[Stand, tuple[int, ...]]


def sides(
    roots: Sequence[WrittenPart | None], plans: Sequence[Plan | None]
) -> tuple[MergeSide, MergeSide, MergeSide]:
    """Name the items of base, ours and theirs, so that what is one item has one name."""
    found = [_items(root) if root else [] for root in roots]
    taken = [nodes(plan) if plan else () for plan in plans]
    if any(len(one) != len(other) for one, other in zip(found, taken, strict=True)):
        raise Unsuited("items")
    base = range(len(taken[0]))
    ours = _names(taken[0], taken[1], OF_OURS)
    theirs = _names(taken[0], taken[2], OF_THEIRS)
    _meet(taken[1], ours, taken[2], theirs)
    made = [
        _side(own, known, names)
        for own, known, names in zip(found, taken, (list(base), ours, theirs), strict=True)
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


def _names(before: Sequence[ComparedNode], after: Sequence[ComparedNode], new: int) -> list[int]:
    """Name items as in the base; tasks that have ids are the same only where their ids are."""
    of_base = {}
    for own, other in pair(before, after).items():
        one, two = _id(before[own]), _id(after[other])
        if one == two or not (one and two):
            of_base[other] = own
    return [of_base.get(at, new + at) for at in range(len(after))]


def _meet(
    ours: Sequence[ComparedNode],
    names: Sequence[int],
    theirs: Sequence[ComparedNode],
    other: list[int],
) -> None:
    """Give items that both sides added one name, where they are one."""
    waiting: dict[Hashable, list[int]] = {}
    for node, name in zip(ours, names, strict=True):
        if name >= OF_OURS:
            waiting.setdefault(_same(node, names), []).append(name)
    for at, node in enumerate(theirs):
        if other[at] >= OF_THEIRS and (found := waiting.get(_same(node, other))):
            other[at] = found.pop(0)


def _same(node: ComparedNode, names: Sequence[int]) -> Hashable:
    if own := _id(node):
        return own
    parent = PLAN if node.parent == PLAN else names[node.parent]
    item = node.item
    words = item.heading if isinstance(item, Section) and item.heading else node.words
    return type(item).__name__, parent, words


def _id(node: ComparedNode) -> str:
    return node.item.id if isinstance(node.item, Task) else ""


def _side(
    found: Sequence[tuple[WrittenPart, int, str]],
    known: Sequence[ComparedNode],
    names: Sequence[int],
) -> MergeSide:
    items: dict[int, SideItem] = {}
    below: dict[Stand, list[int]] = {}
    for (part, parent, key), node, name in zip(found, known, names, strict=True):
        stand = Stand(PLAN if parent == PLAN else names[parent], key)
        items[name] = SideItem(part, node, stand)
        below.setdefault(stand, []).append(name)
    if len(items) < len(found):
        raise Unsuited("twice")
    return MergeSide(items, {stand: tuple(each) for stand, each in below.items()})


def own_value(part: WrittenPart) -> dict[str, object]:
    """Give what an item says without what stands below it."""
    if not isinstance(part.value, dict):
        return {"": part.value}
    return {key: each for key, each in part.value.items() if key not in LISTS}


def own_remarks(part: WrittenPart) -> set[str]:
    """Give the comments of an item without those of what stands below it."""
    kept = tuple(each for each in part.parts or () if each.key not in LISTS)
    return part._replace(parts=kept if part.parts is not None else None).remarks


def walk_up(at: int, stands: Mapping[int, Stand | None]) -> Iterator[int]:
    """Walk from an item to those it stands in; the last is one that is not there, or a circle's."""
    seen: set[int] = set()
    while at != PLAN and at not in seen:
        yield at
        seen.add(at)
        stand = stands.get(at)
        if stand is None:
            return
        at = stand.parent
