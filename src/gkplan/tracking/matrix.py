"""Units by quarters: how much of what each unit must report fell due when, and was done."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from gkplan.model.deadline import Period
from gkplan.model.plan import Plan
from gkplan.tracking.shares import Share, list_shares
from gkplan.tracking.standing import Standing
from gkplan.tracking.timeline import PeriodCounts, count_periods


class UnitQuarterCounts(NamedTuple):
    """One unit of one bureau with the quarters of the plans' years; counts are of its own reports.

    `unit` is "" for what the plans assign to nobody.
    """

    issuer: str
    unit: str
    quarters: tuple[PeriodCounts, ...]

    @property
    def due(self) -> int:
        return sum(each.due for each in self.quarters)


def count_rows(standings: Iterable[Standing]) -> tuple[UnitQuarterCounts, ...]:
    """Count what each unit must report by quarter; units in the order of units.yaml."""
    return count_shares(list_shares(standings))


def count_shares(found: Sequence[Share]) -> tuple[UnitQuarterCounts, ...]:
    """Count shares by unit and quarter; a unit's name means another unit in another bureau.

    The quarters are the same in every row.
    """
    years = {share.standing.plan.year for share in found} | {share.due.year for share in found}
    held: dict[tuple[str, str], list[Share]] = {}
    for share in found:
        held.setdefault((share.standing.plan.issuer, share.unit), []).append(share)
    ordered = sorted(
        held.items(), key=lambda each: rank_unit(each[1][0].standing.plan, each[1][0].unit)
    )
    return tuple(
        UnitQuarterCounts(issuer, unit, _quarters(own, years)) for (issuer, unit), own in ordered
    )


def rank_unit(plan: Plan, unit: str) -> tuple[str, int]:
    """Where a unit stands among others: by bureau, then as units.yaml has it; the rest last."""
    names = [each.name for each in plan.units.units]
    names += [each.name for each in plan.units.collectives]
    return plan.issuer, names.index(unit) if unit in names else len(names)


def _quarters(own: Sequence[Share], years: Collection[int]) -> tuple[PeriodCounts, ...]:
    reports = [(share.due, share.kind) for share in own]
    return count_periods(reports, Period.QUARTER, years)
