"""Sections, tasks and paragraphs as YAML, as people write them."""

from collections.abc import Iterator

from gkplan.model.plan import Assignment, Column, Item, Numbering, Paragraph, Role, Section, Task
from gkplan.model.superior import Implemented
from gkplan.store.deadline import write_deadline
from gkplan.store.plan.hoisting import Inherited, choose_templates
from gkplan.store.quoting import write_flow, write_quoted, write_scalar, write_value

_IN_TABLES = ("{units}",)


def write_text(key: str, value: str, depth: int) -> list[str]:
    """Write a text: in one line, or as a block where it has several and a block can hold it."""
    pad = "  " * depth
    paragraphs = value.split("\n")
    blockable = all(p == p.strip() and p and _plain(p) for p in paragraphs)
    if len(paragraphs) == 1 or not blockable:
        return [f"{pad}{key}: {write_scalar(value)}"]
    return [f"{pad}{key}: |-", *(f"{pad}  {paragraph}" for paragraph in paragraphs)]


def _plain(text: str) -> bool:
    """Tell whether nothing in a text must be escaped."""
    return write_quoted(text.replace("\\", "").replace('"', "")) == f'"{text}"' or not any(
        write_quoted(c) != f'"{c}"' for c in set(text) - {"\\", '"'}
    )


def write_items(
    items: tuple[Item, ...], depth: int, inherited: Inherited, *, apart: bool = False
) -> Iterator[str]:
    """Write items under `sections` where none is a task, else under `tasks`.

    Where tables stand among tasks, a run of tasks becomes a section without a heading.
    """
    if not items:
        return
    tabled = any(isinstance(item, Section) and item.columns for item in items)
    tasks = any(isinstance(item, Task) for item in items)
    if tabled and tasks:
        items = _wrapped(items)
        tasks = False
    key = "tasks" if tasks else "sections"
    if apart:
        yield ""
    yield f"{'  ' * depth}{key}:"
    for number, item in enumerate(items):
        if apart and number:
            yield ""
        yield from _item(item, depth + 1, inherited, among_tasks=tasks)


def _wrapped(items: tuple[Item, ...]) -> tuple[Item, ...]:
    found: list[Item] = []
    run: list[Item] = []

    def close() -> None:
        if run:
            found.append(_anonymous(tuple(run)))
            run.clear()

    for item in items:
        if isinstance(item, Task):
            run.append(item)
        else:
            close()
            found.append(item)
    close()
    return tuple(found)


def _anonymous(items: tuple[Item, ...]) -> Section:
    return Section(items=items)


def _item(item: Item, depth: int, inherited: Inherited, *, among_tasks: bool) -> Iterator[str]:
    if isinstance(item, Paragraph):
        lines = write_text("paragraph", item.text, depth + 1)
    elif isinstance(item, Task):
        lines = write_task(item, depth + 1, inherited)
    else:
        lines = _section(item, depth + 1, inherited, among_tasks=among_tasks)
    pad = "  " * depth
    first, *rest = lines or [f'{pad}  heading: ""']
    yield f"{pad}- {first.lstrip()}"
    yield from rest


def _section(section: Section, depth: int, inherited: Inherited, *, among_tasks: bool) -> list[str]:
    pad = "  " * depth
    usual = inherited.run_in if among_tasks else False
    lines = _words(section, depth, usual_run_in=usual)
    if among_tasks:
        lines.append(f"{pad}tracked: false")
    below = inherited
    if section.columns:
        lines += _table(section, depth)
        templates = choose_templates(section.items) or _IN_TABLES
        if templates != _IN_TABLES:
            lines.append(f"{pad}attribution: {write_flow(templates)}")
        below = Inherited(templates, run_in=inherited.run_in)
    return [*lines, *write_items(section.items, depth, below)]


def _table(section: Section, depth: int) -> list[str]:
    pad = "  " * depth
    lines = [f"{pad}table:"]
    if section.marks:
        lines.append(f"{pad}  marks: {section.marks.value}")
    return [
        *lines,
        f"{pad}  columns:",
        *(f"{pad}    - {_column(each)}" for each in section.columns),
    ]


