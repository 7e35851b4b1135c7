"""The plans that were asked for, followed on a day: the one value that all views take."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic
from gkplan.model.dossier import Dossier, find_templates_folder
from gkplan.model.plan import Plan
from gkplan.tracking.standing import Standing, judge_tasks


class FollowedPlan(NamedTuple):
    """A plan with its ledger and settings, and where its tasks stand that were asked for."""

    dossier: Dossier
    standings: tuple[Standing, ...]

    @property
    def plan(self) -> Plan:
        return self.dossier.plan


class Followed:
    """The plans that were asked for, each with its ledger and settings, and how they stand.

    `unread` is what was wrong in their files, and in those of plans that could not be read at all.
    """

    def __init__(
        self, plans: Iterable[FollowedPlan], as_of: date, unread: Iterable[Diagnostic] = ()
    ) -> None:
        self.plans = tuple(plans)
        self.as_of = as_of
        self.unread = tuple(unread)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Where the tasks of all plans stand, plan by plan."""
        return tuple(standing for followed in self.plans for standing in followed.standings)

    @property
    def templates_folder(self) -> Path | None:
        """Where the office keeps templates of its own: the first folder that settings name."""
        return find_templates_folder(each.dossier for each in self.plans)

    def narrow_to(self, unit: str) -> "Followed":
        """Keep the tasks that commit a unit; raises `UsageFailure` where no plan declares it."""
        from gkplan.tracking import agenda, lookup

        lookup.find_unit([followed.plan for followed in self.plans], unit)
        return self.keep(lambda standing: agenda.concerns(standing, unit))

    def keep(self, is_wanted: Callable[[Standing], bool]) -> "Followed":
        """Keep the tasks of a kind; every plan stays, be it without any."""
        kept = (
            followed._replace(standings=tuple(filter(is_wanted, followed.standings)))
            for followed in self.plans
        )
        return Followed(kept, self.as_of, self.unread)


def follow(dossiers: Iterable[Dossier], as_of: date, unread: Iterable[Diagnostic] = ()) -> Followed:
    """Judge the tasks of plans on a day, by what their ledgers say up to and including it."""
    plans = [FollowedPlan(dossier, judge_tasks(dossier, as_of)) for dossier in dossiers]
    return Followed(plans, as_of, unread)
