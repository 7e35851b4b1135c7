"""Derived documents as documents: a report's facts, filled into its template, read as blocks.

An office may have forms of its own for one: `<name>.html` and a Word form `<name>.docx`, filled
with the same facts.
"""

from pathlib import Path
from typing import NamedTuple

from gkplan.base import language, registry
from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.rendering import templating
from gkplan.rendering.document import markdown
from gkplan.rendering.document.blocks import Document, Title
from gkplan.rendering.options import Options
from gkplan.rendering.render import render_document
from gkplan.reports import charts, word_forms
from gkplan.reports.case import Case

REPORTS = "gkplan.reports.kinds"
PICTURES = ("png", "svg")


class Paper(NamedTuple):
    """One derived document: the facts it is made of, its Markdown, and the whole as blocks."""

    facts: dict[str, object]
    markdown: str
    document: Document


def list_papers() -> tuple[tuple[str, str], ...]:
    """List the derived documents, each with what it is in a sentence."""
    found = []
    for name in registry.names(REPORTS):
        whole = registry.member(REPORTS, name).__doc__ or ""
        found.append((name, _(_trimmed(whole)).partition("\n")[0]))
    return tuple(found)


def _trimmed(documentation: str) -> str:
    import inspect

    return inspect.cleandoc(documentation)


def write_paper(name: str, case: Case, form: str, templates: Path | None) -> str | bytes:
    """Write a derived document: as a picture, in the office's own form, or as plans are printed.

    `form` is one of `PICTURES` or of those of `gkplan.rendering.render`. Raises what `paper`,
    `draw_picture` and `render_document` do.
    """
    if form in PICTURES:
        return draw_picture(name, case, form, templates)
    filled = fill_own_form(name, case, form, templates)
    if filled is not None:
        return filled
    made = paper(name, case, templates)
    if form == "markdown":
        return made.markdown
    return render_document(made.document, form, Options(templates=templates))


def gather_facts(name: str, case: Case) -> dict[str, object]:
    """Gather what a derived document tells; its words are in the plans' language.

    Raises `UsageFailure` where the case lacks what the document needs.
    """
    report = registry.member(REPORTS, name)
    if hasattr(report, "check"):  # outside the document's language: its words are for the user
        report.check(case)
    with language.use_locale(case.language):
        found: dict[str, object] = report.facts(case)
    return found


def paper(name: str, case: Case, templates: Path | None) -> Paper:
    """Make a derived document through templates/<name>.md.

    Raises `UnreadableFile` where the template fails, and what `gather_facts` does.
    """
    known = gather_facts(name, case)
    written, landscape = templating.fill_with_page(
        f"{name}.md", known, templates, locale=case.language, escape=False
    )
    written = markdown.tidied(written)
    blocks = markdown.blocks(written)
    titles = [block for block in blocks if isinstance(block, Title)]
    title = titles[0].lines[0] if titles else case.dossiers[0].plan.title
    return Paper(known, written, Document(title, case.language, blocks, landscape=landscape))


def fill_own_form(name: str, case: Case, form: str, templates: Path | None) -> str | bytes | None:
    """Fill the office's own form for a page or for Word; None where its folder has none."""
    path = templates / f"{name}.{form}" if templates and form in ("html", "docx") else None
    if path is None or not path.is_file():
        return None
    known = gather_facts(name, case)
    if form == "docx":
        return word_forms.fill(path, known, templates, locale=case.language)
    return templating.fill(path.name, known, templates, locale=case.language, escape=True)


def draw_picture(name: str, case: Case, form: str, templates: Path | None) -> str | bytes:
    """Draw a derived document; raises `UsageFailure` for one that is not drawn."""
    report = registry.member(REPORTS, name)
    if not hasattr(report, "picture"):
        drawn = [
            n for n in registry.names(REPORTS) if hasattr(registry.member(REPORTS, n), "picture")
        ]
        message = _("{report} is no picture; these are: {drawn}")
        raise UsageFailure(message.format(report=name, drawn=", ".join(drawn)))
    spec = report.picture(case, templates)
    return charts.draw_svg(spec) if form == "svg" else charts.draw_png(spec)
