"""What a plan says once for all its tasks: how attributions are written, how headings run on."""

import re
from collections import Counter
from typing import NamedTuple

from gkplan.model.plan import Item, Paragraph, Section, Task
from gkplan.phrases import responsibility

_PLACEHOLDER = re.compile(r"\{(?:lead|support|responsible|units)\}")
_OF_ONE_TASK = re.compile(r"[0-9]|时限|期限|时间")  # a deadline among the units is one task's own


class Inherited(NamedTuple):
    """What is in force for a task: the attribution templates and whether headings run in."""

    attribution: tuple[str, ...]
    run_in: bool = True

    def prints(self, task: Task) -> bool:
        """Tell whether the templates in force print what the task's own do."""
        own = responsibility.write(task.attribution, task.assignments)
        return responsibility.write(self.attribution, task.assignments) == own


def choose_templates(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Choose the templates to say once: for each set of roles the one most tasks use.

    ("",) where tasks name units and none prints them; nothing where none names any.
    """
    named = [task for task in _tasks(items) if task.assignments]
    templates = Counter(
        template
        for task in named
        for template in task.attribution
        if _PLACEHOLDER.search(template) and not _OF_ONE_TASK.search(template)
    )
    chosen: dict[frozenset[str], str] = {}
    for template, _count in templates.most_common():
        chosen.setdefault(frozenset(_PLACEHOLDER.findall(template)), template)
    if not chosen:
        return ("",) if named else ()
    # {units} suits any roles, so it is asked last
    return tuple(sorted(chosen.values(), key=lambda each: "{units}" in each))


def stand_mostly_apart(items: tuple[Item, ...]) -> bool:
    """Tell whether most headings of tasks stand on a line of their own."""
    told = [task.run_in for task in _tasks(items) if task.heading and task.text]
    return sum(told) * 2 < len(told)


def _tasks(items: tuple[Item, ...]) -> list[Task]:
    """List the tasks below that are not rows of a table."""
    found: list[Task] = []
    for item in items:
        if isinstance(item, Paragraph) or (isinstance(item, Section) and item.columns):
            continue
        if isinstance(item, Task):
            found.append(item)
        found += _tasks(item.items)
    return found
