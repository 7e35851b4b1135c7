"""Matching the tasks of two plans that are of one document, or of two editions of it."""

import difflib
from collections.abc import Sequence

from gkplan.drafting.faithful import squeezed
from gkplan.model.plan import Task
from gkplan.phrases.folding import fold

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
        best = max(left, key=lambda each: _likeness(mine, each))
        if _likeness(mine, best) >= _ALIKE:
            found[id(mine)] = best
            left.remove(best)
    return [(mine, found[id(mine)]) for mine in own if id(mine) in found]


def _whole(task: Task) -> str:
    return squeezed(fold(task.heading + task.text))


def _heading(task: Task) -> str:
    return squeezed(fold(task.heading))


def _likeness(one: Task, other: Task) -> float:
    matcher = difflib.SequenceMatcher(None, _whole(one), _whole(other), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0
