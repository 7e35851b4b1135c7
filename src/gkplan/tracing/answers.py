"""`gkplan trace` as JSON that programs rely on."""

from datetime import date

from gkplan.base.answers import JSON
from gkplan.model.superior import Clause
from gkplan.phrases.outline import Placed, name
from gkplan.tracing.links import Coverage, Covered, Footing, Link, TracedPlan, TracedTasks, Tracing
from gkplan.tracking.lights import find_light


def tracing(found: Tracing, as_of: date) -> JSON:
    """Answer `trace`: superior plans by their clauses, and plans by what their tasks rest on."""
    clauses, tasks = found.gaps
    return {
        "schema": "gkplan.trace/1",
        "as_of": as_of.isoformat(),
        "counts": {
            "clauses_nobody_implements": clauses,
            "tasks_without_basis": tasks,
            **{each.value: found.footings.get(each, 0) for each in Footing},
        },
        "superiors": [_coverage(each) for each in found.coverages],
        "plans": [_basis(each) for each in found.bases],
    }


def _coverage(of: Coverage) -> JSON:
    plan = of.plan
    named = {"plan": plan.path, "title": plan.title, "issuer": plan.issuer, "year": plan.year}
    return {**named, "whole": of.whole, "clauses": [_covered(each) for each in of.clauses]}


def _covered(of: Covered) -> JSON:
    below = [_below(link) for link in of.links]
    return {"id": of.task.id, **_placed(of.placed, name(of.task)), "implemented_by": below}


def _below(link: Link) -> JSON:
    """Describe a task that implements a clause, and those that implement it in turn."""
    below = [_below(each) for each in link.below]
    return {**_task(link.traced, link), "footing": link.footing.value, "implemented_by": below}


def _task(traced: TracedPlan, link: Link) -> JSON:
    standing = link.standing
    return {
        "plan": traced.plan.path,
        "issuer": traced.plan.issuer,
        "id": standing.task.id,
        **_placed(standing.placed, name(standing.task)),
        "status": standing.status.value,
        "light": find_light(standing),
    }


def _placed(placed: Placed, heading: str) -> JSON:
    return {"number": placed.number, "path": list(placed.path), "heading": heading}


def _basis(of: TracedTasks) -> JSON:
    plan = of.plan
    tasks = [
        {
            "id": standing.task.id,
            **_placed(standing.placed, name(standing.task)),
            "status": standing.status.value,
            "implements": [_above(link) for link in links],
        }
        for standing, links in of.tasks
    ]
    named = {"plan": plan.path, "title": plan.title, "issuer": plan.issuer, "year": plan.year}
    return {**named, "whole": of.whole, "tasks": tasks}


def _above(link: Link) -> JSON:
    """Describe a reference; what is not known of its clause is null."""
    return {
        "clause": link.implemented.name,
        "plan": link.clause.path if link.clause else None,
        "number": link.clause.number if link.clause else None,
        "heading": link.clause.heading if link.clause else None,
        "hash": link.clause.hash if link.clause else None,
        "confirmed": link.implemented.confirmed or None,
        "revision": link.implemented.revision or None,
        "footing": link.footing.value,
        "above": [[_clause(each) for each in way] for way in link.above],
    }


def _clause(of: Clause) -> JSON:
    return {"plan": of.path, "id": of.task, "number": of.number, "heading": of.heading}
