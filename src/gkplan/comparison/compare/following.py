"""Rewordings that only carry another change through: the new date, the new unit, in the text."""

from collections.abc import Iterable, Sequence

from gkplan.comparison.compare.changes import Change, ChangeKind
from gkplan.comparison.compare.edits import Key
from gkplan.comparison.compare.families import Duties
from gkplan.model.plan import Assignment
from gkplan.phrases import deadlines

_OF_DEADLINES = (
    *(ChangeKind.DEADLINE_ADVANCED, ChangeKind.DEADLINE_POSTPONED, ChangeKind.DEADLINE_CHANGED),
    *(ChangeKind.DEADLINE_ADDED, ChangeKind.DEADLINE_REMOVED),
)
_MARK = "\x00"


def only_follows(changes: Sequence[Change], year: int) -> tuple[Change, ...]:
    """Mark the rewordings that say no more than the changes of the same task do."""
    dated: set[Key] = set()
    named: dict[Key, list[Duties]] = {}
    for change in changes:
        for edit in change.edits:
            if change.kind in _OF_DEADLINES:
                dated.add(edit.key)
            elif isinstance(change.values, Duties):
                named.setdefault(edit.key, []).append(change.values)
    found: list[Change] = []
    for change in changes:
        if change.kind is ChangeKind.REWORDED and change.field in ("text", "heading"):
            key = change.edits[0].key
            old, new = str(change.old), str(change.new)
            if key in dated:
                old, new = _undated(old, year), _undated(new, year)
            for duties in named.get(key, ()):
                old, new = _unnamed(old, duties.old), _unnamed(new, duties.new)
            follows = old == new and _MARK in old + new
            change = change._replace(follows=change.follows or follows)
        found.append(change)
    return tuple(found)


def _undated(text: str, year: int) -> str:
    """Put a mark in the place of each deadline that a text states."""
    for stated in reversed(deadlines.find(text, year)):
        text = text[: stated.start] + _MARK + text[stated.end :]
    return text


def _unnamed(text: str, units: Iterable[Assignment]) -> str:
    for each in units:
        text = text.replace(each.unit, _MARK)
    return text
