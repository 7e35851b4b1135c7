"""`gkplan next`: what a unit owes, soonest first."""

from datetime import timedelta
from typing import Annotated

import typer

from gkplan.base.language import _, ngettext
from gkplan.cli import completion, options
from gkplan.cli.options import AsOf, Format, Paths, PlanName, Printed
from gkplan.cli.tables import agenda as agenda_tables
from gkplan.tracking import agenda, lookup
from gkplan.tracking.agenda import Debt


def command(
    paths: Paths = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            help=_("What this unit owes; without it, each unit's next item."),
            autocompletion=completion.units,
        ),
    ] = None,
    plan: PlanName = None,
    days: Annotated[
        int | None, typer.Option("--days", min=0, help=_("Only what is due within so many days."))
    ] = None,
    as_of: AsOf = None,
    format_: Printed = Format.TABLE,
) -> None:
    """Tell a unit what it owes next: what is open by now, and what comes after it."""
    day = options.day(as_of)
    followed = options.follow(paths, day, plan=plan)
    plans = [each.plan for each in followed.plans]
    if unit and unit not in {step.by for each in plans for step in each.signoff}:
        lookup.find_unit(plans, unit)
    debts = agenda.list_debts(followed.standings, unit or "")
    if days is not None:
        last = day + timedelta(days=days)
        debts = tuple(debt for debt in debts if debt.item.due and debt.item.due <= last)
    if format_ is Format.JSON:
        from gkplan.tracking import answers_dates

        shown = debts if unit else _first_of_each(debts)
        answer = answers_dates.owed(shown, day, unit)
        options.print_json(answer)
    else:
        _print(debts, day.year, unit, folding=len(followed.plans) > 1 and not plan)
    raise typer.Exit(options.report_unread(followed.unread))


def _first_of_each(debts: tuple[Debt, ...]) -> tuple[Debt, ...]:
    """Keep the soonest of each unit; a name means another unit at another bureau."""
    first: dict[tuple[str, str], Debt] = {}
    for debt in debts:
        first.setdefault((debt.item.standing.plan.issuer, debt.unit), debt)
    return tuple(first.values())


def _print(debts: tuple[Debt, ...], year: int, unit: str | None, *, folding: bool) -> None:
    """Print a table for each bureau; of several plans, arrears of past years only counted."""
    shown = [debt for debt in debts if not folding or debt.item.standing.plan.year >= year]
    chosen = tuple(shown) if unit else _first_of_each(tuple(shown))
    bureaus: dict[str, list[Debt]] = {}
    for debt in chosen:
        bureaus.setdefault(debt.item.standing.plan.issuer, []).append(debt)
    for issuer, own in bureaus.items():
        print(agenda_tables.title(issuer))
        print(*agenda_tables.owed(own, naming=_names(own, unit)), sep="\n")
        print()
    if not shown:
        print(_("Nothing is owed."))
    if past := len(debts) - len(shown):
        told = ngettext(
            "{n} more of past years is only counted here: name a plan to list it.",
            "{n} more of past years are only counted here: name a plan to list them.",
            past,
        )
        print(told.format(n=past))


def _names(debts: list[Debt], unit: str | None) -> bool:
    """Tell whether the table must say whose each item is."""
    return not unit or len({debt.unit for debt in debts}) > 1
