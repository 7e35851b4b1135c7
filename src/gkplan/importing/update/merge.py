"""Three plans, task by task: what people have, what the document says, what it said before."""

from collections.abc import Callable

from gkplan.comparison import matching
from gkplan.importing.drafting import ids
from gkplan.importing.update import restructuring
from gkplan.importing.update.meaning import find_place
from gkplan.model.plan import Item, Paragraph, Plan, Task
from gkplan.store.deadline import write_deadline
from gkplan.store.plan.items import write_assignments


class Merge:
    """Three plans, task by task: what people have, what the document says, what it said before."""

    def __init__(self, plan: Plan, new: Plan, before: Plan) -> None:
        self.plan, self.new, self.before = plan, new, before
        self.of_new = matching.pairs(plan.tasks, new.tasks)
        of_before = {id(mine): other for mine, other in matching.pairs(plan.tasks, before.tasks)}
        self.mine_of = {id(theirs): mine for mine, theirs in self.of_new}
        kept = {id(other) for other in of_before.values()}
        self.deleted = {
            id(theirs)
            for other, theirs in matching.pairs(before.tasks, new.tasks)
            if id(other) not in kept and id(theirs) not in self.mine_of
        }
        met = {id(mine) for mine, _theirs in self.of_new}
        loose = [t for t in plan.tasks if id(t) not in met and not t.items]
        self.dropped = [task for task in loose if id(task) in of_before]
        self.own = [task for task in loose if id(task) not in of_before]
        self.rewritten: list[tuple[Task, str, str]] = []
        self.corrected: dict[int, Task] = {}
        self.changed: list[str] = []
        self.conflicts: list[str] = []
        self.merged: dict[int, Task] = {}
        for mine, theirs in self.of_new:
            self._merge(mine, theirs, of_before.get(id(mine)))

    def _merge(self, mine: Task, theirs: Task, before: Task | None) -> None:
        merged = theirs._replace(
            id=mine.id, carried_from=mine.carried_from, implements=mine.implements
        )
        corrected = mine
        for field, value in _VALUES.items():
            kept, new, old = value(mine), value(theirs), value(before) if before else ""
            if kept == new:
                continue
            if before and (new == old or kept != old):
                if new != old:
                    self.conflicts.append(mine.id)
                merged = _with_field(merged, field, mine)
                continue
            self.rewritten.append((mine, field, new))
            corrected = _with_field(corrected, field, theirs)
        self.merged[id(theirs)] = merged
        if corrected is not mine:
            self.corrected[find_place(mine)] = corrected._replace(attribution=mine.attribution)
            self.changed.append(mine.id)

    def redivided(self) -> bool:
        """Tell whether the document is divided otherwise than before, or in another order."""
        pairs = matching.pairs(self.before.tasks, self.new.tasks)
        names = {id(task): str(number) for number, pair in enumerate(pairs) for task in pair}

        def name(task: Task) -> str:
            return names.get(id(task), "-")

        before = restructuring.list_layout(self.before.items, name)
        return before != restructuring.list_layout(self.new.items, name)

    def whole(self) -> tuple[Item, ...]:
        """Give the document's items with what people made of them, and their own tasks."""
        taken = {task.id for task in self.plan.tasks}
        return self._carried(self.new.items, taken)

    def _carried(self, items: tuple[Item, ...], taken: set[str]) -> tuple[Item, ...]:
        found: list[Item] = []
        for item in items:
            if isinstance(item, Paragraph) or id(item) in self.deleted:
                found += [item] if isinstance(item, Paragraph) else []
                continue
            made: Item = item
            if isinstance(item, Task):
                made = self.merged.get(id(item)) or name_anew(item, taken)
            below = self._carried(item.items, taken)
            found.append(made._replace(items=below) if not isinstance(made, Paragraph) else made)
            mine = self.mine_of.get(id(item))
            found += self._following(mine) if mine else []
        return tuple(found)

    def _following(self, mine: Task) -> list[Item]:
        """Give the tasks that people wrote behind one of the document's."""
        tasks = list(self.plan.tasks)
        own = {id(task) for task in self.own}
        found: list[Item] = []
        for task in tasks[tasks.index(mine) + 1 :]:
            if id(task) not in own:
                break
            found.append(task)
        return found


def name_anew(task: Task, taken: set[str]) -> Task:
    """Give a task of a document an id that no other has, without what is below it."""
    made = ids.identified((task._replace(id="", items=()),), taken)[0]
    assert isinstance(made, Task)  # noqa: S101 - what goes in as a task comes out as one
    return made


def _with_field(task: Task, field: str, other: Task) -> Task:
    """Give a task one field of another."""
    match field:
        case "units":
            return task._replace(assignments=other.assignments, attribution=other.attribution)
        case "deadline":
            return task._replace(deadlines=other.deadlines)
        case "heading":
            return task._replace(heading=other.heading)
    return task._replace(text=other.text)


def _units(task: Task) -> str:
    return write_assignments(task.assignments) if task.assignments else ""


def _deadline(task: Task) -> str:
    written = [write_deadline(each) for each in task.deadlines]
    return written[0] if len(written) == 1 else f"[{', '.join(written)}]" if written else ""


_VALUES: dict[str, Callable[[Task], str]] = {
    "heading": lambda task: task.heading,
    "text": lambda task: task.text,
    "units": _units,
    "deadline": _deadline,
}
