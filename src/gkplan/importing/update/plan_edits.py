"""Changes to a plan's file, each a stretch of its text and what takes its place."""

from collections.abc import Iterable

from gkplan.model.plan import Plan, Task
from gkplan.store.plan.items import write_text

Edit = tuple[int, int, str]


def rewrite(plan: Plan, task: Task, field: str, value: str) -> Iterable[Edit]:
    """Write one field anew where it stands, or below the task's other fields."""
    depth = column(task) // 2
    written = (
        write_text(field, value, depth)
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


def column(task: Task) -> int:
    """Tell in which column a task's keys stand, from 0."""
    return task.spans[""].source.position(task.spans[""].start).column - 1


def removal(plan: Plan, task: Task) -> Edit:
    """Take a task's lines out, from its mark to the next line's start."""
    text, span = plan.source.text, task.spans[""]
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return start, end + 1 if end >= 0 else len(text), ""


def applied(text: str, edits: Iterable[Edit]) -> str:
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
