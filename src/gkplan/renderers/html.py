"""A document as one complete HTML page that prints, or a fragment of one, through plan.html."""

from gkplan.document.blocks import Document
from gkplan.renderers._options import Options
from gkplan.templating import fill

_DEEPEST_HEADING = 6


def render(document: Document, options: Options) -> str:
    """Write a document as a styled page; every text is escaped."""
    given = {"document": document, "level": lambda depth: min(depth + 1, _DEEPEST_HEADING)}
    return fill("plan.html", given, options.templates, spoken=document.language, escape=True)
