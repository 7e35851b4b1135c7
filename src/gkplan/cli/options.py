"""Options that several commands share, and what they all do first: read the plans."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.cli import completion
from gkplan.model.plan import Plan
from gkplan.model.settings import Settings
from gkplan.store import collection
from gkplan.store.collection import Dossier
from gkplan.tracking import lookup
from gkplan.tracking.standing import Standing, standings

if TYPE_CHECKING:
    from gkplan.reports.case import Case


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


def dossiers(
    paths: list[Path] | None, *, ledgers: bool = True, superiors: bool = False
) -> Iterator[Dossier]:
    """Read the plans a command was given, or those of the collection here."""
    where = paths or collection.default_paths()
    return collection.dossiers(where, ledgers=ledgers, superiors=superiors)


class Followed(NamedTuple):
    """The plans a command is about, where their tasks stand, and what could not be read.

    `settings` are those that hold for each plan, by its path; `ledgerless` the paths of plans whose
    ledger is there but cannot be read, so that what they report is without it.
    """

    plans: list[tuple[Plan, tuple[Standing, ...]]]
    unread: list[Diagnostic]
    settings: dict[str, Settings]
    ledgerless: set[str]

    @property
    def standings(self) -> list[Standing]:
        return [standing for _plan, found in self.plans for standing in found]


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
    followed = Followed([], [], {}, set())
    for dossier in dossiers(paths, ledgers=ledgers):
        followed.unread.extend(dossier.diagnostics)
        if dossier.plan and (not plan or lookup.named_plan(dossier.plan, plan)):
            found = standings(dossier.plan, dossier.ledger, day, dossier.settings)
            followed.plans.append((dossier.plan, found))
            followed.settings[dossier.plan.path] = dossier.settings
            if ledgers and dossier.ledger_unread:
                followed.ledgerless.add(dossier.plan.path)
    if plan and not followed.plans:
        raise UsageFailure(_("no plan `{plan}`").format(plan=plan))
    if unit:
        from gkplan.tracking import agenda

        lookup.find_unit([each for each, _found in followed.plans], unit)
        followed.plans[:] = [
            (each, tuple(s for s in found if agenda.concerns(s, unit)))
            for each, found in followed.plans
        ]
    return followed


def case(
    paths: list[Path] | None,
    as_of: date,
    *,
    plan: str | None = None,
    unit: str = "",
    quarter: str = "",
) -> tuple["Case", list[Diagnostic], Path | None]:
    """Gather the plans of a derived document, what could not be read, and the office's templates.

    Raises `UsageFailure` where no plan, or no unit, is of that name.
    """
    from gkplan.reports.case import Case, Subject

    subjects: list[Subject] = []
    unread: list[Diagnostic] = []
    for dossier in dossiers(paths):
        unread.extend(dossier.diagnostics)
        if dossier.plan and (not plan or lookup.named_plan(dossier.plan, plan)):
            subjects.append(Subject(dossier.plan, dossier.ledger, dossier.settings))
    if not subjects:
        raise UsageFailure(_("no plan `{plan}`").format(plan=plan or ""))
    if unit:
        lookup.find_unit([subject.plan for subject in subjects], unit)
    own = next((s.settings.templates for s in subjects if s.settings.templates), "")
    return Case(tuple(subjects), as_of, unit, quarter), unread, Path(own) if own else None


def day(written: str | None) -> date:
    """Take the day from --as-of, else from the clock."""
    if written is None:
        return date.today()  # noqa: DTZ011 - the user's own day
    try:
        return date.fromisoformat(written)
    except ValueError:
        message = _("`{value}` is not a day like 2024-08-30").format(value=written)
        raise UsageFailure(message) from None


def print_json(answer: Callable[[ModuleType], object]) -> None:
    """Print an answer of the JSON contract, which is loaded only when it is asked for."""
    import json

    from gkplan.tracking import answers

    print(json.dumps(answer(answers), ensure_ascii=False, indent=2))


def report_unread(found: list[Diagnostic]) -> int:
    """Tell on standard error what could not be read, and give the exit code that says so."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        from gkplan.validation.reporters import concise

        sys.stdout.flush()
        print(concise.report(errors), file=sys.stderr, end="")
    return 1 if errors else 0
