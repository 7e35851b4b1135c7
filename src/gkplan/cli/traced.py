"""What `gkplan trace` and its actions do first: read plans, and the superior ones they name."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic
from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.cli import options
from gkplan.store import collection
from gkplan.tracing import ways
from gkplan.tracing.links import Subject, Tracing
from gkplan.tracking import lookup
from gkplan.tracking.standing import standings


class Traced(NamedTuple):
    """The plans that were given and those above them, what was traced, and what is unreadable."""

    subjects: tuple[Subject, ...]
    found: Tracing
    unread: list[Diagnostic]

    @property
    def templates(self) -> Path | None:
        own = (each.settings.templates for each in self.subjects if each.given)
        return next((Path(each) for each in own if each), None)


def traced(
    paths: list[Path] | None, day: date, *, plan: str | None, ledgers: bool = True
) -> Traced:
    """Trace plans, all or those of one name; what a superior plan was not given for is read too.

    Raises `UsageFailure` where no plan is of that name.
    """
    subjects: list[Subject] = []
    unread: dict[Diagnostic, None] = {}
    for dossier in options.dossiers(paths, ledgers=ledgers, superiors=True):
        unread |= dict.fromkeys(dossier.diagnostics)
        if dossier.plan:
            judged = standings(dossier.plan, dossier.ledger, day, dossier.settings)
            subjects.append(Subject(dossier.plan, judged, dossier.settings))
    everything = tuple(_with_superiors(subjects, day))
    found = ways.trace(everything)
    if plan:
        if not any(lookup.named_plan(each.plan, plan) for each in subjects):
            raise UsageFailure(_("no plan `{plan}`").format(plan=plan))
        found = Tracing(
            tuple(each for each in found.coverages if lookup.named_plan(each.plan, plan)),
            tuple(each for each in found.bases if lookup.named_plan(each.plan, plan)),
        )
    return Traced(everything, found, list(unread))


def _with_superiors(subjects: list[Subject], day: date) -> list[Subject]:
    """Add the superior plans of plans, and theirs, that were not given."""
    known = {Path(each.plan.path).resolve() for each in subjects}
    everything = list(subjects)
    for subject in everything:  # which grows meanwhile
        named = subject.plan.superiors.plans.values() if subject.plan.superiors else ()
        wanted = [each for each in map(Path, named) if each.resolve() not in known]
        known |= {each.resolve() for each in wanted}
        for dossier in collection.dossiers(wanted, ledgers=False) if wanted else ():
            if dossier.plan:
                judged = standings(dossier.plan, dossier.ledger, day, dossier.settings)
                everything.append(Subject(dossier.plan, judged, dossier.settings, given=False))
    return everything
