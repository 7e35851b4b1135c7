"""What became of a task's deadlines: advanced, postponed, added, removed, or of another kind."""

import operator
from collections.abc import Callable, Iterator, Sequence

from gkplan.base.calendar import Calendar
from gkplan.comparison.compare.changes import ChangeKind
from gkplan.comparison.compare.families import Times
from gkplan.comparison.compare.nodes import exact
from gkplan.model.deadline import AfterEvent, Deadline, FixedDate, Ongoing, name_kind
from gkplan.tracking.schedule import list_occurrences, make_implied


def deadline_changes(
    old: Sequence[Deadline], new: Sequence[Deadline], years: tuple[int, int]
) -> Iterator[tuple[ChangeKind, Times]]:
    """Compare the deadlines of one task in plans of two years, those alike with each other."""
    for before, after in _paired(old, new):
        if before and after:
            if before == after:
                if exact(before) != exact(after):
                    yield ChangeKind.REWORDED, Times(before, after)
                continue
            days = _later(before, after, years)
            kind = ChangeKind.DEADLINE_CHANGED
            if days:
                kind = ChangeKind.DEADLINE_POSTPONED if days > 0 else ChangeKind.DEADLINE_ADVANCED
            yield kind, Times(before, after, days or None)
        elif after:
            alone = not old
            days = _later(make_implied(years[0]), after, years) if alone else None
            yield ChangeKind.DEADLINE_ADDED, Times(None, after, days)
        elif before:
            alone = not new
            days = _later(before, make_implied(years[1]), years) if alone else None
            yield ChangeKind.DEADLINE_REMOVED, Times(before, None, days)


def _paired(
    old: Sequence[Deadline], new: Sequence[Deadline]
) -> list[tuple[Deadline | None, Deadline | None]]:
    """Pair what is the same, then what has the same milestone, then the same kind, then the rest.

    Standing work and a date are one deadline only where a task has no other.
    """
    left, other = list(old), list(new)
    found: list[tuple[Deadline | None, Deadline | None]] = []
    tests: tuple[Callable[[Deadline, Deadline], bool], ...] = (
        lambda a, b: exact(a) == exact(b),
        lambda a, b: a == b and a.what == b.what,
        lambda a, b: bool(a.what) and a.what == b.what,
        operator.eq,
        lambda a, b: name_kind(a) == name_kind(b) and not (a.what and b.what),
        lambda _a, _b: len(old) == len(new) == 1,
    )
    for test in tests:
        for one in tuple(left):
            two = next((each for each in other if test(one, each)), None)
            if two is not None:
                found.append((one, two))
                left = [each for each in left if each is not one]
                other = [each for each in other if each is not two]
    return [*found, *((each, None) for each in left), *((None, each) for each in other)]


def _later(old: Deadline, new: Deadline, years: tuple[int, int]) -> int | None:
    """Count by how many days each occurrence falls due later; None where they differ in that."""
    if isinstance(old, Ongoing) or isinstance(new, Ongoing):
        return None
    if isinstance(old, AfterEvent) and isinstance(new, AfterEvent):
        same = (old.after, old.within.measure) == (new.after, new.within.measure)
        return new.within.number - old.within.number if same else None
    if isinstance(old, FixedDate) and isinstance(new, FixedDate) and old.implied and new.implied:
        return None
    mine, theirs = _dues(old, years[0]), _dues(new, years[1])
    if len(mine) != len(theirs) or not mine or (years[0] != years[1] and len(mine) > 1):
        return None
    apart = [new_due - old_due for old_due, new_due in zip(mine, theirs, strict=True)]
    if min(apart) < 0 < max(apart):
        return None
    return max(apart, key=abs)


def _dues(deadline: Deadline, year: int) -> list[int]:
    found = list_occurrences(deadline, year, {}, Calendar({}))
    dues = [each.due.toordinal() for each in found if each.due]
    return dues if len(dues) == len(found) else []
