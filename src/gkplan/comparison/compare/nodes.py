"""A plan taken apart into its items, each without what stands below it, and put together again."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from gkplan.base.source import Source, Span
from gkplan.model.plan import (
    Item,
    Paragraph,
    Plan,
    Section,
    Task,
)
from gkplan.phrases.outline import Placed, outline

PLAN = -1
"""Where an item's parent would stand, for one that stands in no other."""

Name = TypeVar("Name", bound=Hashable)

_NO_SPAN = Span(Source("", ""), 0, 0)
_NOWHERE: Mapping[str, object] = {"span": _NO_SPAN, "spans": {}}
_WITH_PLACES = (
    *("assignments", "deadlines", "implements", "columns"),
    *("publication", "basis", "signoff", "leading_group"),
)
_PARTED: Mapping[type, tuple[str, ...]] = {
    kind: tuple(name for name in kind._fields if name in _WITH_PLACES)
    for kind in (Plan, Section, Task, Paragraph)
}
_OF_FILE = ("source", "spans", "items", "units", "origins", "superiors")


class ComparedNode(NamedTuple):
    """An item alone, without places in the file; `parent` is the node it stands below."""

    item: Item
    parent: int
    place: int
    placed: Placed

    @property
    def words(self) -> str:
        """All that the item itself says."""
        if isinstance(self.item, Paragraph):
            return self.item.text
        return f"{self.item.heading}\n{self.item.text}"


def nodes(plan: Plan) -> tuple[ComparedNode, ...]:
    """Take a plan apart, in the order of the document."""
    placed = outline(plan)
    places = _places(plan.items, PLAN, iter(range(len(placed))))
    return tuple(
        ComparedNode(alone(each.item), parent, place, each)
        for each, (parent, place) in zip(placed, places, strict=True)
    )


def _places(
    items: tuple[Item, ...], parent: int, counter: Iterator[int]
) -> Iterator[tuple[int, int]]:
    for place, item in enumerate(items):
        own = next(counter)
        yield parent, place
        if not isinstance(item, Paragraph):
            yield from _places(item.items, own, counter)


def alone(item: Item) -> Item:
    """Give an item without what stands below it and without places in the file."""
    return with_fields(item, {"items": (), "spans": {}} | _unplaced_fields(item))


def with_fields(item: Item, said: Mapping[str, object]) -> Item:
    """Give an item that says something else in some of its fields; of others' it takes no note."""
    return type(item)._make([said.get(f, v) for f, v in zip(item._fields, item, strict=True)])


def plan_with_fields(plan: Plan, said: Mapping[str, object]) -> Plan:
    """Give a plan that says something else in some of its fields."""
    return type(plan)._make([said.get(f, v) for f, v in zip(plan._fields, plan, strict=True)])


def fields(of: Item | Plan) -> Mapping[str, object]:
    """Give what an item, or a plan beside its items, says: by field, without places."""
    found = {name: getattr(of, name) for name in of._fields if name not in _OF_FILE}
    return found | _unplaced_fields(of) if isinstance(of, Plan) else found


def _unplaced_fields(of: Item | Plan) -> dict[str, object]:
    """Take the places out of those fields that are made of several parts."""
    return {name: unplaced(v) for name in _PARTED[type(of)] if (v := getattr(of, name))}


def unplaced(value: object) -> object:
    """Take the places in files out of a value, however deep in it they are."""
    if not isinstance(value, tuple):
        return value
    names = getattr(value, "_fields", None)
    # most parts are texts: looking at them here, not in a call each, halves the time
    if names is None:
        return tuple([unplaced(part) if isinstance(part, tuple) else part for part in value])
    return tuple.__new__(
        type(value),
        [
            _NOWHERE[name]
            if name in _NOWHERE
            else (unplaced(part) if isinstance(part, tuple) else part)
            for name, part in zip(names, value, strict=True)
        ],
    )


def exact(value: object) -> object:
    """Make values comparable to the letter: deadlines are equal whatever words they come from."""
    if isinstance(value, tuple):
        return (type(value).__name__, *map(exact, value))
    return value


def plain(plan: Plan) -> Plan:
    """Give a plan without places in any file, as `apply` makes one."""
    found = nodes(plan)
    below: dict[int, list[int]] = {}
    for at, node in enumerate(found):
        below.setdefault(node.parent, []).append(at)
    items = assembled(below, {at: node.item for at, node in enumerate(found)}, PLAN)
    placeless = {"source": _NO_SPAN.source, "spans": {}, "items": items}
    return plan_with_fields(plan, {**fields(plan), **placeless})


def assembled(
    below: Mapping[Name, Iterable[Name]], items: Mapping[Name, Item], parent: Name
) -> tuple[Item, ...]:
    """Put items together, by what stands below what."""
    found: list[Item] = []
    for key in below.get(parent, ()):
        item = items[key]
        if isinstance(item, Section | Task) and below.get(key):
            item = item._replace(items=assembled(below, items, key))
        found.append(item)
    return tuple(found)
