"""A document as one complete page that prints, or a fragment to paste, through plan.html."""

from collections.abc import Iterator
from typing import NamedTuple

from gkplan.rendering.document.blocks import Block, Document, Heading, Text
from gkplan.rendering.options import Options
from gkplan.rendering.templating import fill

SUFFIX = ".html"
_DEEPEST_HEADING = 6
_CONTENTS_DEPTH = 2


class ContentsEntry(NamedTuple):
    """A line of the table of contents, and the anchor in the page that it leads to."""

    depth: int
    text: str
    anchor: str


def render(document: Document, options: Options) -> str:
    """Write a document as a page; every text is escaped."""
    anchored = tuple(_anchored(document.blocks))
    context = {
        "document": document,
        "blocks": anchored,
        "contents": tuple(_contents(anchored)),
        "level": lambda depth: min(depth + 1, _DEEPEST_HEADING),
    }
    template = "plan-body.html" if options.fragment else "plan.html"
    return fill(template, context, options.templates, locale=document.language, escape=True)


def _anchored(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Block]]:
    """Give each block its anchor: its task's id, else one made of its place for a heading."""
    for number, block in enumerate(blocks, 1):
        if isinstance(block, Heading | Text):
            made = f"section.{number}" if isinstance(block, Heading) else ""
            yield block.anchor or made, block
        else:
            yield "", block


def _contents(blocks: tuple[tuple[str, Block], ...]) -> Iterator[ContentsEntry]:
    for anchor, block in blocks:
        if not isinstance(block, Heading | Text) or not 0 < block.depth <= _CONTENTS_DEPTH:
            continue
        heading = block.text if isinstance(block, Heading) else block.heading
        if heading and anchor:
            yield ContentsEntry(block.depth, block.label + heading.rstrip("。.：:"), anchor)
