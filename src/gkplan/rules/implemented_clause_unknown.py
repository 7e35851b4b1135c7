"""A task implements a clause that is not there.

Nobody could tell whether the superior plan is carried out. `implements` gives the folder and file
of a superior plan of the collection and the id of a task in it, as in `shi-zhengfu/2026/task-id`.
"""

from collections.abc import Iterator

from gkplan.diagnostics import Severity
from gkplan.language import _
from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.rule import Problem, rule


@rule("GK504", Severity.ERROR)
def check(plan: Plan, _ledger: Ledger) -> Iterator[Problem]:
    for task in plan.tasks:
        for each in task.implements:
            if (plan.superiors or {}).get(each.name, each) is None:
                message = _("no superior plan has a task `{clause}`").format(clause=each.name)
                yield Problem(each.span or task.span("implements"), message)
