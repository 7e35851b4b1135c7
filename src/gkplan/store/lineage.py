"""Where tasks that were carried over come from: followed through the earlier plans of a folder."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from gkplan.model.plan import Origin, Plan, Task
from gkplan.model.unit import UnitRegister
from gkplan.store import reader
from gkplan.store.names import SUFFIXES


def trace_origins(plan: Plan, units: UnitRegister) -> Plan:
    """Follow each task that was carried over back to the year it was first set in."""
    carried = [task for task in plan.tasks if task.carried_from]
    folder = Path(plan.path).parent

    @cache
    def earlier(name: str) -> Plan | None:
        paths = (folder / f"{name}{suffix}" for suffix in SUFFIXES)
        path = next((each for each in paths if each.is_file()), None)
        return reader.read_plan(path, units)[0] if path else None

    found = {task.id: tuple(_followed(plan, task, earlier)) for task in carried}
    return plan._replace(origins=found)


def _followed(plan: Plan, task: Task, earlier: Callable[[str], Plan | None]) -> Iterator[Origin]:
    year = plan.year
    while task.carried_from:
        name, _slash, wanted = task.carried_from.rpartition("/")
        of = earlier(name)
        # only ever back in time, so that two plans that name each other end somewhere
        found = next((t for t in of.tasks if t.id == wanted), None) if of else None
        if of is None or found is None or of.year >= year:
            yield Origin(name, wanted, None)
            return
        yield Origin(of.path, wanted, of.year)
        task, year = found, of.year
