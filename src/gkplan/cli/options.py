"""Options that several commands share, and what they all do first: read the plans."""

import sys
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.cli import completion
from gkplan.store import collection
from gkplan.tracking import followed as tracking
from gkplan.tracking.followed import Followed


class Format(StrEnum):
    """How an answer is printed: for people, or as the JSON contract."""

    TABLE = "table"
    JSON = "json"


Printed: TypeAlias = Annotated[Format, typer.Option("--format", help=_("How it is printed."))]
Paths: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help=_("Plan files or folders; plans/ by default.")),
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help=_("Show what was true on this day.")),
]
UnitName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--unit",
        help=_("Only tasks that commit this unit."),
        autocompletion=completion.units,
    ),
]
PlanName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--plan",
        help=_("Only plans of this folder, year, issuer, or with this in the title."),
        autocompletion=completion.plans,
    ),
]


def follow(
    paths: list[Path] | None,
    day: date,
    *,
    plan: str | None = None,
    unit: str | None = None,
    ledgers: bool = True,
) -> Followed:
    """Read plans and judge their tasks, all or those of one plan or unit by name.

    Without `ledgers` tasks stand as if nothing had happened yet, which is quick.
    """
    read = collection.read_plans(paths, plan=plan or "", ledgers=ledgers)
    followed = tracking.follow(read.dossiers, day, read.unread)
    return followed.narrow_to(unit) if unit else followed


def day(written: str | None) -> date:
    """Take the day from --as-of, else from the clock."""
    if written is None:
        return date.today()  # noqa: DTZ011 - the user's own day
    try:
        return date.fromisoformat(written)
    except ValueError:
        message = _("`{value}` is not a day like 2024-08-30").format(value=written)
        raise UsageFailure(message) from None


def print_json(answer: object) -> None:
    """Print an answer of the JSON contract."""
    import json

    print(json.dumps(answer, ensure_ascii=False, indent=2))


def report_unread(found: Iterable[Diagnostic]) -> int:
    """Tell on standard error what could not be read, and give the exit code that says so."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        from gkplan.validation.reporters import concise

        sys.stdout.flush()
        print(concise.report(errors), file=sys.stderr, end="")
    return 1 if errors else 0
