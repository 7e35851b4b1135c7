"""The evidence of an entry looks like a web address but is none.

Whoever checks the entry cannot follow it. Write the whole address with https:// or http://, or a
document number.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.address import fault
from gkplan.base.diagnostics import Severity
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Event
from gkplan.validation.rule import Problem, rule


@rule("GK405", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    records: list[Entry | Event] = [*dossier.ledger.standing(date.max), *dossier.ledger.events]
    for each in records:
        for evidence in each.evidence:
            if wrong := fault(evidence):
                yield Problem(each.spans["evidence"].find(evidence), wrong)
