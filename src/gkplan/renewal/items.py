"""A plan's items made again for a later year, without the tasks that are dropped."""

from collections.abc import Mapping
from datetime import date

from gkplan.model.plan import (
    Assignment,
    Column,
    Item,
    Paragraph,
    Plan,
    Section,
    Task,
    tasks_in,
)
from gkplan.phrases import numbering
from gkplan.phrases.outline import Placed
from gkplan.renewal import labels, rows
from gkplan.renewal.turn import Turn


class Renewer:
    """Makes items again, and collects in `dropped` the headings of sections without a task left.

    `kept` holds the tasks that are carried, by identity, and what each is to say it comes from.
    """

    def __init__(self, plan: Plan, turn: Turn, kept: Mapping[int, str]) -> None:
        self.plan = plan
        self.turn = turn
        self.kept = kept
        self.placed: dict[int, Placed] = labels.places(plan)
        self.dropped: list[str] = []

    def items(self, items: tuple[Item, ...], columns: tuple[Column, ...] = ()) -> tuple[Item, ...]:
        """Make items again, those that stand in a table with its columns."""
        pairs = [(item, self._item(item, columns)) for item in items]
        return labels.recounted(pairs, self.placed)

    def _item(self, item: Item, columns: tuple[Column, ...]) -> Item | None:
        if isinstance(item, Paragraph):
            return item._replace(text=self.turn.text(item.text))
        if isinstance(item, Task):
            return self._task(item, columns)
        return self._section(item, columns)

    def _section(self, section: Section, columns: tuple[Column, ...]) -> Section | None:
        below = [task for task in tasks_in(section.items) if task.tracked]
        if below and not any(id(task) in self.kept for task in below):
            self.dropped.append(section.heading or section.text)
            return None
        changed = rows.released(
            [(task, id(task) in self.kept) for task in below] if section.columns else [],
            {column.title or "" for column in section.columns},
        )
        for old, new in changed.items():
            self.kept = {**self.kept, id(new): self.kept[old]}
            self.placed[id(new)] = self.placed[old]
        return section._replace(
            heading=self.turn.text(section.heading),
            text=self.turn.text(section.text),
            items=self.items(_exchanged(section.items, changed), section.columns or columns),
        )

    def _task(self, task: Task, columns: tuple[Column, ...]) -> Task | None:
        items = self.items(task.items, columns)
        kept = id(task) in self.kept
        if not kept and not any(tasks_in(items)):
            return None
        made = task._replace(
            heading=self.turn.text(task.heading),
            text=self.turn.text(task.text),
            attribution=tuple(map(self.turn.text, task.attribution)),
            cells=self._cells(task.cells, columns),
            items=items,
            carried_from=self.kept.get(id(task), ""),
            implements=(),  # next year's superior plan is another one
        )
        if not kept:  # done itself, it goes on as the heading of what is not
            return made._replace(assignments=(), deadlines=())
        return made._replace(
            assignments=tuple(self._assignment(each) for each in task.assignments),
            deadlines=tuple(self.turn.deadline(each) for each in task.deadlines),
        )

    def _assignment(self, of: Assignment) -> Assignment:
        return of._replace(unit=successor(self.plan, of.unit, self.turn.later))

    def _cells(self, cells: Mapping[str, str], columns: tuple[Column, ...]) -> dict[str, str]:
        """Move what cells say; a printed number is left to follow from the place."""
        numbers = {column.title for column in columns if column.holds == "number"}
        return {
            title: self.turn.text(text)
            for title, text in cells.items()
            if not (title in numbers and numbering.ordinal(text))
        }


def successor(plan: Plan, unit: str, year: int) -> str:
    """Give who a unit is at the beginning of a year; its name as written where it goes on."""
    later = plan.units.on(unit, date(year, 1, 1))
    return unit if later == plan.units.canonical(unit) else later


def _exchanged(items: tuple[Item, ...], changed: Mapping[int, Task]) -> tuple[Item, ...]:
    if not changed:
        return items
    found: list[Item] = []
    for item in items:
        item = changed.get(id(item), item) if isinstance(item, Task) else item
        if isinstance(item, Section):
            item = item._replace(items=_exchanged(item.items, changed))
        found.append(item)
    return tuple(found)
