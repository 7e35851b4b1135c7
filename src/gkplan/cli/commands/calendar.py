"""`gkplan calendar`: what falls due in a month, a quarter or a year, among days off and worked."""

from datetime import date
from typing import Annotated

import typer

from gkplan.base.calendar import Calendar
from gkplan.base.errors import UsageFailure
from gkplan.base.language import _, ngettext
from gkplan.cli import options
from gkplan.cli.options import AsOf, Format, Paths, PlanName, Printed, UnitName
from gkplan.cli.tables import agenda as agenda_tables
from gkplan.cli.tables import calendar
from gkplan.model.deadline import Period
from gkplan.tracking import agenda, lookup
from gkplan.tracking.agenda import AgendaItem
from gkplan.tracking.schedule import divide_year

Span = tuple[date, date]


def command(
    paths: Paths = None,
    month: Annotated[
        str | None, typer.Option("--month", help=_("A month like 2026-11, or `this`."))
    ] = None,
    quarter: Annotated[
        str | None, typer.Option("--quarter", help=_("A quarter like 2026-Q4, or `this`."))
    ] = None,
    year: Annotated[
        str | None, typer.Option("--year", help=_("A year like 2026, or `this`."))
    ] = None,
    unit: UnitName = None,
    plan: PlanName = None,
    as_of: AsOf = None,
    format_: Printed = Format.TABLE,
) -> None:
    """Show what falls due on which day of a month, a quarter or a year; this month by default."""
    day = options.day(as_of)
    asked = {Period.MONTH: month, Period.QUARTER: quarter, Period.YEAR: year}
    start, end = _span({period: text for period, text in asked.items() if text is not None}, day)
    followed = options.follow(paths, day, plan=plan)
    if unit:
        lookup.find_unit([each.plan for each in followed.plans], unit)
    items = agenda.list_due(followed.standings, start, end, unit or "")
    working = next((each.dossier.settings.calendar for each in followed.plans), Calendar())
    if format_ is Format.JSON:
        from gkplan.tracking import answers_dates

        answer = answers_dates.calendar(items, (start, end), day, working)
        options.print_json(answer)
    else:
        marks = calendar.DayMarks(agenda_tables.worst(items), working, day)
        _print((start, end), items, marks)
    raise typer.Exit(options.report_unread(followed.unread))


def _span(asked: dict[Period, str], day: date) -> Span:
    """Find the days that are asked for: one period by its name, or the one that `day` is in."""
    if len(asked) > 1:
        raise UsageFailure(_("only one of --month, --quarter and --year can be given"))
    period, text = next(iter(asked.items()), (Period.MONTH, "this"))
    number = text[:4]
    if text != "this" and not (len(number) == 4 and number.isdecimal() and int(number) >= 1):
        raise _not_a(period, text)
    year = day.year if text == "this" else int(number)
    for name, start, end in divide_year(period, year):
        if name == text.upper() or (text == "this" and start <= day <= end):
            return start, end
    raise _not_a(period, text)


def _not_a(period: Period, text: str) -> UsageFailure:
    message = {
        Period.MONTH: _("`{value}` is not a month like 2026-11"),
        Period.QUARTER: _("`{value}` is not a quarter like 2026-Q4"),
    }.get(period, _("`{value}` is not a year like 2026"))
    return UsageFailure(message.format(value=text))


def _print(span: Span, items: tuple[AgendaItem, ...], marks: calendar.DayMarks) -> None:
    start, end = span
    firsts = [start.replace(month=number) for number in range(start.month, end.month + 1)]
    print(*calendar.months(firsts, marks), sep="\n")
    if not items:
        print("", "  " + _("Nothing is due."), sep="\n")
    for first in firsts:
        own = [item for item in items if item.due and item.due.month == first.month]
        if not own:
            continue
        print()
        if len(firsts) > 1:
            counted = ngettext("{n} due", "{n} due", len(own)).format(n=len(own))
            print(f"{agenda_tables.title(calendar.month(first))}  {counted}")
        print(*agenda_tables.items(own), sep="\n")
