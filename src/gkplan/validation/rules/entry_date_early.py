"""A ledger entry is dated before its plan began.

What it reports passes for done long before it was due. Usually the year is a slip: correct the
date with an entry that replaces this one.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK406", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    first = date(plan.year, 1, 1)
    begin = min(first, plan.publication.written or first)
    for entry in dossier.ledger.standing(date.max):
        if entry.date < begin:
            message = _("{day} is before the plan began on {begin}")
            yield Problem(entry.spans["date"], message.format(day=entry.date, begin=begin))
