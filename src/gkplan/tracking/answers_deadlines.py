"""Deadlines in the JSON contract: the fields of their form, their words and when they are due."""

from datetime import date

from gkplan.base.answers import JSON
from gkplan.model.deadline import Deadline, FixedDate, name_kind
from gkplan.model.status import Status
from gkplan.phrases.wording import word_deadline
from gkplan.tracking.standing import Standing


def describe_deadline(of: Deadline, standing: Standing) -> JSON:
    """Describe a deadline on one day: its form, its words, and its earliest open due date."""
    dues = (
        each.due
        for each in standing.progress
        if _same(each.occurrence.deadline, of) and each.is_open and each.due
    )
    found: JSON = {
        "kind": name_kind(of),
        "text": find_words(of, standing),
        **describe_rule(of),
        "due": None if standing.status is Status.CANCELLED else write_day(min(dues, default=None)),
        "implied": isinstance(of, FixedDate) and of.implied,
    }
    if of.what:
        found["what"] = of.what
    return found


def _same(one: Deadline, other: Deadline) -> bool:
    """Tell whether two are one deadline: a task may have two that follow the same rule."""
    return one == other and one.what == other.what and one.span == other.span


def find_words(deadline: Deadline, standing: Standing) -> str:
    """Give the words for a deadline: those kept with it, found in the text, or its plain form."""
    if deadline.text:
        return deadline.text
    if isinstance(deadline, FixedDate) and deadline.implied:
        return ""
    from gkplan.phrases import deadlines  # its patterns take 50 ms to prepare

    plan, task = standing.plan, standing.task
    for stated in deadlines.find(f"{task.heading}。{task.text}", plan.year):
        if stated.deadline == deadline:
            return stated.text
    return word_deadline(deadline, plan.year, plan.language)


def describe_rule(deadline: Deadline) -> JSON:
    """Repeat the fields of a deadline's form in the plan."""
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in deadline.fields().items()
    }


def write_day(day: date | None) -> str | None:
    """Write a day as the contract does; None where there is none."""
    return day.isoformat() if day else None
