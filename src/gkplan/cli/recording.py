"""What the commands that write to a ledger share: their options, the writing, the answer."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeAlias

import typer

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.cli import completion, options
from gkplan.cli.terminal import clean
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Event, Step
from gkplan.model.plan import Plan
from gkplan.model.settings import Settings
from gkplan.phrases import outline, terms
from gkplan.recording import entry_checks
from gkplan.store import collection, glance, ledger
from gkplan.tracking import words
from gkplan.tracking.standing import Standing, judge_tasks

Status: TypeAlias = Annotated[
    Step | None, typer.Option("--status", help=_("What happened to it; `done` unless given."))
]
OccurrenceName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--occurrence", help=_("Which due date is meant: 2024-Q1, 2024-H1, 2024-03, a milestone.")
    ),
]
Day: TypeAlias = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help=_("The day it happened; today."))
]
By: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--by", help=_("The unit that reports it."), autocompletion=completion.units),
]
Note: TypeAlias = Annotated[str | None, typer.Option("--note", help=_("A few words on it."))]
Evidence: TypeAlias = Annotated[
    list[str] | None, typer.Option("--evidence", help=_("What proves it: an address, a document."))
]
Until: TypeAlias = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help=_("The day an extension reaches to.")),
]
Signed: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--signed", metavar="STEP=NAME", help=_("Who signed a step of the sign-off.")),
]
Units: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--units", help=_("Whom `assigned` names."), autocompletion=completion.units),
]
In: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option("--in", metavar="PATH", help=_("Plan files or folders; plans/ by default.")),
]
DryRun: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help=_("Print the lines and write nothing."))
]

Written = tuple[Plan, Entry | Event]


class Given(NamedTuple):
    """What the command line says of an entry; None is not given, an empty text takes it away."""

    status: Step | None
    occurrence: str | None
    date: str | None
    by: list[str] | None
    note: str | None
    evidence: list[str] | None
    until: str | None
    signed: list[str] | None
    units: list[str] | None

    def fields(self) -> dict[str, Any]:
        """Give the fields of an entry that are given, as the ledger's values."""
        found: dict[str, Any] = {}
        for field, value in zip(self._fields, self, strict=True):
            # an option that may be repeated and was not is an empty list
            if value is None or value == []:
                continue
            if isinstance(value, list):
                found[field] = tuple(dict.fromkeys(each for each in map(text, value) if each))
            else:
                found[field] = value if isinstance(value, Step) else text(value)
        if "date" in found:
            found["date"] = options.day(found["date"])
        if "until" in found:
            found["until"] = options.day(found["until"]) if found["until"] else None
        if "signed" in found:
            found["signed"] = _signed(found["signed"])
        return found


def text(given: str) -> str:
    """Take a text from the command line; what is not UTF-8 cannot stand in a ledger."""
    try:
        given.encode()
    except UnicodeEncodeError:
        shown = given.encode(errors="surrogateescape").decode(errors="replace")
        raise UsageFailure(_("`{value}` is not UTF-8 text").format(value=shown)) from None
    return given


def _signed(given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for each in given:
        step, equals, name = (part.strip() for part in each.partition("="))
        if not (step and equals and name) or step in found:
            message = _("--signed takes STEP=NAME, each step once; found `{value}`")
            raise UsageFailure(message.format(value=each))
        found[step] = name
    return tuple(found.items())


def check(standing: Standing, entry: Entry, today: date) -> None:
    """Refuse an entry that its plan has no place for, and tell on standard error what is odd."""
    entry_checks.refuse(standing, entry, today)
    for doubt in entry_checks.doubts(standing, entry):
        print(_("gkplan: {message}").format(message=clean(doubt)), file=sys.stderr)


def write(records: Iterable[Written], *, dry_run: bool) -> None:
    """Append records to the ledgers of their plans, or print the lines that would be appended."""
    lines: dict[Path, list[str]] = {}
    for plan, record in records:
        path = collection.ledger_path(Path(plan.path))
        lines.setdefault(path, []).append(ledger.line(record))
    for path, added in lines.items():
        if dry_run:
            shown = ledger.preview(path, added).replace("\r\n", "\n").replace("\r", "\n")
            print(shown.strip("\n"))
        else:
            ledger.append(path, added)


def standing_now(
    plan: Plan, tasks: set[str], settings: Settings, today: date
) -> dict[str, Standing]:
    """Judge some tasks of a plan by what its ledger says now."""
    known = glance.about(collection.ledger_path(Path(plan.path)), tasks)
    found = judge_tasks(Dossier(plan, known, settings), today)
    return {each.task.id: each for each in found if each.task.id in tasks}


def print_entries(
    written: Sequence[Written], settings: Mapping[str, Settings], today: date
) -> None:
    """Print a line for each entry: its task, what was recorded, and where the task stands now.

    `settings` are those that hold for each plan, by its path.
    """
    plans = {plan.path: plan for plan, _record in written}
    for path, plan in plans.items():
        entries = [e for p, e in written if p.path == path and isinstance(e, Entry)]
        now = standing_now(plan, {entry.task for entry in entries}, settings[path], today)
        for entry in entries:
            recorded = " ".join(filter(None, (terms.step(entry.status), entry.occurrence)))
            print_line(now[entry.task], _("recorded {step}").format(step=recorded))


def print_line(standing: Standing, recorded: str = "") -> None:
    """Print a task with what was recorded of it and where it stands now."""
    parts = [_("now {status}").format(status=words.status(standing.status))]
    if standing.current:
        needed = standing.current.occurrence.needed
        if needed > 1:
            done = min(len(standing.current.done_on), needed)
            parts.append(_("{n} of {total} times").format(n=done, total=needed))
        if reported := words.reported(standing.current):
            parts.append(reported)
    if standing.next_due:
        parts.append(_("next {day}").format(day=standing.next_due))
    said = _("; ").join(filter(None, (recorded, _(", ").join(parts))))
    line = _("{id} {name}: {said}")
    name = outline.name(standing.task)
    print(clean(line.format(id=standing.task.id, name=name, said=said)))
