"""`gkplan record`: an entry in the ledger for each task named."""

from types import MappingProxyType
from typing import Annotated

import typer

from gkplan.base.language import _
from gkplan.cli import completion, options, recording
from gkplan.cli.options import PlanName
from gkplan.model.ledger import Entry, Step
from gkplan.tracking import lookup


def command(
    tasks: Annotated[
        list[str],
        typer.Argument(
            metavar="TASK...",
            help=_("A task's id, the start of it, or its number: 2024/三.(六)."),
            autocompletion=completion.tasks,
        ),
    ],
    status: recording.Status = None,
    occurrence: recording.OccurrenceName = None,
    date: recording.Day = None,
    by: recording.By = None,
    note: recording.Note = None,
    evidence: recording.Evidence = None,
    until: recording.Until = None,
    signed: recording.Signed = None,
    units: recording.Units = None,
    plan: PlanName = None,
    in_: recording.In = None,
    dry_run: recording.DryRun = False,
) -> None:
    """Record in the ledger what happened to one task or several."""
    today = options.day(None)
    given = recording.Given(status, occurrence, date, by, note, evidence, until, signed, units)
    fields = {"status": Step.DONE, "date": today, **given.fields()}
    followed = options.follow(in_, today, plan=plan, ledgers=False)
    options.report_unread(followed.unread)
    meant = {}
    for wanted in tasks:
        standing = lookup.find_task(followed.standings, wanted)
        meant[standing.plan.path, standing.task.id] = standing
    written: list[recording.Written] = []
    for standing in meant.values():
        entry = Entry(task=standing.task.id, spans=MappingProxyType({}), **fields)
        recording.check(standing, entry, today)
        written.append((standing.plan, entry))
    recording.write(written, dry_run=dry_run)
    if not dry_run:
        settings = {each.plan.path: each.dossier.settings for each in followed.plans}
        recording.print_entries(written, settings, today)
