"""`gkplan status`: what is late and what is due soon, by plan, unit, section or quarter."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from gkplan.base.language import _, ngettext
from gkplan.cli import options
from gkplan.cli.options import AsOf, Format, Paths, PlanName, Printed, UnitName
from gkplan.cli.tables import status, waiting
from gkplan.cli.terminal import paint
from gkplan.model.status import Status
from gkplan.tracking.followed import Followed, FollowedPlan
from gkplan.tracking.standing import Standing


class By(StrEnum):
    """What each part of a report is about."""

    PLAN = "plan"
    UNIT = "unit"
    SECTION = "section"
    PERIOD = "period"


def command(
    paths: Paths = None,
    by: Annotated[By, typer.Option("--by", help=_("What each part is about."))] = By.PLAN,
    unit: UnitName = None,
    plan: PlanName = None,
    overdue: Annotated[bool, typer.Option("--overdue", help=_("Only what is overdue."))] = False,
    carried: Annotated[
        bool, typer.Option("--carried", help=_("Only what an earlier year left unfinished."))
    ] = False,
    as_of: AsOf = None,
    format_: Printed = Format.TABLE,
) -> None:
    """Report where every plan stands: counts, then what is overdue and what is due soon."""
    day = options.day(as_of)
    followed = options.follow(paths, day, plan=plan, unit=unit)
    if overdue:
        followed = followed.keep(lambda standing: standing.status is Status.OVERDUE)
    if carried:
        followed = followed.keep(lambda standing: bool(standing.task.carried_from))
    if format_ is Format.JSON:
        from gkplan.tracking import answers

        options.print_json(answers.status(followed))
    elif carried and by is By.PLAN:
        from gkplan.cli.tables import carried as carried_table

        print(*carried_table.report(followed.plans), sep="\n")
    elif by is By.PLAN:
        chosen = bool(unit or plan or overdue)
        _print_by_plan(followed, day, folding=len(followed.plans) > 1 and not chosen)
    else:
        _print_groups(followed.plans, by, unit or "")
    raise typer.Exit(options.report_unread(followed.unread))


def _print_by_plan(followed: Followed, day: date, *, folding: bool) -> None:
    """Print each plan, this year's first; of several, those of past years only by their counts."""
    folded = False
    for dossier, found in sorted(followed.plans, key=lambda each: -each.plan.year):
        plan = dossier.plan
        print(*status.header(plan, found), sep="\n")
        if dossier.ledger_unread:
            print(paint("  " + _("the ledger cannot be read: nothing it holds is counted"), "red"))
        pressing = [standing for standing in found if standing.is_pressing]
        if folding and plan.year < day.year and pressing:
            folded = True
        else:
            for line in status.pressing(pressing):
                print(line)
            for line in waiting.waiting(found):
                print(line)
        print()
    if folded:
        print(_("Tasks of past years are only counted here: name a plan, or --overdue, to list."))


def _print_groups(report: Iterable[FollowedPlan], by: By, unit: str) -> None:
    from gkplan.cli.tables import groups

    if by is By.UNIT:
        _print_by_unit(report, groups.by_unit)
        return
    for dossier, found in report:
        plan = dossier.plan
        print(*status.header(plan, found), sep="\n")
        if by is By.SECTION:
            lines = groups.by_section(plan, found)
        else:
            lines = groups.by_period(found, unit)
        print(*lines, sep="\n")
        print()


def _print_by_unit(
    report: Iterable[FollowedPlan], lines: Callable[[list[Standing]], Iterable[str]]
) -> None:
    """Print one table for each bureau, since a division's name means another one elsewhere."""
    bureaus: dict[str, list[Standing]] = {}
    for followed in report:
        bureaus.setdefault(followed.plan.issuer, []).extend(followed.standings)
    for issuer, found in bureaus.items():
        total = ngettext("{n} task", "{n} tasks", len(found)).format(n=len(found))
        print(f"{issuer}  {total}")
        print(*lines(found), sep="\n")
        print()
