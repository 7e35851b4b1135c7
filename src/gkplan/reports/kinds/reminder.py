"""Slips to the units that owe something: overdue, behind schedule or near due: 督办单."""

from collections.abc import Iterable

from gkplan.reports import chasing, phrasing
from gkplan.reports.case import Case
from gkplan.reports.chasing import Chased, Colour


def facts(case: Case) -> dict[str, object]:
    """Give a slip for each unit that owes: the worst first, then in the order of units.yaml.

    A slip's `kind` is that of its worst row: overdue, behind or near. `overdue` counts the
    occurrences that are, each once however many units owe it.
    """
    chased = chasing.chased(case)
    slips: dict[tuple[str, str], list[Chased]] = {}
    for each in chased:
        slips.setdefault((each.standing.plan.issuer, each.unit), []).append(each)
    made = [_slip(case, issuer, unit, own) for (issuer, unit), own in slips.items()]
    kinds = [colour.value for colour in Colour]
    made.sort(key=lambda slip: (str(slip["issuer"]), kinds.index(str(slip["kind"]))))
    late = {each.progress for each in chased if each.colour is Colour.OVERDUE}
    return {"about": phrasing.about(case), "overdue": len(late), "slips": made}


def _slip(case: Case, issuer: str, unit: str, own: Iterable[Chased]) -> dict[str, object]:
    rows = sorted(own, key=lambda each: (each.due is None, each.due or case.as_of))
    by_kind = {
        colour.value.replace("-", "_"): [_row(case, e) for e in rows if e.colour is colour]
        for colour in Colour
    }
    worst = next(colour for colour in Colour if any(e.colour is colour for e in rows))
    return {"issuer": issuer, "unit": unit, "kind": worst.value, **by_kind}


def _row(case: Case, of: Chased) -> dict[str, object]:
    left = (of.due - case.as_of).days if of.due else None
    reminders = of.progress.reminders if of.progress else chasing.reminders(of.standing)
    return {
        "number": phrasing.number(of.standing.placed),
        "plan": of.standing.plan.title,
        "task": chasing.called(of),
        "due": of.due.isoformat() if of.due else "",
        "days_late": max(0, -left) if left is not None else 0,
        "days_left": max(0, left) if left is not None else 0,
        "reminders": len(reminders),
        "reminded": reminders[-1].isoformat() if reminders else "",
        "state": of.state,
        "expected": of.expected,
    }
