"""`gkplan event`: a day something happened that deadlines count from."""

from types import MappingProxyType
from typing import Annotated

import typer

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.cli import options, recording
from gkplan.cli.options import PlanName
from gkplan.model.deadline import AfterEvent
from gkplan.model.ledger import Event
from gkplan.model.plan import Plan
from gkplan.recording import entry_checks


def command(
    name: Annotated[str, typer.Argument(help=_("The event, as deadlines name it: 文件印发."))],
    date: Annotated[str, typer.Option("--date", metavar="DATE", help=_("The day it happened."))],
    note: recording.Note = None,
    evidence: recording.Evidence = None,
    plan: PlanName = None,
    in_: recording.In = None,
    dry_run: recording.DryRun = False,
) -> None:
    """Record in the ledger an event that deadlines count from."""
    today = options.day(None)
    day = options.day(date)
    entry_checks.past(day, today)
    followed = options.follow(in_, today, plan=plan, ledgers=False)
    options.report_unread(followed.unread)
    meant = _plan_with([each.plan for each in followed.plans], name)
    proof = tuple(recording.text(each) for each in evidence or () if each)
    event = Event(name, day, MappingProxyType({}), recording.text(note or ""), proof)
    recording.write([(meant, event)], dry_run=dry_run)
    if dry_run:
        return
    waiting = {task.id for task in meant.tasks if name in _events(meant, task.id)}
    print(_("{event}: recorded {day}").format(event=name, day=day))
    settings = next(e.dossier.settings for e in followed.plans if e.plan.path == meant.path)
    for standing in recording.standing_now(meant, waiting, settings, today).values():
        recording.print_line(standing)


def _events(plan: Plan, task: str | None = None) -> list[str]:
    """List the events that deadlines of a plan, or of one of its tasks, count from."""
    deadlines = (d for each in plan.tasks if task in (None, each.id) for d in each.deadlines)
    return [deadline.after for deadline in deadlines if isinstance(deadline, AfterEvent)]


def _plan_with(plans: list[Plan], name: str) -> Plan:
    found = [plan for plan in plans if name in _events(plan)]
    if len(found) == 1:
        return found[0]
    if found:
        message = _("several plans have a deadline after `{event}`: name one with --plan")
        lines = (f"  {plan.path}  {plan.title}" for plan in found)
        raise UsageFailure("\n".join((message.format(event=name), *lines)))
    known = sorted({event for plan in plans for event in _events(plan)})
    message = _("no deadline counts from the event `{event}`").format(event=name)
    shown = _("known events: {events}").format(events="、".join(known) or _("none"))
    raise UsageFailure(f"{message}; {did_you_mean(name, known) or shown}")
