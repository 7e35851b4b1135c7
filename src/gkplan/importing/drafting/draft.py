"""Drafting a plan from a document that was read: everything in it, each word in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gkplan.base.language import _
from gkplan.base.source import Source
from gkplan.importing.drafting import (
    basis,
    closing,
    damage,
    head,
    ids,
    items,
    nesting,
    numbers,
    page,
    table_layout,
    unfold,
    units,
    unwrap,
)
from gkplan.importing.drafting.clauses import find_clauses
from gkplan.importing.drafting.evidence import Evidence, FoundPiece, PieceKind
from gkplan.importing.drafting.head import DocumentHead
from gkplan.importing.drafting.setting import Drafting
from gkplan.importing.manuscript import Block, Grid, Line, Manuscript
from gkplan.model.plan import Paragraph, Plan, Publication
from gkplan.model.unit import UnitRegister
from gkplan.phrases import columns, pages, titles

Stretch = tuple[int, int]
_TITLE_LINES = 4  # lines of a document among which its title is looked for
_LONGEST_TITLE = 60
NOBODY = "未注明单位"
"""Whose plan it is where nothing says so, until somebody writes it in."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of a document, which counts before what it says itself.

    `year_now` is the year of a plan that names none.
    """

    year_now: int
    title: str = ""
    year: int | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as a document has it, and all that was found in it.

    `own` are the stretches of the manuscript that the plan prints; the rest is page text.
    `register` is what units.yaml must declare beside what it declares already.
    """

    plan: Plan
    found: tuple[FoundPiece, ...]
    own: tuple[Stretch, ...]
    register: UnitRegister
    other: str = ""


def draft(manuscript: Manuscript, declared: UnitRegister, wishes: Wishes) -> Draft:
    """Draft a plan; `declared` are the units of the bureau, as far as they are known already."""
    evidence = Evidence()
    sheet = page.take_apart(manuscript)
    published = page.publication(sheet, manuscript)
    copy, blocks, places = unwrap.whole(manuscript, sheet.blocks)
    among = sheet.among if copy is manuscript else 0
    work = replace(sheet, blocks=tuple(unfold.unfolded(blocks)), among=among)
    top = head.read(work, published, evidence)
    body, ending = closing.divide(top.rest)
    setting = _setting(copy, top, body, declared, evidence, wishes)
    made = items.build(nesting.nest(body), setting)
    numbering, made = numbers.inferred(ids.identified(made))
    title = wishes.title or top.title or manuscript.stem
    plan = Plan(
        source=Source(manuscript.name, manuscript.text),
        title=title,
        year=setting.drawn_year,
        issuer=wishes.issuer or top.issuer or _nobody(evidence),
        items=made,
        spans={},
        units=declared,
        printed_title=_printed_title(top, title),
        prologue=_lines(top.prologue),
        preamble=_lines(top.preamble),
        closing=_lines(ending),
        publication=_publication(published, top),
        basis=basis.named(_lines(top.preamble)),
        numbering=numbering,
    )
    found = tuple(_moved(each, places) for each in evidence.found)
    damaged = Evidence()
    damage.note(manuscript, damaged)
    away = {block.start for block in sheet.furniture}
    away |= {places.of(block.start) for block in top.furniture}
    own = [block for block in manuscript.blocks if block.start not in away]
    register = units.missing((a for task in plan.tasks for a in task.assignments), declared)
    other = "" if register.units else _other(top)
    stretches = (*_stretches(own), *setting.drawn)
    return Draft(plan, (*found, *damaged.found), stretches, register, other)


def _other(top: DocumentHead) -> str:
    """Give the title of a document that is no plan: an annual report, a news item."""
    around = [block for block in top.furniture if isinstance(block, Line)]
    above = [] if top.title_lines else [*around, *[*top.prologue, *top.preamble][:_TITLE_LINES]]
    named = [top.title, *(line.text for line in above if len(line.text) <= _LONGEST_TITLE)]
    return next((title for title in named if titles.is_other_document(title)), "")


def _moved(found: FoundPiece, places: unwrap.Offsets) -> FoundPiece:
    """Lead a piece back to its place in the document."""
    start = places.of(found.start)
    anchor = places.of(found.anchor) if found.anchor >= 0 else -1
    end = places.of(found.end - 1) + 1 if found.end > found.start else start
    return replace(found, start=start, end=end, anchor=anchor)


def plainly(found: Draft, manuscript: Manuscript) -> Draft:
    """Draft the same plan without any structure: each line a paragraph, each cell too."""
    own = [
        block for block in manuscript.blocks if not isinstance(block, Line) or not block.furniture
    ]
    texts = [text for block in own for text in _texts(block)]
    plan = found.plan._replace(
        items=tuple(Paragraph(text, {}) for text in texts),
        printed_title="",
        prologue="",
        preamble="",
        closing="",
    )
    place = (0, len(manuscript.text))
    reason = _("the document could not be divided without loss: it is kept as paragraphs")
    note = FoundPiece(PieceKind.PARAGRAPH, "", *place, 0.0, reason)
    return Draft(plan, (*found.found, note), tuple(_stretches(own)), found.register)


def _setting(
    manuscript: Manuscript,
    top: DocumentHead,
    body: Sequence[Block],
    declared: UnitRegister,
    evidence: Evidence,
    wishes: Wishes,
) -> Drafting:
    year = wishes.year or top.year or titles.read_year(manuscript.stem + "年")
    if year is None:
        reason = _("the document names no year; this one was taken")
        evidence.add(PieceKind.YEAR, str(wishes.year_now), (0, 0), 0.3, reason)
    known = frozenset(declared.by_name)
    return Drafting(
        manuscript,
        year,
        wishes.year_now,
        known,
        evidence,
        _names_units(body, known),
        columns.says_first_leads(manuscript.text),
    )


def _nobody(evidence: Evidence) -> str:
    evidence.add(
        PieceKind.ISSUER, NOBODY, (0, 0), 0.1, _("the document does not say whose plan it is")
    )
    return NOBODY


def _names_units(body: Sequence[Block], known: frozenset[str]) -> bool:
    """Tell whether a document names units beside its tasks at all, in clauses or columns."""
    for block in body:
        if isinstance(block, Grid):
            layout = table_layout.layout(block)
            if layout and {"units", "lead", "support"} & set(layout.holds):
                return True
        elif any(clause.units for clause in find_clauses(block, known)):
            return True
    return False


def _printed_title(top: DocumentHead, title: str) -> str | None:
    if not top.title_lines:
        return ""
    printed = "\n".join(line.text for line in top.title_lines)
    return None if printed == title else printed


def _lines(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _publication(published: dict[str, str], top: DocumentHead) -> Publication:
    number = top.document_number
    return Publication(
        index_number=published.get("index_number", ""),
        category=published.get("category", ""),
        publisher=published.get("publisher", ""),
        document_number=number or published.get("document_number", ""),
        written=pages.read_day(published.get("written", "")),
        published=pages.read_day(published.get("published", "")),
    )


def _texts(block: Block) -> list[str]:
    return (
        [block.text] if isinstance(block, Line) else [c.text for c in block.cells if c.text.strip()]
    )


def _stretches(own: Sequence[Block]) -> Iterator[Stretch]:
    for block in own:
        if isinstance(block, Line):
            yield block.start, block.end
        else:
            yield from ((cell.start, cell.end) for cell in block.cells)
