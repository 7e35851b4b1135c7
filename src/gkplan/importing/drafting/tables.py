"""From tables to sections laid out as tables, each row a task."""

from collections.abc import Sequence

from gkplan.base.language import _
from gkplan.importing.drafting import table_faithful, table_layout, table_rows
from gkplan.importing.drafting.evidence import PieceKind
from gkplan.importing.drafting.setting import Drafting
from gkplan.importing.drafting.table_cells import FOLLOWED, one_line, paragraphs
from gkplan.importing.drafting.table_layout import Layout
from gkplan.importing.manuscript import Grid, GridRow
from gkplan.model.plan import Column, Item, Paragraph, Section


def items(grid: Grid, setting: Drafting) -> tuple[Item, ...]:
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


def _section(grid: Grid, layout: Layout, setting: Drafting) -> Section | None:
    made = tuple(
        Column(
            None if title is None else one_line(title.text),
            "" if held not in FOLLOWED else held,
            setting.span(title.start, title.end) if title else setting.span(grid.start, grid.start),
        )
        for title, held in zip(layout.titles, layout.holds, strict=True)
    )
    section = Section(
        label="",
        columns=made,
        items=table_rows.rows(layout, setting),
        spans={"": setting.span(grid.start, grid.end)},
        marks=grid.marks,
    )
    return table_faithful.faithful(section, layout.body, setting.drawn_year)


def _above(rows: Sequence[GridRow], setting: Drafting) -> tuple[Item, ...]:
    return tuple(
        Paragraph(one_line(cell.text), {"": setting.span(cell.start, cell.end)})
        for row in rows
        for cell in row.present
        if cell.text.strip()
    )


def _plain(grid: Grid, setting: Drafting) -> Section:
    """Keep a table we cannot read as paragraphs, and say so."""
    place = (grid.start, grid.end)
    reason = _("no column titles that tell tasks were found")
    setting.evidence.add(
        PieceKind.COLUMN,
        grid.rows[0].present[0].text[:40] if grid.rows[0].present else "",
        place,
        0.3,
        reason,
    )
    return Section(
        label="",
        items=tuple(
            Paragraph(paragraphs(cell.text), {"": setting.span(cell.start, cell.end)})
            for cell in grid.cells
            if cell.text.strip()
        ),
        spans={"": setting.span(*place)},
    )
