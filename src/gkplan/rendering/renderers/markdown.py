"""A document as Markdown, through templates/plan.md."""

from gkplan.rendering.document.blocks import Document
from gkplan.rendering.document.markdown import tidied
from gkplan.rendering.options import Options
from gkplan.rendering.templating import fill

SUFFIX = ".md"
_DEEPEST_HEADING = 6


def render(document: Document, options: Options) -> str:
    """Write a document as Markdown with headings, tables and the publication header."""
    context = {"document": document, "level": lambda depth: min(depth + 1, _DEEPEST_HEADING)}
    return tidied(
        fill("plan.md", context, options.templates, locale=document.language, escape=False)
    )
