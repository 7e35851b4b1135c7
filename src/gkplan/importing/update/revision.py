"""Bringing a plan up to date with a document that was published again, corrected.

Three sides are compared, field by field: what the plan's own document says, what the new one says,
and what the plan has. Where the two documents agree, the plan keeps what people made of it.
"""

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gkplan.comparison import matching
from gkplan.importing import intake
from gkplan.importing.drafting import ids
from gkplan.importing.drafting.draft import Wishes
from gkplan.importing.intake import Intake
from gkplan.importing.manuscript import Manuscript
from gkplan.importing.readers.text import blocks
from gkplan.importing.update import plan_edits, restructuring
from gkplan.importing.update.plan_edits import Edit
from gkplan.model.plan import Item, Paragraph, Plan, Task
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import text as printed
from gkplan.store import reader
from gkplan.store.deadline import write_deadline
from gkplan.store.plan.hoisting import Inherited
from gkplan.store.plan.items import write_assignments, write_task, write_text

_TOP = ("title", "preamble", "prologue", "closing")


@dataclass(frozen=True, slots=True)
class Revision:
    """The plan file's new text, and by id what became of its tasks.

    `conflicts` are tasks that both the document and people changed: there the plan is kept.
    `alike` is the share of tasks that the plan and the document have in common.
    """

    text: str | None
    changed: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    conflicts: tuple[str, ...]
    alike: float


def revise(plan: Plan, taken: Intake, wishes: Wishes, imported: Plan | None) -> Revision:
    """Put into a plan's file what a new document says otherwise than the one before it.

    `imported` is the plan as it was made of the document before; without it, what the plan prints
    now counts as that. The text is None where sections changed and comments stand among them.
    """
    before = imported or _before(plan, wishes).plan
    merge = _Merge(plan, taken.plan, before)
    edits = [*merge.edits, *_top(plan, taken.plan, before)]
    edits += [plan_edits.removal(plan, task) for task in merge.dropped]
    added = _added(plan, merge, edits)
    text: str | None = plan_edits.applied(plan.source.text, edits)
    wanted = merge.whole()
    if merge.redivided() and not _laid_out(text or "", plan, wanted):
        top = plan_edits.applied(plan.source.text, _top(plan, taken.plan, before))
        again, _found = reader.parse_plan(top, plan.units, shown=plan.path)
        made = plan._replace(items=wanted, numbering=taken.plan.numbering)
        text = restructuring.rewritten(again, made) if again else None
    return Revision(
        text,
        tuple(merge.changed),
        tuple(added),
        tuple(task.id for task in merge.dropped),
        tuple(merge.conflicts),
        len(merge.of_new) / max(1, len(plan.tasks), len(taken.plan.tasks)),
    )


def _laid_out(text: str, plan: Plan, wanted: tuple[Item, ...]) -> bool:
    """Tell whether a file's text reads as items that stand as they should."""
    after, _found = reader.parse_plan(text, plan.units, shown=plan.path)
    name = operator.attrgetter("id")
    return after is not None and (
        restructuring.layout(after.items, name) == restructuring.layout(wanted, name)
    )


class _Merge:
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
        self.edits: list[Edit] = []
        self.changed: list[str] = []
        self.conflicts: list[str] = []
        self.merged: dict[int, Task] = {}
        for mine, theirs in self.of_new:
            self._merge(mine, theirs, of_before.get(id(mine)))

    def _merge(self, mine: Task, theirs: Task, before: Task | None) -> None:
        made = theirs._replace(id=mine.id)
        found: list[Edit] = []
        for field, value in _VALUES.items():
            own, new, old = value(mine), value(theirs), value(before) if before else ""
            if own == new:
                continue
            if before and (new == old or own != old):
                if new != old:
                    self.conflicts.append(mine.id)
                made = _with_own(made, field, mine)
                continue
            found += plan_edits.rewrite(self.plan, mine, field, new)
        self.merged[id(theirs)] = made
        if found:
            self.edits += found
            self.changed.append(mine.id)

    def redivided(self) -> bool:
        """Tell whether the document is divided otherwise than before, or in another order."""
        pairs = matching.pairs(self.before.tasks, self.new.tasks)
        names = {id(task): str(number) for number, pair in enumerate(pairs) for task in pair}

        def name(task: Task) -> str:
            return names.get(id(task), "-")

        before = restructuring.layout(self.before.items, name)
        return before != restructuring.layout(self.new.items, name)

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
                made = self.merged.get(id(item)) or _fresh(item, taken)
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


def _fresh(task: Task, taken: set[str]) -> Task:
    made = ids.identified((task._replace(id="", items=()),), taken)[0]
    assert isinstance(made, Task)  # noqa: S101 - what goes in as a task comes out as one
    return made


def _with_own(task: Task, field: str, mine: Task) -> Task:
    """Give a task one field of another."""
    match field:
        case "units":
            return task._replace(assignments=mine.assignments, attribution=mine.attribution)
        case "deadline":
            return task._replace(deadlines=mine.deadlines)
        case "heading":
            return task._replace(heading=mine.heading)
    return task._replace(text=mine.text)


def _before(plan: Plan, wishes: Wishes) -> Intake:
    """Take in again what the plan was made of."""
    text = printed.render(document(plan), Options(furniture=True))
    manuscript = Manuscript(plan.path, "text", text, tuple(blocks(text)))
    return intake.take_in(manuscript, plan.units, wishes)


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


def _top(plan: Plan, new: Plan, before: Plan) -> Iterable[Edit]:
    for field in _TOP:
        theirs, mine = getattr(new, field), getattr(plan, field)
        span = plan.spans.get(field)
        if span and theirs and theirs not in (mine, getattr(before, field)):
            start = plan.source.text.rfind(f"{field}:", 0, span.start)
            yield start, span.end, "\n".join(write_text(field, theirs, 0))


def _added(plan: Plan, merge: _Merge, edits: list[Edit]) -> list[str]:
    """Write tasks that are new below the task they follow in the document."""
    taken = {task.id for task in plan.tasks}
    added: list[str] = []
    last: Task | None = None
    for task in merge.new.tasks:
        mine = merge.mine_of.get(id(task))
        last = mine or last
        if mine or id(task) in merge.deleted:
            continue
        made = _fresh(task, taken)
        added.append(made.id)
        if last is None:
            continue  # nothing to stand behind: the items are written anew
        column = plan_edits.column(last)
        lines = write_task(made, column // 2, Inherited(last.attribution, last.run_in))
        lines[0] = f"{' ' * (column - 2)}- {lines[0].lstrip()}"
        at = last.spans[""].end
        edits.append((at, at, "\n" + "\n".join(lines)))
    return added
