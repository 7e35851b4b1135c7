"""`gkplan amend`: an entry that takes the place of an earlier one, which stays to be read."""

from collections.abc import Iterable
from typing import Annotated

import typer

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.cli import completion, entry_options, options
from gkplan.cli.options import PlanName
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Ledger
from gkplan.phrases import terms
from gkplan.recording.adding import Records
from gkplan.recording.checking import check_day
from gkplan.recording.fields import EntryFields
from gkplan.store import collection
from gkplan.tracking import lookup
from gkplan.tracking.standing import judge_tasks


@entry_options.takes_entry
def command(
    said: EntryFields,
    entry: Annotated[str, typer.Argument(help=_("An entry's name, as `gkplan show` gives it."))],
    task: Annotated[
        str | None,
        typer.Option(
            "--task", help=_("The task it is about after all."), autocompletion=completion.tasks
        ),
    ] = None,
    plan: PlanName = None,
    in_: entry_options.In = None,
    dry_run: entry_options.DryRun = False,
) -> None:
    """Correct an entry: append it anew with what is given changed, in place of the old one.

    An empty text takes a field away: --note "".
    """
    today = options.day(None)
    read = collection.read_plans(in_, plan=plan or "")
    options.report_unread(read.unread)
    dossier, old = _find(read.dossiers, entry)
    tasks = judge_tasks(dossier._replace(ledger=Ledger()), today)
    standing = lookup.find_task(tasks, task or old.task)
    new = said.amend(old)._replace(task=standing.task.id, replaces=old.name)
    if new._replace(replaces=old.replaces, spans=old.spans) == old:
        raise UsageFailure(_("entry {name} says so already").format(name=old.name))
    check_day(new.date, today)
    records = Records(dossier, (new,))
    entry_options.check(records.check(beside=(old.task,)))
    entry_options.write(records, today, dry_run=dry_run)


def _find(dossiers: Iterable[Dossier], wanted: str) -> tuple[Dossier, Entry]:
    """Find the entry whose name begins so, and refuse one that another has replaced."""
    found = {
        (home.plan.path, entry.name): (home, entry)
        for home in dossiers
        for entry in home.ledger.entries
        if wanted and entry.name.startswith(wanted)
    }
    if not found:
        message = _("no entry `{name}`; `gkplan show TASK` gives the names of its entries")
        raise UsageFailure(message.format(name=wanted))
    if len(found) > 1:
        message = _("`{name}` could be any of {n} entries:").format(name=wanted, n=len(found))
        raise UsageFailure("\n".join((message, *(_line(*each) for each in found.values()))))
    ((home, entry),) = found.values()
    newer = next((e for e in home.ledger.entries if e.replaces == entry.name), None)
    if newer:
        message = _("entry {name} is replaced already; amend the one that stands: {newer}")
        raise UsageFailure(message.format(name=entry.name, newer=newer.name))
    return home, entry


def _line(home: Dossier, entry: Entry) -> str:
    said = (entry.name, home.plan.path, entry.task, str(entry.date), terms.step(entry.status))
    return ("  " + "  ".join((*said, entry.note))).rstrip()
