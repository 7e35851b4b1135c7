"""How a status report looks on a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from gkplan.base.language import _, ngettext
from gkplan.cli.terminal import TableColumn, clean, flow, in_colour, paint, table, width
from gkplan.model.plan import Plan
from gkplan.model.status import Status
from gkplan.phrases import outline
from gkplan.tracking import tally, words
from gkplan.tracking.lights import find_light
from gkplan.tracking.standing import Standing

COLOURS = {
    Status.OVERDUE: "red",
    Status.DUE_SOON: "yellow",
    Status.BLOCKED: "yellow",
    Status.STALE: "yellow",
    Status.DONE: "green",
    Status.DONE_LATE: "green",
    Status.CANCELLED: "dim",
}


def header(plan: Plan, standings: Sequence[Standing]) -> Iterable[str]:
    """A few lines on a plan: its title, its file, and how many tasks are of each status."""
    yield paint(clean(plan.title), "bold")
    yield f"  {clean(plan.path)}"
    total = ngettext("{n} task", "{n} tasks", len(standings)).format(n=len(standings))
    parts = [(total, "")]
    for status, count in tally.count_by_status(standings).items():
        parts.append((f"{words.status(status)} {count}", COLOURS.get(status, "")))
    yield from flow(parts)


def pressing(standings: Iterable[Standing]) -> Iterator[str]:
    """A table of tasks with what presses most on top: by due date.

    How many reported and how many dates were missed stands in a task's row where there is room,
    else in a line below it.
    """
    rows = sorted(standings, key=lambda s: (s.next_due or date.max, s.placed.path))
    if not rows:
        return
    numbers, dues = [number(s) for s in rows], [due(s) for s in rows]
    states = [_(", ").join((lateness(s), *extras(s))) for s in rows]
    named = ([outline.name(s.task) for s in rows], [units(s) for s in rows])
    one_line = _fit(numbers, *named, dues, states)
    columns = (
        TableColumn(_("number")),
        TableColumn(_("task"), gives_way=True),
        TableColumn(_("units"), gives_way=True),
        TableColumn(_("due date")),
        TableColumn(_("days")),
    )
    shown = states if one_line else [lateness(s) for s in rows]
    cells = list(zip(numbers, *named, dues, shown, strict=True))
    title, *lines = marked(columns, cells, [find_light(s) for s in rows])
    below = " " * (7 + max(map(cell_len, (*numbers, _("number")))))
    yield title
    for standing, line in zip(rows, lines, strict=True):
        yield line
        if not one_line and extras(standing):
            yield below + paint(_(", ").join(extras(standing)), "dim")
    yield from footnotes(any(standing.provisional for standing in rows))


def _fit(*columns: Sequence[str]) -> bool:
    """Tell whether a line behind a traffic light holds these columns uncut."""
    room = width()
    return room is None or 3 + sum(max(map(cell_len, each)) + 2 for each in columns) <= room


def marked(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[str]], colours: Sequence[str]
) -> Iterator[str]:
    """A table with a traffic light in front of each row."""
    title, *lines = table(columns, rows, indent=5)
    yield title
    for line, colour in zip(lines, colours, strict=True):
        yield f"  {mark(colour)}{line[4:]}"


def mark(colour: str) -> str:
    """Show a traffic light in two cells: a dot, or without colour the first letter of its name."""
    if in_colour():
        return paint("●", colour) + " "
    letter = words.light(colour)[0].upper()
    return letter.ljust(3 - cell_len(letter))


def footnotes(provisional: bool) -> Iterator[str]:
    """Explain the mark on due dates that rest on holidays nobody has announced."""
    if provisional:
        yield "  " + paint(_("* rests on holidays not yet announced"), "dim")


def number(standing: Standing) -> str:
    """Name a task by its number, or by its id where it has none."""
    return standing.placed.address or standing.task.id


def due(standing: Standing) -> str:
    """Write the next due date, marked where it is provisional or was extended."""
    if standing.next_due is None:
        return ""
    day = standing.next_due.isoformat()
    if standing.current and standing.current.extended:
        return _("{day} (extended)").format(day=day)
    return f"{day}*" if standing.provisional else day


def units(standing: Standing) -> str:
    """Write a task's units, leading ones first and marked, with successors of those no more."""
    leads = [_by_now(a.unit, standing) for a in standing.task.leads]
    everyone = [_by_now(a.unit, standing) for a in standing.task.assignments]
    others = [unit for unit in everyone if unit not in leads]
    marked = [_("{unit} (lead)").format(unit=unit) for unit in leads] if others else leads
    return "、".join([*marked, *others])


def _by_now(unit: str, standing: Standing) -> str:
    register = standing.plan.units
    successor = register.on(unit, standing.as_of)
    if successor == register.canonical(unit):
        return unit
    return _("{unit} (now {successor})").format(unit=unit, successor=successor)


def lateness(standing: Standing) -> str:
    """Say how late a task is, or how long is left."""
    days = standing.days_left
    if days is None:
        return ""
    if standing.status is Status.BLOCKED:
        return words.status(standing.status)
    return words.days_left(days)


def extras(standing: Standing) -> tuple[str, ...]:
    """Say how many dates a task missed for good, and how many of its units have reported."""
    found = []
    if missed := len(standing.missed):
        found.append(ngettext("{n} missed", "{n} missed", missed).format(n=missed))
    if standing.current and (reported := words.reported(standing.current)):
        found.append(reported)
    return tuple(found)
