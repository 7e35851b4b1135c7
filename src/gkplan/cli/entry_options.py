"""What the commands that write to a ledger share: the options that say an entry, and the answer."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any, Concatenate, ParamSpec, TypeAlias

import typer

from gkplan.base.language import _
from gkplan.base.spelling import with_hint
from gkplan.cli import completion, options
from gkplan.cli.tables import entries
from gkplan.cli.terminal import clean
from gkplan.model.ledger import Step
from gkplan.recording.adding import Records
from gkplan.recording.checking import Judged, refuse_faults
from gkplan.recording.fields import EntryFields

Note: TypeAlias = Annotated[str | None, typer.Option("--note", help=_("A few words on it."))]
Evidence: TypeAlias = Annotated[
    list[str] | None, typer.Option("--evidence", help=_("What proves it: an address, a document."))
]
In: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option("--in", metavar="PATH", help=_("Plan files or folders; plans/ by default.")),
]
DryRun: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help=_("Print the lines and write nothing."))
]
# the options that say the fields of an entry, in the order of the fields
_OPTIONS: Mapping[str, object] = {
    "status": Annotated[
        Step | None, typer.Option("--status", help=_("What happened to it; `done` unless given."))
    ],
    "occurrence": Annotated[
        str | None,
        typer.Option(
            "--occurrence",
            help=_("Which due date is meant: 2024-Q1, 2024-H1, 2024-03, a milestone."),
        ),
    ],
    "date": Annotated[
        str | None, typer.Option("--date", metavar="DATE", help=_("The day it happened; today."))
    ],
    "by": Annotated[
        list[str] | None,
        typer.Option("--by", help=_("The unit that reports it."), autocompletion=completion.units),
    ],
    "note": Note,
    "evidence": Evidence,
    "until": Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help=_("The day an extension reaches to.")),
    ],
    "signed": Annotated[
        list[str] | None,
        typer.Option("--signed", metavar="STEP=NAME", help=_("Who signed a step of the sign-off.")),
    ],
    "units": Annotated[
        list[str] | None,
        typer.Option("--units", help=_("Whom `assigned` names."), autocompletion=completion.units),
    ],
}
_Rest = ParamSpec("_Rest")


def takes_entry(
    command: Callable[Concatenate[EntryFields, _Rest], None],
) -> Callable[_Rest, None]:
    """Give a command the options that say an entry, in place of its parameter `said`."""

    @wraps(command)
    def parsed(*positional: _Rest.args, **named: _Rest.kwargs) -> None:
        values = {field: named.pop(field, None) for field in _OPTIONS}
        command(_fields(values), *positional, **named)

    whole = signature(command, eval_str=True)
    own = [each for name, each in whole.parameters.items() if name != "said"]
    added = [
        Parameter(field, Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=option)
        for field, option in _OPTIONS.items()
    ]
    needed = [each for each in own if each.default is Parameter.empty]
    parameters = [*needed, *added, *own[len(needed) :]]
    parsed.__signature__ = whole.replace(parameters=parameters)  # type: ignore[attr-defined]
    parsed.__annotations__ = {each.name: each.annotation for each in parameters}
    return parsed


def _fields(values: Mapping[str, Any]) -> EntryFields:
    """Read the days among the options; an empty one takes the day of an extension away."""
    if values["date"] is not None:
        values = {**values, "date": options.day(values["date"])}
    if values["until"]:
        values = {**values, "until": options.day(values["until"])}
    return EntryFields(**values)


def check(judged: Judged) -> None:
    """Refuse what the ledger's rules call an error, and tell on standard error what is doubtful."""
    refuse_faults(judged)
    for doubt in judged.doubts:
        told = with_hint(doubt.message, doubt.hint)
        print(_("gkplan: {message}").format(message=clean(told)), file=sys.stderr)


def write(records: Records, today: date, *, dry_run: bool) -> None:
    """Append records to the ledger of their plan, and print where their tasks stand now.

    In a dry run only the lines that would be appended are printed.
    """
    if dry_run:
        print(records.preview(), end="")
        return
    records.append()
    for standing, entry in records.judge(today):
        print(entries.line(standing, entries.recorded(entry)))
