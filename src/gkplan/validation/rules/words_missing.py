"""A task has neither a heading nor a text.

Nobody can tell what is to be done. Give it one, or remove it.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK106", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    for task in dossier.plan.tasks:
        if not (task.heading or task.text or task.items or any(task.cells.values())):
            yield Problem(task.span(), _("the task has neither a heading nor a text"))
