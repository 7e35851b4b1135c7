"""A plan as YAML, laid out as people write it: short values in one line, long ones as blocks."""

from collections.abc import Iterator
from typing import Any

from gkplan.model.plan import (
    Column,
    Item,
    Numbering,
    Paragraph,
    Plan,
    Publication,
    Section,
    Task,
)
from gkplan.store.build_plan import DEFAULT_ATTRIBUTION
from gkplan.store.hoisting import Inherited, hoisted, mostly_apart
from gkplan.store.quoting import quoted, scalar
from gkplan.store.writing import deadline, flow, units

_SCHEMA = "# yaml-language-server: $schema={address}\n"
_IN_TABLES = ("{units}",)


def write(plan: Plan, schema: str = "") -> str:
    """Write a plan; `schema` is the address of the JSON schema that editors check it against."""
    lines = [_SCHEMA.format(address=schema).rstrip()] if schema else []
    templates, inherited = manner(plan)
    lines += [
        "gkplan: 1",
        *text_lines("title", plan.title, 0),
        f"year: {plan.year}",
        *text_lines("issuer", plan.issuer, 0),
    ]
    if plan.language != "zh_CN":
        lines.append(f"language: {scalar(plan.language)}")
    lines += _publication(plan.publication)
    lines += _basis(plan)
    lines += _manner(plan, templates, inherited)
    for key in ("prologue", "preamble"):
        if value := getattr(plan, key):
            lines += ["", *text_lines(key, value, 0)]
    lines += item_lines(plan.items, 0, inherited, apart=True)
    if plan.closing:
        lines += ["", *text_lines("closing", plan.closing, 0)]
    lines += _furniture(plan)
    return "\n".join(lines) + "\n"


def manner(plan: Plan) -> tuple[tuple[str, ...], Inherited]:
    """Choose what a plan says once for all its tasks: its templates, and what they inherit."""
    templates = hoisted(plan.items)
    run_in = not mostly_apart(plan.items)
    return templates, Inherited(templates or DEFAULT_ATTRIBUTION, run_in=run_in)


def body(plan: Plan) -> str:
    """Write how a plan's items are numbered and attributed, and the items."""
    templates, inherited = manner(plan)
    lines = _manner(plan._replace(printed_title=None), templates, inherited)
    return "\n".join([*lines, *item_lines(plan.items, 0, inherited, apart=True)]).lstrip("\n")


def _publication(publication: Publication) -> list[str]:
    written = {
        key: value for key, value in publication._asdict().items() if key != "spans" and value
    }
    if not written:
        return []
    return ["", "publication:", *(f"  {key}: {_value(value)}" for key, value in written.items())]


def _value(value: Any) -> str:
    return scalar(value) if isinstance(value, str) else str(value)


def _basis(plan: Plan) -> list[str]:
    lines: list[str] = []
    for each in plan.basis:
        lines += [f"  - title: {scalar(each.title)}"]
        if each.document_number:
            lines.append(f"    document_number: {scalar(each.document_number)}")
    return ["", "basis:", *lines] if lines else []


def _manner(plan: Plan, templates: tuple[str, ...], inherited: Inherited) -> list[str]:
    """Write how the whole plan is printed: its numbers, its attributions, its title."""
    lines = _numbering(plan.numbering, 0) if plan.numbering != Numbering() else []
    if templates:
        lines.append(f"attribution: {flow(templates)}")
    if not inherited.run_in:
        lines.append("run_in: false")
    if plan.printed_title is not None:
        lines += text_lines("printed_title", plan.printed_title, 0)
    return ["", *lines] if lines else []


def _numbering(numbering: Numbering, depth: int) -> list[str]:
    parts = [f"levels: [{', '.join(quoted(level) for level in numbering.levels)}]"]
    if numbering.continuous:
        parts.append(f"continuous: [{', '.join(map(str, numbering.continuous))}]")
    return [f"{'  ' * depth}numbering: {{{', '.join(parts)}}}"]


