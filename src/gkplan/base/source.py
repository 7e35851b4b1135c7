"""Places in the files people write: lines and columns count from 1, in characters."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

_LINE_END = r"\r\n|\n|\r"


class Position(NamedTuple):
    """A place a person can go to in an editor; line and column count from 1."""

    path: str
    line: int
    column: int


class Source:
    """A file's text, as it was read, and where its lines begin."""

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Offsets of the first character of every line; found when first asked for."""
        if self._starts is None:
            # not str.splitlines, which also breaks at U+2028 and its like; editors do not
            self._starts = [0, *(end.end() for end in re.finditer(_LINE_END, self.text))]
        return self._starts

    def position(self, offset: int) -> Position:
        """Turn an offset in characters into a line and column."""
        line = bisect_right(self.starts, offset)
        return Position(self.path, line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Give one line without its end; an excerpt shows it."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


class Span(NamedTuple):
    """A stretch of a file, from `start` up to but not including `end`, in characters."""

    source: Source
    start: int
    end: int

    @property
    def position(self) -> Position:
        return self.source.position(self.start)

    @property
    def end_position(self) -> Position:
        return self.source.position(self.end)

    def find(self, phrase: str) -> "Span":
        """Narrow to a phrase inside; the whole span where the phrase is folded or escaped."""
        at = self.source.text.find(phrase, self.start, self.end) if phrase else -1
        return self if at < 0 else Span(self.source, at, at + len(phrase))


class Edit(NamedTuple):
    """A change to a file: what is to stand in the place of a stretch of it."""

    span: Span
    text: str


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Make edits in a text; every other character stays as it is.

    Those that put something in at one place are made in the order they are given in. Raises
    `ValueError` where two of them change the same character.
    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start < position:
            raise ValueError(f"two edits change character {edit.span.start}")
        pieces += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    return "".join([*pieces, text[position:]])
