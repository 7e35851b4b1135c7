"""Counting standings: by status, by unit and by section."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import count
from typing import NamedTuple

from gkplan.model.plan import Item, Paragraph, Plan, Task
from gkplan.model.status import Status
from gkplan.model.unit import Collective
from gkplan.phrases.outline import Placed, outline
from gkplan.tracking.standing import Standing


def count_by_status(standings: Iterable[Standing]) -> dict[Status, int]:
    """Count tasks by status, in the order in which a reader wants to see them; no zeros."""
    counts = Counter(standing.status for standing in standings)
    return {status: counts[status] for status in Status if counts[status]}


class UnitTally(NamedTuple):
    """What one unit is committed to: how many tasks of each status, and its next due date."""

    unit: str
    is_open: bool
    counts: Mapping[Status, int]
    next_due: date | None

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def count_by_unit(standings: Iterable[Standing]) -> tuple[UnitTally, ...]:
    """Count each unit's tasks, those of its collectives included; an open collective by its name.

    Units with most overdue come first, then by the number of their tasks.
    """
    held: dict[tuple[str, bool], list[Standing]] = {}
    for standing in standings:
        for name, is_open in dict.fromkeys(list_committed(standing)):
            held.setdefault((name, is_open), []).append(standing)
    tallies = [
        UnitTally(name, is_open, count_by_status(own), _next_due(own))
        for (name, is_open), own in held.items()
    ]
    overdue = Status.OVERDUE
    return tuple(sorted(tallies, key=lambda t: (t.is_open, -t.counts.get(overdue, 0), -t.total)))


def list_committed(standing: Standing) -> Iterable[tuple[str, bool]]:
    """List the units a task commits on the day, in any role; True marks an open collective."""
    units = standing.plan.units
    for assignment in standing.task.assignments:
        body = units.find(assignment.unit)
        members = units.members(assignment.unit, standing.as_of)
        if isinstance(body, Collective) and not members and standing.assigned:
            for unit in standing.assigned:
                yield from ((name, False) for name in units.members(unit, standing.as_of))
        elif isinstance(body, Collective) and not members:
            yield body.name, True
        else:
            yield from ((name, False) for name in members)


def _next_due(standings: Iterable[Standing]) -> date | None:
    return min((s.next_due for s in standings if s.next_due), default=None)


class SectionTally(NamedTuple):
    """How the tasks below one top item of a plan stand; `top` is None for those below none."""

    top: Placed | None
    counts: Mapping[Status, int]
    next_due: date | None
    standings: tuple[Standing, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def count_by_section(plan: Plan, standings: Iterable[Standing]) -> tuple[SectionTally, ...]:
    """Count the tasks of each top section, in the order of the document; no empty ones.

    A task with tasks below it counts as a section; a section without a heading as if its own
    sections stood in its place.
    """
    tops = tuple(_tops(plan.items, count()))
    held: dict[int | None, list[Standing]] = {}
    for standing in standings:
        held.setdefault(tops[standing.position], []).append(standing)
    places = outline(plan)
    return tuple(
        SectionTally(
            None if top is None else places[top], count_by_status(own), _next_due(own), tuple(own)
        )
        for top, own in held.items()
    )


def _tops(
    items: Iterable[Item], turns: Iterator[int], top: int | None = None
) -> Iterator[int | None]:
    """Give for each place of a plan's outline that of the top item it stands below, if any.

    A task with tasks below it stands below itself.
    """
    for item in items:
        turn = next(turns)
        if isinstance(item, Paragraph):
            yield top
            continue
        is_named = isinstance(item, Task) or item.heading or item.text
        below = turn if top is None and item.items and is_named else top
        yield below
        yield from _tops(item.items, turns, below)
