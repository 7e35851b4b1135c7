"""`gkplan show`: one task, its text, its units, its deadlines and what was reported."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.language import _, ngettext
from gkplan.cli import completion, options
from gkplan.cli.options import AsOf
from gkplan.cli.tables import carried, occurrences, status
from gkplan.cli.terminal import TableColumn, clean, paint, table
from gkplan.model.ledger import Entry
from gkplan.phrases import outline, terms
from gkplan.tracking import lookup, words
from gkplan.tracking.progress import Progress
from gkplan.tracking.standing import Standing
from gkplan.tracking.waits import Wait, find_wait


class ShowFormat(StrEnum):
    """How the task is printed."""

    TEXT = "text"
    JSON = "json"


def command(
    task: Annotated[
        str,
        typer.Argument(
            help=_("A task's id, the start of it, or its number: 2024/三.(六)."),
            autocompletion=completion.tasks,
        ),
    ],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help=_("Plan files or folders; plans/ by default.")),
    ] = None,
    as_of: AsOf = None,
    format_: Annotated[ShowFormat, typer.Option("--format", help=_("How it is printed."))] = (
        ShowFormat.TEXT
    ),
) -> None:
    """Show one task: its text, who answers for it, when it is due and what was reported."""
    day = options.day(as_of)
    followed = options.follow(paths, day)
    standing = lookup.find_task(followed.standings, task)
    if format_ is ShowFormat.JSON:
        from gkplan.tracking import answers

        options.print_json(answers.single(standing, day))
    else:
        _print(standing)
    raise typer.Exit(options.report_unread(followed.unread))


def _print(standing: Standing) -> None:
    task, plan = standing.task, standing.plan
    print(paint(f"{standing.placed.address}  {clean(outline.name(task))}", "bold"))
    at = task.span().position
    print(f"{clean(plan.title)}  {at.path}:{at.line}")
    colour = status.COLOURS.get(standing.status, "")
    state = words.status(standing.status)
    if late := status.lateness(standing):
        state = late if late.startswith(state) else f"{state} ({late})"
    print(_("id: {id}").format(id=task.id), end="   ")
    print(_("status: {status}").format(status=paint(state, colour)))
    if task.carried_from:
        years = carried.followed(standing)
        print(_("carried over since {year}: {tasks}").format(year=plan.since(task), tasks=years))
    if wait := find_wait(standing):
        print(_("waits for: {what}").format(what=_awaited(wait)))
    for line in task.text.split("\n") if task.text else ():
        print(f"\n{clean(line)}")
    _print_units(standing)
    _print_occurrences(standing.progress)
    _print_entries(standing)


def _awaited(wait: Wait) -> str:
    """Say what is waited for; units that are many are listed below, here only counted."""
    if (many := len(wait.of)) > 3:
        wait = wait._replace(of=(ngettext("{n} unit", "{n} units", many).format(n=many),))
    return words.wait(wait)


def _print_units(standing: Standing) -> None:
    rows = [
        (terms.role(each.role), each.unit, _members(standing, each.unit))
        for each in standing.task.assignments
    ]
    if rows:
        print()
        columns = (
            TableColumn(_("role")),
            TableColumn(_("unit")),
            TableColumn(_("commits"), gives_way=True),
        )
        print(*table(columns, rows), sep="\n")


def _members(standing: Standing, unit: str) -> str:
    units = standing.plan.units
    members = units.members(unit, standing.as_of) or standing.assigned
    if not members:
        return _("nobody in particular")
    return "、".join(members) if members != (units.canonical(unit),) else ""


def _print_occurrences(progress: tuple[Progress, ...]) -> None:
    for lines in (occurrences.occurrences(progress), occurrences.details(progress)):
        for number, line in enumerate(lines):
            print(line if number else f"\n{line}")


def _print_entries(standing: Standing) -> None:
    rows = [
        (
            entry.name,
            entry.date.isoformat(),
            terms.step(entry.status),
            entry.occurrence,
            "、".join(entry.by),
            _said(entry),
            " ".join(entry.evidence),
        )
        for entry in standing.entries
    ]
    if rows:
        print()
        fixed = (_("entry"), _("date"), _("report"), _("occurrence"))
        columns = [TableColumn(title) for title in fixed]
        columns += (
            TableColumn(title, gives_way=True) for title in (_("by"), _("note"), _("evidence"))
        )
        print(*table(columns, rows), sep="\n")


def _said(entry: Entry) -> str:
    """Write what an entry says beside its step: to when, whom, who signed, and its note."""
    parts = [
        _("until {day}").format(day=entry.until) if entry.until else "",
        "、".join(entry.units),
        " ".join(f"{step}={name}" for step, name in entry.signed),
        entry.note,
    ]
    return "  ".join(part for part in parts if part)