def text_lines(key: str, value: str, depth: int) -> list[str]:
    """Write a text: in one line, or as a block where it has several and a block can hold it."""
    pad = "  " * depth
    paragraphs = value.split("\n")
    blockable = all(p == p.strip() and p and _plain(p) for p in paragraphs)
    if len(paragraphs) == 1 or not blockable:
        return [f"{pad}{key}: {scalar(value)}"]
    return [f"{pad}{key}: |-", *(f"{pad}  {paragraph}" for paragraph in paragraphs)]


def _plain(text: str) -> bool:
    """Tell whether nothing in a text must be escaped."""
    return quoted(text.replace("\\", "").replace('"', "")) == f'"{text}"' or not any(
        quoted(c) != f'"{c}"' for c in set(text) - {"\\", '"'}
    )


# --- what stands in a plan, section or task


def item_lines(
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
    return Section(
        heading="",
        text="",
        label=None,
        run_in=False,
        inline=False,
        numbering=None,
        columns=(),
        items=items,
        spans={},
    )


def _item(item: Item, depth: int, inherited: Inherited, *, among_tasks: bool) -> Iterator[str]:
    if isinstance(item, Paragraph):
        lines = text_lines("paragraph", item.text, depth + 1)
    elif isinstance(item, Task):
        lines = task_lines(item, depth + 1, inherited)
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
        templates = hoisted(section.items) or _IN_TABLES
        if templates != _IN_TABLES:
            lines.append(f"{pad}attribution: {flow(templates)}")
        below = Inherited(templates, run_in=inherited.run_in)
    return [*lines, *item_lines(section.items, depth, below)]


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
    parts = [] if column.title is None else [f"title: {scalar(column.title)}"]
    parts += [f"holds: {column.holds}"] if column.holds else []
    return f"{{{', '.join(parts)}}}"


def _words(item: Section | Task, depth: int, *, usual_run_in: bool) -> list[str]:
    """Write what sections and tasks have in common."""
    pad = "  " * depth
    lines: list[str] = []
    if item.heading:
        lines += text_lines("heading", item.heading, depth)
    if item.label is not None:
        lines.append(f"{pad}label: {quoted(item.label) if not item.label else scalar(item.label)}")
    if item.text:
        lines += text_lines("text", item.text, depth)
    followed = item.text or (isinstance(item, Task) and item.items)
    if item.heading and followed and item.run_in != usual_run_in:
        lines.append(f"{pad}run_in: {str(item.run_in).lower()}")
    if item.inline:
        lines.append(f"{pad}inline: true")
    if item.numbering:
        lines += _numbering(item.numbering, depth)
    return lines


def task_lines(task: Task, depth: int, inherited: Inherited) -> list[str]:
    """Write a task's keys, each indented by its depth."""
    pad = "  " * depth
    lines = [f"{pad}id: {task.id}"] if task.id else []
    lines += _words(task, depth, usual_run_in=inherited.run_in)
    if task.assignments:
        lines.append(f"{pad}units: {units(task.assignments)}")
    written = [deadline(each) for each in task.deadlines]
    if len(written) == 1:
        lines.append(f"{pad}deadline: {written[0]}")
    elif written:
        lines += [f"{pad}deadline:", *(f"{pad}  - {each}" for each in written)]
    if not inherited.prints(task):
        lines.append(f"{pad}attribution: {flow(task.attribution)}")
    if task.cells:
        lines.append(f"{pad}cells:")
        lines += (
            line for key, value in task.cells.items() for line in _cell(key, value, depth + 1)
        )
    if task.merged:
        lines.append(f"{pad}merged: {flow(task.merged, always=True)}")
    return [*lines, *item_lines(task.items, depth, inherited)]


def _cell(key: str, value: str, depth: int) -> list[str]:
    return text_lines(scalar(key) if key else '""', value, depth)


def _furniture(plan: Plan) -> list[str]:
    if not plan.furniture:
        return []
    lines = ["", "source:", "  furniture:"]
    for each in plan.furniture:
        column = f", column: {each.column}" if each.column else ""
        lines.append(f"    - {{line: {each.line}{column}, text: {scalar(each.text)}}}")
    return lines
