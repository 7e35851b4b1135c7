"""The JSON answers that other programs rely on; each names its schema and version."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from gkplan.diagnostics import Diagnostic
from gkplan.model.deadline import (
    AfterEvent,
    Deadline,
    FixedDate,
    Ongoing,
    Quota,
    Recurrence,
    Window,
)
from gkplan.model.plan import Plan
from gkplan.outline import name
from gkplan.phrases import deadlines
from gkplan.schedule import implied
from gkplan.status import Standing, Status
from gkplan.tally import by_status

JSON = dict[str, Any]


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
            "occurrences": [
                {
                    "name": each.occurrence.name,
                    "due": _day(each.occurrence.due),
                    "needed": each.occurrence.needed,
                    "done_on": [day.isoformat() for day in each.done_on],
                    "provisional": each.occurrence.provisional,
                }
                for each in standing.progress
            ],
            "entries": [
                {
                    "date": entry.date.isoformat(),
                    "status": entry.status.value,
                    "occurrence": entry.occurrence or None,
                    "by": list(entry.by),
                    "note": entry.note,
                    "evidence": list(entry.evidence),
                }
                for entry in standing.entries
            ],
        },
    }


def status(report: Iterable[tuple[Plan, tuple[Standing, ...]]], as_of: date) -> JSON:
    """Answer `status`: each plan with its counts by status and its tasks."""
    return {
        "schema": "gkplan.status/1",
        "as_of": as_of.isoformat(),
        "plans": [
            {
                "plan": plan.path,
                "title": plan.title,
                "issuer": plan.issuer,
                "year": plan.year,
                "counts": {each.value: count for each, count in by_status(found).items()},
                "tasks": [task(standing) for standing in found],
            }
            for plan, found in report
        ],
    }


def task(standing: Standing) -> JSON:
    """Describe one tracked task on one day."""
    plan, own = standing.plan, standing.task
    stated = own.deadlines or (implied(plan.year),)
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
        "deadlines": [_deadline(each, standing) for each in stated],
        "status": standing.status.value,
        "next_due": _day(standing.next_due),
        "days_left": standing.days_left,
    }


def _deadline(deadline: Deadline, standing: Standing) -> JSON:
    dues = (
        each.occurrence.due
        for each in standing.progress
        if _same(each.occurrence.deadline, deadline) and not each.is_done and each.occurrence.due
    )
    found: JSON = {
        "kind": deadline.kind,
        "text": wording(deadline, standing),
        **_form(deadline),
        "due": None if standing.status is Status.CANCELLED else _day(min(dues, default=None)),
        "implied": isinstance(deadline, FixedDate) and deadline.implied,
    }
    if deadline.what:
        found["what"] = deadline.what
    return found


def _same(one: Deadline, other: Deadline) -> bool:
    """Tell whether two are one deadline: a task may have two that follow the same rule."""
    return one == other and one.what == other.what and one.span == other.span


def wording(deadline: Deadline, standing: Standing) -> str:
    """Give the words for a deadline: those kept with it, found in the text, or its plain form."""
    if isinstance(deadline, FixedDate) and deadline.implied:
        return ""
    if deadline.text:
        return deadline.text
    year = standing.plan.year
    own = standing.task
    for stated in deadlines.find(f"{own.heading}。{own.text}", year):
        if stated.deadline == deadline:
            return stated.text
    return deadlines.write(deadline, year)


def _form(deadline: Deadline) -> JSON:
    """Repeat the fields of a deadline's form in the plan."""
    match deadline:
        case FixedDate():
            return {} if deadline.implied else {"by": deadline.by.isoformat()}
        case Window():
            return {"from": deadline.start.isoformat(), "by": deadline.by.isoformat()}
        case Recurrence():
            return _recurrence(deadline)
        case Quota():
            return {"at_least": deadline.at_least, "per": deadline.per.value}
        case AfterEvent():
            return {"within": str(deadline.within), "after": deadline.after}
        case Ongoing():
            return {"ongoing": True}


def _recurrence(deadline: Recurrence) -> JSON:
    found: JSON = {"every": deadline.every.value}
    days: list[int | str] = [day or "last" for day in deadline.days]
    if len(days) == 1:
        found["day"] = days[0]
    elif days:
        found["days"] = days
    if deadline.month:
        found["month"] = deadline.month
    if deadline.grace:
        found["grace"] = str(deadline.grace)
    return found


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def diagnostics(found: Iterable[Diagnostic]) -> JSON:
    """Answer `validate`: every finding with its place, from the first to the last character."""
    return {"schema": "gkplan.validate/1", "diagnostics": [_diagnostic(each) for each in found]}


def _diagnostic(found: Diagnostic) -> JSON:
    start, end = found.span.position, found.span.end_position
    return {
        "path": start.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "code": found.code,
        "rule": found.rule,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
    }
