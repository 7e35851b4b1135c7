"""A task with several units has none that leads.

Readers must know who answers for it; supporting units do not. Give one unit the role `lead`, or
set `first_leads` where the first-named unit leads by custom.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK201", Severity.INFO)
def check(dossier: Dossier) -> Iterator[Problem]:
    for task in dossier.plan.tasks:
        if len(task.assignments) > 1 and not task.leads:
            message = _("{n} units answer for this task and none leads")
            yield Problem(task.span("units"), message.format(n=len(task.assignments)))
