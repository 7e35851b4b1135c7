"""From tables to sections laid out as tables, each row a task."""

from collections.abc import Sequence

from gkplan.drafting import attribution, table_faithful, table_layout
from gkplan.drafting.evidence import Kind
from gkplan.drafting.setting import Setting
from gkplan.drafting.table_layout import Layout
from gkplan.language import _
from gkplan.manuscript import Grid, GridCell, GridRow
from gkplan.model.deadline import Deadline
from gkplan.model.plan import Assignment, Column, Item, Paragraph, Role, Section, Task
from gkplan.phrases import numbering, responsibility
from gkplan.phrases.roles import Named

_UNITS = {"units": None, "lead": Role.LEAD, "support": Role.SUPPORT}
_FOLLOWED = ("number", "section", "heading", "text", "units", "lead", "support", "deadline")


def items(grid: Grid, setting: Setting) -> tuple[Item, ...]:
    """Make a table's section, and before it what stands above its column titles.

    A table whose columns tell no tasks becomes paragraphs.
    """
    layout = table_layout.layout(grid)
    made = layout and _section(grid, layout, setting)
    if not layout or not made:
        return (_plain(grid, setting),)
    begin, end = table_faithful.region(grid, setting.manuscript)
    if not layout.above:
        marks = table_faithful.marked(made, setting.manuscript.text[begin:end], setting.drawn_year)
        made = made._replace(marks=marks)
        if marks:
            setting.drawn.append((begin, end))
    else:
        made = made._replace(marks=None)
    return (*_above(layout.above, setting), made)


def _section(grid: Grid, layout: Layout, setting: Setting) -> Section | None:
    made = tuple(
        Column(
            None if title is None else _one_line(title.text),
            "" if held not in _FOLLOWED else held,
            setting.span(title.start, title.end) if title else setting.span(grid.start, grid.start),
        )
        for title, held in zip(layout.titles, layout.holds, strict=True)
    )
    section = Section(
        heading="",
        text="",
        label="",
        run_in=False,
        inline=False,
        numbering=None,
        columns=made,
        items=_rows(layout, setting),
        spans={"": setting.span(grid.start, grid.end)},
        marks=grid.marks,
    )
    return table_faithful.faithful(section, layout.body, setting.drawn_year)


def _rows(layout: Layout, setting: Setting) -> tuple[Item, ...]:
    """Make the rows' tasks, those of a section that reaches over several rows below its heading."""
    at = layout.index("section")
    found: list[Item] = []
    group: list[Item] | None = None
    opening: GridCell | None = None
    kept: dict[int, GridCell] = {}
    for row in layout.body:
        if _is_title_row(row, layout):
            _close(found, group, opening, setting)
            group, opening = None, None
            found.append(_whole_row(row, setting))
            continue
        banner = _banner(row, layout)
        if banner:
            _close(found, group, opening, setting)
            group, opening = ([], banner) if at is None else (None, None)
            if at is not None:
                found.append(Paragraph(banner.text, {"": setting.span(banner.start, banner.end)}))
            continue
        cell = row.cells[at] if at is not None else None
        if cell and cell.text.strip() and not _same(cell, opening):
            _close(found, group, opening, setting)
            group, opening = [], cell
        if _more_units(row, layout, group if group is not None else found, setting):
            (found if group is None else group).append(_whole_row(row, setting))
            continue
        task = _task(
            row, layout, setting, kept, repeated=_same(cell, opening) and cell is not opening
        )
        if task:
            (found if group is None else group).append(task)
    _close(found, group, opening, setting)
    return tuple(found)


def _same(cell: GridCell | None, other: GridCell | None) -> bool:
    return bool(cell and other and cell.text.split() == other.text.split())


def _close(
    found: list[Item], group: list[Item] | None, opening: GridCell | None, setting: Setting
) -> None:
    if group is None or opening is None:
        return
    label, words = _numbered(_one_line(opening.text))
    found.append(
        Section(
            heading=words,
            text="",
            label=label,
            run_in=False,
            inline=False,
            numbering=None,
            columns=(),
            items=tuple(group),
            spans={"": setting.span(opening.start, opening.end)},
        )
    )


