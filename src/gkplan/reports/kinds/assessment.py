"""Each unit's score for completion, punctuality and evidence, and its rank: 考核."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from gkplan.model.dossier import Dossier
from gkplan.model.settings import Weights
from gkplan.phrases import outline
from gkplan.reports import phrasing
from gkplan.reports.case import Case
from gkplan.tracking.matrix import rank_unit
from gkplan.tracking.punctuality import Punctuality
from gkplan.tracking.shares import Share

_PLACES = Decimal("0.01")


def facts(case: Case) -> dict[str, object]:
    """Give each bureau's units with their scores by rank, and those that nothing was due of.

    Counted is what was due by the day; what is due on the day itself only once it is reported.
    """
    shares = case.shares(case.as_of)
    bureaus = [_bureau(case, issuer, shares) for issuer in case.issuers]
    return {"about": phrasing.about(case), "bureaus": bureaus}


def _bureau(case: Case, issuer: str, shares: Sequence[Share]) -> dict[str, object]:
    dossiers = [each for each in case.dossiers if each.plan.issuer == issuer]
    weights = dossiers[0].settings.weights
    counted: dict[str, list[Share]] = {}
    own = [each for each in shares if each.standing.plan.issuer == issuer]
    for share in sorted(own, key=lambda each: rank_unit(each.standing.plan, each.unit)):
        if share.due <= case.as_of and share.kind is not Punctuality.OPEN and _is_unit(share):
            counted.setdefault(share.unit, []).append(share)
    unscored = _unscored(case, dossiers, counted)
    rows = [_score(unit, held, weights) for unit, held in counted.items()]
    rows.sort(key=lambda row: -Decimal(str(row["total"])))
    totals = [row["total"] for row in rows]
    return {
        "issuer": issuer,
        "plans": [each.plan.title for each in dossiers],
        "weights": weights._asdict(),
        "full": sum(weights),
        "rows": [{"rank": totals.index(row["total"]) + 1, **row} for row in rows],
        "unscored": unscored,
        "unscored_words": phrasing.listed(unscored),
        "deductions": [row for held in counted.values() for row in _deductions(held)],
    }


def _is_unit(share: Share) -> bool:
    return any(unit.name == share.unit for unit in share.standing.plan.units.units)


def _score(unit: str, held: Sequence[Share], weights: Weights) -> dict[str, object]:
    done = [share for share in held if share.reported]
    in_time = [share for share in done if share.kind is Punctuality.IN_TIME]
    proved = [share for share in done if share.has_evidence]
    parts = {
        "completion": (len(done), len(held), weights.completion),
        "punctuality": (len(in_time), len(done), weights.punctuality),
        "evidence": (len(proved), len(done), weights.evidence),
    }
    points = {name: points_of(*part) for name, part in parts.items()}
    given = {
        name: {"n": n, "of": of, "points": _shown(points[name])}
        for name, (n, of, _weight) in parts.items()
    }
    return {"unit": unit, **given, "total": _shown(sum(points.values(), Fraction()))}


def points_of(n: int, of: int, weight: int) -> Fraction:
    """Give the part of a weight that n of so many earn; nothing where there are none."""
    return Fraction(weight * n, of) if of else Fraction()


def _shown(points: Fraction) -> str:
    """Write points with two places, halves rounded up."""
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return str(exact.quantize(_PLACES, ROUND_HALF_UP))


def _unscored(
    case: Case, dossiers: Sequence[Dossier], counted: dict[str, list[Share]]
) -> list[str]:
    """List the bureau's units that nothing was due of; not those that are no more."""
    found = (
        unit.name
        for dossier in dossiers
        for unit in dossier.plan.units.units
        if not unit.until or case.as_of <= unit.until
    )
    names = [name for name in dict.fromkeys(found) if name not in counted]
    if case.unit:
        wanted = {m for s in dossiers for m in s.plan.units.members(case.unit, case.as_of)}
        names = [name for name in names if name in wanted]
    return names


def _fault(share: Share) -> str:
    """Say what takes points: not done, done late, no evidence."""
    if share.kind is not Punctuality.IN_TIME:
        return share.kind.value
    return "" if share.has_evidence else "unproved"


def _deductions(held: Sequence[Share]) -> Iterator[dict[str, object]]:
    """List what took a unit's points; what of one task only lacks evidence is one row."""
    faulty: dict[tuple[str, ...], list[Share]] = {}
    for share in held:
        if fault := _fault(share):
            apart = "" if fault == "unproved" else share.progress.occurrence.name
            task = (share.standing.plan.path, share.standing.task.id)
            faulty.setdefault((*task, fault, apart), []).append(share)
    yield from map(_deduction, faulty.values())


def _deduction(own: Sequence[Share]) -> dict[str, object]:
    share, alone = own[0], len(own) == 1
    which = phrasing.listed(filter(None, (phrasing.occurrence(s.progress) for s in own)))
    late = ((share.reported or share.standing.as_of) - share.due).days
    return {
        "unit": share.unit,
        "task": phrasing.with_occurrence(outline.name(share.standing.task), which),
        "due": share.due.isoformat() if alone else "",
        "reported": _day(share.reported) if alone else "",
        "days_late": max(0, late),
        "fault": _fault(share),
        "evidence": share.has_evidence,
        "blocked": share.is_blocked,
    }


def _day(of: date | None) -> str:
    return of.isoformat() if of else ""
