"""Confirming that a task still does what its clause asks for: a stamp in the plan, and no more."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from gkplan.base.source import Edit, Source, Span, splice
from gkplan.model.superior import Clause, Implemented
from gkplan.model.unit import UnitRegister
from gkplan.store import reader
from gkplan.store.quoting import write_quoted, write_scalar
from gkplan.store.rereading import keeps_the_rest
from gkplan.tracing.links import Footing, Link

_KEYS = ("confirmed", "revision")


class Stamp(NamedTuple):
    """A reference that is stamped: by the task that has it, and with what."""

    link: Link
    clause: Clause
    revision: str

    @property
    def values(self) -> tuple[str, str]:
        return self.clause.hash, self.revision


class Stamped(NamedTuple):
    """A plan's file and its new text, or the reference whose place does not take a stamp."""

    source: Source
    stamps: tuple[Stamp, ...]
    text: str
    refused: Span | None


def choose_stamps(links: Iterable[Link], revision: Callable[[Clause], str]) -> tuple[Stamp, ...]:
    """Choose the references that a stamp would change: not confirmed, or for other words."""
    found: dict[Span, Stamp] = {}
    for link in links:
        if link.clause and link.footing in (Footing.UNCONFIRMED, Footing.SUSPECT):
            stamp = Stamp(link, link.clause, revision(link.clause))
            found.setdefault(link.implemented.span, stamp)
    return tuple(found.values())


def stamp_plans(chosen: Iterable[Stamp]) -> Iterator[Stamped]:
    """Stamp references, file by file; each new text is read again before it is given."""
    ordered = sorted(chosen, key=lambda each: (each.link.traced.plan.path, _place(each)))
    for _path, group in groupby(ordered, key=lambda each: each.link.traced.plan.path):
        own = tuple(group)
        plan = own[0].link.traced.plan
        edits = [edit for each in own for edit in _edits(each.link.implemented, each.values)]
        text = splice(plan.source.text, edits)
        refused = _refused(plan.source, own, text)
        if not refused and not keeps_the_rest(plan.source, edits, text):
            refused = own[0].link.implemented.span
        yield Stamped(plan.source, own, text, refused)


def _place(stamp: Stamp) -> int:
    return stamp.link.implemented.span.start


def _refused(source: Source, own: tuple[Stamp, ...], text: str) -> Span | None:
    """Tell which reference does not read back as it was meant; anything else must be as before."""
    wanted = {_place(each): each.values for each in own}
    before, known = _references(source.text, source.path)
    after, found = _references(text, source.path)
    for at, (one, other) in enumerate(zip(before, after, strict=False)):
        name, stamps = one.name, wanted.get(one.span.start, (one.confirmed, one.revision))
        if (other.name, other.confirmed, other.revision) != (name, *stamps):
            return before[at].span
    same = len(before) == len(after) and known == found
    return None if same else own[0].link.implemented.span


def _references(text: str, path: str) -> tuple[list[Implemented], list[str]]:
    """Give what a plan's tasks implement, and the codes of what is wrong in its file."""
    plan, found = reader.parse_plan(text, UnitRegister(declared=False), shown=path)
    tasks = plan.tasks if plan else ()
    return [each for task in tasks for each in task.implements], [each.code for each in found]


def _edits(implemented: Implemented, values: tuple[str, str]) -> Iterator[Edit]:
    """Write the hash of a clause's words, and its revision, beside the reference to it.

    One on lines of its own keeps them, and the comments among them.
    """
    span = implemented.span
    text = span.source.text[span.start : span.end]
    clause = implemented.spans.get("clause", span)
    written = span.source.text[clause.start : clause.end]
    if "\n" in text and len(implemented.spans) > 1:
        yield from _among_lines(implemented, clause, dict(zip(_KEYS, values, strict=True)))
        return
    name = (
        written if written[0] in "'\"" and "\n" not in written else write_scalar(implemented.name)
    )
    pairs = zip(_KEYS, map(write_quoted, values), strict=True)
    stamped = [f"{key}: {value}" for key, value in pairs if value != '""']
    yield Edit(span, f"{{{', '.join([f'clause: {name}', *stamped])}}}")


def _among_lines(of: Implemented, clause: Span, stamps: dict[str, str]) -> Iterator[Edit]:
    """Change the values that are there, and add those that are not behind the clause."""
    text = of.span.source.text
    added = []
    for key, value in stamps.items():
        empty = re.compile(rf"^[ \t]*{key}[ \t]*:(?=[ \t]*(?:#|\r?$))", re.MULTILINE)
        if key in of.spans:
            yield Edit(of.spans[key], write_quoted(value))
        elif found := empty.search(text, of.span.start, _line_end(text, of.span.end)):
            yield Edit(
                of.span._replace(start=found.end(), end=found.end()), f" {write_quoted(value)}"
            )
        elif value:
            added.append(f"{key}: {write_quoted(value)}")
    if not added:
        return
    at = of.spans.get("confirmed", clause).end
    if text.startswith("{", of.span.start):
        yield Edit(of.span._replace(start=at, end=at), "".join(f", {each}" for each in added))
        return
    at = _line_end(text, at)
    indent = ("\r\n" if "\r\n" in text else "\n") + " " * (of.span.position.column - 1)
    yield Edit(of.span._replace(start=at, end=at), "".join(f"{indent}{each}" for each in added))


def _line_end(text: str, at: int) -> int:
    found = re.compile(r"\r?\n|\Z").search(text, at)
    return found.start() if found else len(text)
