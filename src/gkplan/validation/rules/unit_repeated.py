"""A task names the same unit twice.

Under two of its names, or in two roles: its part would be unclear. Keep one.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Assignment
from gkplan.store.fmt.cutting import without_item
from gkplan.validation.rule import Problem, rule


@rule("GK206", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    for task in dossier.plan.tasks:
        seen: dict[str, Assignment] = {}
        for each in task.assignments:
            unit = dossier.plan.units.canonical(each.unit)
            if first := seen.get(unit):
                message = _("unit `{unit}` stands twice").format(unit=unit)
                # of two names or two roles, only people know which to keep
                same = (first.unit, first.role) == (each.unit, each.role)
                yield Problem(each.span, message, "", without_item(each.span) if same else ())
            seen.setdefault(unit, each)