def _banner(row: GridRow, layout: Layout) -> GridCell | None:
    """Tell whether a row is a heading over all columns: one cell, and no task of its own."""
    filled = [cell for cell in row.present if cell.text.strip()]
    if len(filled) != 1 or len(layout.titles) < 3:
        return None
    cell = filled[0]
    if cell.columns >= len(layout.titles) - 1 and cell.columns > 1:
        return cell
    number = numbering.read(cell.text)
    heads = number is not None and "{cn}" in number.pattern
    placed = row.cells.index(cell)
    return (
        cell
        if heads and layout.holds[placed] in ("section", "heading", "text") and len(cell.text) <= 60
        else None
    )


def _more_units(row: GridRow, layout: Layout, items: list[Item], setting: Setting) -> bool:
    """Give the units of a row whose task is the one above to that task."""
    told = [row.cells[index] for index in _told(layout)]
    filled = {i: cell for i, cell in enumerate(row.cells) if cell and cell.text.strip()}
    last = items[-1] if items else None
    held = [layout.holds[index] for index in filled]
    if any(told) or not held or not isinstance(last, Task) or not all(h in _UNITS for h in held):
        return False
    anchor = last.spans[""].start
    added = [
        each
        for index, cell in filled.items()
        for each in setting.assign(_named(cell, _UNITS[layout.holds[index]], setting), 0.85, anchor)
    ]
    known = {each.unit for each in last.assignments}
    new = tuple(each for each in added if each.unit not in known)
    items[-1] = last._replace(assignments=(*last.assignments, *new))
    return True


def _is_title_row(row: GridRow, layout: Layout) -> bool:
    """Tell whether a row gives the column titles again, as on a new page."""
    titles = [cell.text.split() for cell in layout.titles if cell]
    return [cell.text.split() for cell in row.present] == titles


def _whole_row(row: GridRow, setting: Setting) -> Paragraph:
    text = " ".join(_one_line(cell.text) for cell in row.present)
    return Paragraph(text, {"": setting.span(row.present[0].start, row.present[-1].end)})


def _above(rows: Sequence[GridRow], setting: Setting) -> tuple[Item, ...]:
    return tuple(
        Paragraph(_one_line(cell.text), {"": setting.span(cell.start, cell.end)})
        for row in rows
        for cell in row.present
        if cell.text.strip()
    )


def _task(
    row: GridRow,
    layout: Layout,
    setting: Setting,
    kept: dict[int, GridCell],
    *,
    repeated: bool,
) -> Task | None:
    cells = {index: cell for index, cell in enumerate(row.cells) if cell}
    if not any(cell.text.strip() for cell in cells.values()):
        return None
    told = [cells[i] for i in _told(layout) if i in cells and cells[i].text.strip()]
    first = told[0] if told else next(iter(cells.values()))
    anchor = first.start
    heading, text, label = _said(cells, layout)
    assigned, templates = _assigned(cells, layout, setting, kept, anchor)
    dated = _dated(cells, layout, setting, anchor)
    setting.evidence.add(
        Kind.TASK, (heading or text)[:40], (first.start, first.end), 0.95, "", anchor
    )
    kept.update({index: cell for index, cell in cells.items() if layout.holds[index] in _UNITS})
    begin, end = min(c.start for c in cells.values()), max(c.end for c in cells.values())
    return Task(
        id="",
        heading=heading,
        text=text,
        label=label,
        run_in=True,
        inline=False,
        numbering=None,
        assignments=assigned,
        deadlines=dated,
        attribution=templates,
        cells=_free(cells, layout, repeated=repeated),
        items=(),
        spans={"": setting.span(begin, end)},
        merged=_merged(row, layout),
    )


def _told(layout: Layout) -> list[int]:
    return [i for i, held in enumerate(layout.holds) if held in ("heading", "text")]


def _said(cells: dict[int, GridCell], layout: Layout) -> tuple[str, str, str]:
    """Give a row's heading, text and number."""
    number, at, brief = layout.index("number"), layout.index("text"), layout.index("heading")
    heading = _one_line(cells[brief].text) if brief in cells else ""
    text = _paragraphs(cells[at].text) if at in cells else ""
    label = ""
    if number is not None:
        label = _one_line(cells[number].text) if number in cells else ""
    elif (heading and at is None) or heading:
        label, heading = _numbered(heading)
    else:
        label, text = _numbered(text)
    return heading, text, label


