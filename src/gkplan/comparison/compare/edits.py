"""What makes one plan another: nodes dropped, added and moved, and fields written otherwise."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gkplan.comparison.compare.nodes import (
    PLAN,
    ComparedNode,
    assembled,
    exact,
    fields,
    nodes,
    plain,
    plan_with_fields,
    with_fields,
)
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
    old: object
    new: object


Edit = Drop | Add | Move | Rewrite


class EditKey(NamedTuple):
    """Names an edit among those of one comparison: what it does to a node, or to a field of it."""

    kind: type[Edit]
    node: Key
    field: str = ""


def name_edit(edit: Edit) -> EditKey:
    """Name an edit; no two of one comparison have the same name."""
    return EditKey(type(edit), edit.key, edit.field if isinstance(edit, Rewrite) else "")


def find_edits(
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


def _rewrites(key: Key, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Rewrite]:
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
        rising = find_longest_rising([new[pairs[own]].place for own in group])
        found |= {group[index] for index in rising}
    return found


def find_longest_rising(numbers: Sequence[int]) -> tuple[int, ...]:
    """Give the places of a longest rising run within different numbers, in order.

    As many as can be stand in it, so that as few as can be count as moved.
    """
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at_end[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            at_end.append(place)
        else:
            ends[length], at_end[length] = number, place
    found: list[int] = []
    place = at_end[-1] if at_end else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return tuple(reversed(found))


def apply_edits(made: Iterable[Edit], before: Plan) -> Plan:
    """Make edits, each once; gives the plan after, without places in any file."""
    edits = _once(made)
    arrivals = [edit for edit in edits if isinstance(edit, Add | Move)]
    gone = {edit.key for edit in edits if isinstance(edit, Add | Drop | Move)}
    items: dict[Key, Item] = {}
    below: dict[Key, list[Key]] = {}
    for at, node in enumerate(nodes(before)):
        items[Key(at)] = node.item
        if Key(at) not in gone:
            below.setdefault(Key(node.parent), []).append(Key(at))
    items |= {edit.key: edit.item for edit in arrivals if isinstance(edit, Add)}
    whole = _rewritten(edits, items, before)
    for edit in sorted(arrivals, key=lambda each: each.place):
        below.setdefault(edit.parent, []).insert(edit.place, edit.key)
    emptied = plain(before._replace(items=()))
    return plan_with_fields(emptied, {**whole, "items": assembled(below, items, WHOLE)})


def _once(made: Iterable[Edit]) -> list[Edit]:
    """Leave out repeats: several changes may come of one edit."""
    found: dict[EditKey, Edit] = {}
    for edit in made:
        found.setdefault(name_edit(edit), edit)
    return list(found.values())


def _rewritten(edits: Iterable[Edit], items: dict[Key, Item], before: Plan) -> dict[str, object]:
    """Write fields of items anew, and give those of the plan."""
    whole = dict(fields(before))
    for edit in edits:
        if not isinstance(edit, Rewrite):
            continue
        if edit.key == WHOLE:
            whole[edit.field] = edit.new
        else:
            items[edit.key] = with_fields(items[edit.key], {edit.field: edit.new})
    return whole
