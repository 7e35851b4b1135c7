"""A ledger record is dated long after its plan's year.

Until that day it counts for nothing. Usually the year is a slip: correct the date with an entry
that replaces this one, or write the entry into the ledger of its year.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Event
from gkplan.validation.rule import Problem, rule

_LONG = timedelta(days=400)


@rule("GK407", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    end = date(plan.year, 12, 31)
    records: list[Entry | Event] = [*dossier.ledger.standing(date.max), *dossier.ledger.events]
    for each in records:
        if each.date - end > _LONG:
            message = _("{day} is {n} days after the plan's year {year} ended")
            written = message.format(day=each.date, n=(each.date - end).days, year=plan.year)
            yield Problem(each.spans["date"], written)
