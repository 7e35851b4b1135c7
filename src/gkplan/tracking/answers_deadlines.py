"""Deadlines in the JSON contract: the fields of their form, their words and when they are due."""

from datetime import date
from typing import Any

from gkplan.model.deadline import (
    AfterEvent,
    BeforeDate,
    Deadline,
    FixedDate,
    Ongoing,
    Quota,
    Recurrence,
    Window,
)
from gkplan.model.status import Status
from gkplan.phrases import wording
from gkplan.tracking.standing import Standing

JSON = dict[str, Any]


def deadline(of: Deadline, standing: Standing) -> JSON:
    """Describe a deadline on one day: its form, its words, and its earliest open due date."""
    dues = (
        each.due
        for each in standing.progress
        if _same(each.occurrence.deadline, of) and each.is_open and each.due
    )
    found: JSON = {
        "kind": of.kind,
        "text": worded(of, standing),
        **form(of),
        "due": None if standing.status is Status.CANCELLED else day_text(min(dues, default=None)),
        "implied": isinstance(of, FixedDate) and of.implied,
    }
    if of.what:
        found["what"] = of.what
    return found


def _same(one: Deadline, other: Deadline) -> bool:
    """Tell whether two are one deadline: a task may have two that follow the same rule."""
    return one == other and one.what == other.what and one.span == other.span


def worded(deadline: Deadline, standing: Standing) -> str:
    """Give the words for a deadline: those kept with it, found in the text, or its plain form."""
    if deadline.text:
        return deadline.text
    if isinstance(deadline, FixedDate) and deadline.implied:
        return ""
    from gkplan.phrases import deadlines  # its patterns take 50 ms to prepare

    year = standing.plan.year
    own = standing.task
    for stated in deadlines.find(f"{own.heading}。{own.text}", year):
        if stated.deadline == deadline:
            return stated.text
    return wording.deadline(deadline, year)


def form(deadline: Deadline) -> JSON:
    """Repeat the fields of a deadline's form in the plan."""
    match deadline:
        case FixedDate():
            return {} if deadline.implied else {"by": deadline.by.isoformat(), **_grace(deadline)}
        case Window():
            start, by = deadline.start.isoformat(), deadline.by.isoformat()
            return {"from": start, "by": by, **_grace(deadline)}
        case Recurrence():
            return _recurrence(deadline)
        case Quota():
            return {"at_least": deadline.at_least, "per": deadline.per.value}
        case AfterEvent():
            return {"within": str(deadline.within), "after": deadline.after}
        case BeforeDate():
            return {"within": str(deadline.within), "before": deadline.before.isoformat()}
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
    return {**found, **_grace(deadline)}


def _grace(deadline: FixedDate | Window | Recurrence) -> JSON:
    return {"grace": str(deadline.grace)} if deadline.grace else {}


def day_text(day: date | None) -> str | None:
    """Write a day as the contract does; None where there is none."""
    return day.isoformat() if day else None
