"""Which tasks carry out which clauses of superior plans, and what is left over on either side."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from gkplan.model.plan import Clause, Implemented, Plan, Task
from gkplan.outline import Placed, tracked
from gkplan.status import Standing


class Footing(StrEnum):
    """How a task stands to the clause it implements."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    SUSPECT = "suspect"
    UNKNOWN = "unknown"


class Subject(NamedTuple):
    """A plan of the collection and where its tasks stand."""

    plan: Plan
    standings: tuple[Standing, ...]


class Link(NamedTuple):
    """A task and a clause it implements; None for a clause that is not there."""

    standing: Standing
    implemented: Implemented
    clause: Clause | None

    @property
    def footing(self) -> Footing:
        return footing(self.implemented, self.clause)


class Covered(NamedTuple):
    """A clause of a superior plan and the tasks that implement it, none for a gap."""

    placed: Placed
    task: Task
    links: tuple[Link, ...]


class Coverage(NamedTuple):
    """A superior plan: each of its clauses, in the order of the document."""

    plan: Plan
    clauses: tuple[Covered, ...]

    @property
    def implemented(self) -> int:
        return sum(bool(each.links) for each in self.clauses)


class Basis(NamedTuple):
    """A plan that implements others: what each of its tasks rests on, nothing for one without."""

    plan: Plan
    tasks: tuple[tuple[Standing, tuple[Link, ...]], ...]

    @property
    def founded(self) -> int:
        return sum(bool(links) for _standing, links in self.tasks)


class Tracing(NamedTuple):
    """Coverage both ways: of superior plans from below, and of plans from above."""

    coverages: tuple[Coverage, ...]
    bases: tuple[Basis, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(link for basis in self.bases for _standing, own in basis.tasks for link in own)


def footing(implemented: Implemented, clause: Clause | None) -> Footing:
    """Tell whether a clause is still what was confirmed."""
    if clause is None:
        return Footing.UNKNOWN
    if not implemented.confirmed:
        return Footing.UNCONFIRMED
    same = implemented.confirmed == clause.hash
    return Footing.CONFIRMED if same else Footing.SUSPECT


def trace(subjects: Sequence[Subject]) -> Tracing:
    """Trace all plans that implement others, and those others as far as they are among them."""
    bases = tuple(
        Basis(subject.plan, tuple((s, tuple(_links(subject.plan, s))) for s in subject.standings))
        for subject in subjects
        if any(task.implements for task in subject.plan.tasks)
    )
    by_clause: dict[tuple[str, str], list[Link]] = {}
    for link in Tracing((), bases).links:
        if link.clause:
            key = (_same_file(link.clause.path), link.clause.task)
            by_clause.setdefault(key, []).append(link)
    superior = {path for path, _task in by_clause}
    coverages = tuple(
        Coverage(subject.plan, tuple(_covered(subject.plan, by_clause)))
        for subject in subjects
        if _same_file(subject.plan.path) in superior
    )
    return Tracing(coverages, bases)


def _links(plan: Plan, standing: Standing) -> Iterable[Link]:
    for each in standing.task.implements:
        yield Link(standing, each, (plan.superiors or {}).get(each.name))


def _covered(plan: Plan, links: dict[tuple[str, str], list[Link]]) -> Iterator[Covered]:
    path = _same_file(plan.path)
    for placed in tracked(plan):
        if isinstance(placed.item, Task):
            own = links.get((path, placed.item.id), ())
            yield Covered(placed, placed.item, tuple(own))


def _same_file(path: str) -> str:
    return str(Path(path).resolve())
