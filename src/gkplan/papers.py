"""Derived documents as documents: a report's facts, filled into its template, read as blocks."""

from pathlib import Path
from typing import NamedTuple

from gkplan import language, registry
from gkplan.document import markdown
from gkplan.document.blocks import Document, Title
from gkplan.reports._case import Case
from gkplan.templating import fill_with_page

REPORTS = "gkplan.reports"


class Paper(NamedTuple):
    """One derived document: the facts it is made of, its Markdown, and the whole as blocks."""

    facts: dict[str, object]
    markdown: str
    document: Document


def paper(name: str, case: Case, templates: Path | None) -> Paper:
    """Make a derived document through templates/<name>.md; its words are in the plans' language.

    Raises `UnreadableFile` where the template fails.
    """
    with language.spoken(case.language):
        facts = registry.member(REPORTS, name).facts(case)
        written, landscape = fill_with_page(
            f"{name}.md", facts, templates, spoken=case.language, escape=False
        )
    written = markdown.tidied(written)
    blocks = markdown.blocks(written)
    titles = [block for block in blocks if isinstance(block, Title)]
    title = titles[0].lines[0] if titles else case.subjects[0].plan.title
    return Paper(facts, written, Document(title, case.language, blocks, landscape=landscape))
