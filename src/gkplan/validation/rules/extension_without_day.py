"""An extension is granted without a day to which it reaches.

The due date stays as it was. Write the day under `until`.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Step
from gkplan.validation.rule import Problem, rule


@rule("GK415", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    for entry in dossier.ledger.standing(date.max):
        if entry.status is Step.EXTENSION_GRANTED and not entry.until:
            yield Problem(entry.spans["status"], _("the extension has no `until`"))
