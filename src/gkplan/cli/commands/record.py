"""`gkplan record`: an entry in the ledger for each task named."""

from datetime import date
from typing import Annotated

import typer

from gkplan.base.language import _
from gkplan.cli import completion, entry_options, options
from gkplan.cli.options import PlanName
from gkplan.recording.adding import Records
from gkplan.recording.checking import check_day
from gkplan.recording.fields import EntryFields
from gkplan.tracking import lookup
from gkplan.tracking.standing import Standing


@entry_options.takes_entry
def command(
    said: EntryFields,
    tasks: Annotated[
        list[str],
        typer.Argument(
            metavar="TASK...",
            help=_("A task's id, the start of it, or its number: 2024/三.(六)."),
            autocompletion=completion.tasks,
        ),
    ],
    plan: PlanName = None,
    in_: entry_options.In = None,
    dry_run: entry_options.DryRun = False,
) -> None:
    """Record in the ledger what happened to one task or several."""
    today = options.day(None)
    followed = options.follow(in_, today, plan=plan, ledgers=False)
    options.report_unread(followed.unread)
    meant: dict[str, dict[str, Standing]] = {}
    for wanted in tasks:
        standing = lookup.find_task(followed.standings, wanted)
        meant.setdefault(standing.plan.path, {})[standing.task.id] = standing
    by_plan = [_records(list(found.values()), said, today) for found in meant.values()]
    for records in by_plan:
        entry_options.check(records.check())
    for records in by_plan:
        entry_options.write(records, today, dry_run=dry_run)


def _records(standings: list[Standing], said: EntryFields, today: date) -> Records:
    entries = tuple(said.make_entry(each.task.id, today) for each in standings)
    for entry in entries:
        check_day(entry.date, today)
    return Records(standings[0].dossier, entries)
