"""One unit's tasks with its part, time limits, what it reported and still owes: 任务书."""

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _, ngettext
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Role
from gkplan.phrases import outline, terms
from gkplan.reports import phrasing
from gkplan.reports.case import Case
from gkplan.tracking import agenda, words
from gkplan.tracking.agenda import Debt
from gkplan.tracking.shares import find_speakers
from gkplan.tracking.standing import Standing


def check(case: Case) -> None:
    """Refuse a case without a unit: the document is written for one."""
    if not case.unit:
        raise UsageFailure(_("this document is for one unit: name it with --unit"))


def facts(case: Case) -> dict[str, object]:
    """Give each plan's tasks of the unit, its part in each, its reports, and what it still owes.

    Plans without a task of the unit are left out. `owed` is soonest first.
    """
    plans = [_plan(case, dossier) for dossier in case.dossiers]
    return {"about": phrasing.about(case), "plans": [each for each in plans if each["rows"]]}


def _plan(case: Case, dossier: Dossier) -> dict[str, object]:
    found = case.judge_plan(dossier, case.as_of)
    rows = [_row(standing, case.unit, order) for order, standing in enumerate(found, 1)]
    roles = [agenda.find_role(each, unit) for each in found for unit in _first(each, case.unit)]
    return {
        "title": dossier.plan.title,
        "issuer": dossier.plan.issuer,
        "unit": dossier.plan.units.canonical(case.unit),
        "is_collective": bool(found) and len(agenda.find_names(found[0], case.unit)) > 1,
        "counts": {role.value: roles.count(role) for role in Role},
        "rows": rows,
        "owed": [_debt(debt) for debt in agenda.list_debts(found, case.unit)],
    }


def _first(standing: Standing, unit: str) -> tuple[str, ...]:
    """Take one of the units that a name stands for; the members of a collective have one part."""
    return tuple(sorted(agenda.find_names(standing, unit)))[:1]


def _row(standing: Standing, unit: str, order: int) -> dict[str, object]:
    units = agenda.find_names(standing, unit)
    named = [
        each.unit
        for each in standing.task.assignments
        if agenda.find_names(standing, each.unit) & units
        and each.unit not in units
        and standing.plan.units.canonical(each.unit) != standing.plan.units.canonical(unit)
    ]
    parts = [agenda.find_role(standing, each) for each in _first(standing, unit)]
    own = [
        entry
        for entry in standing.entries
        if entry.status in phrasing.TOLD
        and (not entry.by or units & find_speakers(standing, entry))
    ]
    return {
        "order": str(order),
        "number": phrasing.number(standing.placed),
        "task": outline.name(standing.task),
        "text": phrasing.requirement(standing.task),
        "role": phrasing.listed(terms.role(part) for part in parts if part),
        "named": phrasing.listed(dict.fromkeys(named)),
        "limit": phrasing.limit(standing.task, standing.plan),
        "reported": phrasing.said(own),
        "status": words.status(standing.status),
    }


def _debt(debt: Debt) -> dict[str, object]:
    item = debt.item
    left = item.days_left
    when = ""
    if left is not None:
        when = (
            phrasing.late(-left)
            if left < 0
            else ngettext("{n} day left", "{n} days left", left).format(n=left)
        )
    return {
        "unit": debt.unit,
        "number": phrasing.number(item.standing.placed),
        "task": outline.name(item.standing.task),
        "occurrence": phrasing.occurrence(item.progress),
        "due": item.due.isoformat() if item.due else "",
        "when": when,
        "status": words.status(item.status),
        "waits": words.awaited(debt.wait, 1) if debt.wait else "",
    }
