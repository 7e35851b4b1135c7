"""A file taken apart into the keys and list items written in it, each with its own lines.

Nothing of the text is lost: put together, the parts are the file again.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gkplan.comparison.merging.values import Value, comments, value
from gkplan.store.shapes import faults
from gkplan.store.shapes.reading import Node, Reading, Unread

_ABOVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_AT_TOP = re.compile(r"(?:(?:[ \t]*(?:#[^\n]*)?|---[ \t]*(?:#[^\n]*)?|%[^\n]*)\n)*")
_REST = re.compile(r"[ \t]*(?:[ \t]#.*)?")


class Unsuited(Exception):
    """The file cannot be merged by what it says; `why` tells people where there is more to say."""

    def __init__(self, how: str, why: str = "") -> None:
        super().__init__(how)
        self.why = why


class WrittenPart(NamedTuple):
    """A key with its value, or an item of a list.

    `lead` are the lines above it, comments and blanks. `head` begins in `column` and holds all of
    it, or what stands before the `parts` of a value that has lines of its own.
    """

    key: str
    lead: str
    head: str
    column: int
    value: Value
    node: Node
    text: str
    start: int
    parts: "tuple[WrittenPart, ...] | None" = None

    @property
    def is_list(self) -> bool:
        return self.node is not None and bool(self.node.id == "sequence")

    @property
    def remarks(self) -> set[str]:
        """The comments above it and in it."""
        found = {line.strip() for line in self.lead.split("\n") if line.lstrip().startswith("#")}
        end = self.start + len(self.head)
        if self.parts is None:
            return found | set(comments(self.text, self.node, self.start, end))
        found |= set(comments(self.text, None, self.start, end))
        return found.union(*(each.remarks for each in self.parts))

    def under(self, key: str) -> "WrittenPart | None":
        """Find the part of a key."""
        return next((each for each in self.parts or () if each.key == key), None)


class File(NamedTuple):
    """A whole file: `opening` above its first part, the parts, and what stands below the last."""

    opening: str
    root: WrittenPart
    tail: str


def read(text: str) -> File:
    """Take a text apart; an empty one has no parts. Raises `Unsuited`."""
    reading = Reading("", text)
    try:
        node = reading.nodes()
    except Unread:
        last = reading.diagnostics[-1]
        if last.code != faults.EMPTY_FILE.code:
            raise Unsuited(last.message) from None
        node = None
    if node is None:
        return File(text, WrittenPart("", "", "", 0, None, None, text, 0, ()), "")
    if node.id == "scalar" or node.flow_style or not node.value:
        raise Unsuited("flow")
    cutter = _Cutter(reading, text)
    parts = tuple(cutter.parts(node))
    opening = parts[0].lead
    parts = (parts[0]._replace(lead=""), *parts[1:])
    root = WrittenPart("", "", "", 0, value(node), node, text, 0, parts)
    tail = text[cutter.at :]
    if _AT_TOP.fullmatch(tail) is None:
        raise Unsuited("tail")
    return File(opening, root, tail)


class _Cutter:
    def __init__(self, reading: Reading, text: str) -> None:
        self.reading, self.text, self.at = reading, text, 0

    def parts(self, node: Node) -> Iterator[WrittenPart]:
        pairs = node.value if node.id == "mapping" else [(None, each) for each in node.value]
        for key, each in pairs:
            yield self._part(key, each)

    def _part(self, key: Node | None, of: Node) -> WrittenPart:
        lead = self._lead()
        start = self.at
        column = start - (self.text.rfind("\n", 0, start) + 1)
        found: tuple[WrittenPart, ...] | None = None
        if of.id != "scalar" and not of.flow_style and of.value:
            first, line_end = of.start_mark.index, self._line_end(start)
            self.at = min(first, line_end)
            head = self.text[start : self.at]
            found = tuple(self.parts(of))
        else:
            end = self._value_end(key, of, start)
            self.at = self._line_end(end)
            if _REST.fullmatch(self.text, end, self.at - 1) is None:
                raise Unsuited("rest")
            head = self.text[start : self.at]
        name = key.value if key is not None else ""
        return WrittenPart(name, lead, head, column, value(of), of, self.text, start, found)

    def _lead(self) -> str:
        at = self.at
        if at and self.text[at - 1] != "\n":
            return ""
        found = (_ABOVE if at else _AT_TOP).match(self.text, at)
        end = found.end() if found else at
        self.at = end
        while self.text[self.at] == " ":
            self.at += 1
        return self.text[at:end]

    def _value_end(self, key: Node | None, of: Node, start: int) -> int:
        if of.id == "scalar" and of.style in ("|", ">"):
            header = self.text[of.start_mark.index : self._line_end(of.start_mark.index)]
            if "+" in header.split("#")[0]:
                raise Unsuited("keep")
        end: int = self.reading.span(of).end
        if of.id == "scalar" and not of.style and not of.value:
            if key is None:
                return start + 1
            return self.text.index(":", key.end_mark.index) + 1
        return end

    def _line_end(self, at: int) -> int:
        return self.text.index("\n", at) + 1


def whole(part: WrittenPart) -> str:
    """Give a part's text as it stands in its file, without the lines above it."""
    return part.head + "".join(
        each.lead + _pad(each, part, number) + whole(each)
        for number, each in enumerate(part.parts or ())
    )


def _pad(each: WrittenPart, above: WrittenPart, number: int) -> str:
    inline = number == 0 and above.head and not above.head.endswith("\n")
    return "" if inline else " " * each.column


def flat(part: WrittenPart) -> str:
    """Give a part's text as if it stood in the first column."""
    return shifted(whole(part), -part.column, first=False)


def shifted(text: str, by: int, *, first: bool = True) -> str:
    """Move lines to the right, or to the left; comments as far as they can be. Raises `Unsuited`.

    Without `first` the first line stays.
    """
    if not by:
        return text
    lines = text.split("\n")
    return "\n".join(
        line if not line or (number == 0 and not first) else _moved(line, by)
        for number, line in enumerate(lines)
    )


def _moved(line: str, by: int) -> str:
    if by > 0:
        return " " * by + line
    room = len(line) - len(line.lstrip(" "))
    if room < -by and line.strip() and line[room] != "#":
        raise Unsuited("shift")
    return line[min(room, -by) :]
