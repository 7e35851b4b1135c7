"""What stands in the way of a plan on a day, and what of it is still ahead."""

from collections.abc import Iterable, Iterator

from gkplan.base.language import _
from gkplan.model.ledger import Step
from gkplan.model.status import Status
from gkplan.phrases import outline
from gkplan.reports import phrasing
from gkplan.tracking import agenda, words
from gkplan.tracking.standing import Standing
from gkplan.tracking.waits import find_wait


def problems(found: Iterable[Standing]) -> list[dict[str, str]]:
    """List what is overdue, blocked, stale, returned or was done late, each with its reason."""
    return [
        {
            "task": outline.name(standing.task),
            "units": phrasing.listed(each.unit for each in standing.task.assignments),
            "status": words.status(standing.status),
            "why": _("; ").join(_reasons(standing)),
        }
        for standing in found
        if standing.status in (Status.OVERDUE, Status.BLOCKED, Status.STALE)
        or any(e.is_late or (e.returned_on and e.is_open) for e in standing.progress)
    ]


def _reasons(standing: Standing) -> Iterator[str]:
    left = standing.days_left
    if left is not None and left < 0:
        yield _("due {day}, {late}").format(day=standing.next_due, late=phrasing.late(-left))
    if standing.status is Status.BLOCKED:
        yield from [e.note for e in standing.entries if e.status is Step.BLOCKED and e.note][-1:]
    if standing.status is Status.STALE:
        yield words.silence(standing)
    current = standing.current
    if current and current.is_open and current.due and current.due < standing.as_of:
        missing = current.missing or agenda.list_open_collectives(standing)
        if missing:
            yield _("not reported: {units}").format(units=phrasing.listed(missing))
    for each in standing.progress:
        if each.returned_on and each.is_open:
            yield _("returned on {day}").format(day=each.returned_on)
        if each.done and each.due and each.is_late:
            late = phrasing.late((each.done - each.due).days)
            yield _("due {day}, done {late}").format(day=each.due, late=late)
            yield from (entry.note for entry in each.entries if entry.note)


def ahead(found: Iterable[Standing]) -> list[dict[str, str]]:
    """List what is not done: by its next due date, then what waits for an event; not standing work.

    `when` is the due date, or what is waited for.
    """
    ongoing = (Status.DONE, Status.DONE_LATE, Status.CANCELLED, Status.ONGOING, Status.STALE)
    rows = []
    for standing in found:
        if standing.status in ongoing:
            continue
        wait = find_wait(standing)
        waiting = words.awaited(wait, 3) if wait else ""
        rows.append(
            {
                "task": outline.name(standing.task),
                "units": phrasing.listed(each.unit for each in standing.task.assignments),
                "when": standing.next_due.isoformat() if standing.next_due else waiting,
                "status": words.status(standing.status),
            }
        )
    return sorted(rows, key=lambda row: (not row["when"][:1].isdecimal(), row["when"]))
