"""Bringing a plan up to date with a document that was published again, corrected.

Three sides are compared, field by field: what the plan's own document says, what the new one says,
and what the plan has. Where the two documents agree, the plan keeps what people made of it.
"""

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gkplan import intake
from gkplan.drafting import ids
from gkplan.drafting.draft import Wishes
from gkplan.drafting.faithful import squeezed
from gkplan.importers.text import blocks
from gkplan.intake import Intake
from gkplan.manuscript import Manuscript
from gkplan.model.plan import Plan, Task
from gkplan.phrases.folding import fold
from gkplan.renderers import text as printed
from gkplan.renderers._options import Options
from gkplan.store import plan_writer
from gkplan.store.hoisting import Inherited
from gkplan.store.writing import deadline, units

_ALIKE = 0.6  # how alike two tasks' words must be to be one task
_FIELDS = ("heading", "text", "units", "deadline")
_TOP = ("title", "preamble", "prologue", "closing")

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Revision:
    """The plan file's new text, and by id what became of its tasks."""

    text: str
    changed: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def revise(plan: Plan, taken: Intake, wishes: Wishes) -> Revision:
    """Put into a plan's file what a new document says otherwise than the one before it."""
    before = _before(plan, wishes)
    own, new = plan.tasks, taken.plan.tasks
    of_new = _pairs(own, new)
    of_before = {id(mine): other for mine, other in _pairs(own, before.plan.tasks)}
    edits: list[Edit] = []
    changed: list[str] = []
    for mine, theirs in of_new:
        found = list(_changes(plan, mine, theirs, of_before.get(id(mine))))
        if found:
            edits += found
            changed.append(mine.id)
    edits += _top(plan, taken.plan, before.plan)
    met = {id(theirs): mine for mine, theirs in of_new}
    added = _added(plan, new, met, edits)
    kept = {id(mine) for mine, _theirs in of_new}
    dropped = [task for task in own if id(task) not in kept and not any(True for _ in task.items)]
    edits += [_removal(plan, task) for task in dropped]
    return Revision(
        _applied(plan.source.text, edits),
        tuple(changed),
        tuple(added),
        tuple(task.id for task in dropped),
    )


def _before(plan: Plan, wishes: Wishes) -> Intake:
    """Take in again what the plan was made of."""
    text = printed.render(plan, Options(furniture=True))
    manuscript = Manuscript(plan.path, "text", text, tuple(blocks(text)))
    return intake.take_in(manuscript, plan.units, wishes)


def _pairs(own: Sequence[Task], other: Sequence[Task]) -> list[tuple[Task, Task]]:
    """Match tasks: the same words first, then the same heading, then the most alike."""
    found: dict[int, Task] = {}
    left = list(other)
    for same in (_whole, _heading):
        index: dict[str, list[Task]] = {}
        for task in left:
            index.setdefault(same(task), []).append(task)
        for mine in own:
            waiting = index.get(same(mine)) if id(mine) not in found and same(mine) else None
            if waiting:
                found[id(mine)] = waiting.pop(0)
        taken = {id(task) for task in found.values()}
        left = [task for task in left if id(task) not in taken]
    for mine in own:
        if id(mine) in found or not left:
            continue
        best = max(left, key=lambda each: _likeness(mine, each))
        if _likeness(mine, best) >= _ALIKE:
            found[id(mine)] = best
            left.remove(best)
    return [(mine, found[id(mine)]) for mine in own if id(mine) in found]


def _whole(task: Task) -> str:
    return squeezed(fold(task.heading + task.text))


def _heading(task: Task) -> str:
    return squeezed(fold(task.heading))


def _likeness(one: Task, other: Task) -> float:
    matcher = difflib.SequenceMatcher(None, _whole(one), _whole(other), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _changes(plan: Plan, mine: Task, theirs: Task, before: Task | None) -> Iterable[Edit]:
    for field in _FIELDS:
        value = _VALUES[field]
        if value(theirs) == value(mine) or (before and value(before) == value(theirs)):
            continue
        yield from _edit(plan, mine, field, value(theirs))


def _units(task: Task) -> str:
    return units(task.assignments) if task.assignments else ""


def _deadline(task: Task) -> str:
    written = [deadline(each) for each in task.deadlines]
    return written[0] if len(written) == 1 else f"[{', '.join(written)}]" if written else ""


_VALUES: dict[str, Callable[[Task], str]] = {
    "heading": lambda task: task.heading,
    "text": lambda task: task.text,
    "units": _units,
    "deadline": _deadline,
}


def _edit(plan: Plan, task: Task, field: str, value: str) -> Iterable[Edit]:
    """Write one field anew where it stands, or below the task's other fields."""
    depth = _column(task) // 2
    written = (
        plan_writer.text_lines(field, value, depth)
        if field in ("heading", "text")
        else [f"{'  ' * depth}{field}: {value}"]
    )
    span = task.spans.get(field)
    if span is None:
        if value:
            end = _own_end(task)
            yield end, end, "\n" + "\n".join(written)
        return
    start = plan.source.text.rfind(f"{field}:", 0, span.start)
    if not value:
        yield span.start, span.end, '""' if field in ("heading", "text") else "[]"
    else:
        yield start, span.end, "\n".join(written).lstrip()


def _own_end(task: Task) -> int:
    """Find where the last of a task's own fields ends, before the tasks below it."""
    ends = [span.end for key, span in task.spans.items() if key not in ("", "tasks", "sections")]
    return max(ends, default=task.spans[""].end)


def _column(task: Task) -> int:
    return task.spans[""].source.position(task.spans[""].start).column - 1


def _top(plan: Plan, new: Plan, before: Plan) -> Iterable[Edit]:
    for field in _TOP:
        theirs, mine = getattr(new, field), getattr(plan, field)
        span = plan.spans.get(field)
        if span and theirs and theirs not in (mine, getattr(before, field)):
            start = plan.source.text.rfind(f"{field}:", 0, span.start)
            yield start, span.end, "\n".join(plan_writer.text_lines(field, theirs, 0))


def _added(plan: Plan, new: Sequence[Task], met: dict[int, Task], edits: list[Edit]) -> list[str]:
    """Write tasks that are new below the task they follow in the document."""
    taken = {task.id for task in plan.tasks}
    added: list[str] = []
    last: Task | None = None
    for task in new:
        mine = met.get(id(task))
        if mine:
            last = mine
            continue
        anchor = last or next(iter(plan.tasks), None)
        if anchor is None:
            break
        made = ids.identified((task._replace(id="", items=()),), taken)[0]
        assert isinstance(made, Task)  # noqa: S101 - what goes in as a task comes out as one
        column = _column(anchor)
        inherited = Inherited(anchor.attribution, anchor.run_in)
        first, *rest = plan_writer.task_lines(made, column // 2, inherited)
        lines = [f"{' ' * (column - 2)}- {first.lstrip()}", *rest]
        at = anchor.spans[""].end
        edits.append((at, at, "\n" + "\n".join(lines)))
        added.append(made.id)
    return added


def _removal(plan: Plan, task: Task) -> Edit:
    """Take a task's lines out, from its mark to the next line's start."""
    text, span = plan.source.text, task.spans[""]
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return start, end + 1 if end >= 0 else len(text), ""


def _applied(text: str, edits: Iterable[Edit]) -> str:
    """Make all changes, those at one place in their order."""
    made, position = [], 0
    for start, end, new in sorted(edits, key=lambda each: (each[0], each[1])):
        if start < position:
            continue  # inside what was taken out
        made += [text[position:start], new]
        position = end
    return "".join([*made, text[position:]])
