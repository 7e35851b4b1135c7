"""How a status report looks on a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from gkplan import outline, tally, words
from gkplan.cli.terminal import Column, paint, table
from gkplan.language import _, ngettext
from gkplan.model.plan import Plan
from gkplan.status import Standing, Status

COLOURS = {
    Status.OVERDUE: "red",
    Status.DUE_SOON: "yellow",
    Status.BLOCKED: "yellow",
    Status.STALE: "yellow",
    Status.DONE: "green",
    Status.DONE_LATE: "green",
    Status.CANCELLED: "dim",
}
PRESSING = (Status.OVERDUE, Status.DUE_SOON)


def header(plan: Plan, standings: Sequence[Standing]) -> Iterable[str]:
    """Two lines on a plan: its title, then its file and how many tasks are of each status."""
    yield paint(plan.title, "bold")
    total = ngettext("{n} task", "{n} tasks", len(standings)).format(n=len(standings))
    yield f"  {plan.path}  {total}: {counts(tally.by_status(standings))}"


def counts(by_status: Mapping[Status, int]) -> str:
    """Write counts by status: `2 overdue, 1 due soon, …`."""
    parts = (
        paint(f"{words.status(status)} {count}", COLOURS.get(status, ""))
        for status, count in by_status.items()
    )
    return _(", ").join(parts)


def pressing(standings: Iterable[Standing]) -> Iterable[str]:
    """A table of tasks with what presses most on top: by due date."""
    rows = sorted(standings, key=lambda s: (s.next_due or date.max, s.placed.path))
    if not rows:
        return ()
    columns = (
        Column(_("number")),
        Column(_("task"), gives_way=True),
        Column(_("units"), gives_way=True),
        Column(_("due")),
        Column(_("days"), right=True),
    )
    cells = [
        (
            s.placed.address or s.task.id,
            outline.name(s.task),
            units(s),
            s.next_due.isoformat() if s.next_due else "",
            lateness(s),
        )
        for s in rows
    ]
    return table(columns, cells, [COLOURS.get(s.status, "") for s in rows])


def units(standing: Standing) -> str:
    """Write a task's units, leading ones first and marked."""
    leads = [a.unit for a in standing.task.leads]
    others = [a.unit for a in standing.task.assignments if a.unit not in leads]
    marked = [_("{unit} (lead)").format(unit=unit) for unit in leads] if others else leads
    return "、".join([*marked, *others])


def lateness(standing: Standing) -> str:
    """Say how late a task is, or how long is left."""
    days = standing.days_left
    if days is None:
        return ""
    if days < 0:
        return ngettext("{n} day late", "{n} days late", -days).format(n=-days)
    if days == 0:
        return _("today")
    return ngettext("{n} day left", "{n} days left", days).format(n=days)


def by_unit(standings: Sequence[Standing]) -> Iterable[str]:
    """A table with a line for each unit: how many of its tasks are of each status."""
    tallies = tally.by_unit(standings)
    present = tuple(tally.by_status(standings))
    columns = (
        Column(_("unit"), gives_way=True),
        Column(_("tasks"), right=True),
        *(Column(words.status(status), right=True) for status in present),
        Column(_("next due")),
    )
    rows = [
        (
            _("{unit} (open)").format(unit=each.unit) if each.is_open else each.unit,
            str(each.total),
            *(str(each.counts.get(status, "")) for status in present),
            each.next_due.isoformat() if each.next_due else "",
        )
        for each in tallies
    ]
    colours = ["red" if Status.OVERDUE in each.counts else "" for each in tallies]
    return table(columns, rows, colours)
