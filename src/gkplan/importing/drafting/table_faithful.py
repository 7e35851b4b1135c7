"""Making sure that a table's section prints the table it came from, cell by cell."""

from collections.abc import Iterator, Sequence

from gkplan.importing.manuscript import Grid, GridRow, Manuscript
from gkplan.model.plan import Item, Marks, Paragraph, Section, Task, tasks_in
from gkplan.phrases.folding import squeezed
from gkplan.phrases.outline import Placed
from gkplan.rendering.document import table
from gkplan.rendering.document.blocks import Row, Table


def faithful(section: Section, body: Sequence[GridRow], year: int) -> Section | None:
    """Write out the cells that do not follow from their tasks; None where rows do not agree."""
    rows = _printed(section, year).rows
    source = [row for row in body if any(cell.text.strip() for cell in row.present)]
    tasks = list(tasks_in(section.items))
    if len(rows) != len(source):
        return None
    titles = [column.title for column in section.columns]
    written: dict[int, Task] = {}
    waiting = iter(tasks)
    for row, own in zip(rows, source, strict=True):
        if _is_banner(row, len(titles)):
            continue
        task = next(waiting, None)
        made = task and _row(task, row, own, titles)
        if not task or not made:
            return None
        written[id(task)] = made
    made_section = section._replace(items=_with(section.items, written))
    wanted = "".join(squeezed(cell.text) for row in source for cell in row.present)
    again = _printed(made_section, year).rows
    return made_section if _text(again) == wanted else None


def region(grid: Grid, manuscript: Manuscript) -> tuple[int, int]:
    """Find where a table begins and ends in plain text, with the marks around its cells."""
    text, start, end = manuscript.text, grid.start, grid.end
    while start and (text[start - 1].isspace() or text[start - 1] == "|"):
        start -= 1
    while end < len(text) and (text[end].isspace() or text[end] == "|"):
        end += 1
    return start, end


def marked(section: Section, text: str, year: int) -> Marks | None:
    """Tell whether a table's own marks, drawn again, give its text to the letter."""
    if section.marks is None:
        return None
    lines = table.drawn(_printed(section, year), marked=True)
    return section.marks if squeezed("".join(lines)) == squeezed(text) else None


def _printed(section: Section, year: int) -> Table:
    places = {id(item): Placed(item, item.label or "", (), ()) for item in _walk(section.items)}
    return table.table(section, places, year, "zh_CN")


def _walk(items: tuple[Item, ...]) -> Iterator[Section | Task]:
    for item in items:
        if not isinstance(item, Paragraph):
            yield item
            yield from _walk(item.items)


def _is_banner(row: Row, columns: int) -> bool:
    first = row.cells[0]
    return columns > 1 and first is not None and first.columns == columns


def _row(task: Task, row: Row, own: GridRow, titles: Sequence[str | None]) -> Task | None:
    """Give a row's task with the cells it must print, and those that it has no cell for."""
    cells, merged = dict(task.cells), list(task.merged)
    for title, printed, source in zip(titles, row.cells, own.cells, strict=True):
        if source is None and printed is not None and title is not None:
            merged.append(title)
            cells.pop(title, None)
        elif squeezed(printed.text if printed else "") != squeezed(source.text if source else ""):
            if not title or titles.count(title) > 1 or source is None:
                return None
            cells[title] = "\n".join(line.strip() for line in source.text.splitlines())
    return task._replace(cells=cells, merged=tuple(merged))


def _with(items: tuple[Item, ...], written: dict[int, Task]) -> tuple[Item, ...]:
    found: list[Item] = []
    for item in items:
        if isinstance(item, Task):
            found.append(written.get(id(item), item))
        elif isinstance(item, Section):
            found.append(item._replace(items=_with(item.items, written)))
        else:
            found.append(item)
    return tuple(found)


def _text(rows: Sequence[Row]) -> str:
    return "".join(squeezed(cell.text) for row in rows for cell in row.cells if cell)
