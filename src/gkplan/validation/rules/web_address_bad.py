"""The web address of the published plan is none.

Readers could not follow it. Write the whole address, with https:// or http://.
"""

from collections.abc import Iterator

from gkplan.base.address import fault, is_web
from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK501", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    address = dossier.plan.publication.address
    if not address:
        return
    wrong = fault(address)
    if wrong or not is_web(address):
        message = wrong or _("`{address}` is no web address").format(address=address)
        yield Problem(dossier.plan.publication.spans["address"], message)
