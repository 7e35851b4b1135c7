"""A task is given to a unit that its printed words do not name.

Whoever reads the published plan cannot know of it. This can only be where `attribution` is written
out: name the unit there, or remove it from `units`.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Section, Task
from gkplan.phrases import responsibility
from gkplan.phrases.outline import outline
from gkplan.validation.rule import Problem, rule


@rule("GK205", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    for placed in outline(dossier.plan):
        task = placed.item
        if not isinstance(task, Task) or any(_is_table(each) for each in placed.sections):
            continue
        attribution = responsibility.write(task.attribution, task.assignments)
        printed = task.heading + task.text + attribution
        for each in task.assignments:
            body = dossier.plan.units.find(each.unit)
            names = {each.unit, *((body.name, *body.aliases) if body else ())}
            if not any(name in printed for name in names):
                message = _("`{unit}` answers for the task, but its printed words do not say so")
                yield Problem(each.span, message.format(unit=each.unit))


def _is_table(section: Section) -> bool:
    return bool(section.columns)
