"""A section laid out as a table, each of its tasks a row."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from gkplan.model.deadline import Deadline
from gkplan.model.plan import Column, Item, Marks, Paragraph, Role, Section, Task
from gkplan.phrases import responsibility
from gkplan.phrases.outline import Placed
from gkplan.phrases.wording import word_deadline
from gkplan.rendering.document.blocks import Cell, Row, Table

# after these a heading needs no 。 before the text that follows it
_CLOSED = tuple("。！？；：，、.!?;:,…")


class _Member(NamedTuple):
    """A row to be: a task with the sub-section it stands in, or words across all columns."""

    task: Task | None
    group: Section | Task | None
    words: str = ""


def table(section: Section, places: dict[int, Placed], year: int, language: str) -> Table:
    """Lay out a section's tasks as rows; a sub-section's heading reaches over the rows below it.

    What has no column, a paragraph or a heading, takes a row of its own.
    """
    by_group = any(column.holds == "section" for column in section.columns)
    members = list(_members(section.items, None, places, by_group=by_group))
    titles = tuple(column.title for column in section.columns)

    def worded(deadline: Deadline) -> str:
        return deadline.text or word_deadline(deadline, year, language)

    rows: list[Row] = []
    shown: set[int] = set()
    for index, member in enumerate(members):
        if member.task is None:
            rest = (None,) * (len(titles) - 1)
            rows.append(Row((Cell(member.words, columns=len(titles)), *rest)))
        else:
            group = member.group
            opening = _opening(group, places) if group and id(group) not in shown else ""
            shown.add(id(group))
            goes_on = group and index and members[index - 1].group is group
            heading = None if goes_on else Cell(opening)
            rows.append(_row(member.task, heading, section.columns, places, worded))
    return Table(titles, _reaching(rows), section.marks)


def _members(
    items: tuple[Item, ...],
    group: Section | Task | None,
    places: dict[int, Placed],
    *,
    by_group: bool,
) -> Iterator[_Member]:
    """Walk what becomes rows, in the order of the plan."""
    for item in items:
        if isinstance(item, Paragraph):
            yield from (_Member(None, None, line) for line in item.text.split("\n") if line.strip())
        elif isinstance(item, Task) and item.tracked:
            yield _Member(item, group)
            yield from _members(item.items, group, places, by_group=by_group)
        elif by_group and any(isinstance(each, Task) and each.tracked for each in item.items):
            yield from _members(item.items, item, places, by_group=by_group)
        else:
            if words := _opening(item, places):
                yield _Member(None, None, words)
            yield from _members(item.items, group, places, by_group=by_group)


def _row(
    task: Task,
    heading: Cell | None,
    columns: tuple[Column, ...],
    places: dict[int, Placed],
    worded: Callable[[Deadline], str],
) -> Row:
    held = {column.holds for column in columns}
    texts = _cells(task, places[id(task)].label, held, worded)
    cells: list[Cell | None] = []
    for column in columns:
        title = column.title or ""
        if title in task.merged:
            cells.append(None)
        elif title in task.cells:
            cells.append(Cell(task.cells[title]))
        elif column.holds == "section":
            cells.append(heading)
        else:
            cells.append(Cell(texts.get(column.holds, "")))
    return Row(tuple(cells), task.id)


def drawn(table: Table, *, marked: bool) -> Iterator[str]:
    """Write a table's rows as lines of text, with the marks it has, or a tab between cells."""
    marks = table.marks if marked else None
    yield _line([title for title in table.header if title is not None], marks)
    for row in table.rows:
        yield _line([cell.text for cell in row.cells if cell], marks)


def _line(cells: list[str], marks: Marks | None) -> str:
    cells = [cell.replace("\n", " ") for cell in cells]  # a line end would end the row
    match marks:
        case None:
            return "\t".join(cells)
        case Marks.BETWEEN:
            return " | ".join(cells)
        case Marks.AFTER:
            return " ".join(f"{cell} |" for cell in cells)
        case Marks.AROUND:
            return "| " + " ".join(f"{cell} |" for cell in cells)


def _reaching(rows: list[Row]) -> tuple[Row, ...]:
    """Let each cell reach over the rows below in which its column has none."""
    reached: list[Row] = []
    below: dict[int, int] = {}
    for row in reversed(rows):
        if any(cell and cell.columns > 1 for cell in row.cells):
            below.clear()
            reached.append(row)
            continue
        cells: list[Cell | None] = []
        for index, cell in enumerate(row.cells):
            reach = below.get(index, 0) + 1
            below[index] = 0 if cell else reach
            cells.append(replace(cell, rows=reach) if cell else None)
        reached.append(Row(tuple(cells), row.anchor))
    return tuple(reversed(reached))


def _opening(item: Section | Task, places: dict[int, Placed]) -> str:
    return places[id(item)].label + _joined(item.heading, item.text)


def _cells(
    task: Task, label: str, held: set[str], worded: Callable[[Deadline], str]
) -> dict[str, str]:
    """Write what each kind of column shows of a task; a number without a column opens the text."""
    heading, text = task.heading, task.text
    if "text" not in held:
        heading = _joined(heading, text)
    elif "heading" not in held:
        text = _joined(heading, text)
    if "number" not in held:
        heading, text = (label + heading, text) if "heading" in held else (heading, label + text)
    by_role = {
        role.value: "、".join(a.unit for a in task.assignments if a.role is role) for role in Role
    }
    return {
        "number": label,
        "heading": heading,
        "text": text,
        "units": responsibility.write(task.attribution, task.assignments),
        "deadline": "；".join(map(worded, task.deadlines)),
        **by_role,
    }


def _joined(heading: str, text: str) -> str:
    return stopped(heading, followed=bool(text)) + text


def stopped(heading: str, *, followed: bool) -> str:
    """Close a heading that text runs on after with a 。, unless it is closed already."""
    return heading + "。" if heading and followed and not heading.endswith(_CLOSED) else heading
