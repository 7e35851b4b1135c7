"""A name in units.yaml stands for two different units.

Nobody could tell which one a plan means. Keep the name with one of them.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.unit import Collective, Unit
from gkplan.validation.rule import Problem, rule


@rule("GK208", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    bodies: list[Unit | Collective] = [*dossier.plan.units.units, *dossier.plan.units.collectives]
    first: dict[str, Unit | Collective] = {}
    for body in bodies:
        for name in (body.name, *body.aliases):
            if first.get(name, body) is not body:
                message = _("`{name}` is declared on line {line} already")
                line = first[name].span.position.line
                yield Problem(body.span, message.format(name=name, line=line))
            first.setdefault(name, body)
