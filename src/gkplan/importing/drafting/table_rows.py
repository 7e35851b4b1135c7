"""The rows of a table: tasks, headings that reach over several of them, rows of one cell."""

from dataclasses import dataclass, field

from gkplan.importing.drafting import table_cells
from gkplan.importing.drafting.setting import Drafting
from gkplan.importing.drafting.table_cells import UNITS, named, numbered, one_line, told
from gkplan.importing.drafting.table_layout import Layout
from gkplan.importing.manuscript import GridCell, GridRow
from gkplan.model.plan import Item, Paragraph, Section, Task
from gkplan.phrases import numbering


def rows(layout: Layout, setting: Drafting) -> tuple[Item, ...]:
    """Make the rows' tasks, those of a section that reaches over several rows below its heading."""
    made = _Rows(layout, setting)
    for row in layout.body:
        made.add(row)
    made.close()
    return tuple(made.found)


@dataclass(slots=True)
class _Rows:
    """Rows under way: what was made, and the section that is open with the cell that heads it.

    `kept` holds each column's last units, for cells that are merged with the one above.
    """

    layout: Layout
    setting: Drafting
    found: list[Item] = field(default_factory=list)
    group: list[Item] | None = None
    opening: GridCell | None = None
    kept: dict[int, GridCell] = field(default_factory=dict)

    @property
    def open(self) -> list[Item]:
        return self.found if self.group is None else self.group

    def add(self, row: GridRow) -> None:
        at = self.layout.index("section")
        banner = _banner(row, self.layout)
        if _is_title_row(row, self.layout):
            self.close()
            self.found.append(whole_row(row, self.setting))
        elif banner and at is None:
            self._begin(banner)
        elif banner:
            self.close()
            self.found.append(whole_row(row, self.setting))
        else:
            self._task(row, row.cells[at] if at is not None else None)

    def _begin(self, opening: GridCell) -> None:
        self.close()
        self.group, self.opening = [], opening

    def _task(self, row: GridRow, section: GridCell | None) -> None:
        repeated = _same(section, self.opening)
        if section and section.text.strip() and not repeated:
            self._begin(section)
        if _more_units(row, self.layout, self.open, self.setting):
            self.open.append(whole_row(row, self.setting))
            return
        task = table_cells.task(row, self.layout, self.setting, self.kept, repeated=repeated)
        if task:
            self.open.append(task)

    def close(self) -> None:
        """Put what stands below an open heading into its section."""
        if self.group is None or self.opening is None:
            return
        label, words = numbered(one_line(self.opening.text))
        span = self.setting.span(self.opening.start, self.opening.end)
        self.found.append(
            Section(
                heading=words,
                label=label,
                items=tuple(self.group),
                spans={"": span},
            )
        )
        self.group, self.opening = None, None


def _same(cell: GridCell | None, other: GridCell | None) -> bool:
    return bool(cell and other and cell.text.split() == other.text.split())


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


def _more_units(row: GridRow, layout: Layout, items: list[Item], setting: Drafting) -> bool:
    """Give the units of a row whose task is the one above to that task."""
    words = [row.cells[index] for index in told(layout)]
    filled = {i: cell for i, cell in enumerate(row.cells) if cell and cell.text.strip()}
    last = items[-1] if items else None
    held = [layout.holds[index] for index in filled]
    if any(words) or not held or not isinstance(last, Task) or not all(h in UNITS for h in held):
        return False
    anchor = last.spans[""].start
    added = [
        each
        for index, cell in filled.items()
        for each in setting.assign(named(cell, UNITS[layout.holds[index]], setting), 0.85, anchor)
    ]
    known = {each.unit for each in last.assignments}
    new = tuple(each for each in added if each.unit not in known)
    items[-1] = last._replace(assignments=(*last.assignments, *new))
    return True


def _is_title_row(row: GridRow, layout: Layout) -> bool:
    """Tell whether a row gives the column titles again, as on a new page."""
    titles = [cell.text.split() for cell in layout.titles if cell]
    return [cell.text.split() for cell in row.present] == titles


def whole_row(row: GridRow, setting: Drafting) -> Paragraph:
    """Keep a row as words across all columns."""
    text = " ".join(one_line(cell.text) for cell in row.present)
    return Paragraph(text, {"": setting.span(row.present[0].start, row.present[-1].end)})
