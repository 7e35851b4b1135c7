"""The same evidence stands for two different tasks.

It may prove both, but often an address was copied from the line above. Check that it shows what
this entry reports.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK411", Severity.INFO)
def check(dossier: Dossier) -> Iterator[Problem]:
    tasks: dict[str, list[str]] = {}
    for entry in dossier.ledger.standing(date.max):
        for evidence in entry.evidence:
            known = tasks.setdefault(evidence, [])
            if entry.task in known:
                continue
            known.append(entry.task)
            if len(known) > 1:
                message = _("`{evidence}` is the evidence of task `{id}` too")
                span = entry.spans["evidence"].find(evidence)
                yield Problem(span, message.format(evidence=evidence, id=known[0]))
