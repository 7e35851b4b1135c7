"""A task is carried over from one that is not there.

Nobody could follow it back to the year in which it was promised. `carried_from` gives the name of
an earlier year's file in the same folder and the id of the task there, as in `2024/task-id`.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK107", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    for task in plan.tasks:
        origins = (plan.origins or {}).get(task.id, ())
        # what an earlier plan says of its own tasks is told of that plan
        if task.carried_from and len(origins) == 1 and origins[0].year is None:
            message = _("no earlier plan beside this one has a task `{task}`")
            yield Problem(task.span("carried_from"), message.format(task=task.carried_from))
