"""A task implements a clause that is not there.

Nobody could tell whether the superior plan is carried out. `implements` gives the folder and file
of a superior plan of the collection and the id of a task in it, as in `shi-zhengfu/2026/task-id`.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK504", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    missing = plan.superiors.missing if plan.superiors else {}
    for task in plan.tasks:
        for each in task.implements:
            if each.name in missing:
                message = _("no superior plan has a task `{clause}`").format(clause=each.name)
                near = missing[each.name]
                hint = _("did you mean `{word}`?").format(word=near) if near else ""
                yield Problem(each.span, message, hint)
