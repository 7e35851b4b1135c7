"""A collective in units.yaml lists a member that is not declared, or none at all.

Its tasks would wait for a unit that does not exist, or for nobody. Declare the member, correct its
name, or mark the collective `open: true`.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK207", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    units = dossier.plan.units
    for collective in units.collectives:
        for member in collective.members:
            if not units.find(member):
                message = _("member `{unit}` of `{collective}` is not declared")
                hint = did_you_mean(member, [*units.by_name])
                written = message.format(unit=member, collective=collective.name)
                yield Problem(collective.span, written, hint)
        if not collective.is_open and not units.members(collective.name):
            message = _("`{collective}` has no members and is not marked open")
            yield Problem(collective.span, message.format(collective=collective.name))
