"""A ledger entry names a task that the plan does not have.

What it reports counts for nothing. Correct the id; ids are those of the plan beside the ledger.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK401", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    known = {task.id for task in dossier.plan.tasks if task.id}
    for entry in dossier.ledger.standing(date.max):
        if entry.task not in known:
            message = _("the plan has no task `{id}`").format(id=entry.task)
            yield Problem(entry.spans["task"], message, did_you_mean(entry.task, sorted(known)))
