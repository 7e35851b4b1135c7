"""Next year's plan from this one's, and what happened to each task on the way."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from gkplan.base.calendar import Calendar
from gkplan.model.plan import Plan, Publication
from gkplan.phrases import years
from gkplan.phrases.citations import find_citations
from gkplan.renewal.fates import Fate, Renewed, fate
from gkplan.renewal.items import Renewer, successor
from gkplan.renewal.passages import NewText, passages
from gkplan.renewal.turn import Turn, dates
from gkplan.tracking.standing import Standing

_SIGNED = re.compile(r"(?m)^\s*(?:[0-9]{4}|[二一][〇○零O0九]\S{2})年\S{1,3}月\S{1,3}日\s*$")


class Renewal(NamedTuple):
    """The new plan, the tasks of the old one, and the headings of sections that were dropped.

    `to_fill` names the keys that hold of one document only, and were emptied; `passages` are to be
    looked at.
    """

    plan: Plan
    tasks: tuple[Renewed, ...]
    sections: tuple[str, ...]
    to_fill: tuple[str, ...]
    passages: tuple[NewText, ...] = ()


def renew(plan: Plan, year: int, standings: Iterable[Standing], calendar: Calendar) -> Renewal:
    """Make a plan again for a later year, by how its tasks stand."""
    turn = Turn(plan.year, year - plan.year, bare=plan.language == "en")
    tasks = tuple(_renewed(each, turn, calendar) for each in standings)
    kept = {each.standing.position: each.carried_from for each in tasks if each.fate.kept}
    renewer = Renewer(plan, turn, kept)
    items = renewer.items()
    made = plan._replace(
        title=turn.text(plan.title),
        printed_title=plan.printed_title and turn.text(plan.printed_title),
        year=year,
        prologue=turn.text(plan.prologue),
        preamble=turn.text(plan.preamble),
        closing=turn.text(_unsigned(plan.closing, year)),
        publication=_unpublished(plan.publication, turn),
        basis=tuple(
            each._replace(title=turn.text(each.title), document_number="", plan="")
            for each in plan.basis  # next year's superior plan is another one
        ),
        furniture=(),
        items=items,
        origins=None,
        superiors=None,
    )
    to_fill = tuple(_emptied(plan, made))
    return Renewal(made, tasks, tuple(renewer.dropped), to_fill, passages(plan, made))


def _renewed(standing: Standing, turn: Turn, calendar: Calendar) -> Renewed:
    plan, task, becomes = standing.plan, standing.task, fate(standing)
    if not becomes.kept:
        return Renewed(standing, becomes)
    goes_on = becomes is Fate.UNFINISHED and task.id
    carried_from = f"{PurePath(plan.path).stem}/{task.id}" if goes_on else ""
    later = tuple(turn.deadline(each) for each in task.deadlines)
    named = [each.unit for each in task.assignments]
    succeeded = ((unit, successor(plan, unit, turn.later)) for unit in named)
    words = turn.text("\n".join((task.heading, task.text, *task.cells.values())))
    return Renewed(
        standing,
        becomes,
        carried_from,
        tuple(dates(task.deadlines, later, turn, calendar)),
        tuple((old, new) for old, new in succeeded if old != new),
        years.find_other_years(words, turn.later),
        tuple(each.name for each in task.implements),
        find_citations(words),
    )


def _unpublished(publication: Publication, turn: Turn) -> Publication:
    """Keep what goes for every year's document: its category, publisher, the tags of its page."""
    return Publication(
        category=publication.category,
        publisher=publication.publisher,
        keywords=tuple(map(turn.text, publication.keywords)),
        description=turn.text(publication.description),
        author=publication.author,
    )


def _emptied(plan: Plan, made: Plan) -> Iterator[str]:
    for key, old, new in zip(Publication._fields, plan.publication, made.publication, strict=True):
        if old and not new and key != "spans":
            yield f"publication.{key}"
    if any(each.document_number for each in plan.basis):
        yield "basis.document_number"
    if any(each.plan for each in plan.basis):
        yield "basis.plan"
    if _SIGNED.search(plan.closing):
        yield "closing"


def _unsigned(closing: str, year: int) -> str:
    """Leave open on which day a document is signed."""
    return _SIGNED.sub(f"{year}年  月  日", closing)
