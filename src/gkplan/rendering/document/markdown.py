"""Markdown, written and read: texts that stay text, and blocks out of a filled template."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gkplan.phrases import frames
from gkplan.rendering.document.blocks import (
    Block,
    Cell,
    Heading,
    PageBreak,
    Row,
    Table,
    Text,
    TextPlace,
    Title,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

# what CommonMark could take for markup inside a line, at the end of a heading, at a line's start
_INLINE = re.compile(r"([\\`*_\[\]<>&~|$])")
_CLOSING = re.compile(r"(?<=\s)(#+)$")
_OPENING = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=:](?=[\s=:-]|$)|([0-9]{1,9})(?=[.)]))")


def escaped(text: str) -> str:
    """Write a text so that a Markdown parser reads back that text and nothing else."""
    text = " ".join(text.split())
    text = _INLINE.sub(r"\\\1", text)
    text = _CLOSING.sub(r"\\\1", text)
    return _OPENING.sub(_escape_opening, text)


def _escape_opening(found: re.Match[str]) -> str:
    space, mark, digits = found.groups()
    return f"{space}{digits}\\" if digits else f"{space}\\{mark}"


def tidied(written: str) -> str:
    """Leave one empty line where a filled template has several, and end with a line end."""
    return re.sub(r"\n{3,}", "\n\n", written).strip() + "\n"


def blocks(written: str) -> tuple[Block, ...]:
    """Read Markdown into blocks: its first heading is the title, a list item a paragraph.

    A rule, ---, begins a page.

    Bold, links and other marks within a line are left out, their words stay.
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(written)
    return _closed(list(_read(tokens)))


def _closed(found: list[Block]) -> tuple[Block, ...]:
    """Give a signature and date that end a document their places."""
    for back, place, is_it in (
        (1, TextPlace.DATE, frames.is_date),
        (2, TextPlace.SIGNATURE, frames.is_signature),
    ):
        block = found[-back] if len(found) >= back else None
        if not isinstance(block, Text) or not is_it(block.text):
            break
        found[-back] = replace(block, place=place)
    return tuple(found)


def _read(tokens: Sequence["Token"]) -> Iterator[Block]:
    depth = 0
    titled = False
    bullet = ""
    for index, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                depth = int(token.tag[1])
            case "list_item_open":
                bullet = f"{token.info}{token.markup} " if token.info else "• "
            case "table_open":
                yield _table(tokens[index:])
            case "inline" if depth and depth == 1 and not titled:
                titled, depth = True, 0
                yield Title((_words(token),))
            case "inline" if depth:
                yield Heading(max(1, depth - 1), "", _words(token))
                depth = 0
            case "inline" if token.level and tokens[index - 1].type == "paragraph_open":
                yield Text(bullet + _words(token), place=TextPlace.BODY)
                bullet = ""
            case "hr":
                yield PageBreak()
            case "fence" | "code_block":
                yield from (Text(line) for line in token.content.splitlines() if line.strip())


def _table(tokens: Sequence["Token"]) -> Table:
    rows: list[list[str]] = []
    for index, token in enumerate(tokens):
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and tokens[index - 1].type in ("th_open", "td_open"):
            rows[-1].append(_words(token))
    header, *body = rows
    return Table(tuple(header), tuple(Row(tuple(map(Cell, row))) for row in body))


def _words(token: "Token") -> str:
    broken = ("softbreak", "hardbreak")
    return "".join(" " if each.type in broken else each.content for each in token.children or ())
