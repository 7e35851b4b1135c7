"""Comparisons on a terminal: by weight and task, what was and is said side by side."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from gkplan.base.language import _
from gkplan.cli.terminal import clean, in_colour, paint, width
from gkplan.comparison.compare.changes import Change
from gkplan.comparison.compare.rewording import Mark, Piece
from gkplan.comparison.words import lines, naming
from gkplan.comparison.words.case import ComparisonCase, group_plan, group_units
from gkplan.comparison.words.lines import ChangeGroup, ChangeLine

_COLOURS = {Mark.SAME: "", Mark.DELETED: "struck", Mark.INSERTED: "green"}
_SIGNS = {Mark.SAME: ("", ""), Mark.DELETED: ("[-", "-]"), Mark.INSERTED: ("{+", "+}")}
_CONTEXT = 16  # characters of what is the same that are shown at each side of a change
_INDENT = 6
_OPENS, _CLOSES = "（《“‘「【(\\[{", "，。；：、！？…）》】〉”’"
_WORD = re.compile(rf"[{_OPENS}]*(?:[!-~]+|.)(?:[{_CLOSES}]|[)\]}}]+(?![!-~]))*", re.DOTALL)


def table(case: ComparisonCase) -> Iterator[str]:
    """Show which sides were compared, and each plan and folder of units that changed."""
    if not case.comparisons and not case.registers:
        if not case.unread:
            yield _("nothing changed")
        return
    yield clean(f"{case.before} → {case.after}")
    for of in case.comparisons:
        yield ""
        groups = group_plan(of)
        yield from _compared(of.plan.title, case.place(*of.paths), of.changes, groups)
    for each in case.registers:
        yield ""
        groups = group_units(each)
        yield from _compared(_("units"), case.place(*each.paths), each.changes, groups)


def _compared(
    title: str, place: str, changes: Sequence[Change], groups: Sequence[ChangeGroup]
) -> Iterator[str]:
    yield paint(clean(title), "bold")
    if place:
        yield "  " + clean(place)
    counts = lines.counts(changes)
    counted = [f"{naming.weight(weight)} {count}" for weight, count in counts.items() if count]
    if counted:
        yield "  " + "  ".join(counted)
    for group in groups:
        yield ""
        yield "  " + paint(group.title, "bold")
        for subject in group.subjects:
            called = "  ".join(part for part in (subject.number, subject.name) if part)
            if called:
                yield f"    {clean(called)}"
            for each in subject.lines:
                yield from line(each, _INDENT if called else 4)


def line(of: ChangeLine, indent: int) -> Iterator[str]:
    """Show one change, on as many lines of the terminal as it takes."""
    parts = [(f"{of.what}  " if of.pieces or of.note else of.what, "dim")]
    whole = all(piece.mark is not Mark.SAME for piece in of.pieces)
    for at, piece in enumerate(of.pieces):
        if at and whole and in_colour():
            parts.append((" → ", ""))  # colours alone would let two dates run together
        parts += _part(piece, first=at == 0, last=at == len(of.pieces) - 1)
    if of.note:
        parts.append((f"  ({of.note})" if of.pieces else f"({of.note})", ""))
    yield from wrapped(parts, indent)


def _part(piece: Piece, *, first: bool, last: bool) -> list[tuple[str, str]]:
    text = clean(piece.text)
    if piece.mark is Mark.SAME:
        return [(_elided(text, first=first, last=last), "")]
    if in_colour():
        return [(text, _COLOURS[piece.mark])]
    before, after = _SIGNS[piece.mark]
    return [(before + text + after, "")]


def _elided(text: str, *, first: bool, last: bool) -> str:
    """Leave out the middle of a long stretch that did not change, or its far end."""
    if first:
        return text if len(text) <= _CONTEXT + 2 else f"…{text[-_CONTEXT:]}"
    if last:
        return text if len(text) <= _CONTEXT + 2 else f"{text[:_CONTEXT]}…"
    return text if len(text) <= 2 * _CONTEXT + 2 else f"{text[:_CONTEXT]}…{text[-_CONTEXT:]}"


def wrapped(parts: Iterable[tuple[str, str]], indent: int) -> Iterator[str]:
    """Break coloured text where a terminal's line ends; what goes on stands further in."""
    room = width()
    shown, used = [" " * indent], indent
    for text, colour in parts:
        on_line = ""
        for word in _words(text, (room or 0) - indent - 2):
            wide = cell_len(word.rstrip())
            if room is not None and used + wide > room:
                shown.append(paint(on_line, colour))
                yield "".join(shown).rstrip()
                shown, used, on_line = [" " * (indent + 2)], indent + 2, ""
                word = word.lstrip()
            used += cell_len(word)
            on_line += word
        shown.append(paint(on_line, colour))
    yield "".join(shown).rstrip()


def _words(text: str, room: int) -> Iterator[str]:
    """Cut a text where a line may end: not within a foreign word, not before what closes."""
    for word in _WORD.findall(text):
        if room > 0 and cell_len(word) > room:
            yield from word
        else:
            yield word
