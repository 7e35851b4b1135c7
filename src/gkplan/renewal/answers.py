"""`new` in the JSON contract: the plan that was made, and what happened to each task."""

from gkplan.base.answers import JSON
from gkplan.model.plan import Plan
from gkplan.phrases.outline import name
from gkplan.renewal.fates import Moved, Renewed
from gkplan.renewal.passages import NewText
from gkplan.renewal.renewing import Renewal


def answer(old: Plan, made: Renewal, output: str, as_of: str, *, written: bool) -> JSON:
    """Answer `new`: each task of the old plan, and what people have to fill in or look at."""
    return {
        "schema": "gkplan.new/1",
        "as_of": as_of,
        "from": old.path,
        "plan": output,
        "written": written,
        "title": made.plan.title,
        "year": made.plan.year,
        "tasks": [_task(each) for each in made.tasks],
        "sections_dropped": list(made.sections),
        "to_fill": list(made.to_fill),
        "passages": [_passage(each) for each in made.passages],
    }


def _task(of: Renewed) -> JSON:
    standing = of.standing
    return {
        "id": standing.task.id,
        "number": standing.placed.number,
        "heading": name(standing.task),
        "status": standing.status.value,
        "becomes": of.fate.value,
        "carried_from": of.carried_from or None,
        "dates": [_moved(each) for each in of.dates],
        "units": [{"from": old, "to": new} for old, new in of.units],
        "other_years": list(of.years),
        "clauses": list(of.clauses),
        "references": list(of.references),
    }


def _passage(of: NewText) -> JSON:
    return {
        "field": of.field,
        "name": of.name or None,
        "moved": of.moved,
        "other_years": list(of.years),
        "references": list(of.references),
    }


def _moved(of: Moved) -> JSON:
    return {
        "from": of.old.isoformat(),
        "to": of.new.isoformat(),
        "workday": of.workday,
        "provisional": of.provisional,
    }
