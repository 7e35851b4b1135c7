"""A ledger entry names a task that the plan does not have.

What it reports counts for nothing. Correct the id; ids are those of the plan beside the ledger.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.diagnostics import Severity
from gkplan.language import _
from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.rule import Problem, rule
from gkplan.spelling import did_you_mean


@rule("GK401", Severity.ERROR)
def check(plan: Plan, ledger: Ledger) -> Iterator[Problem]:
    known = {task.id for task in plan.tasks if task.id}
    for entry in ledger.standing(date.max):
        if entry.task not in known:
            message = _("the plan has no task `{id}`").format(id=entry.task)
            yield Problem(entry.spans["task"], message, did_you_mean(entry.task, sorted(known)))
