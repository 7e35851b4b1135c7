"""The JSON answers about dates: what a unit owes next, a calendar, a timeline."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from gkplan.base.answers import JSON
from gkplan.base.calendar import Calendar
from gkplan.phrases.outline import name
from gkplan.tracking.agenda import AgendaItem, Debt
from gkplan.tracking.answers import wait
from gkplan.tracking.answers_deadlines import write_day
from gkplan.tracking.lights import find_light
from gkplan.tracking.timeline import PeriodCounts


def owed(debts: Iterable[Debt], as_of: date, unit: str | None) -> JSON:
    """Answer `next`: each occurrence a unit owes, soonest first."""
    return {
        "schema": "gkplan.next/1",
        "as_of": as_of.isoformat(),
        "unit": unit,
        "items": [
            {
                "unit": debt.unit,
                "role": debt.role.value if debt.role else None,
                **_item(debt.item),
                "waits_for": wait(debt.wait),
            }
            for debt in debts
        ],
    }


def calendar(
    items: Iterable[AgendaItem],
    span: tuple[date, date],
    as_of: date,
    working: Calendar,
) -> JSON:
    """Answer `calendar`: the days of a stretch, and what is due on them."""
    start, end = span
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    return {
        "schema": "gkplan.calendar/1",
        "as_of": as_of.isoformat(),
        "start": start.isoformat(),
        "end": end.isoformat(),
        "announced": {str(year): working.is_announced(year) for year in {start.year, end.year}},
        "days": [
            {"date": day.isoformat(), "weekday": day.isoweekday(), "works": working.is_workday(day)}
            for day in days
        ],
        "items": [_item(item) for item in items],
    }


def timeline(
    years: Mapping[int, tuple[Iterable[str], Iterable[PeriodCounts]]], as_of: date, unit: str | None
) -> JSON:
    """Answer `timeline`: of each plan year, its plans by path and its months."""
    return {
        "schema": "gkplan.timeline/1",
        "as_of": as_of.isoformat(),
        "unit": unit,
        "years": [
            {"year": year, "plans": list(paths), "months": [_stretch(each) for each in months]}
            for year, (paths, months) in years.items()
        ],
    }


def _item(item: AgendaItem) -> JSON:
    plan, task, progress = item.standing.plan, item.standing.task, item.progress
    return {
        "plan": plan.path,
        "issuer": plan.issuer,
        "year": plan.year,
        "id": task.id,
        "number": item.standing.placed.number,
        "address": item.standing.placed.address,
        "heading": name(task),
        "occurrence": progress.occurrence.name,
        "what": progress.occurrence.deadline.what or None,
        "due": write_day(item.due),
        "days_left": item.days_left,
        "provisional": item.provisional,
        "extended_from": write_day(progress.occurrence.due) if progress.extended else None,
        "status": item.status.value,
        "light": find_light(item.alone),
        "units": [plan.units.canonical(each.unit) for each in task.assignments],
        "reported": write_day(item.reported),
        "missing": list(progress.missing),
    }


def _stretch(stretch: PeriodCounts) -> JSON:
    return {
        "name": stretch.name,
        "start": stretch.start.isoformat(),
        "end": stretch.end.isoformat(),
        "due": stretch.due,
        "in_time": stretch.in_time,
        "late": stretch.late,
        "overdue": stretch.overdue,
        "open": stretch.open,
        "due_so_far": stretch.due_so_far,
        "reported_so_far": stretch.reported_so_far,
    }
