"""Confirming that a task still does what its clause asks for: a stamp in the plan, and no more."""

import re
from collections.abc import Iterable, Iterator

from gkplan.model.plan import Clause, Implemented
from gkplan.source import Edit, Source, Span
from gkplan.store.quoting import quoted, scalar
from gkplan.tracing import Footing, Link


def due(links: Iterable[Link]) -> Iterator[tuple[Link, Clause]]:
    """Choose what a stamp would change: clauses that are there and not confirmed as they are."""
    for link in links:
        if link.clause and link.footing is not Footing.CONFIRMED:
            yield link, link.clause


def stamp(implemented: Implemented, clause: Clause, revision: str) -> tuple[Edit, ...]:
    """Write the hash of a clause's words, and its revision, beside the reference to it.

    A reference on lines of its own keeps them, and the comments among them.
    """
    span = implemented.span
    assert span  # noqa: S101 - what is read from a file has a place in it
    text = span.source.text[span.start : span.end].rstrip()
    stamps = {"confirmed": quoted(clause.hash)}
    stamps |= {"revision": quoted(revision)} if revision else {}
    if "\n" in text and not text.startswith("{"):
        return tuple(_in_lines(span, text, stamps))
    parts = [f"clause: {scalar(implemented.name)}", *(f"{k}: {v}" for k, v in stamps.items())]
    whole = span._replace(end=span.start + len(text))
    return (Edit(whole, f"{{{', '.join(parts)}}}"),)


def _in_lines(span: Span, text: str, stamps: dict[str, str]) -> Iterator[Edit]:
    """Change the values that are there, and add lines for those that are not."""
    indent = " " * (span.position.column - 1)
    line_end = "\r\n" if "\r\n" in text else "\n"
    added = ""
    for key, value in stamps.items():
        if found := re.search(rf"^[ \t]*{key}:[ \t]*([^\s#]+)", text, re.MULTILINE):
            start = span.start + found.start(1)
            yield Edit(span._replace(start=start, end=span.start + found.end(1)), value)
        else:
            added += f"{line_end}{indent}{key}: {value}"
    if added:
        first = re.search(r"\r?\n", text)
        at = span.start + (first.start() if first else len(text))
        yield Edit(span._replace(start=at, end=at), added)


def spliced(source: Source, edits: Iterable[Edit]) -> str:
    """Make edits in a file's text; every other character stays as it is."""
    text = source.text
    for edit in sorted(edits, key=lambda each: -each.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
