"""Following the references between plans, upwards from tasks and downwards from clauses."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from gkplan.model.plan import Plan, Task, tasks_in
from gkplan.model.superior import Clause, Implemented
from gkplan.phrases.outline import tracked
from gkplan.tracing.links import Coverage, Covered, Link, TracedPlan, TracedTasks, Tracing, footing

_Key = tuple[Path, str]


def trace(plans: Sequence[TracedPlan]) -> Tracing:
    """Trace the given plans upwards, and the plans they name downwards to them."""
    by_clause: dict[_Key, list[Link]] = {}
    by_task: dict[_Key, list[Link]] = {}
    for traced in plans:
        for link in _links(traced):
            by_task.setdefault((_file(traced.plan), link.standing.task.id), []).append(link)
            if link.clause and traced.is_given:
                place = _real(link.clause.path), link.clause.task
                by_clause.setdefault(place, []).append(link)
    ways = _Ways(by_clause, by_task)
    given = [each for each in plans if each.is_given]
    bases = tuple(basis for each in given if (basis := _basis(each, ways)))
    named = {_real(p) for each in given for p in _superior_paths(each.plan)}
    whole = {_real(p) for each in given for p in _whole(each.plan)}
    coverages = tuple(
        _coverage(each.plan, ways, whole=_file(each.plan) in whole)
        for each in plans
        if _file(each.plan) in named
    )
    return Tracing(coverages, bases)


class _Ways:
    """References followed downwards and upwards; a circle ends where it began."""

    def __init__(self, below: Mapping[_Key, list[Link]], above: Mapping[_Key, list[Link]]) -> None:
        self._below = below
        self._above = above

    def down(self, place: _Key, seen: frozenset[_Key] = frozenset()) -> tuple[Link, ...]:
        seen |= {place}
        found = []
        for link in self._below.get(place, ()):
            own = _file(link.traced.plan), link.standing.task.id
            below = self.down(own, seen) if own not in seen else ()
            found.append(link._replace(below=below))
        return tuple(found)

    def up(self, place: _Key, seen: frozenset[_Key] = frozenset()) -> tuple[Link, ...]:
        own = self._above.get(place, ())
        seen |= {place}
        return tuple(e._replace(above=tuple(self._further(e.clause, seen))) for e in own)

    def _further(
        self, clause: Clause | None, seen: frozenset[_Key]
    ) -> Iterator[tuple[Clause, ...]]:
        if clause is None:
            return
        place = _real(clause.path), clause.task
        if place in seen:
            return
        for link in self._above.get(place, ()):
            if link.clause:
                ways = tuple(self._further(link.clause, seen | {place})) or ((),)
                yield from ((link.clause, *way) for way in ways)


def _links(traced: TracedPlan) -> Iterator[Link]:
    clauses = traced.plan.superiors.clauses if traced.plan.superiors else {}
    inherited = _inherited(traced.plan)
    for standing in traced.standings:
        own = (*standing.task.implements, *inherited.get(id(standing.task), ()))
        for each in own:
            clause = clauses.get(each.name)
            yield Link(traced, standing, each, clause, footing(each, traced.plan))


def _basis(traced: TracedPlan, ways: _Ways) -> TracedTasks | None:
    file = _file(traced.plan)
    found = [(each, ways.up((file, each.task.id))) for each in traced.standings]
    whole = any(each.plan for each in traced.plan.basis)
    tasks = tuple((each, links) for each, links in found if links or whole)
    return TracedTasks(traced.plan, tasks, whole) if tasks else None


def _coverage(plan: Plan, ways: _Ways, *, whole: bool) -> Coverage:
    file = _file(plan)
    headings = _headed(plan)
    found = []
    for placed in tracked(plan):
        if isinstance(placed.item, Task):
            # who implements a heading implements the clauses below it
            own = (placed.item.id, *headings.get(id(placed.item), ()))
            links = tuple(link for each in own if each for link in ways.down((file, each)))
            found.append(Covered(placed, placed.item, links))
    return Coverage(plan, tuple(e for e in found if e.links or whole), whole)


def _headings(plan: Plan) -> Iterator[tuple[Task, tuple[Task, ...]]]:
    """Give the tasks that are only headings, each with what stands below it."""
    for task in plan.tasks:
        if not task.tracked:
            yield task, tuple(tasks_in(task.items))


def _headed(plan: Plan) -> dict[int, tuple[str, ...]]:
    """Give, for each task by its identity, the ids of the headings it stands under."""
    found: dict[int, tuple[str, ...]] = {}
    for heading, below in _headings(plan):
        for task in below if heading.id else ():
            found[id(task)] = (*found.get(id(task), ()), heading.id)
    return found


def _inherited(plan: Plan) -> dict[int, tuple[Implemented, ...]]:
    """Give, for each task by its identity, the clauses that its headings implement."""
    found: dict[int, tuple[Implemented, ...]] = {}
    for heading, below in _headings(plan):
        for task in below if heading.implements else ():
            found[id(task)] = (*found.get(id(task), ()), *heading.implements)
    return found


def _superior_paths(plan: Plan) -> Iterator[str]:
    if plan.superiors:
        yield from plan.superiors.plans.values()


def _whole(plan: Plan) -> Iterator[str]:
    paths = plan.superiors.plans if plan.superiors else {}
    yield from (paths[each.plan] for each in plan.basis if each.plan in paths)


def _file(plan: Plan) -> Path:
    return _real(plan.path)


def _real(path: str) -> Path:
    return _resolved(Path(path).absolute())


@lru_cache(maxsize=10_000)
def _resolved(path: Path) -> Path:
    return path.resolve()
