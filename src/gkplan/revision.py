"""Bringing a plan up to date with a document that was published again, corrected.

Three sides are compared, field by field: what the plan's own document says, what the new one says,
and what the plan has. Where the two documents agree, the plan keeps what people made of it.
"""

import difflib
import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gkplan import intake, restructuring
from gkplan.drafting import ids
from gkplan.drafting.draft import Wishes
from gkplan.drafting.faithful import squeezed
from gkplan.importers.text import blocks
from gkplan.intake import Intake
from gkplan.manuscript import Manuscript
from gkplan.model.plan import Item, Paragraph, Plan, Task
from gkplan.phrases.folding import fold
from gkplan.renderers import text as printed
from gkplan.renderers._options import Options
from gkplan.store import plan_writer, reader
from gkplan.store.hoisting import Inherited
from gkplan.store.writing import deadline, units

_ALIKE = 0.6  # how alike two tasks' words must be to be one task
_TOP = ("title", "preamble", "prologue", "closing")

Edit = tuple[int, int, str]


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
    edits += [_removal(plan, task) for task in merge.dropped]
    added = _added(plan, merge, edits)
    text: str | None = _applied(plan.source.text, edits)
    wanted = merge.whole()
    if merge.redivided() and not _laid_out(text or "", plan, wanted):
        top = _applied(plan.source.text, _top(plan, taken.plan, before))
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
        self.of_new = _pairs(plan.tasks, new.tasks)
        of_before = {id(mine): other for mine, other in _pairs(plan.tasks, before.tasks)}
        self.mine_of = {id(theirs): mine for mine, theirs in self.of_new}
        kept = {id(other) for other in of_before.values()}
        self.deleted = {
            id(theirs)
            for other, theirs in _pairs(before.tasks, new.tasks)
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
            found += _edit(self.plan, mine, field, new)
        self.merged[id(theirs)] = made
        if found:
            self.edits += found
            self.changed.append(mine.id)

    def redivided(self) -> bool:
        """Tell whether the document is divided otherwise than before, or in another order."""
        pairs = _pairs(self.before.tasks, self.new.tasks)
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
        column = _column(last)
        lines = plan_writer.task_lines(made, column // 2, Inherited(last.attribution, last.run_in))
        lines[0] = f"{' ' * (column - 2)}- {lines[0].lstrip()}"
        at = last.spans[""].end
        edits.append((at, at, "\n" + "\n".join(lines)))
    return added


def _removal(plan: Plan, task: Task) -> Edit:
    """Take a task's lines out, from its mark to the next line's start."""
    text, span = plan.source.text, task.spans[""]
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return start, end + 1 if end >= 0 else len(text), ""


def _applied(text: str, edits: Iterable[Edit]) -> str:
    """Make all changes, those at one place in their order, with the file's own line ends."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    made: list[str] = []
    position = 0
    for start, end, new in sorted(edits, key=lambda each: (each[0], each[1])):
        if start < position:
            continue  # inside what was taken out
        made += [text[position:start], new.replace("\n", line_end)]
        position = end
    return "".join([*made, text[position:]])
