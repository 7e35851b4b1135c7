"""The front page: every plan with its lights, and what presses most across them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from gkplan.model.status import Status
from gkplan.reports import charts
from gkplan.site.facts import LIGHTS, PlanHead, Pressing
from gkplan.site.frame import Frame, page
from gkplan.site.plan_page import PlanFacts
from gkplan.site.timeline_page import add_stretches

_MOST = 20  # rows in the list of what presses


class PressingRow(NamedTuple):
    """A pressing task and the plan it is of."""

    source: PlanFacts
    task: Pressing

    @property
    def about(self) -> str:
        """The task's number, its units and its bureau."""
        units = "、".join(self.task.units)
        return " · ".join(filter(None, (self.task.number, units, self.source.head.issuer)))


class Sums(NamedTuple):
    """What several plans hold together."""

    plans: int
    tasks: int
    lights: dict[str, int]
    counts: dict[str, int]


def make(sources: tuple[PlanFacts, ...], lost: tuple[str, ...], frame: Frame) -> tuple[bytes]:
    """Make the front page; `lost` are lines that say which folders cannot be looked into."""
    read = [each for each in sources if each.head.readable]
    current = [each for each in read if each.head.year >= frame.focus]
    pressing = _pressing(current)
    periods = add_stretches([each.head for each in read], frame.focus)
    drawn = charts.draw_timeline(periods, frame.locale, frame.templates_folder)
    bureaus = sorted({each.head.issuer for each in read})
    context = {
        "sums": sums(each.head for each in current),
        "pressing": pressing[:_MOST],
        "more": max(0, len(pressing) - _MOST),
        "earlier": _overdue(each.head for each in read if each.head.year < frame.focus),
        "chart": Markup(drawn),  # noqa: S704 - an element that `charts` has cleaned
        "stretches": periods,
        "sources": sorted(read, key=_place),
        "bureaus": bureaus,
        "bureau_place": {issuer: number for number, issuer in enumerate(bureaus, 1)},
        "plan_years": sorted({each.head.year for each in read}, reverse=True),
        "unread": [each for each in sources if not each.head.readable],
        "faulty": [each for each in read if each.head.faults],
        "lost": lost,
    }
    return (page("front.html", frame, "", "front", context),)


def _place(source: PlanFacts) -> tuple[int, str, str]:
    return -source.head.year, source.head.issuer, source.head.path


def sums(heads: Iterable[PlanHead]) -> Sums:
    """Count plans, tasks, lights and statuses."""
    lights: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    plans = 0
    for head in heads:
        plans += 1
        lights.update(dict(head.lights))
        counts.update(dict(head.counts))
    return Sums(
        plans,
        counts.total(),
        {colour: lights[colour] for colour in LIGHTS},
        {each.value: counts[each.value] for each in Status if counts[each.value]},
    )


def _overdue(heads: Iterable[PlanHead]) -> int:
    return sum(dict(head.counts).get(Status.OVERDUE.value, 0) for head in heads)


def _pressing(sources: Sequence[PlanFacts]) -> list[PressingRow]:
    """List what presses in plans of this year and later ones: red first, then by due date."""
    rows = [PressingRow(source, task) for source in sources for task in source.head.pressing]
    order = {colour: number for number, colour in enumerate(LIGHTS)}
    return sorted(rows, key=lambda row: (order[row.task.light], row.task.due))
