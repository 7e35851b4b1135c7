"""A task is reported done without evidence.

Whoever verifies it has nothing to look at, and in January nobody remembers. Give a web address, a
document number or a file under `evidence`.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Step
from gkplan.validation.rule import Problem, rule


@rule("GK408", Severity.INFO)
def check(dossier: Dossier) -> Iterator[Problem]:
    for entry in dossier.ledger.standing(date.max):
        if entry.status is Step.DONE and not entry.evidence:
            yield Problem(entry.spans["status"], _("reported done without evidence"))
