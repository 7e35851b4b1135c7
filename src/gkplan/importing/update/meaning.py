"""What a plan's file must say after an update, and whether its new text says it."""

import operator
from collections.abc import Mapping
from typing import NamedTuple

from gkplan.base.diagnostics import Severity
from gkplan.comparison.compare import nodes
from gkplan.importing.update import restructuring
from gkplan.model.plan import Item, Paragraph, Plan, Task
from gkplan.phrases import responsibility
from gkplan.store import reader

_name = operator.attrgetter("id")


class Corrections(NamedTuple):
    """What becomes of a plan's tasks: their new values, which are gone, what stands behind them.

    Each is named by its place in the file, for ids may be missing.
    """

    changed: Mapping[int, Task]
    dropped: frozenset[int]
    behind: Mapping[int, list[Task]]

    def correct(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Give a plan's items as they are to be."""
        corrected: list[Item] = []
        for item in items:
            if isinstance(item, Paragraph):
                corrected.append(item)
                continue
            below = self.correct(item.items)
            if not isinstance(item, Task):
                corrected.append(item._replace(items=below))
            elif find_place(item) not in self.dropped:
                corrected.append(self.changed.get(find_place(item), item)._replace(items=below))
                corrected += self.behind.get(find_place(item), ())
        return tuple(corrected)


def find_place(task: Task) -> int:
    """Name a task of a file by where it begins there."""
    return task.spans[""].start


def says(text: str, meant: Plan) -> bool:
    """Tell whether a text reads as a plan that says all that is meant, and nothing else."""
    after = read_whole(text, meant)
    return after is not None and (
        _beside_items(after) == _beside_items(meant) and _items(after.items) == _items(meant.items)
    )


def says_anew(text: str, meant: Plan) -> bool:
    """Tell the same of items that were written anew, among which sections without words may be."""
    after = read_whole(text, meant)
    if after is None or _beside_items(after) != _beside_items(meant):
        return False
    if restructuring.list_layout(after.items, _name) != restructuring.list_layout(
        meant.items, _name
    ):
        return False
    return [_task(task) for task in after.tasks] == [_task(task) for task in meant.tasks]


def read_whole(text: str, meant: Plan) -> Plan | None:
    """Read a plan's new text; None where anything in it cannot be read, which would be lost."""
    after, found = reader.parse_plan(text, meant.units, shown=meant.path)
    return None if any(each.severity is Severity.ERROR for each in found) else after


def _beside_items(plan: Plan) -> Mapping[str, object]:
    return {name: nodes.exact(value) for name, value in nodes.fields(plan).items()}


def _items(items: tuple[Item, ...]) -> tuple[object, ...]:
    return tuple(
        (
            _task(item) if isinstance(item, Task) else nodes.exact(nodes.alone(item)),
            () if isinstance(item, Paragraph) else _items(item.items),
        )
        for item in items
    )


def _task(task: Task) -> object:
    """Give what a task itself says; its attribution by what is printed of it."""
    printed = responsibility.write(task.attribution, task.assignments)
    run_in = task.run_in if task.heading and (task.text or task.items) else True
    alone = nodes.alone(task)
    assert isinstance(alone, Task)  # noqa: S101 - of a task
    return printed, nodes.exact(alone._replace(attribution=(), run_in=run_in))
