"""`gkplan list`: every tracked task, one a line or as the JSON contract."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from gkplan.base.language import _
from gkplan.cli import options
from gkplan.cli.options import AsOf, Format, Paths, PlanName, Printed, UnitName
from gkplan.cli.tables import status as status_tables
from gkplan.cli.terminal import TableColumn, table
from gkplan.model.status import Status
from gkplan.phrases import outline
from gkplan.tracking import words
from gkplan.tracking.standing import Standing

State = StrEnum("State", {status.name: status.value for status in Status})  # type: ignore[misc]


def command(
    paths: Paths = None,
    unit: UnitName = None,
    plan: PlanName = None,
    status: Annotated[
        list[State] | None, typer.Option("--status", help=_("Only tasks of this status."))
    ] = None,
    as_of: AsOf = None,
    format_: Printed = Format.TABLE,
) -> None:
    """List every tracked task with its id, number, units, due date and status."""
    day = options.day(as_of)
    followed = options.follow(paths, day, plan=plan, unit=unit)
    found = followed.standings
    if status:
        wanted = {each.value for each in status}
        found = tuple(standing for standing in found if standing.status in wanted)
    if format_ is Format.JSON:
        from gkplan.tracking import answers

        options.print_json(answers.listing(found, day))
    else:
        for line in _lines(found):
            print(line)
    raise typer.Exit(options.report_unread(followed.unread))


def _lines(found: Sequence[Standing]) -> list[str]:
    columns = (
        TableColumn(_("year"), right=True),
        TableColumn(_("id")),
        TableColumn(_("number")),
        TableColumn(_("task"), gives_way=True),
        TableColumn(_("units"), gives_way=True),
        TableColumn(_("due date")),
        TableColumn(_("status")),
    )
    rows = [
        (
            str(standing.plan.year),
            standing.task.id,
            standing.placed.address,
            outline.name(standing.task),
            status_tables.units(standing),
            _due(standing),
            words.status(standing.status),
        )
        for standing in found
    ]
    colours = [status_tables.COLOURS.get(standing.status, "") for standing in found]
    notes = status_tables.footnotes(any(standing.provisional for standing in found))
    return [*table(columns, rows, colours, indent=0), *notes]


def _due(standing: Standing) -> str:
    day = standing.next_due.isoformat() if standing.next_due else ""
    return f"{day}*" if standing.provisional else day
