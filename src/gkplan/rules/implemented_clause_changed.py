"""The clause of the superior plan that a task implements has changed since it was confirmed.

The task may no longer do what is asked for. Read the clause again, change the task where it must
change, and confirm it with `gkplan trace confirm`.
"""

from collections.abc import Iterator

from gkplan.diagnostics import Severity
from gkplan.language import _
from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.rule import Problem, rule


@rule("GK505", Severity.WARNING)
def check(plan: Plan, _ledger: Ledger) -> Iterator[Problem]:
    for task in plan.tasks:
        for each in task.implements:
            clause = (plan.superiors or {}).get(each.name)
            if clause and each.confirmed and each.confirmed != clause.hash:
                message = _("`{clause}` “{heading}” has changed since it was confirmed")
                shown = message.format(clause=each.name, heading=clause.heading)
                yield Problem(each.span or task.span("implements"), shown)
