"""A unit's successor in units.yaml is not a declared unit, or leads back to the unit itself.

Once the unit is no more, its tasks would fall to nobody. Correct the name, or declare the
successor as a unit.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.model.dossier import Dossier
from gkplan.model.unit import Unit, UnitRegister
from gkplan.validation.rule import Problem, rule


@rule("GK420", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    units = dossier.plan.units
    for unit in units.units:
        names = {"unit": unit.name, "successor": unit.successor}
        if unit.successor and not isinstance(units.find(unit.successor), Unit):
            message = _("the successor `{successor}` of `{unit}` is not a declared unit")
            known = [name for name, body in units.by_name.items() if isinstance(body, Unit)]
            hint = did_you_mean(unit.successor, known)
            yield Problem(unit.span, message.format(**names), hint)
        elif unit.name in _successors(units, unit):
            message = _("the successors of `{unit}` lead back to it, by `{successor}`")
            yield Problem(unit.span, message.format(**names))


def _successors(units: UnitRegister, unit: Unit) -> list[str]:
    found: list[str] = []
    following = units.find(unit.successor)
    while isinstance(following, Unit) and following.name not in found:
        found.append(following.name)
        following = units.find(following.successor)
    return found
