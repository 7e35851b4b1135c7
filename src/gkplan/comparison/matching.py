"""Matching the tasks of two plans that are of one document, or of two editions of it."""

import difflib
import itertools
from collections.abc import Sequence
from functools import lru_cache

from gkplan.model.plan import Task
from gkplan.phrases.folding import fold, squeezed

_ALIKE = 0.6  # how alike two tasks' words must be to be one task
_LEAST_SHARED = 0.2


def pairs(own: Sequence[Task], other: Sequence[Task]) -> list[tuple[Task, Task]]:
    """Match tasks: the same words first, then the same heading, then the most alike."""
    return [(own[at], other[to]) for at, to in pair_places(own, other)]


def pair_places(own: Sequence[Task], other: Sequence[Task]) -> list[tuple[int, int]]:
    """Match tasks as `pairs` does, and name them by their places in the two sequences."""
    found: dict[int, int] = {}
    left = list(range(len(other)))
    for same in (_whole, _heading):
        index: dict[str, list[int]] = {}
        for to in left:
            index.setdefault(same(other[to]), []).append(to)
        for at, mine in enumerate(own):
            waiting = index.get(same(mine)) if at not in found and same(mine) else None
            if waiting:
                found[at] = waiting.pop(0)
        taken = set(found.values())
        left = [to for to in left if to not in taken]
    words = [_whole(other[to]) for to in left]
    for at, mine in enumerate(own):
        if at in found:
            continue
        best = most_alike(_whole(mine), words)
        if best is not None:
            found[at] = left.pop(best)
            del words[best]
    return sorted(found.items())


def _whole(task: Task) -> str:
    return squeezed(fold(task.heading + task.text))


def _heading(task: Task) -> str:
    return squeezed(fold(task.heading))


def most_alike(text: str, others: Sequence[str], least: float = _ALIKE) -> int | None:
    """Find which of several texts is most like one, the first of those equally alike."""
    matcher = difflib.SequenceMatcher(None, "", text, autojunk=False)
    bounds: list[tuple[float, int]] = []
    for at, other in enumerate(others):
        if not _share_couples(text, other):
            continue
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= least and (bound := matcher.quick_ratio()) >= least:
            bounds.append((-bound, at))
    best: tuple[float, int] | None = None
    for negative, at in sorted(bounds):
        if best and negative > best[0]:
            break  # what is left is less alike than the best, however it is compared
        matcher.set_seq1(others[at])
        found = (-matcher.ratio(), at)
        if -found[0] >= least and (best is None or found < best):
            best = found
    return best[1] if best else None


def _share_couples(one: str, other: str) -> bool:
    """Tell whether two texts have enough couples of characters in common to be alike at all.

    Chinese texts have most characters in common, which alone says nothing.
    """
    mine, theirs = _couples(one), _couples(other)
    return len(mine & theirs) * 2 >= (len(mine) + len(theirs)) * _LEAST_SHARED


@lru_cache(maxsize=4096)
def _couples(text: str) -> frozenset[str]:
    return frozenset(map("".join, itertools.pairwise(text)))


def likeness(one: str, other: str, least: float = _ALIKE) -> float:
    """Tell how alike two texts are, 1 for the same; 0 where that is less than `least`."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    # each bound is quicker to find than what it bounds
    for bound in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio):
        if (found := bound()) < least:
            return 0.0
    return found
