"""A tracing as a matrix for people: rows, and the Markdown made of them."""

from collections.abc import Iterator
from pathlib import Path

from gkplan import words
from gkplan.document import markdown
from gkplan.language import _
from gkplan.outline import name
from gkplan.templating import fill
from gkplan.tracing import Basis, Coverage, Covered, Footing, Link, Tracing


def footing(of: Footing) -> str:
    """Name how a task stands to its clause."""
    return {
        Footing.CONFIRMED: _("still the same"),
        Footing.UNCONFIRMED: _("not confirmed yet"),
        Footing.SUSPECT: _("suspect: the clause changed"),
        Footing.UNKNOWN: _("no such clause"),
    }[of]


def facts(found: Tracing) -> dict[str, object]:
    """Give what templates/trace.md is filled with."""
    return {
        "coverages": [_coverage(each) for each in found.coverages],
        "bases": [_basis(each) for each in found.bases],
    }


def written(found: Tracing, templates: Path | None, spoken: str) -> str:
    """Write a tracing as Markdown."""
    filled = fill("trace.md", facts(found), templates, spoken=spoken, escape=False)
    return markdown.tidied(filled)


def _coverage(of: Coverage) -> dict[str, object]:
    rows = [row for clause in of.clauses for row in clause_rows(clause)]
    counts = {"implemented": of.implemented, "total": len(of.clauses)}
    return {"title": of.plan.title, **counts, "rows": rows}


def clause_rows(of: Covered) -> Iterator[dict[str, str]]:
    own = {"number": of.placed.address, "clause": name(of.task)}
    if not of.links:
        yield {**own, "by": _("nobody"), "status": "", "footing": ""}
    for link in of.links:
        standing = link.standing
        by = f"{standing.plan.issuer} {standing.placed.address} {name(standing.task)}"
        yield {**own, "by": by, **_state(link)}


def _basis(of: Basis) -> dict[str, object]:
    rows = []
    for standing, links in of.tasks:
        own = {"number": standing.placed.address, "task": name(standing.task)}
        if not links:
            rows.append({**own, "clause": _("no basis"), "status": "", "footing": ""})
        for link in links:
            clause = link.clause
            shown = f"{clause.title} {clause.number} {clause.heading}" if clause else ""
            rows.append({**own, "clause": shown or link.implemented.name, **_state(link)})
    counts = {"founded": of.founded, "total": len(of.tasks)}
    return {"title": of.plan.title, **counts, "rows": rows}


def _state(link: Link) -> dict[str, str]:
    return {"status": words.status(link.standing.status), "footing": footing(link.footing)}
