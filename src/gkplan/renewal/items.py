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
from gkplan.phrases.outline import outline
from gkplan.renewal import labels, rows
from gkplan.renewal.members import Member, exchange, find_tracked, list_members
from gkplan.renewal.turn import Turn


class Renewer:
    """Makes items again, and collects in `dropped` the headings of sections without a task left.

    `kept` holds the tasks that are carried, by place, and what each is to say it comes from.
    """

    def __init__(self, plan: Plan, turn: Turn, kept: Mapping[int, str]) -> None:
        self.plan = plan
        self.turn = turn
        self.kept = kept
        self.placed = outline(plan)
        self.dropped: list[str] = []

    def items(self) -> tuple[Item, ...]:
        """Make all items of the plan again."""
        return self._below(list_members(self.plan), ())

    def _below(self, members: tuple[Member, ...], columns: tuple[Column, ...]) -> tuple[Item, ...]:
        pairs = [(member, self._item(member, columns)) for member in members]
        return labels.recounted(pairs, self.placed)

    def _item(self, member: Member, columns: tuple[Column, ...]) -> Item | None:
        match member.item:
            case Paragraph() as paragraph:
                return paragraph._replace(text=self.turn.text(paragraph.text))
            case Task() as task:
                return self._task(task, member, columns)
            case Section() as section:
                return self._section(section, member, columns)

    def _section(
        self, section: Section, member: Member, columns: tuple[Column, ...]
    ) -> Section | None:
        below = [*find_tracked(member.below)]
        if below and not any(at in self.kept for at, _task in below):
            self.dropped.append(section.heading or section.text)
            return None
        changed = rows.released(
            [(at, task, at in self.kept) for at, task in below] if section.columns else [],
            {column.title or "" for column in section.columns},
        )
        return section._replace(
            heading=self.turn.text(section.heading),
            text=self.turn.text(section.text),
            items=self._below(exchange(member.below, changed), section.columns or columns),
        )

    def _task(self, task: Task, member: Member, columns: tuple[Column, ...]) -> Task | None:
        items = self._below(member.below, columns)
        kept = member.at in self.kept
        if not kept and not any(tasks_in(items)):
            return None
        made = task._replace(
            heading=self.turn.text(task.heading),
            text=self.turn.text(task.text),
            attribution=tuple(map(self.turn.text, task.attribution)),
            cells=self._cells(task.cells, columns),
            items=items,
            carried_from=self.kept.get(member.at, ""),
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
