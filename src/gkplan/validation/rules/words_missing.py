"""A task has neither a heading nor a text.

Nobody can tell what is to be done. Give it one, or remove it.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.validation.rule import Problem, rule


@rule("GK106", Severity.ERROR)
def check(plan: Plan, _ledger: Ledger) -> Iterator[Problem]:
    for task in plan.tasks:
        if not (task.heading or task.text or task.items or any(task.cells.values())):
            yield Problem(task.span(), _("the task has neither a heading nor a text"))
