"""One row of a table: what is to be done, who answers, when, and what else its cells say."""

from gkplan.base.language import _
from gkplan.importing.drafting import attribution
from gkplan.importing.drafting.evidence import PieceKind
from gkplan.importing.drafting.setting import Drafting, together
from gkplan.importing.drafting.table_layout import Layout
from gkplan.importing.manuscript import GridCell, GridRow
from gkplan.model.deadline import Deadline
from gkplan.model.plan import Assignment, Role, Task
from gkplan.phrases import numbering, responsibility
from gkplan.phrases.roles import Named

UNITS = {"units": None, "lead": Role.LEAD, "support": Role.SUPPORT}
FOLLOWED = ("number", "section", "heading", "text", "units", "lead", "support", "deadline")


def task(
    row: GridRow,
    layout: Layout,
    setting: Drafting,
    kept: dict[int, GridCell],
    *,
    repeated: bool,
) -> Task | None:
    """Make a row's task; None for a row without words."""
    cells = {index: cell for index, cell in enumerate(row.cells) if cell}
    if not any(cell.text.strip() for cell in cells.values()):
        return None
    words = [cells[i] for i in told(layout) if i in cells and cells[i].text.strip()]
    first = words[0] if words else next(iter(cells.values()))
    anchor = first.start
    heading, text, label = _said(cells, layout)
    assigned, templates = _assigned(cells, layout, setting, kept, anchor)
    dated = _dated(cells, layout, setting, kept, anchor)
    setting.evidence.add(
        PieceKind.TASK, (heading or text)[:40], (first.start, first.end), 0.95, "", anchor
    )
    kept.update(
        {
            index: cell
            for index, cell in cells.items()
            if layout.holds[index] in (*UNITS, "deadline")
        }
    )
    begin, end = min(c.start for c in cells.values()), max(c.end for c in cells.values())
    return Task(
        heading=heading,
        text=text,
        label=label,
        assignments=assigned,
        deadlines=dated,
        attribution=templates,
        cells=_free(cells, layout, repeated=repeated),
        spans={"": setting.span(begin, end)},
        merged=_merged(row, layout),
    )


def told(layout: Layout) -> list[int]:
    """List the columns that tell what is to be done."""
    return [i for i, held in enumerate(layout.holds) if held in ("heading", "text")]


def _said(cells: dict[int, GridCell], layout: Layout) -> tuple[str, str, str]:
    """Give a row's heading, text and number."""
    number, at, brief = layout.index("number"), layout.index("text"), layout.index("heading")
    heading = one_line(cells[brief].text) if brief in cells else ""
    text = paragraphs(cells[at].text) if at in cells else ""
    label = ""
    if number is not None:
        label = one_line(cells[number].text) if number in cells else ""
    elif (heading and at is None) or heading:
        label, heading = numbered(heading)
    else:
        label, text = numbered(text)
    return heading, text, label


def numbered(text: str) -> tuple[str, str]:
    """Divide words from the number they open with."""
    number = numbering.read(text)
    return (number.text, text[number.end :].strip()) if number else ("", text)


def _assigned(
    cells: dict[int, GridCell],
    layout: Layout,
    setting: Drafting,
    kept: dict[int, GridCell],
    anchor: int,
) -> tuple[tuple[Assignment, ...], tuple[str, ...]]:
    found: list[Assignment] = []
    templates: tuple[str, ...] = ()
    for index, held in enumerate(layout.holds):
        if held not in UNITS:
            continue
        own = index in cells
        cell = cells.get(index) or kept.get(index)
        if cell is None:
            continue
        units = named(cell, UNITS[held], setting)
        reason = "" if own else _("the cell is merged with the one above")
        assigned = setting.assign(units, 0.97 if own else 0.8, anchor, reason)
        if held == "units":
            assigned = _led(assigned) if layout.first_leads else assigned
            if own and cell.text.strip():
                templates = (attribution.template(cell.text, cell.start, assigned),)
        found += [each for each in assigned if not any(each.unit == f.unit for f in found)]
    return tuple(found), templates or ("{units}",)


def named(cell: GridCell, role: Role | None, setting: Drafting) -> tuple[Named, ...]:
    """Read the units a cell names, all of one role if its column says so."""
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
    cells: dict[int, GridCell],
    layout: Layout,
    setting: Drafting,
    kept: dict[int, GridCell],
    anchor: int,
) -> tuple[Deadline, ...]:
    at = layout.index("deadline")
    cell = None if at is None else cells.get(at) or kept.get(at)
    found: tuple[Deadline, ...] = ()
    if cell:
        found = setting.date(cell.text, cell.start, anchor, cell=True)
        if not found and (undated := setting.undated(cell, anchor)):
            found = (undated,)
    if found:
        return together(found)
    words = (cells[index] for index in told(layout) if index in cells)
    return together(*(setting.date(each.text, each.start, anchor) for each in words))


def _free(cells: dict[int, GridCell], layout: Layout, *, repeated: bool) -> dict[str, str]:
    """Keep what a row's cells say in columns that hold nothing of the task."""
    found: dict[str, str] = {}
    for index, cell in cells.items():
        title = layout.titles[index]
        held = layout.holds[index]
        if (held not in FOLLOWED and title and cell.text.strip()) or (
            held == "section" and repeated and title
        ):
            found[one_line(title.text)] = paragraphs(cell.text)
    return found


def _merged(row: GridRow, layout: Layout) -> tuple[str, ...]:
    """Name the columns in which a row has no cell; that of the section shows it by itself."""
    return tuple(
        one_line(title.text) if title else ""
        for cell, title, held in zip(row.cells, layout.titles, layout.holds, strict=True)
        if cell is None and held != "section"
    )


def one_line(text: str) -> str:
    """Take a cell's words in one line; between Chinese characters a line end is no space."""
    return "".join(line.strip() for line in text.splitlines())


def paragraphs(text: str) -> str:
    """Take a cell's lines as paragraphs."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
