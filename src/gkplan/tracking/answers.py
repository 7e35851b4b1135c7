"""The JSON answers that other programs rely on; each names its schema and version."""

from collections.abc import Iterable
from datetime import date

from gkplan.base.answers import JSON
from gkplan.model.ledger import Entry
from gkplan.model.plan import Plan, Task
from gkplan.phrases.outline import name
from gkplan.tracking.answers_deadlines import describe_deadline, write_day
from gkplan.tracking.followed import Followed
from gkplan.tracking.lights import find_light
from gkplan.tracking.progress import Progress
from gkplan.tracking.schedule import make_implied
from gkplan.tracking.standing import Standing
from gkplan.tracking.tally import count_by_status
from gkplan.tracking.waits import Wait, find_wait


def listing(standings: Iterable[Standing], as_of: date) -> JSON:
    """Answer `list`: every tracked task with its units, deadlines and status."""
    tasks = [task(standing) for standing in standings]
    return {"schema": "gkplan.list/1", "as_of": as_of.isoformat(), "tasks": tasks}


def single(standing: Standing, as_of: date) -> JSON:
    """Answer `show`: one task, with its occurrences and what was reported of it."""
    return {
        "schema": "gkplan.show/1",
        "as_of": as_of.isoformat(),
        "task": {
            **task(standing),
            "occurrences": [_occurrence(each) for each in standing.progress],
            "entries": [entry(each) for each in standing.entries],
        },
    }


def _occurrence(progress: Progress) -> JSON:
    occurrence = progress.occurrence
    return {
        "name": occurrence.name,
        "start": occurrence.start.isoformat(),
        "end": occurrence.end.isoformat(),
        "due": write_day(progress.due),
        "extended_from": write_day(occurrence.due) if progress.extended else None,
        "provisional": occurrence.provisional and not progress.extended,
        "needed": occurrence.needed,
        "done_on": [day.isoformat() for day in progress.done_on],
        "reported": {unit: day.isoformat() for unit, day in progress.reports.items()},
        "missing": list(progress.missing),
        "signed": {step: day.isoformat() for step, day in progress.signed.items()},
        "reminders": [day.isoformat() for day in progress.reminders],
        "done": write_day(progress.done),
        "late": progress.is_late,
    }


def entry(entry: Entry) -> JSON:
    """Describe one entry of the ledger."""
    return {
        "name": entry.name,
        "date": entry.date.isoformat(),
        "status": entry.status.value,
        "occurrence": entry.occurrence or None,
        "by": list(entry.by),
        "note": entry.note,
        "evidence": list(entry.evidence),
        "units": list(entry.units),
        "until": write_day(entry.until),
        "signed": dict(entry.signed),
    }


def status(followed: Followed) -> JSON:
    """Answer `status`: each plan with its counts by status and its tasks."""
    return {
        "schema": "gkplan.status/1",
        "as_of": followed.as_of.isoformat(),
        "plans": [
            {
                "plan": plan.path,
                "title": plan.title,
                "issuer": plan.issuer,
                "year": plan.year,
                "ledger_read": not dossier.ledger_unread,
                "counts": {each.value: count for each, count in count_by_status(found).items()},
                "tasks": [task(standing) for standing in found],
            }
            for dossier, found in followed.plans
            for plan in [dossier.plan]
        ],
    }


def task(standing: Standing) -> JSON:
    """Describe one tracked task on one day."""
    plan, own = standing.plan, standing.task
    stated = own.deadlines or (make_implied(plan.year),)
    return {
        "plan": plan.path,
        "issuer": plan.issuer,
        "year": plan.year,
        "id": own.id,
        "number": standing.placed.number,
        "path": list(standing.placed.path),
        "heading": name(own),
        "text": own.text,
        "units": [
            {"name": plan.units.canonical(each.unit), "role": each.role.value}
            for each in own.assignments
        ],
        "deadlines": [describe_deadline(each, standing) for each in stated],
        "status": standing.status.value,
        "light": find_light(standing),
        "next_due": write_day(standing.next_due),
        "days_left": standing.days_left,
        "provisional": standing.provisional,
        "missed": len(standing.missed),
        "reported": _reported(standing),
        "waits_for": wait(find_wait(standing)),
        **_carried(plan, own),
    }


def _carried(plan: Plan, of: Task) -> JSON:
    """Say since which year a task is carried over, and from where; nothing of any other task."""
    if not of.carried_from:
        return {}
    origins = [
        {"plan": each.plan, "task": each.task, "year": each.year} for each in plan.carried(of)
    ]
    return {"carried": {"since": plan.since(of), "from": origins}}


def _reported(standing: Standing) -> JSON | None:
    """Say how many of the units that must report have, of the occurrence at hand."""
    current = standing.current
    if current is None or len(current.required) < 2:
        return None
    missing = list(current.missing)
    return {"done": current.came, "of": len(current.required), "missing": missing}


def wait(of: Wait | None) -> JSON | None:
    """Describe what is waited for."""
    if of is None:
        return None
    return {
        "for": of.what.value,
        "name": of.name,
        "of": list(of.of),
        "since": of.since.isoformat(),
    }
