"""Setting apart what a web page shows around an article: its furniture, and what that tells."""

from dataclasses import dataclass

from gkplan.importing.drafting.contents import contents
from gkplan.importing.manuscript import Block, Grid, Line, Manuscript
from gkplan.model.plan import Publication
from gkplan.phrases import pages

_ARTICLE = 40  # a line this long is the article's own, unless it is full of labels
_APART = 4  # lines that page text at the foot may leave between two pieces of it


@dataclass(frozen=True, slots=True)
class PageText:
    """A document's own blocks, and the page text around them, each in reading order.

    The first `among` of its own blocks stand among page text: the site's name, the article's title.
    """

    blocks: tuple[Block, ...]
    furniture: tuple[Block, ...]
    among: int = 0


def take_apart(manuscript: Manuscript) -> PageText:
    """Tell a document from the page around it, at its head and at its foot."""
    blocks = manuscript.blocks
    begin, end = _head(blocks), _foot(blocks)
    listed = contents(blocks)
    own: list[Block] = []
    around: list[Block] = []
    among = 0
    for index, block in enumerate(blocks):
        if index in listed or (isinstance(block, Line) and block.furniture):
            around.append(block)
        elif index < begin:
            (around if _page_text(block) else own).append(block)
            among = len(own)
        elif index >= end:
            around.append(block)
        else:
            own.append(block)
    return PageText(tuple(own), tuple(around), among)


def publication(page: PageText, manuscript: Manuscript) -> dict[str, str]:
    """Gather the labelled values of the page, and of its <meta> tags where it has none."""
    found: dict[str, str] = {}
    for block in page.furniture:
        for name, value in _values(block):
            if name in Publication._fields or name in ("title", "source"):
                found.setdefault(name, value)
    meta = {key.lower(): value for key, value in manuscript.meta.items() if value}
    for name, key in (
        ("title", "articletitle"),
        ("published", "pubdate"),
        ("publisher", "contentsource"),
    ):
        if key in meta:
            found.setdefault(name, meta[key])
    return found


def _values(block: Block) -> list[tuple[str, str]]:
    if isinstance(block, Line):
        return list(pages.walk_values([block.text]))
    rows = [[cell.text for cell in row.present] for row in block.rows]
    pairs = [
        " ".join(f"{a.rstrip(':：')}: {b}" for a, b in zip(r[::2], r[1::2], strict=False))
        for r in rows
    ]
    return list(pages.walk_values([line.replace("\n", " ") for line in pairs]))


def _head(blocks: tuple[Block, ...]) -> int:
    """Find how far page text reaches at the head: up to its last piece before the article."""
    last = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            if not pages.is_field_table([cell.text for cell in block.cells]):
                break
            last = index + 1
            continue
        if _page_text(block):
            last = index + 1
        elif len(block.text) >= _ARTICLE or pages.opens_article(block.text):
            break
    return last


def _page_text(block: Block) -> bool:
    if isinstance(block, Grid):
        return pages.is_field_table([cell.text for cell in block.cells])
    return block.furniture or pages.is_furniture(block.text)


def _foot(blocks: tuple[Block, ...]) -> int:
    """Find where page text begins at the foot."""
    first, gap = len(blocks), 0
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Line) and (block.furniture or pages.is_furniture(block.text)):
            first, gap = index, 0
            continue
        if isinstance(block, Grid) or first == len(blocks) or len(block.text) >= _ARTICLE:
            break
        gap += 1
        if gap > _APART or pages.closes_article(block.text):
            break
    return first
