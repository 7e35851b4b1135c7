"""`gkplan event`: a day something happened that deadlines count from."""

from types import MappingProxyType
from typing import Annotated

import typer

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.cli import entry_options, options
from gkplan.cli.options import PlanName
from gkplan.cli.tables import entries
from gkplan.model.deadline import AfterEvent
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Event
from gkplan.model.plan import Plan
from gkplan.recording.adding import Records, judge_now
from gkplan.recording.checking import check_day
from gkplan.recording.fields import check_text


def command(
    name: Annotated[str, typer.Argument(help=_("The event, as deadlines name it: 文件印发."))],
    date: Annotated[str, typer.Option("--date", metavar="DATE", help=_("The day it happened."))],
    note: entry_options.Note = None,
    evidence: entry_options.Evidence = None,
    plan: PlanName = None,
    in_: entry_options.In = None,
    dry_run: entry_options.DryRun = False,
) -> None:
    """Record in the ledger an event that deadlines count from."""
    today = options.day(None)
    day = options.day(date)
    check_day(day, today)
    followed = options.follow(in_, today, plan=plan, ledgers=False)
    options.report_unread(followed.unread)
    dossier = _plan_with([each.dossier for each in followed.plans], name)
    proof = tuple(check_text(each) for each in evidence or () if each)
    event = Event(name, day, MappingProxyType({}), check_text(note or ""), proof)
    records = Records(dossier, (event,))
    entry_options.check(records.check())
    entry_options.write(records, today, dry_run=dry_run)
    if dry_run:
        return
    waiting = {task.id for task in dossier.plan.tasks if name in _events(dossier.plan, task.id)}
    print(_("{event}: recorded {day}").format(event=name, day=day))
    for standing in judge_now(dossier, waiting, today).values():
        print(entries.line(standing))


def _events(plan: Plan, task: str | None = None) -> list[str]:
    """List the events that deadlines of a plan, or of one of its tasks, count from."""
    deadlines = (d for each in plan.tasks if task in (None, each.id) for d in each.deadlines)
    return [deadline.after for deadline in deadlines if isinstance(deadline, AfterEvent)]


def _plan_with(dossiers: list[Dossier], name: str) -> Dossier:
    found = [dossier for dossier in dossiers if name in _events(dossier.plan)]
    if len(found) == 1:
        return found[0]
    if found:
        message = _("several plans have a deadline after `{event}`: name one with --plan")
        lines = (f"  {each.plan.path}  {each.plan.title}" for each in found)
        raise UsageFailure("\n".join((message.format(event=name), *lines)))
    known = sorted({event for each in dossiers for event in _events(each.plan)})
    message = _("no deadline counts from the event `{event}`").format(event=name)
    shown = _("known events: {events}").format(events="、".join(known) or _("none"))
    raise UsageFailure(f"{message}; {did_you_mean(name, known) or shown}")
