"""Markdown: headings, paragraphs, lists with their numbers, and tables."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from gkplan.base import extras
from gkplan.base.errors import UnreadableFile
from gkplan.base.language import _
from gkplan.importing.layout import cells
from gkplan.importing.layout.plain import decode
from gkplan.importing.manuscript import Composer, Manuscript

SUFFIXES = (".md", ".markdown", ".mkd")
_HEADING = re.compile(rb"^#{1,6} \S", re.MULTILINE)
_TABLE = re.compile(rb"^\|?\s*:?-{3,}:?\s*\|", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")


def sniff(data: bytes, name: str) -> int:
    """Tell how surely bytes are Markdown: by the file's name, or by what no plain text has."""
    if name.lower().endswith(SUFFIXES):
        return 3
    found = data[:200_000]
    plain_name = name.lower().endswith((".txt", ".text"))
    return 2 if not plain_name and _TABLE.search(found) and _HEADING.search(found) else 0


def read(data: bytes, name: str) -> Manuscript:
    """Read Markdown; raises `UnreadableFile` where it holds no text."""
    parser = extras.need("markdown_it", "markdown", name)
    tokens = parser.MarkdownIt("commonmark").enable("table").parse(decode(data, name))
    composer = Composer()
    _MarkdownBlocks(composer).write(tokens)
    made = composer.manuscript(name, "markdown")
    if not made.text.strip():
        raise UnreadableFile(_("{path} holds no text").format(path=name))
    return made


class _MarkdownBlocks:
    """Writes the blocks of parsed Markdown, with the numbers of its lists in the text again."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.mark = ""
        self.level = 0

    def write(self, tokens: Sequence[Any]) -> None:
        """Write all blocks in their order."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                self.composer.grid(cells.placed(_rows(tokens[at:end])))
                at = end
            else:
                self._token(token)
            at += 1

    def _token(self, token: Any) -> None:
        if token.type == "heading_open":
            self.level = int(token.tag[1])
        elif token.type == "heading_close":
            self.level = 0
        elif token.type == "list_item_open":
            self.mark = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline":
            for line in _lines(token):
                self.composer.line(self.mark + line, level=self.level)
                self.mark = ""
        elif token.type in ("code_block", "fence"):
            for line in token.content.split("\n"):
                self.composer.line(line.strip())
        elif token.type == "html_block":
            for line in _TAG.sub("\n", token.content).split("\n"):
                self.composer.line(line.strip())


def _lines(token: Any) -> list[str]:
    return [line.strip() for line in "".join(_words(token)).split("\n")]


def _words(token: Any) -> Iterator[str]:
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and re.match(r"<br\s*/?>", child.content, re.IGNORECASE)
        ):
            yield "\n"
        elif child.type == "image":
            yield child.content


def _rows(tokens: Sequence[Any]) -> Iterator[list[cells.Cell]]:
    row: list[cells.Cell] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(("\n".join(line for line in _lines(token) if line), 1, 1))
        elif token.type == "tr_close":
            yield row
