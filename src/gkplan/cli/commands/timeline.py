"""`gkplan timeline`: what was reported against what fell due, month by month."""

import typer

from gkplan.base.language import ngettext
from gkplan.cli import options
from gkplan.cli.options import AsOf, Format, Paths, PlanName, Printed, UnitName
from gkplan.cli.tables import agenda, timeline
from gkplan.cli.terminal import clean
from gkplan.model.plan import Plan
from gkplan.tracking import lookup
from gkplan.tracking.followed import FollowedPlan
from gkplan.tracking.timeline import count_stretches


def command(
    paths: Paths = None,
    unit: UnitName = None,
    plan: PlanName = None,
    as_of: AsOf = None,
    format_: Printed = Format.TABLE,
) -> None:
    """Draw what was reported against what fell due, month by month, for each year of plans."""
    day = options.day(as_of)
    followed = options.follow(paths, day, plan=plan)
    if unit:
        lookup.find_unit([each.plan for each in followed.plans], unit)
    years: dict[int, list[FollowedPlan]] = {}
    for each in sorted(followed.plans, key=lambda each: each.plan.year):
        years.setdefault(each.plan.year, []).append(each)
    counted = {
        year: (
            [each.plan.path for each in own],
            count_stretches((s for each in own for s in each.standings), unit=unit or ""),
        )
        for year, own in years.items()
    }
    if format_ is Format.JSON:
        from gkplan.tracking import answers_dates

        answer = answers_dates.timeline(counted, day, unit)
        options.print_json(answer)
    else:
        for year, (_paths, months) in counted.items():
            print(_title([each.plan for each in years[year]]))
            print(*timeline.summary(months), sep="\n")
            print(*timeline.picture(months, day), sep="\n")
            print()
    raise typer.Exit(options.report_unread(followed.unread))


def _title(plans: list[Plan]) -> str:
    if len(plans) == 1:
        return agenda.title(clean(plans[0].title))
    counted = ngettext("{n} plan", "{n} plans", len(plans)).format(n=len(plans))
    return f"{agenda.title(str(plans[0].year))}  {counted}"
