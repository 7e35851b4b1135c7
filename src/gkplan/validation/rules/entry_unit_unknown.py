"""A ledger entry is by a unit that units.yaml does not declare.

The report would be credited to nobody. Correct the name, or declare the unit.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK402", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    if not plan.units.declared:
        return
    for entry in dossier.ledger.standing(date.max):
        for key, names in (("by", entry.by), ("units", entry.units)):
            for unit in names:
                if not plan.units.find(unit):
                    message = _("unit `{unit}` is not declared in units.yaml").format(unit=unit)
                    hint = did_you_mean(unit, [*plan.units.by_name])
                    yield Problem(entry.spans[key].find(unit), message, hint)
