"""A task is assigned to nobody.

`assigned` says which units an open collective such as 相关处室 stands for. Write them under
`units`.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Step
from gkplan.validation.rule import Problem, rule


@rule("GK416", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    for entry in dossier.ledger.standing(date.max):
        if entry.status is Step.ASSIGNED and not entry.units:
            yield Problem(entry.spans["status"], _("the task is assigned, but `units` names none"))
