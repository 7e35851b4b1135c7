"""Two ledger entries say the same.

One of a quota would count twice. Usually a line was copied or two people wrote it down; where it
did happen twice on one day, tell the two apart by `occurrence` or `by`.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry
from gkplan.validation.rule import Problem, rule


@rule("GK409", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    first: dict[tuple[object, ...], Entry] = {}
    for entry in dossier.ledger.standing(date.max):
        by = frozenset(map(dossier.plan.units.canonical, entry.by))
        # two entries of a day may sign different steps, or name different units
        said = (entry.signed, entry.units, entry.until)
        key = (entry.task, entry.date, entry.status, entry.occurrence, by, said)
        if key in first:
            message = _("line {line} says the same")
            line = first[key].spans[""].position.line
            yield Problem(entry.spans[""], message.format(line=line))
        first.setdefault(key, entry)
