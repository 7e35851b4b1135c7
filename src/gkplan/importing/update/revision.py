"""Bringing a plan up to date with a document that was published again, corrected.

Three sides are compared, field by field: what the plan's own document says, what the new one says,
and what the plan has. Where the two documents agree, the plan keeps what people made of it.
"""

import operator
from dataclasses import dataclass
from typing import Any

from gkplan.base.source import Edit, splice
from gkplan.importing import intake
from gkplan.importing.drafting.draft import Wishes
from gkplan.importing.intake import Intake
from gkplan.importing.layout.plain import blocks
from gkplan.importing.manuscript import Manuscript
from gkplan.importing.update import meaning, restructuring
from gkplan.importing.update.meaning import Corrections, find_place
from gkplan.importing.update.merge import Merge, name_anew
from gkplan.importing.update.plan_edits import PlanEdits
from gkplan.model.plan import Item, Plan, Task
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import text as printed

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
    merge = Merge(plan, taken.plan, before)
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


def _corrected(plan: Plan, merge: Merge, top: dict[str, Any], added: list[_Added]) -> str | None:
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
        behind[find_place(last)] = tasks
        for task in tasks:
            changes += edits.add_behind(last, task)
    dropped = frozenset(map(find_place, merge.dropped))
    corrections = Corrections(merge.corrected, dropped, behind)
    meant = plan._replace(items=corrections.correct(plan.items), **top)
    text = splice(plan.source.text, changes)
    if not meaning.says(text, meant):
        return None
    return None if merge.redivided() and not _laid_out(meant, merge.whole()) else text


def _written_anew(plan: Plan, merge: Merge, top: dict[str, Any]) -> str | None:
    """Give a plan's text with its items as the document divides them; None where that fails."""
    edits = PlanEdits(plan)
    changes = (e for field, value in top.items() for e in edits.rewrite(plan, field, value))
    text = splice(plan.source.text, changes)
    again = meaning.read_whole(text, plan)
    if again is None:
        return None
    made = again._replace(items=merge.whole(), numbering=merge.new.numbering)
    written = restructuring.write_items_anew(again, made)
    meant = plan._replace(items=made.items, numbering=made.numbering, **top)
    return written if written is not None and meaning.says_anew(written, meant) else None


def _laid_out(plan: Plan, wanted: tuple[Item, ...]) -> bool:
    """Tell whether a plan's items stand as they should."""
    name = operator.attrgetter("id")
    return restructuring.list_layout(plan.items, name) == restructuring.list_layout(wanted, name)


def _before(plan: Plan, wishes: Wishes) -> Intake:
    """Take in again what the plan was made of."""
    text = printed.render(document(plan), Options(furniture=True))
    manuscript = Manuscript(plan.path, "text", text, tuple(blocks(text)))
    return intake.take_in(manuscript, plan.units, wishes)


def _top(plan: Plan, new: Plan, before: Plan) -> dict[str, Any]:
    """Give what the document says otherwise of the plan itself, by field."""
    said = {field: getattr(new, field) for field in _TOP if field in plan.spans}
    return {
        field: value
        for field, value in said.items()
        if value and value not in (getattr(plan, field), getattr(before, field))
    }


def _added(plan: Plan, merge: Merge) -> list[_Added]:
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
            added[-1][1].append(name_anew(task, taken))
    return added
