"""The superior plans that a plan's tasks implement, found in the collection it is in."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from gkplan.model.plan import Clause, Plan, Task
from gkplan.outline import name, tracked
from gkplan.phrases.titles import squeezed

_SUFFIXES = (".yaml", ".yml")
_HASH = 8  # hexadecimal digits


def traced(plan: Plan, path: Path, read: Callable[[Path], Plan | None]) -> Plan:
    """Look up each clause that a plan's tasks implement; nothing is read where none does."""
    wanted = {each.name: each for task in plan.tasks for each in task.implements}
    if not wanted:
        return plan
    above = tuple(path.absolute().parents)
    found: dict[str, Clause | None] = {}
    for reference, each in wanted.items():
        file = _file(each.plan, above)
        superior = read(file) if file and not _same(file, path) else None
        found[reference] = _clause(superior, each.task) if superior else None
    return plan._replace(superiors=found)


def _file(reference: str, above: tuple[Path, ...]) -> Path | None:
    """Find a plan by its folder and name, from the plan's own folder outwards."""
    if ".." in Path(reference).parts or Path(reference).is_absolute():
        return None
    for folder in above:
        for suffix in _SUFFIXES:
            file = folder / f"{reference}{suffix}"
            if file.is_file():
                return file
        if (folder / ".git").exists():
            return None
    return None


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _clause(plan: Plan, wanted: str) -> Clause | None:
    for placed in tracked(plan):
        task = placed.item
        if isinstance(task, Task) and task.id == wanted:
            number = placed.address
            return Clause(plan.path, plan.title, task.id, number, name(task), words_hash(task))
    return None


def words_hash(task: Task) -> str:
    """Name what a clause asks for: its words, units and time limits, wherever it stands."""
    units = sorted((squeezed(each.unit), each.role.value) for each in task.assignments)
    limits = sorted(repr((type(each).__name__, *each[:-3])) for each in task.deadlines)
    said = repr((squeezed(task.heading), squeezed(task.text), units, limits))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