def _numbered(text: str) -> tuple[str, str]:
    number = numbering.read(text)
    return (number.text, text[number.end :].strip()) if number else ("", text)


def _assigned(
    cells: dict[int, GridCell],
    layout: Layout,
    setting: Setting,
    kept: dict[int, GridCell],
    anchor: int,
) -> tuple[tuple[Assignment, ...], tuple[str, ...]]:
    found: list[Assignment] = []
    templates: tuple[str, ...] = ()
    for index, held in enumerate(layout.holds):
        if held not in _UNITS:
            continue
        own = index in cells
        cell = cells.get(index) or kept.get(index)
        if cell is None:
            continue
        named = _named(cell, _UNITS[held], setting)
        reason = "" if own else _("the cell is merged with the one above")
        assigned = setting.assign(named, 0.97 if own else 0.8, anchor, reason)
        if held == "units":
            assigned = _led(assigned) if layout.first_leads else assigned
            if own and cell.text.strip():
                templates = (attribution.template(cell.text, cell.start, assigned),)
        found += [each for each in assigned if not any(each.unit == f.unit for f in found)]
    return tuple(found), templates or ("{units}",)


def _named(cell: GridCell, role: Role | None, setting: Setting) -> tuple[Named, ...]:
    found = responsibility.read(cell.text, setting.known)
    placed = (
        Named(each.name, role or each.role, each.start + cell.start, each.end + cell.start)
        for each in found
    )
    return tuple(placed)


def _led(assigned: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    if not assigned or any(each.role is not Role.RESPONSIBLE for each in assigned):
        return assigned
    return (assigned[0]._replace(role=Role.LEAD), *assigned[1:])


def _dated(
    cells: dict[int, GridCell], layout: Layout, setting: Setting, anchor: int
) -> tuple[Deadline, ...]:
    at = layout.index("deadline")
    found: dict[Deadline, None] = {}
    if at in cells:
        cell = cells[at]
        for deadline in setting.date(cell.text, cell.start, anchor, cell=True):
            found.setdefault(deadline)
        if not found and (undated := setting.undated(cell, anchor)):
            found.setdefault(undated)
    for index in _told(layout):
        if index in cells and not found:
            cell = cells[index]
            for deadline in setting.date(cell.text, cell.start, anchor):
                found.setdefault(deadline)
    return tuple(found)


def _free(cells: dict[int, GridCell], layout: Layout, *, repeated: bool) -> dict[str, str]:
    """Keep what a row's cells say in columns that hold nothing of the task."""
    found: dict[str, str] = {}
    for index, cell in cells.items():
        title = layout.titles[index]
        held = layout.holds[index]
        if (held not in _FOLLOWED and title and cell.text.strip()) or (
            held == "section" and repeated and title
        ):
            found[_one_line(title.text)] = _paragraphs(cell.text)
    return found


def _merged(row: GridRow, layout: Layout) -> tuple[str, ...]:
    """Name the columns in which a row has no cell; that of the section shows it by itself."""
    return tuple(
        _one_line(title.text) if title else ""
        for cell, title, held in zip(row.cells, layout.titles, layout.holds, strict=True)
        if cell is None and held != "section"
    )


def _plain(grid: Grid, setting: Setting) -> Section:
    """Keep a table we cannot read as paragraphs, and say so."""
    place = (grid.start, grid.end)
    reason = _("no column titles that tell tasks were found")
    setting.evidence.add(
        Kind.COLUMN,
        grid.rows[0].present[0].text[:40] if grid.rows[0].present else "",
        place,
        0.3,
        reason,
    )
    return Section(
        heading="",
        text="",
        label="",
        run_in=False,
        inline=False,
        numbering=None,
        columns=(),
        items=tuple(
            Paragraph(_paragraphs(cell.text), {"": setting.span(cell.start, cell.end)})
            for cell in grid.cells
            if cell.text.strip()
        ),
        spans={"": setting.span(*place)},
    )


def _one_line(text: str) -> str:
    """Take a cell's words in one line; between Chinese characters a line end is no space."""
    return "".join(line.strip() for line in text.splitlines())


def _paragraphs(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
