"""`gkplan trace` as JSON that programs rely on."""

from datetime import date

from gkplan.contract_deadlines import JSON
from gkplan.outline import name
from gkplan.tracing import Link, Tracing


def tracing(found: Tracing, as_of: date) -> JSON:
    """Answer `trace`: superior plans by their clauses, and plans by what their tasks rest on."""
    return {
        "schema": "gkplan.trace/1",
        "as_of": as_of.isoformat(),
        "superiors": [
            {
                "plan": coverage.plan.path,
                "title": coverage.plan.title,
                "clauses": [
                    {
                        "id": clause.task.id,
                        "number": clause.placed.number,
                        "heading": name(clause.task),
                        "implemented_by": [_link(link) for link in clause.links],
                    }
                    for clause in coverage.clauses
                ],
            }
            for coverage in found.coverages
        ],
        "plans": [
            {
                "plan": basis.plan.path,
                "title": basis.plan.title,
                "tasks": [
                    {
                        "id": standing.task.id,
                        "number": standing.placed.number,
                        "heading": name(standing.task),
                        "implements": [_clause(link) for link in links],
                    }
                    for standing, links in basis.tasks
                ],
            }
            for basis in found.bases
        ],
    }


def _link(link: Link) -> JSON:
    standing = link.standing
    return {
        "plan": standing.plan.path,
        "id": standing.task.id,
        "heading": name(standing.task),
        "status": standing.status.value,
        "footing": link.footing.value,
    }


def _clause(link: Link) -> JSON:
    return {
        "clause": link.implemented.name,
        "plan": link.clause.path if link.clause else None,
        "heading": link.clause.heading if link.clause else None,
        "confirmed": link.implemented.confirmed or None,
        "revision": link.implemented.revision or None,
        "hash": link.clause.hash if link.clause else None,
        "footing": link.footing.value,
    }
