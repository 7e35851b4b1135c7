"""What makes one plan another: nodes dropped, added and moved, and fields written otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gkplan.comparison.compare.nodes import PLAN, ComparedNode, exact, fields
from gkplan.comparison.compare.ordering import longest_rising
from gkplan.model.plan import Item, Plan, Task


class Key(NamedTuple):
    """Names a node: the `at`-th of the plan before, or if `new` of the plan after."""

    at: int
    new: bool = False


WHOLE = Key(PLAN)
"""The plan itself."""


class Drop(NamedTuple):
    """An item is no more; what stood below it is dropped or moved by edits of its own."""

    key: Key
    item: Item


class Add(NamedTuple):
    """An item is new, and stands below `parent` as the `place`-th."""

    key: Key
    item: Item
    parent: Key
    place: int


class Move(NamedTuple):
    """An item stands elsewhere, with all below it."""

    key: Key
    parent: Key
    place: int


class Rewrite(NamedTuple):
    """A field of an item, or of the plan, says something else."""

    key: Key
    field: str
    old: Any
    new: Any


Edit = Drop | Add | Move | Rewrite


def edits(
    before: Plan,
    after: Plan,
    old: Sequence[ComparedNode],
    new: Sequence[ComparedNode],
    pairs: Mapping[int, int],
) -> Iterator[Edit]:
    """List what makes `before` into `after`, whose nodes are paired; places in files aside."""
    yield from _rewrites(WHOLE, fields(before), fields(after))
    key_of = {PLAN: WHOLE} | {at: Key(at, new=True) for at in range(len(new))}
    key_of |= {theirs: Key(own) for own, theirs in pairs.items()}
    for at, node in enumerate(old):
        if at not in pairs:
            yield Drop(Key(at), node.item)
        else:
            other = new[pairs[at]].item
            if node.item != other or _dues(node.item) != _dues(other):
                yield from _rewrites(Key(at), fields(node.item), fields(other))
    stays = _staying(old, new, pairs)
    for at, node in enumerate(new):
        key, parent = key_of[at], key_of[node.parent]
        if key.new:
            yield Add(key, node.item, parent, node.place)
        elif key.at not in stays:
            yield Move(key, parent, node.place)


def _dues(item: Item) -> object:
    """Give a task's deadlines to the letter: they are equal whatever words they come from."""
    return exact(item.deadlines) if isinstance(item, Task) and item.deadlines else ()


def _rewrites(key: Key, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Rewrite]:
    for field, value in old.items():
        other = new[field]
        if value is not other and (value != other or exact(value) != exact(other)):
            yield Rewrite(key, field, value, other)


def _staying(
    old: Sequence[ComparedNode], new: Sequence[ComparedNode], pairs: Mapping[int, int]
) -> set[int]:
    """Find the paired nodes that stand below the same parent, in the same order."""
    groups: dict[int, list[int]] = {}
    for own, theirs in pairs.items():
        parent, other = old[own].parent, new[theirs].parent
        if parent == other == PLAN or pairs.get(parent) == other:
            groups.setdefault(parent, []).append(own)
    found: set[int] = set()
    for group in groups.values():
        group.sort(key=lambda own: old[own].place)
        rising = longest_rising([new[pairs[own]].place for own in group])
        found |= {group[index] for index in rising}
    return found