def _column(column: Column) -> str:
    title = {} if column.title is None else {"title": column.title}
    return write_value({**title, **({"holds": column.holds} if column.holds else {})})


def _words(item: Section | Task, depth: int, *, usual_run_in: bool) -> list[str]:
    """Write what sections and tasks have in common."""
    pad = "  " * depth
    lines: list[str] = []
    if item.heading:
        lines += write_text("heading", item.heading, depth)
    if item.label is not None:
        label = write_scalar(item.label) if item.label else write_quoted(item.label)
        lines.append(f"{pad}label: {label}")
    followed = item.text or (isinstance(item, Task) and item.items)
    if item.heading and followed and item.run_in != usual_run_in:
        lines.append(f"{pad}run_in: {str(item.run_in).lower()}")
    if item.text:
        lines += write_text("text", item.text, depth)
    if item.inline:
        lines.append(f"{pad}inline: true")
    if item.numbering:
        lines += write_numbering(item.numbering, depth)
    return lines


def write_task(task: Task, depth: int, inherited: Inherited) -> list[str]:
    """Write a task's keys, each indented by its depth."""
    pad = "  " * depth
    lines = [f"{pad}id: {task.id}"] if task.id else []
    lines += _words(task, depth, usual_run_in=inherited.run_in)
    if task.assignments:
        lines.append(f"{pad}units: {write_assignments(task.assignments)}")
    written = [write_deadline(each) for each in task.deadlines]
    if len(written) == 1:
        lines.append(f"{pad}deadline: {written[0]}")
    elif written:
        lines += [f"{pad}deadline:", *(f"{pad}  - {each}" for each in written)]
    if task.carried_from:
        lines.append(f"{pad}carried_from: {write_scalar(task.carried_from)}")
    if task.implements:
        lines.append(f"{pad}implements: [{', '.join(map(write_implemented, task.implements))}]")
    if not inherited.prints(task):
        lines.append(f"{pad}attribution: {write_flow(task.attribution)}")
    if task.cells:
        lines.append(f"{pad}cells:")
        lines += (
            line for key, value in task.cells.items() for line in _cell(key, value, depth + 1)
        )
    if task.merged:
        lines.append(f"{pad}merged: {write_flow(task.merged, always=True)}")
    return [*lines, *write_items(task.items, depth, inherited)]


def write_assignments(assignments: tuple[Assignment, ...]) -> str:
    """Write a task's units: a list, or by role where they have roles."""
    if all(each.role is Role.RESPONSIBLE for each in assignments):
        return write_flow((each.unit for each in assignments), always=True)
    by_role = [
        f"{role.value}: {write_flow((a.unit for a in assignments if a.role is role), always=True)}"
        for role in dict.fromkeys(each.role for each in assignments)
    ]
    return f"{{{', '.join(by_role)}}}"


def write_implemented(one: Implemented) -> str:
    """Write the clause a task implements: its name, or with what was confirmed of it."""
    if not one.confirmed:
        return write_scalar(one.name)
    parts = [f"clause: {write_scalar(one.name)}", f"confirmed: {write_quoted(one.confirmed)}"]
    parts += [f"revision: {write_quoted(one.revision)}"] if one.revision else []
    return f"{{{', '.join(parts)}}}"


def _cell(key: str, value: str, depth: int) -> list[str]:
    return write_text(write_scalar(key) if key else '""', value, depth)


def write_numbering(numbering: Numbering, depth: int) -> list[str]:
    """Write a numbering in one line."""
    parts = [f"levels: [{', '.join(write_quoted(level) for level in numbering.levels)}]"]
    if numbering.continuous:
        parts.append(f"continuous: [{', '.join(map(str, numbering.continuous))}]")
    return [f"{'  ' * depth}numbering: {{{', '.join(parts)}}}"]
