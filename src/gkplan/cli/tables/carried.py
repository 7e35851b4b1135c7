"""What earlier years left unfinished 回头看: since when, through which plans, and how it stands."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePath

from gkplan.base.language import _
from gkplan.cli.tables import status
from gkplan.cli.terminal import TableColumn
from gkplan.phrases import outline
from gkplan.tracking import words
from gkplan.tracking.followed import FollowedPlan
from gkplan.tracking.lights import find_light
from gkplan.tracking.standing import Standing


def report(plans: Iterable[FollowedPlan]) -> Iterator[str]:
    """A table for each plan that carries tasks over, those carried longest on top."""
    found = [(each.plan, each.standings) for each in plans if each.standings]
    if not found:
        yield _("Nothing was carried over from an earlier year.")
    for plan, own in sorted(found, key=lambda each: -each[0].year):
        yield from status.header(plan, own)
        yield from _table(own)
        yield ""


def followed(standing: Standing) -> str:
    """Write where a task comes from, the latest year first: 2026 ← 2025/q7wd; the id if another."""
    return " ← ".join(
        PurePath(each.plan).stem
        + (f"/{each.task}" if each.task != standing.task.id else "")
        + ("" if each.year else " " + _("(not there)"))
        for each in standing.plan.carried(standing.task)
    )


def _table(standings: Sequence[Standing]) -> Iterator[str]:
    rows = sorted(standings, key=lambda s: (s.plan.since(s.task), s.next_due or date.max))
    columns = (
        TableColumn(_("number")),
        TableColumn(_("task"), gives_way=True),
        TableColumn(_("units"), gives_way=True),
        TableColumn(_("since")),
        TableColumn(_("carried from"), gives_way=True),
        TableColumn(_("status")),
        TableColumn(_("due date")),
    )
    cells = [
        (
            status.number(each),
            outline.name(each.task),
            status.units(each),
            str(each.plan.since(each.task)),
            followed(each),
            words.status(each.status),
            status.due(each),
        )
        for each in rows
    ]
    yield from status.marked(columns, cells, [find_light(each) for each in rows])
    yield from status.footnotes(any(each.provisional for each in rows))
