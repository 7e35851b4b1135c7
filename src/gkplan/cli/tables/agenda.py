"""How lists of dates look on a terminal: what a unit owes, what a month holds."""

from collections.abc import Iterator, Sequence
from datetime import date

from gkplan.base.language import _
from gkplan.cli.tables import status
from gkplan.cli.terminal import TableColumn, clean, paint
from gkplan.phrases import outline, terms
from gkplan.tracking import words
from gkplan.tracking.agenda import AgendaItem, Debt
from gkplan.tracking.lights import find_light
from gkplan.tracking.waits import Awaited


def title(text: str) -> str:
    """Write a heading."""
    return paint(clean(text), "bold")


def owed(debts: Sequence[Debt], *, naming: bool) -> Iterator[str]:
    """A table of what is owed; `naming` the unit in front, in the place of what is waited for."""
    unit, wait = TableColumn(_("unit"), gives_way=True), TableColumn(_("waits for"), gives_way=True)
    columns = (
        *([unit] if naming else []),
        TableColumn(_("due date")),
        TableColumn(_("days"), right=True),
        TableColumn(_("number")),
        TableColumn(_("task"), gives_way=True),
        TableColumn(_("role")),
        TableColumn(_("occurrence"), gives_way=True),
        *([] if naming else [wait]),
    )
    rows = [
        (
            *([debt.unit] if naming else []),
            due(debt.item),
            "" if debt.item.days_left is None else str(debt.item.days_left),
            status.number(debt.item.standing),
            outline.name(debt.item.standing.task),
            terms.role(debt.role) if debt.role else "",
            _occurrence(debt.item),
            *([] if naming else [_awaited(debt)]),
        )
        for debt in debts
    ]
    yield from status.marked(columns, rows, [find_light(debt.item.alone) for debt in debts])
    yield from status.footnotes(any(debt.item.provisional for debt in debts))


def _occurrence(item: AgendaItem) -> str:
    """Name an occurrence by its milestone or period; by its day only where it was put off."""
    occurrence = item.progress.occurrence
    named = occurrence.name != str(item.due) and occurrence.due is not None
    return occurrence.deadline.what or (occurrence.name if named else "")


def _awaited(debt: Debt) -> str:
    """Say what is waited for; that it must come from the unit itself goes without saying."""
    wait = debt.wait
    if wait and (wait.what is Awaited.REPORT or wait.of == (debt.unit,)):
        wait = wait._replace(of=())
    return words.awaited(wait, most=3) if wait else ""


def items(found: Sequence[AgendaItem]) -> Iterator[str]:
    """A table of what is due, by date."""
    weekdays = _("Mon Tue Wed Thu Fri Sat Sun").split()
    columns = (
        TableColumn(_("date")),
        TableColumn(_("day")),
        TableColumn(_("number")),
        TableColumn(_("task"), gives_way=True),
        TableColumn(_("units"), gives_way=True),
        TableColumn(_("status")),
    )
    rows = [
        (
            due(item),
            weekdays[item.due.weekday()] if item.due else "",
            status.number(item.standing),
            _named(item),
            status.units(item.standing),
            words.status(item.status),
        )
        for item in found
    ]
    yield from status.marked(columns, rows, [find_light(item.alone) for item in found])
    yield from status.footnotes(any(item.provisional for item in found))


def _named(item: AgendaItem) -> str:
    name, what = outline.name(item.standing.task), item.progress.occurrence.deadline.what
    return _("{title}: {value}").format(title=name, value=what) if what else name


def due(item: AgendaItem) -> str:
    """Write a due date, marked where it is provisional."""
    if item.due is None:
        return ""
    return f"{item.due}*" if item.provisional else item.due.isoformat()


def worst(found: Sequence[AgendaItem]) -> dict[date, str]:
    """Give each day's light: that of what presses most on it."""
    rank = ("green", "yellow", "red")
    days: dict[date, str] = {}
    for item in found:
        if item.due:
            own = find_light(item.alone)
            days[item.due] = max(own, days.get(item.due, own), key=rank.index)
    return days
