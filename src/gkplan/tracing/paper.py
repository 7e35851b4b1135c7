"""A tracing in words: what people read of it on a terminal, and the facts of templates/trace.md."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gkplan.base import language
from gkplan.base.language import _, ngettext
from gkplan.model.plan import Plan
from gkplan.model.superior import Clause
from gkplan.phrases import terms
from gkplan.phrases.outline import name
from gkplan.rendering.document import markdown
from gkplan.rendering.document.blocks import Document
from gkplan.rendering.templating import fill_with_page
from gkplan.tracing.links import Coverage, Covered, Footing, Link, TracedTasks, Tracing
from gkplan.tracking import words
from gkplan.tracking.lights import find_light
from gkplan.tracking.standing import Standing

_SIDES = 2  # what is left over above and below is told even where it is nothing


def footing(of: Footing) -> str:
    """Name how a task stands to its clause."""
    return {
        Footing.CONFIRMED: _("still the same"),
        Footing.UNCONFIRMED: _("not confirmed yet"),
        Footing.SUSPECT: _("suspect: the clause changed"),
        Footing.UNKNOWN: _("no such clause"),
        Footing.UNREAD: _("the plan cannot be read"),
    }[of]


def covered(of: Coverage) -> str:
    """Count the clauses of a superior plan, the gaps where somebody breaks down the whole of it."""
    if of.whole:
        counts = _("{n} of {total} clauses are implemented.")
        return counts.format(n=of.implemented, total=len(of.clauses))
    counts = ngettext(
        "{n} clause is implemented; no plan at hand breaks down the whole.",
        "{n} clauses are implemented; no plan at hand breaks down the whole.",
        of.implemented,
    )
    return counts.format(n=of.implemented)


def founded(of: TracedTasks) -> str:
    """Count the tasks of a plan that rest on a clause."""
    if of.whole:
        counts = _("{n} of {total} tasks rest on a clause.")
        return counts.format(n=of.founded, total=len(of.tasks))
    counts = ngettext("{n} task rests on a clause.", "{n} tasks rest on a clause.", of.founded)
    return counts.format(n=of.founded)


def summary(of: Tracing) -> str:
    """Count what is left over on either side, and how the references stand."""
    clauses, tasks = of.gaps
    found = of.footings
    suspect, unconfirmed = found[Footing.SUSPECT], found[Footing.UNCONFIRMED]
    lost = found[Footing.UNKNOWN] + found[Footing.UNREAD]
    counts = (
        (
            ngettext("{n} clause nobody implements", "{n} clauses nobody implements", clauses),
            clauses,
        ),
        (ngettext("{n} task without a basis", "{n} tasks without a basis", tasks), tasks),
        (ngettext("{n} suspect", "{n} suspect", suspect), suspect),
        (ngettext("{n} not confirmed yet", "{n} not confirmed yet", unconfirmed), unconfirmed),
        (ngettext("{n} leads nowhere", "{n} lead nowhere", lost), lost),
    )
    shown = [text.format(n=n) for at, (text, n) in enumerate(counts) if n or at < _SIDES]
    return _(", ").join(shown)


def clause(of: Clause) -> str:
    """Name a clause by whose it is, its number and its heading."""
    return " ".join(each for each in (of.issuer, of.number, of.heading) if each)


def ways(of: Link) -> Iterator[str]:
    """Name the clause of a reference, with those it implements in turn behind it."""
    first = clause(of.clause) if of.clause else of.implemented.name
    for way in of.above or ((),):
        yield " ← ".join([first, *map(clause, way)])


def task(of: Standing) -> str:
    """Name a task by its number and heading."""
    return " ".join(each for each in (of.placed.address, name(of.task)) if each)


def colour(of: Link) -> str:
    """Give the traffic light of the task of a reference."""
    return find_light(of.standing)


def document(found: Tracing, day: date, templates: Path | None) -> tuple[str, Document]:
    """Write a tracing as Markdown, and as a document; in the language of its first plan."""
    plans = [*(each.plan for each in found.coverages), *(each.plan for each in found.bases)]
    locale = plans[0].language if plans else language.active()
    with language.use_locale(locale):
        facts = {
            "day": terms.day(day),
            "summary": summary(found),
            "coverages": [_coverage(each) for each in found.coverages],
            "bases": [_basis(each) for each in found.bases],
        }
        title = _("Tasks and the clauses they implement")
    written, landscape = fill_with_page("trace.md", facts, templates, locale=locale, escape=False)
    written = markdown.tidied(written)
    blocks = markdown.blocks(written)
    return written, Document(title, locale, blocks, landscape=landscape)


def _coverage(of: Coverage) -> dict[str, object]:
    plans: dict[str, Plan] = {}
    for each in of.clauses:
        plans |= {link.traced.plan.path: link.traced.plan for _n, link in through(each)}
    rows = [_matrix_row(each, tuple(plans)) for each in of.clauses]
    columns = [each.issuer for each in plans.values()]
    return {"title": of.plan.title, "counts": covered(of), "columns": columns, "rows": rows}


def through(of: Covered) -> Iterator[tuple[int, Link]]:
    """List the tasks that implement a clause, directly and through others, and how deep below."""

    def below(links: tuple[Link, ...], depth: int) -> Iterator[tuple[int, Link]]:
        for link in links:
            yield depth, link
            yield from below(link.below, depth + 1)

    yield from below(of.links, 1)


def _matrix_row(of: Covered, plans: tuple[str, ...]) -> dict[str, object]:
    found: dict[str, list[str]] = {path: [] for path in plans}
    for _depth, link in through(of):
        told = "" if link.footing is Footing.CONFIRMED else footing(link.footing)
        states = _(", ").join(each for each in (_status(link), told) if each)
        shown = _("{task} ({states})").format(task=task(link.standing), states=states)
        found[link.traced.plan.path].append(shown)
    tasks = ngettext("{n} task", "{n} tasks", len(of.links)).format(n=len(of.links))
    return {
        "number": of.placed.address,
        "clause": name(of.task),
        "by": tasks if of.links else _("nobody"),
        "cells": [_("; ").join(each) for each in found.values()],
    }


def _basis(of: TracedTasks) -> dict[str, object]:
    rows = []
    for standing, links in of.tasks:
        own = {"number": standing.placed.address, "task": name(standing.task)}
        if not links:
            state = {"status": words.status(standing.status), "footing": ""}
            rows.append({**own, "clause": _("no basis"), **state})
        for link in links:
            state = {"status": _status(link), "footing": footing(link.footing)}
            rows += ({**own, "clause": each, **state} for each in ways(link))
    return {"title": of.plan.title, "counts": founded(of), "rows": rows}


def _status(link: Link) -> str:
    return _(", ").join((words.status(link.standing.status), words.light(colour(link))))
