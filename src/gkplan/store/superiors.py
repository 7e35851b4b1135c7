"""The superior plans that a plan names, and the clauses its tasks implement, in its collection."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic
from gkplan.base.spelling import nearest
from gkplan.model.plan import Plan, Task
from gkplan.model.superior import Clause, Superiors
from gkplan.phrases.outline import Placed, name, outline
from gkplan.store import clause_hash
from gkplan.store.names import SUFFIXES, is_plan

Read = Callable[[Path], tuple[Plan | None, tuple[Diagnostic, ...]]]


class _TaskPlace(NamedTuple):
    """A task by its plan's file, as the system names it, and its id."""

    file: Path
    task: str


class Superordination:
    """Reads the superior plans of a collection, each once and only where one is named."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._placed: dict[Path, dict[str, Placed]] = {}
        self._files: dict[tuple[Path, str], Path | None] = {}
        self._real = cache(Path.resolve)

    def traced(self, plan: Plan, path: Path) -> tuple[Plan, tuple[Diagnostic, ...]]:
        """Look up what a plan names; gives the findings of files that no plan can be read from."""
        references = {each.name: each for task in plan.tasks for each in task.implements}
        named = [each.plan for each in references.values()]
        named += [each.plan for each in plan.basis if each.plan]
        if not named:
            return plan._replace(superiors=Superiors({}, {}, {})), ()
        files = {each: self._superior(each, path) for each in named}
        read = {each: self._read(file) for each, file in files.items() if file}
        plans = {each: found for each, (found, _faults) in read.items() if found}
        missing = {each: self._probable(each, path) for each, file in files.items() if not file}
        clauses: dict[str, Clause] = {}
        for reference, each in references.items():
            if superior := plans.get(each.plan):
                placed = self._tasks(superior).get(each.task)
                if placed:
                    clauses[reference] = _clause(superior, each.task, placed)
                else:
                    near = nearest(each.task, tuple(self._tasks(superior)))
                    missing[reference] = f"{each.plan}/{near}" if near else ""
            elif each.plan in missing:
                near = missing[each.plan]
                missing[reference] = f"{near}/{each.task}" if near else ""
        found = Superiors(
            {each: superior.path for each, superior in plans.items()},
            clauses,
            missing,
            frozenset(read.keys() - plans.keys()),
            dict(self._circles(plan, path)),
        )
        unread = (faults for each, (_plan, faults) in read.items() if each in found.unread)
        return plan._replace(superiors=found), tuple(each for faults in unread for each in faults)

    def _superior(self, reference: str, path: Path) -> Path | None:
        """Find a plan by its folder and name, from the folder of the one that names it outwards."""
        if (path, reference) not in self._files:
            file = _find(reference, path)
            itself = file and self._real(file) == self._real(path)
            self._files[path, reference] = None if itself else file
        return self._files[path, reference]

    def _tasks(self, plan: Plan) -> dict[str, Placed]:
        file = Path(plan.path)
        if file not in self._placed:
            self._placed[file] = {
                placed.item.id: placed
                for placed in reversed(outline(plan))
                if isinstance(placed.item, Task) and placed.item.id
            }
        return self._placed[file]

    def _circles(self, plan: Plan, path: Path) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
        for task in plan.tasks:
            start = _TaskPlace(self._real(path), task.id)
            for each in task.implements:
                if task.id and (way := self._way(each.plan, each.task, path, start, set())):
                    yield (task.id, each.name), way

    def _way(
        self, wanted: str, task: str, path: Path, back: _TaskPlace, seen: set[_TaskPlace]
    ) -> tuple[str, ...]:
        """Follow a reference upwards until it leads back; nothing where it does not."""
        file = self._superior(wanted, path)
        place = _TaskPlace(self._real(file), task) if file else None
        if file is None or place is None or place in seen:
            return ()
        here = f"{wanted}/{task}"
        if place == back:
            return (here,)
        seen.add(place)
        superior = self._read(file)[0]
        placed = self._tasks(superior).get(task) if superior else None
        for each in placed.item.implements if placed and isinstance(placed.item, Task) else ():
            if further := self._way(each.plan, each.task, file, back, seen):
                return (here, *further)
        return ()

    def _probable(self, reference: str, path: Path) -> str:
        """Find the plan that a misspelt name of one probably means."""
        depth = len(Path(reference).parts)
        for folder in islice(_outwards(path), depth + 1):
            pattern = "/".join("*" * depth)
            known = [
                each.relative_to(folder).with_suffix("").as_posix()
                for each in sorted(folder.glob(pattern))
                if is_plan(each.name)
            ]
            if near := nearest(reference, known):
                return near
        return ""


def _outwards(path: Path) -> Iterator[Path]:
    """List a file's folders up to that of the repository, named as the file is where they can be.

    Then a superior plan has one path, whether it is read for itself or for those below it.
    """
    whole = path.absolute()
    relative = path.parents if not path.is_absolute() else ()
    named = {each.absolute(): each for each in relative if ".." not in each.parts}
    for folder in whole.parents:
        yield named.get(folder, folder)
        if (folder / ".git").exists():
            return


def _find(reference: str, path: Path) -> Path | None:
    if ".." in Path(reference).parts or Path(reference).is_absolute():
        return None
    for folder in _outwards(path):
        for suffix in SUFFIXES:
            file = folder / f"{reference}{suffix}"
            if is_plan(file.name) and file.is_file():
                return file
    return None


def _clause(plan: Plan, task: str, placed: Placed) -> Clause:
    assert isinstance(placed.item, Task)  # noqa: S101 - only tasks have ids
    number, heading = placed.address, name(placed.item)
    return Clause(plan.path, plan.issuer, task, number, heading, clause_hash.hash_clause(placed))
