"""The columns of a table: what each holds, told by its title and by its cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from gkplan.importing.manuscript import Grid, GridCell, GridRow
from gkplan.phrases import columns

_TASKS = ("section", "heading", "text")


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's columns: what each holds, and where its header ends."""

    titles: tuple[GridCell | None, ...]
    holds: tuple[str, ...]
    body: tuple[GridRow, ...]
    above: tuple[GridRow, ...]
    first_leads: bool

    def index(self, held: str) -> int | None:
        return self.holds.index(held) if held in self.holds else None


def layout(grid: Grid) -> Layout | None:
    """Tell what a table's columns hold; None where they tell no tasks."""
    header = _header_row(grid)
    if header is None:
        return None
    titles = grid.rows[header].cells
    body = grid.rows[header + 1 :]
    held = columns.read_titles([cell.text if cell else "" for cell in titles])
    _lost(held, titles, body)
    _tell_apart(held, body)
    if not any(each in ("heading", "text") for each in held):
        return None
    first_leads = any(cell and columns.is_first_leading(cell.text) for cell in titles)
    return Layout(titles, tuple(held), body, grid.rows[:header], first_leads)


def _header_row(grid: Grid) -> int | None:
    """Find the row of column titles among the first rows."""
    for index, row in enumerate(grid.rows[:4]):
        held = set(columns.read_titles([cell.text for cell in row.present])) - {""}
        if len(held) >= 2 and held & {"heading", "text", "section"}:
            return index
    return None


def _lost(held: list[str], titles: Sequence[GridCell | None], body: Sequence[GridRow]) -> None:
    """Tell what a column whose title was lost holds: numbers, or the tasks' headings."""
    for index, title in enumerate(titles):
        if title is not None and title.text.strip():
            continue
        cells = [row.cells[index] for row in body]
        texts = [cell.text for cell in cells if cell and cell.text.strip()]
        if texts and all(columns.is_number(text) for text in texts) and "number" not in held:
            held[index] = "number"
        elif title is None and texts:
            held[index] = "heading"


def _tell_apart(held: list[str], body: Sequence[GridRow]) -> None:
    """Let each kind of column be there once: of several that tell the task, one sets the section.

    The last one tells the task; one before it is its heading, or, where cells reach over several
    rows, the section.
    """
    for kind in ("number", "deadline", "units", "lead", "support", "section"):
        for index in [i for i, each in enumerate(held) if each == kind][1:]:
            held[index] = "free" if kind != "section" else "heading"
    tasks = [i for i, each in enumerate(held) if each in _TASKS]
    if not tasks:
        return
    shared = {i for i in tasks if _is_shared(i, body)}
    own = [i for i in tasks if i not in shared] or tasks[-1:]
    last = own[-1]
    if len(own) > 1 and _mean(last, body) < 8 <= _mean(own[-2], body):
        last = own[-2]
    section = next((i for i in reversed(tasks) if i in shared and i != last), None)
    before = [i for i in own if i < last]
    for i in tasks:
        held[i] = "free"
    held[last] = "text"
    if section is not None:
        held[section] = "section"
    elif not before and _is_brief(last, body):
        held[last] = "heading"
    if before:
        held[before[-1]] = "heading"


def _is_shared(index: int, body: Sequence[GridRow]) -> bool:
    """Tell whether a column's cells reach over several rows, or say the same again and again."""
    if any(row.cells[index] is None for row in body[1:]) and any(row.cells[index] for row in body):
        return True
    texts = [cell.text.strip() for row in body if (cell := row.cells[index])]
    filled = [text for text in texts if text]
    if not filled:
        return True
    if len(filled) < len(texts) and len(filled) * 4 < len(texts) * 3:
        return True
    return len(body) > 2 and len(set(filled)) * 3 <= len(filled) * 2


def _mean(index: int, body: Sequence[GridRow]) -> float:
    texts = [cell.text for row in body if (cell := row.cells[index])]
    return sum(map(len, texts)) / max(1, len(texts))


def _is_brief(index: int, body: Sequence[GridRow]) -> bool:
    texts = [cell.text for row in body if (cell := row.cells[index])]
    return all(len(text) <= 40 and "。" not in text.rstrip("。") for text in texts)
