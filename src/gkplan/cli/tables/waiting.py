"""How tasks that wait for somebody other than their units look on a terminal."""

from collections.abc import Iterable

from gkplan.base.language import _
from gkplan.cli.tables import status
from gkplan.cli.terminal import TableColumn, table
from gkplan.model.status import Status
from gkplan.phrases import outline
from gkplan.tracking import words
from gkplan.tracking.standing import Standing
from gkplan.tracking.waits import Awaited, Wait, find_wait


def waiting(standings: Iterable[Standing]) -> Iterable[str]:
    """A table of tasks whose units have done their part, and of those that wait for a step."""
    found = [(s, wait) for s in standings if (wait := find_wait(s)) and _held_up(s, wait)]
    if not found:
        return ()
    columns = (
        TableColumn(_("number")),
        TableColumn(_("task"), gives_way=True),
        TableColumn(_("waits for"), gives_way=True),
        TableColumn(_("since")),
    )
    cells = [
        (
            status.number(s),
            outline.name(s.task),
            words.awaited(wait, most=3),
            wait.since.isoformat(),
        )
        for s, wait in sorted(found, key=lambda each: each[1].since)
    ]
    return table(columns, cells, indent=5)


def _held_up(standing: Standing, wait: Wait) -> bool:
    beside = (Awaited.SIGNATURE, Awaited.DECISION, Awaited.VERIFICATION, Awaited.CLOSING)
    return wait.what in beside or (
        standing.status is Status.WAITING and wait.what is not Awaited.EVENT
    )
