"""How tasks counted by unit, by section and by quarter look on a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from gkplan.base.language import _
from gkplan.cli.terminal import TableColumn, table
from gkplan.model.deadline import Period
from gkplan.model.plan import Paragraph, Plan
from gkplan.model.status import Status
from gkplan.phrases import outline
from gkplan.phrases.outline import Placed
from gkplan.tracking import tally
from gkplan.tracking.standing import Standing
from gkplan.tracking.timeline import count_stretches

Counted = tuple[str, Mapping[Status, int], date | None]


def by_unit(standings: Sequence[Standing]) -> Iterable[str]:
    """A table with a line for each unit: how many of its tasks are late, held up, open, closed."""
    counted = [
        (
            _("{unit} (open)").format(unit=each.unit) if each.is_open else each.unit,
            each.counts,
            each.next_due,
        )
        for each in tally.count_by_unit(standings)
    ]
    return _counts(_("unit"), counted)


def by_section(plan: Plan, standings: Sequence[Standing]) -> Iterable[str]:
    """A table with a line for each top section of a plan, counted in the same way."""
    counted = [
        (_heading(each.top), each.counts, each.next_due)
        for each in tally.count_by_section(plan, standings)
    ]
    return _counts(_("section"), counted)


def _heading(top: Placed | None) -> str:
    if top is None or isinstance(top.item, Paragraph):
        return _("(in no section)")
    return f"{top.label}{outline.name(top.item)}"


def _counts(title: str, counted: Sequence[Counted]) -> Iterable[str]:
    groups = (
        (_("overdue"), (Status.OVERDUE,)),
        (_("due soon"), (Status.DUE_SOON,)),
        (_("held up"), (Status.BLOCKED, Status.STALE)),
        (_("open"), (Status.DUE, Status.WAITING, Status.ONGOING)),
        (_("settled"), (Status.DONE, Status.DONE_LATE, Status.CANCELLED)),
    )
    columns = (
        TableColumn(title, gives_way=True),
        TableColumn(_("tasks"), right=True),
        *(TableColumn(group, right=True) for group, _statuses in groups),
        TableColumn(_("next due")),
    )
    rows = [
        (
            name,
            str(sum(counts.values())),
            *(_shown(sum(counts.get(each, 0) for each in statuses)) for _group, statuses in groups),
            next_due.isoformat() if next_due else "",
        )
        for name, counts, next_due in counted
    ]
    colours = ["red" if Status.OVERDUE in counts else "" for _name, counts, _next in counted]
    return table(columns, rows, colours)


def by_period(standings: Sequence[Standing], unit: str = "") -> Iterable[str]:
    """A table with a line for each quarter: what was due in it, and what came of that."""
    columns = (
        TableColumn(_("quarter")),
        TableColumn(_("to report"), right=True),
        TableColumn(_("in time"), right=True),
        TableColumn(_("late"), right=True),
        TableColumn(_("overdue"), right=True),
        TableColumn(_("open"), right=True),
    )
    quarters = count_stretches(standings, Period.QUARTER, unit)
    rows = [
        (each.name, *map(_shown, (each.due, each.in_time, each.late, each.overdue, each.open)))
        for each in quarters
    ]
    return table(columns, rows, ["red" if each.overdue else "" for each in quarters])


def _shown(count: int) -> str:
    return str(count or "")
