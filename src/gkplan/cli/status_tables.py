"""How a status report looks on a terminal."""

from collections.abc import Iterable, Sequence
from datetime import date

from gkplan import outline, tally, words
from gkplan.cli.terminal import Column, clean, flow, paint, table
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


def is_pressing(standing: Standing) -> bool:
    """Tell whether a task is listed: overdue, due soon, or blocked and past due."""
    if standing.status is Status.BLOCKED:
        return standing.days_left is not None and standing.days_left < 0
    return standing.status in (Status.OVERDUE, Status.DUE_SOON)


def header(plan: Plan, standings: Sequence[Standing]) -> Iterable[str]:
    """A few lines on a plan: its title, its file, and how many tasks are of each status."""
    yield paint(clean(plan.title), "bold")
    yield f"  {clean(plan.path)}"
    total = ngettext("{n} task", "{n} tasks", len(standings)).format(n=len(standings))
    parts = [(total, "")]
    for status, count in tally.by_status(standings).items():
        parts.append((f"{words.status(status)} {count}", COLOURS.get(status, "")))
    yield from flow(parts)


def pressing(standings: Iterable[Standing]) -> Iterable[str]:
    """A table of tasks with what presses most on top: by due date."""
    rows = sorted(standings, key=lambda s: (s.next_due or date.max, s.placed.path))
    if not rows:
        return ()
    columns = (
        Column(_("number")),
        Column(_("task"), gives_way=True),
        Column(_("units"), gives_way=True),
        Column(_("due date")),
        Column(_("days")),
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
    if standing.status is Status.BLOCKED:
        return words.status(standing.status)
    if days < 0:
        return ngettext("{n} day late", "{n} days late", -days).format(n=-days)
    if days == 0:
        return _("today")
    return ngettext("{n} day left", "{n} days left", days).format(n=days)


def by_unit(standings: Sequence[Standing]) -> Iterable[str]:
    """A table with a line for each unit: how many of its tasks are late, held up, open, closed."""
    tallies = tally.by_unit(standings)
    groups = (
        (_("overdue"), (Status.OVERDUE,)),
        (_("due soon"), (Status.DUE_SOON,)),
        (_("blocked or stale"), (Status.BLOCKED, Status.STALE)),
        (_("open"), (Status.DUE, Status.WAITING, Status.ONGOING)),
        (_("closed"), (Status.DONE, Status.DONE_LATE, Status.CANCELLED)),
    )
    columns = (
        Column(_("unit"), gives_way=True),
        Column(_("tasks"), right=True),
        *(Column(title, right=True) for title, _statuses in groups),
        Column(_("next due")),
    )
    rows = [
        (
            _("{unit} (open)").format(unit=each.unit) if each.is_open else each.unit,
            str(each.total),
            *(
                str(sum(each.counts.get(status, 0) for status in statuses) or "")
                for _title, statuses in groups
            ),
            each.next_due.isoformat() if each.next_due else "",
        )
        for each in tallies
    ]
    colours = ["red" if Status.OVERDUE in each.counts else "" for each in tallies]
    return table(columns, rows, colours)
