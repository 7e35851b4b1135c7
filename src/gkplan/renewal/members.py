"""The items of a plan, each with its place: by it what happens to an item is looked up."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from gkplan.model.plan import Item, Paragraph, Plan, Section, Task


class Member(NamedTuple):
    """An item, its place among all that stands in the plan, as `outline` counts, and those below.

    `item` may have been written anew; its own `items` are not looked at, but `below`.
    """

    at: int
    item: Item
    below: tuple["Member", ...]


def list_members(plan: Plan) -> tuple[Member, ...]:
    """List a plan's items with their places; those that stand in others are below them."""
    return _listed(plan.items, count())


def _listed(items: Iterable[Item], places: Iterator[int]) -> tuple[Member, ...]:
    found: list[Member] = []
    for item in items:
        at = next(places)
        below = () if isinstance(item, Paragraph) else _listed(item.items, places)
        found.append(Member(at, item, below))
    return tuple(found)


def find_tracked(members: Iterable[Member]) -> Iterator[tuple[int, Task]]:
    """Find the tracked tasks among and below items, each with its place."""
    for member in members:
        if isinstance(member.item, Task) and member.item.tracked:
            yield member.at, member.item
        yield from find_tracked(member.below)


def exchange(members: tuple[Member, ...], changed: Mapping[int, Task]) -> tuple[Member, ...]:
    """Put tasks that were written anew, given by place, into sections that hold them."""
    if not changed:
        return members
    return tuple(
        member._replace(below=exchange(member.below, changed))
        if isinstance(member.item, Section)
        else member._replace(item=changed.get(member.at, member.item))
        for member in members
    )
