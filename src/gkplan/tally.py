"""Counting standings: by status, and by unit."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from gkplan.model.unit import Collective
from gkplan.status import Standing, Status


def by_status(standings: Iterable[Standing]) -> dict[Status, int]:
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


def by_unit(standings: Iterable[Standing]) -> tuple[UnitTally, ...]:
    """Count each unit's tasks, those of its collectives included; an open collective by its name.

    Units with most overdue come first, then by the number of their tasks.
    """
    held: dict[tuple[str, bool], list[Standing]] = {}
    for standing in standings:
        for name, is_open in dict.fromkeys(_committed(standing)):
            held.setdefault((name, is_open), []).append(standing)
    tallies = [
        UnitTally(name, is_open, by_status(own), _next_due(own))
        for (name, is_open), own in held.items()
    ]
    overdue = Status.OVERDUE
    return tuple(sorted(tallies, key=lambda t: (t.is_open, -t.counts.get(overdue, 0), -t.total)))


def _committed(standing: Standing) -> Iterable[tuple[str, bool]]:
    units = standing.plan.units
    for assignment in standing.task.assignments:
        body = units.find(assignment.unit)
        members = units.members(assignment.unit)
        if isinstance(body, Collective) and not members:
            yield body.name, True
        else:
            yield from ((name, False) for name in members)


def _next_due(standings: Iterable[Standing]) -> date | None:
    return min((s.next_due for s in standings if s.next_due), default=None)
