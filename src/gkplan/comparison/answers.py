"""`diff` and `history` in the JSON contract: every change with its kind, its place and values."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import singledispatch

from gkplan.base.answers import JSON
from gkplan.base.diagnostics import Diagnostic
from gkplan.comparison.compare.changes import (
    Change,
    ChangeKind,
    Comparison,
    RegisterComparison,
    Weight,
)
from gkplan.comparison.compare.rewording import reworded
from gkplan.comparison.compare.spots import Spot
from gkplan.comparison.history import Revised
from gkplan.model.deadline import Deadline, FixedDate, name_kind
from gkplan.model.ledger import Entry, Event
from gkplan.model.plan import (
    Assignment,
    Basis,
    Column,
    Furniture,
    Numbering,
    Paragraph,
    Person,
    Section,
    SignOff,
    Task,
)
from gkplan.model.superior import Implemented
from gkplan.model.unit import Collective, Unit
from gkplan.phrases.outline import name
from gkplan.tracking import answers
from gkplan.tracking.answers_deadlines import describe_rule, write_day
from gkplan.validation import answers as validation_answers


def diff(
    comparisons: Iterable[Comparison],
    registers: Iterable[RegisterComparison],
    before: str,
    after: str,
    unread: Iterable[Diagnostic],
) -> JSON:
    """Answer `diff`: the plans and units that differ with their changes, and what is unread."""
    return {
        "schema": "gkplan.diff/1",
        "before": before,
        "after": after,
        "plans": [_plan(each) for each in comparisons],
        "units": [_register(each) for each in registers],
        "unread": validation_answers.diagnostics(unread)["diagnostics"],
    }


def history(plan: str, task: str, revised: Iterable[Revised], unread: Iterable[Diagnostic]) -> JSON:
    """Answer `history`: each revision that changed a task; `commit` is null for what is not yet."""
    return {
        "schema": "gkplan.history/1",
        "plan": plan,
        "task": task,
        "revisions": [
            {
                "commit": each.commit or None,
                "date": each.date or None,
                "author": each.author or None,
                "subject": each.subject or None,
                "changes": [change(one) for one in each.changes],
            }
            for each in revised
        ],
        "unread": validation_answers.diagnostics(unread)["diagnostics"],
    }


def _plan(of: Comparison) -> JSON:
    counts = {weight.value: sum(not c.follows for c in of.of(weight)) for weight in Weight}
    return {
        "before": of.before.path if of.before else None,
        "after": of.after.path if of.after else None,
        "title": of.plan.title,
        "issuer": of.plan.issuer,
        "year": of.plan.year,
        "counts": counts,
        "changes": [change(each) for each in of.changes],
    }


def _register(of: RegisterComparison) -> JSON:
    return {
        "before": of.before or None,
        "after": of.after or None,
        "changes": [change(each) for each in of.changes],
    }


def change(of: Change) -> JSON:
    """Describe one change; rewordings with their pieces: what is the same, deleted, inserted."""
    found: JSON = {
        "kind": of.kind.value,
        "weight": of.weight.value,
        "about": of.about.part.value,
        "before": _spot(of.before),
        "after": _spot(of.after),
        "field": of.field or None,
        "old": value(of.old),
        "new": value(of.new),
        "days": of.days,
        "others": [_spot(each) for each in of.others],
        "follows": of.follows,
    }
    if of.kind is ChangeKind.REWORDED and isinstance(of.old, str) and isinstance(of.new, str):
        found["pieces"] = [[piece.mark.value, piece.text] for piece in reworded(of.old, of.new)]
    return found


def _spot(of: Spot | None) -> JSON | None:
    if of is None:
        return None
    at = of.span.position if of.span else None
    return {
        "id": of.id or None,
        "number": of.number,
        "path": list(of.path),
        "name": of.name,
        "section": of.below,
        "line": at.line if at else None,
    }


@singledispatch
def value(of: object) -> object:
    """Write what was or is said: texts as they are, days as ISO has them, the rest by fields."""
    if isinstance(of, Deadline):
        return _deadline(of)
    if isinstance(of, tuple):
        return [value(each) for each in of]
    if isinstance(of, StrEnum):
        return of.value
    return dict(of) if isinstance(of, Mapping) else of


def _task(of: Task) -> JSON:
    return {
        "id": of.id,
        **_item(of),
        "units": value(of.assignments),
        "deadlines": value(of.deadlines),
    }


def _fields(of: tuple[object, ...]) -> JSON:
    """Describe a named tuple, without its places in the file."""
    names: tuple[str, ...] = getattr(of, "_fields", ())
    named = zip(names, of, strict=True)
    return {field: value(said) for field, said in named if field not in ("spans", "span")}


def _item(of: Task | Section) -> JSON:
    return {"name": name(of), "heading": of.heading, "text": of.text}


def _deadline(of: Deadline) -> JSON:
    implied = isinstance(of, FixedDate) and of.implied
    return {
        "kind": name_kind(of),
        "text": of.text,
        **describe_rule(of),
        "implied": implied,
        **({"what": of.what} if of.what else {}),
    }


def _record(of: Entry | Event) -> JSON:
    if isinstance(of, Event):
        return {
            "event": of.name,
            "date": of.date.isoformat(),
            "note": of.note,
            "evidence": list(of.evidence),
        }
    return {"task": of.task, **answers.entry(of), "until": write_day(of.until)}


def _implemented(of: Implemented) -> JSON:
    return {
        "clause": of.name,
        "confirmed": of.confirmed or None,
        "revision": of.revision or None,
    }


value.register(date, date.isoformat)
value.register(Task, _task)
value.register(Section, _item)
value.register(Paragraph, lambda of: {"paragraph": of.text})
value.register(Spot, _spot)
value.register(Assignment, lambda of: {"name": of.unit, "role": of.role.value})
value.register(Entry, _record)
value.register(Event, _record)
value.register(Implemented, _implemented)
for _kind in (Basis, Person, SignOff, Column, Numbering, Furniture, Unit, Collective):
    value.register(_kind, _fields)
