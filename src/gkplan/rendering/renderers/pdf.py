"""A document as pages of GB/T 9704-2012, through templates/plan.typ; the words are handed as data.

Fonts are those the system has: for each face the first of an order that begins with the one the
standard names.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from gkplan.base import extras
from gkplan.base.characters import visible
from gkplan.base.errors import NothingFound, UnreadableFile
from gkplan.base.language import _
from gkplan.rendering import official, templating
from gkplan.rendering.document.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    PageBreak,
    Table,
    Text,
    Title,
)
from gkplan.rendering.options import Options

SUFFIX = ".pdf"
_TEMPLATE = "plan.typ"
_LONG_CELL = 300  # characters: such a one may be divided between pages, others stay whole


def render(document: Document, options: Options) -> bytes:
    """Set a document in pages.

    Raises `NothingFound` where no Chinese font is installed, `UnreadableFile` where the template
    fails.
    """
    typst = extras.need("typst", "pdf")
    template = templating.find(_TEMPLATE, options.templates)
    if template is None:
        raise NothingFound(_("{path} does not exist").format(path=_TEMPLATE))
    given = json.dumps(_given(document, faces()), ensure_ascii=False)
    compiler = typst.Compiler(
        str(template),
        root=str(template.parent),
        font_paths=_fonts(),
        sys_inputs={"document": given},
        package_path=str(template.parent / "packages"),
        package_cache_path=str(template.parent / "packages"),
    )
    try:
        made = compiler.compile(format="pdf")
    except typst.TypstError as error:
        message = _("template {name} failed: {why}")
        raise UnreadableFile(message.format(name=_TEMPLATE, why=error.message)) from error
    return bytes(made)


@cache
def _fonts() -> Any:
    return extras.need("typst", "pdf").Fonts()


def faces() -> dict[str, dict[str, object]]:
    """Choose for each face the first font that is installed, be it of another kind.

    Raises `NothingFound` where there is no Chinese font at all.
    """
    installed = {family.lower(): family for family in _fonts().families()}
    chosen = {}
    for name, face in official.FACES.items():
        order = (*face.order, *official.ANY)
        family = next((each for each in order if each.lower() in installed), None)
        if family is None:
            message = _(
                "no Chinese font is installed; install one such as 仿宋_GB2312, "
                "or Noto CJK (Debian: apt-get install fonts-noto-cjk)"
            )
            raise NothingFound(message)
        weight = "bold" if family in face.heavy else "regular"
        chosen[name] = {"family": installed[family.lower()], "weight": weight}
    return chosen


def _latin() -> str:
    installed = {family.lower() for family in _fonts().families()}
    return next((each for each in official.LATIN if each.lower() in installed), "Libertinus Serif")


def _given(document: Document, chosen: dict[str, dict[str, object]]) -> dict[str, object]:
    language, _underscore, region = document.language.partition("_")
    head = document.letterhead
    return {
        "title": visible(document.title),
        "lang": language,
        "region": region.lower() or None,
        "landscape": document.landscape,
        "letterhead": head
        and {
            "issuer": visible(head.issuer),
            "document_number": visible(head.document_number),
        },
        "faces": chosen,
        "latin": _latin(),
        "sheet": official.SHEET,
        "blocks": list(_blocks(document.blocks, landscape=document.landscape)),
    }


def _blocks(blocks: tuple[Block, ...], *, landscape: bool) -> Iterator[dict[str, object]]:
    for block, setting in zip(blocks, official.settings(blocks), strict=True):
        match block:
            case Title():
                yield {
                    "kind": "title",
                    "lines": _lines(block.lines, official.TITLE),
                }
            case Heading():
                yield {
                    "kind": "heading",
                    "depth": block.depth,
                    "face": official.face_at(block.depth),
                    "label": visible(block.label),
                    "text": visible(block.text),
                    "centred": _lines([block.text], official.BODY) if block.centred else [],
                }
            case Text():
                yield {
                    "kind": "text",
                    "face": official.face_at(block.depth),
                    "label": visible(block.label),
                    "heading": visible(block.heading),
                    "words": visible(block.words),
                    "setting": setting and {**setting._asdict(), "above": visible(setting.above)},
                }
            case Table():
                yield _table(block, landscape=landscape)
            case PageBreak():
                yield {"kind": block.kind}


def _lines(lines: Sequence[str], size: float) -> list[str]:
    return [visible(part) for line in lines for part in official.even_lines(line, size)]


def _table(table: Table, *, landscape: bool) -> dict[str, object]:
    short = official.short_columns(table)
    rows = [
        [_cell(cell, short=short[index]) for index, cell in enumerate(row.cells) if cell]
        for row in table.rows
    ]
    header = [visible(title or "") for title in table.header]
    shares = official.shares(table, landscape=landscape)
    return {"kind": "table", "header": header, "rows": rows, "shares": shares}


def _cell(cell: Cell, *, short: bool) -> dict[str, object]:
    return {
        "text": visible(cell.text),
        "rows": cell.rows,
        "columns": cell.columns,
        "short": short and cell.columns == 1,
        "long": official.breadth(cell.text) > _LONG_CELL,
    }
