"""The plans a trace is about: those that were given, and the superior ones that they name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic
from gkplan.store import collection
from gkplan.tracing import ways
from gkplan.tracing.links import TracedPlan, Tracing
from gkplan.tracking.followed import Followed, FollowedPlan, follow


class Traced(NamedTuple):
    """The plans that were given and those above them, what was traced, and what is unreadable."""

    plans: tuple[TracedPlan, ...]
    found: Tracing
    unread: tuple[Diagnostic, ...]
    templates_folder: Path | None


def trace_plans(
    paths: list[Path] | None, day: date, *, plan: str | None = None, ledgers: bool = True
) -> Traced:
    """Trace plans, all or those of one name; what a superior plan was not given for is read too.

    Raises `UsageFailure` where no plan is of that name.
    """
    read = collection.read_plans(paths, ledgers=ledgers, superiors=True)
    followed = follow(read.dossiers, day, dict.fromkeys(read.unread))
    everything = tuple(_with_superiors(followed))
    found = ways.trace(everything)
    if plan:
        if not any(each.plan.is_named(plan) for each in followed.plans):
            raise collection.no_plan(plan)
        found = Tracing(
            tuple(each for each in found.coverages if each.plan.is_named(plan)),
            tuple(each for each in found.bases if each.plan.is_named(plan)),
        )
    return Traced(everything, found, followed.unread, followed.templates_folder)


def _with_superiors(followed: Followed) -> Iterator[TracedPlan]:
    """Give the plans, then the superior plans of plans, and theirs, that were not given."""
    known = {Path(each.plan.path).resolve() for each in followed.plans}
    waiting: list[FollowedPlan] = list(followed.plans)
    yield from map(TracedPlan, waiting)
    for each in waiting:  # which grows meanwhile
        named = each.plan.superiors.plans.values() if each.plan.superiors else ()
        wanted = [path for path in map(Path, named) if path.resolve() not in known]
        known |= {path.resolve() for path in wanted}
        if wanted:
            above = collection.dossiers(wanted, ledgers=False)
            more = follow((o.dossier for o in above if o.dossier), followed.as_of).plans
            waiting += more
            yield from (TracedPlan(plan, is_given=False) for plan in more)
