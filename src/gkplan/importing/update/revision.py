"""Bringing a plan up to date with a document that was published again, corrected.

Three sides are compared, field by field: what the plan's own document says, what the new one says,
and what the plan has. Where the two documents agree, the plan keeps what people made of it.
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gkplan.base.source import Edit, splice
from gkplan.comparison import matching
from gkplan.importing import intake
from gkplan.importing.drafting import ids
from gkplan.importing.drafting.draft import Wishes
from gkplan.importing.intake import Intake
from gkplan.importing.manuscript import Manuscript
from gkplan.importing.readers.text import blocks
from gkplan.importing.update import meaning, restructuring
from gkplan.importing.update.meaning import Corrections, place_of
from gkplan.importing.update.plan_edits import PlanEdits
from gkplan.model.plan import Item, Paragraph, Plan, Task
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import text as printed
from gkplan.store.deadline import write_deadline
from gkplan.store.plan.items import write_assignments

_Added = tuple[Task | None, list[Task]]
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
    now counts as that. The text is None where no text was found that says what is meant: where the
    plan is written in an unusual way, or sections changed and comments stand among them.
    """
    before = imported or _before(plan, wishes).plan
    merge = _Merge(plan, taken.plan, before)
    top = _top(plan, taken.plan, before)
    added = _added(plan, merge)
    return Revision(
        _corrected(plan, merge, top, added) or _written_anew(plan, merge, top),
        tuple(merge.changed),
        tuple(task.id for _last, tasks in added for task in tasks),
        tuple(task.id for task in merge.dropped),
        tuple(merge.conflicts),
        len(merge.of_new) / max(1, len(plan.tasks), len(taken.plan.tasks)),
    )


def _corrected(plan: Plan, merge: "_Merge", top: dict[str, Any], added: list[_Added]) -> str | None:
    """Give a plan's text with each change where it belongs; None where that says another thing."""
    edits = PlanEdits(plan)
    changes: list[Edit] = []
    for task, field, value in merge.rewritten:
        changes += edits.rewrite(task, field, value)
    for field, value in top.items():
        changes += edits.rewrite(plan, field, value)
    for task in merge.dropped:
        changes += edits.remove(task)
    behind: dict[int, list[Task]] = {}
    for last, tasks in added:
        if last is None:
            return None  # nothing to stand behind
        behind[place_of(last)] = tasks
        for task in tasks:
            changes += edits.add_behind(last, task)
    dropped = frozenset(map(place_of, merge.dropped))
    corrections = Corrections(merge.corrected, dropped, behind)
    meant = plan._replace(items=corrections.correct(plan.items), **top)
    text = splice(plan.source.text, changes)
    if not meaning.says(text, meant):
        return None
    return None if merge.redivided() and not _laid_out(meant, merge.whole()) else text


def _written_anew(plan: Plan, merge: "_Merge", top: dict[str, Any]) -> str | None:
    """Give a plan's text with its items as the document divides them; None where that fails."""
    edits = PlanEdits(plan)
    changes = (e for field, value in top.items() for e in edits.rewrite(plan, field, value))
    text = splice(plan.source.text, changes)
    again = meaning.read_whole(text, plan)
    if again is None:
        return None
    made = again._replace(items=merge.whole(), numbering=merge.new.numbering)
    written = restructuring.rewritten(again, made)
    meant = plan._replace(items=made.items, numbering=made.numbering, **top)
    return written if written is not None and meaning.says_anew(written, meant) else None


def _laid_out(plan: Plan, wanted: tuple[Item, ...]) -> bool:
    """Tell whether a plan's items stand as they should."""
    name = operator.attrgetter("id")
    return restructuring.layout(plan.items, name) == restructuring.layout(wanted, name)


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
            self.corrected[place_of(mine)] = corrected._replace(attribution=mine.attribution)
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


def _top(plan: Plan, new: Plan, before: Plan) -> dict[str, Any]:
    """Give what the document says otherwise of the plan itself, by field."""
    said = {field: getattr(new, field) for field in _TOP if field in plan.spans}
    return {
        field: value
        for field, value in said.items()
        if value and value not in (getattr(plan, field), getattr(before, field))
    }


def _added(plan: Plan, merge: _Merge) -> list[_Added]:
    """Name the tasks that are new, with the task that they follow in the document."""
    taken = {task.id for task in plan.tasks}
    added: list[_Added] = []
    last: Task | None = None
    for task in merge.new.tasks:
        mine = merge.mine_of.get(id(task))
        if mine:
            last = mine
        elif id(task) not in merge.deleted:
            if not added or added[-1][0] is not last:
                added.append((last, []))
            added[-1][1].append(_fresh(task, taken))
    return added
