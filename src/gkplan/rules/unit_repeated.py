"""A task names the same unit twice.

Under two of its names, or in two roles: its part would be unclear. Keep one.
"""

from collections.abc import Iterator

from gkplan.diagnostics import Severity
from gkplan.language import _
from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.rule import Problem, rule


@rule("GK206", Severity.WARNING)
def check(plan: Plan, _ledger: Ledger) -> Iterator[Problem]:
    for task in plan.tasks:
        seen: set[str] = set()
        for each in task.assignments:
            unit = plan.units.canonical(each.unit)
            if unit in seen:
                yield Problem(each.span, _("unit `{unit}` stands twice").format(unit=unit))
            seen.add(unit)
