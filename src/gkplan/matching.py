"""Matching the tasks of two plans that are of one document, or of two editions of it."""

import difflib
from collections.abc import Sequence

from gkplan.model.plan import Task
from gkplan.phrases.folding import fold, squeezed

_ALIKE = 0.6  # how alike two tasks' words must be to be one task


def pairs(own: Sequence[Task], other: Sequence[Task]) -> list[tuple[Task, Task]]:
    """Match tasks: the same words first, then the same heading, then the most alike."""
    found: dict[int, Task] = {}
    left = list(other)
    for same in (_whole, _heading):
        index: dict[str, list[Task]] = {}
        for task in left:
            index.setdefault(same(task), []).append(task)
        for mine in own:
            waiting = index.get(same(mine)) if id(mine) not in found and same(mine) else None
            if waiting:
                found[id(mine)] = waiting.pop(0)
        taken = {id(task) for task in found.values()}
        left = [task for task in left if id(task) not in taken]
    for mine in own:
        if id(mine) in found or not left:
            continue
        best, score = max(
            ((each, _likeness(mine, each)) for each in left), key=lambda pair: pair[1]
        )
        if score:
            found[id(mine)] = best
            left = [task for task in left if task is not best]
    return [(mine, found[id(mine)]) for mine in own if id(mine) in found]


def _whole(task: Task) -> str:
    return squeezed(fold(task.heading + task.text))


def _heading(task: Task) -> str:
    return squeezed(fold(task.heading))


def _likeness(one: Task, other: Task) -> float:
    return likeness(_whole(one), _whole(other))


def likeness(one: str, other: str, least: float = _ALIKE) -> float:
    """Tell how alike two texts are, 1 for the same; 0 where that is less than `least`."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    # each bound is quicker to find than what it bounds
    for bound in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio):
        if (found := bound()) < least:
            return 0.0
    return found
