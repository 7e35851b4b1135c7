"""A year's page of what fell due and was done, month by month: a picture and its numbers."""

from collections.abc import Iterable

from markupsafe import Markup

from gkplan.model.deadline import Period
from gkplan.reports import charts
from gkplan.site.facts import MonthCounts, PlanHead
from gkplan.site.frame import Frame, page
from gkplan.tracking.punctuality import add_counts
from gkplan.tracking.schedule import divide_year
from gkplan.tracking.timeline import PeriodCounts, make_stretches


def make(year: int, heads: tuple[PlanHead, ...], frame: Frame) -> tuple[bytes]:
    """Make the page of one year, of all plans with something due in it."""
    found = add_stretches(heads, year)
    drawn = charts.draw_timeline(found, frame.locale, frame.templates_folder)
    context = {
        "year": year,
        "chart": Markup(drawn),  # noqa: S704 - an element that `charts` has cleaned
        "stretches": found,
    }
    return (page("timeline.html", frame, "", "timeline", context),)


def add_stretches(heads: Iterable[PlanHead], year: int) -> tuple[PeriodCounts, ...]:
    """Add up the months of several plans."""
    counted: dict[str, list[MonthCounts]] = {}
    for head in heads:
        for month in head.months:
            counted.setdefault(month.name, []).append(month)
    return make_stretches(
        (name, start, end, add_counts(month.counts for month in counted.get(name, [])))
        for name, start, end in divide_year(Period.MONTH, year)
    )
