"""Rows of a table whose cell reaches down: it must not go away with the row it stands in."""

from collections.abc import Collection, Iterable

from gkplan.model.plan import Task


def released(rows: Iterable[tuple[int, Task, bool]], titles: Collection[str]) -> dict[int, Task]:
    """Give each row back the cells it shared with a row above that is not kept.

    `rows` are a table's in order, each with its place and whether it is kept, `titles` those of its
    columns; the answer holds, by place, those that change.
    """
    above: dict[str, tuple[Task, bool]] = {}
    changed: dict[int, Task] = {}
    for at, row, kept in rows:
        above |= {title: (row, kept) for title in titles if title not in row.merged}
        lost = [title for title in row.merged if not above.get(title, (row, True))[1]]
        if kept and lost:
            owners = {title: above[title][0].cells for title in lost}
            shared = {title: cells[title] for title, cells in owners.items() if title in cells}
            merged = tuple(title for title in row.merged if title not in lost)
            changed[at] = row._replace(cells={**shared, **row.cells}, merged=merged)
            above |= dict.fromkeys(lost, (changed[at], True))
    return changed
