"""`gkplan status`: what is late and what is due soon, by plan or by unit."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from gkplan.cli import options, status_tables
from gkplan.cli.options import AsOf, Paths, PlanName, UnitName
from gkplan.language import _, ngettext
from gkplan.model.plan import Plan
from gkplan.status import Standing, Status

Report = list[tuple[Plan, tuple[Standing, ...]]]


class Format(StrEnum):
    """How a report is printed."""

    TABLE = "table"
    JSON = "json"


class By(StrEnum):
    """What each part of a report is about."""

    PLAN = "plan"
    UNIT = "unit"


def command(
    paths: Paths = None,
    by: Annotated[By, typer.Option("--by", help=_("What each part is about."))] = By.PLAN,
    unit: UnitName = None,
    plan: PlanName = None,
    overdue: Annotated[bool, typer.Option("--overdue", help=_("Only what is overdue."))] = False,
    as_of: AsOf = None,
    format_: Annotated[Format, typer.Option("--format", help=_("How it is printed."))] = (
        Format.TABLE
    ),
) -> None:
    """Report where every plan stands: counts, then what is overdue and what is due soon."""
    day = options.day(as_of)
    followed = options.follow(paths, day, plan=plan, unit=unit)
    report: Report = list(followed.plans)
    if overdue:
        late = Status.OVERDUE
        report = [(p, tuple(s for s in found if s.status is late)) for p, found in report]
    if format_ is Format.JSON:
        options.print_json(lambda contract: contract.status(report, day))
    elif by is By.UNIT:
        _print_by_unit(report)
    else:
        chosen = bool(unit or plan or overdue)
        _print_by_plan(report, day, folding=len(report) > 1 and not chosen)
    raise typer.Exit(options.report_unread(followed.unread))


def _print_by_plan(report: Report, day: date, *, folding: bool) -> None:
    """Print each plan; of several, those of past years that are in arrears only by their counts."""
    folded = False
    for plan, found in report:
        print(*status_tables.header(plan, found), sep="\n")
        pressing = [standing for standing in found if status_tables.is_pressing(standing)]
        if folding and plan.year < day.year and pressing:
            folded = True
        else:
            for line in status_tables.pressing(pressing):
                print(line)
        print()
    if folded:
        print(_("Tasks of past years are only counted here: name a plan, or --overdue, to list."))


def _print_by_unit(report: Report) -> None:
    """Print one table for each bureau, since a division's name means another one elsewhere."""
    bureaus: dict[str, list[Standing]] = {}
    for plan, own in report:
        bureaus.setdefault(plan.issuer, []).extend(own)
    for issuer, found in bureaus.items():
        total = ngettext("{n} task", "{n} tasks", len(found)).format(n=len(found))
        print(f"{issuer}  {total}")
        for line in status_tables.by_unit(found):
            print(line)
        print()
