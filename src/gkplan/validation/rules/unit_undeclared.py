"""A plan names a unit that units.yaml does not declare.

A misspelt unit would never see its task. Correct the name, or declare it in units.yaml as a unit,
an alias or a collective.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean, near_miss
from gkplan.model.dossier import Dossier
from gkplan.store.quoting import respell
from gkplan.validation.rule import Problem, rule


@rule("GK202", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    if not plan.units.declared:
        return
    for task in plan.tasks:
        for each in task.assignments:
            if not plan.units.find(each.unit):
                message = _("unit `{unit}` is not declared in units.yaml").format(unit=each.unit)
                hint = did_you_mean(each.unit, [*plan.units.by_name])
                meant = near_miss(each.unit, plan.units.by_name)
                edits = respell(each.span, meant) if meant else ()
                yield Problem(each.span, message, hint, edits)
