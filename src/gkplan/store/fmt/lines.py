"""Spaces at line ends, empty lines, and the empty line between two sections."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gkplan.base.source import Edit, Source, Span
from gkplan.store.shapes.notation import find_end
from gkplan.store.shapes.reading import Node, Reading

_TRAILING = re.compile(r"[ \t]+(?=\r?\n|\Z)")
_EMPTY_LINES = re.compile(r"(?:(?<=\n)|\A)(?:\r?\n){2,}")
_FIRST = re.compile(r"\A(?:\r?\n)+")


def edits(node: Node, reading: Reading) -> Iterator[Edit]:
    """Find what is to be taken out or put in; not within texts of several lines."""
    source, text = reading.source, reading.source.text
    kept = list(_texts(node, reading))
    taken: list[Span] = []
    for pattern, new in ((_TRAILING, ""), (_FIRST, ""), (_EMPTY_LINES, None)):
        for found in pattern.finditer(text):
            span = Span(source, found.start(), found.end())
            if any(_overlap(span, other) for other in (*kept, *taken)):
                continue
            one = "\r\n" if "\r\n" in found[0] else "\n"
            taken.append(span)
            yield Edit(span, one if new is None else new)
    if taken:
        return
    if end := _end(text, kept, source):
        yield end
        return
    yield from _between_sections(node, reading)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _texts(node: Node, reading: Reading) -> Iterator[Span]:
    """List the texts that take several lines, in which every space counts."""
    if node.id != "scalar":
        for child in node.value:
            for each in child if node.id == "mapping" else (child,):
                yield from _texts(each, reading)
        return
    span = reading.span(node)
    written = span.source.text[span.start : span.end]
    if "\n" not in written:
        return
    keeps = written[0] in "|>" and "+" in written.split("\n", 1)[0]
    yield Span(span.source, span.start, node.end_mark.index if keeps else span.end)


def _end(text: str, kept: list[Span], source: Source) -> Edit | None:
    """Let the file end with one line end."""
    rest = len(text.rstrip("\r\n"))
    if any(span.end > rest for span in kept):
        return None
    wanted = "\r\n" if "\r\n" in text else "\n"
    return Edit(Span(source, rest, len(text)), wanted) if text[rest:] != wanted else None


def _between_sections(node: Node, reading: Reading) -> Iterator[Edit]:
    """Put an empty line between the sections of a plan, before the comments of the next."""
    source, text = reading.source, reading.source.text
    for key, value in node.value if node.id == "mapping" else ():
        if (
            key.value != "sections"
            or value.id != "sequence"
            or text[reading.span(value).start] == "["
        ):
            continue
        for before, after in pairwise(value.value):
            end = text.find("\n", find_end(None, before, reading)) + 1
            start = text.rfind("\n", 0, after.start_mark.index) + 1
            lines = text[end:start].splitlines(keepends=True)
            if not end or end > start or any(not line.strip() for line in lines):
                continue
            column = len(text[start : after.start_mark.index].split("-")[0])
            for line in lines:
                if len(line) - len(line.lstrip()) <= column:
                    break
                end += len(line)  # a comment set in deeper is of the section before
            yield Edit(Span(source, end, end), "\r\n" if "\r\n" in text else "\n")
