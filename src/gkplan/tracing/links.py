"""Which tasks carry out which clauses of superior plans, and what is left over on either side."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from gkplan.model.plan import Plan, Task
from gkplan.model.superior import Clause, Implemented
from gkplan.phrases.outline import Placed
from gkplan.tracking.followed import FollowedPlan
from gkplan.tracking.standing import Standing


class Footing(StrEnum):
    """How a task stands to the clause it implements."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    SUSPECT = "suspect"
    UNKNOWN = "unknown"
    UNREAD = "unread"


class TracedPlan(NamedTuple):
    """A plan of the collection, followed on a day.

    One that is not `is_given` is only the superior of others: nobody asked for what it rests on.
    """

    followed: FollowedPlan
    is_given: bool = True

    @property
    def plan(self) -> Plan:
        return self.followed.plan

    @property
    def standings(self) -> tuple[Standing, ...]:
        return self.followed.standings


class Link(NamedTuple):
    """A task and a clause it implements; `below` are the tasks that implement the task in turn.

    `above` are the clauses that the clause implements, and theirs, each way upwards from it.
    """

    traced: TracedPlan
    standing: Standing
    implemented: Implemented
    clause: Clause | None
    footing: Footing
    below: "tuple[Link, ...]" = ()
    above: tuple[tuple[Clause, ...], ...] = ()


class Covered(NamedTuple):
    """A clause of a superior plan and the tasks that implement it, none for a gap."""

    placed: Placed
    task: Task
    links: tuple[Link, ...]


class Coverage(NamedTuple):
    """A superior plan: each of its clauses, in the order of the document.

    Where no plan says that it breaks down the whole of it, only those that are implemented.
    """

    plan: Plan
    clauses: tuple[Covered, ...]
    whole: bool

    @property
    def implemented(self) -> int:
        return sum(bool(each.links) for each in self.clauses)


class TracedTasks(NamedTuple):
    """A plan that implements others: what each of its tasks rests on, nothing for one without.

    Where it does not say that it breaks down a whole plan, only the tasks that implement clauses.
    """

    plan: Plan
    tasks: tuple[tuple[Standing, tuple[Link, ...]], ...]
    whole: bool

    @property
    def founded(self) -> int:
        return sum(bool(links) for _standing, links in self.tasks)


class Tracing(NamedTuple):
    """Coverage both ways: of superior plans from below, and of plans from above."""

    coverages: tuple[Coverage, ...]
    bases: tuple[TracedTasks, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(link for basis in self.bases for _standing, own in basis.tasks for link in own)

    @property
    def footings(self) -> Mapping[Footing, int]:
        """Count the references by how they stand."""
        return Counter(link.footing for link in self.links)

    @property
    def gaps(self) -> tuple[int, int]:
        """Count the clauses nobody implements and the tasks without a basis, where it is asked."""
        clauses = sum(len(c.clauses) - c.implemented for c in self.coverages if c.whole)
        return clauses, sum(len(b.tasks) - b.founded for b in self.bases if b.whole)


def footing(implemented: Implemented, plan: Plan) -> Footing:
    """Tell whether a clause is still what was confirmed; `plan` is that of the task."""
    found = plan.superiors.clauses.get(implemented.name) if plan.superiors else None
    if found is None:
        unread = plan.superiors.unread if plan.superiors else ()
        return Footing.UNREAD if implemented.plan in unread else Footing.UNKNOWN
    if not implemented.confirmed:
        return Footing.UNCONFIRMED
    return Footing.CONFIRMED if implemented.confirmed == found.hash else Footing.SUSPECT
