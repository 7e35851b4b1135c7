"""A section laid out as a table, each of its tasks a row."""

from collections.abc import Iterator

from gkplan.document.blocks import Cell, Row, Table
from gkplan.model.plan import Item, Role, Section, Task
from gkplan.outline import Placed
from gkplan.phrases import deadlines, responsibility


def table(section: Section, places: dict[int, Placed], year: int) -> Table:
    """Lay out a section's tasks as rows; a sub-section's heading reaches over the rows below it."""
    members = list(_members(section.items, None))
    held = {column.holds for column in section.columns}
    rows = []
    for index, (group, task) in enumerate(members):
        texts = _cells(task, places[id(task)].label, held, year)
        cells: list[Cell | None] = []
        for column in section.columns:
            if column.holds == "section":
                cells.append(_group_cell(members, index, group, places))
            elif column.holds:
                cells.append(Cell(texts[column.holds]))
            else:
                cells.append(Cell(task.cells.get(column.title, "")))
        rows.append(Row(tuple(cells), task.id))
    return Table(tuple(column.title for column in section.columns), tuple(rows))


def _members(
    items: tuple[Item, ...], group: Section | Task | None
) -> Iterator[tuple[Section | Task | None, Task]]:
    """Walk the rows, each with the sub-section it stands in."""
    for item in items:
        if isinstance(item, Task) and item.tracked:
            yield group, item
        elif isinstance(item, Section | Task):
            yield from _members(item.items, item)


def _group_cell(
    members: list[tuple[Section | Task | None, Task]],
    index: int,
    group: Section | Task | None,
    places: dict[int, Placed],
) -> Cell | None:
    if group is None:
        return Cell("")
    if index and members[index - 1][0] is group:
        return None
    reach = sum(1 for other, _task in members[index:] if other is group)
    return Cell(places[id(group)].label + group.heading, reach)


def _cells(task: Task, label: str, held: set[str], year: int) -> dict[str, str]:
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
        "deadline": "；".join(d.text or deadlines.write(d, year) for d in task.deadlines),
        **by_role,
    }


def _joined(heading: str, text: str) -> str:
    if not (heading and text):
        return heading or text
    return heading + ("" if heading.endswith(tuple("。！？；：，、")) else "。") + text
