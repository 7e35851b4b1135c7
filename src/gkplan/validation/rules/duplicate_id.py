"""Two tasks of a plan have the same id.

The ledger names tasks by id, so its entries would count for both, or for the wrong one.
Give the newer task an id of its own.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK101", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for task in dossier.plan.tasks:
        if not task.id:
            continue
        if task.id in first:
            message = _("id `{id}` is taken by the task on line {line}")
            yield Problem(task.span("id"), message.format(id=task.id, line=first[task.id]))
        first.setdefault(task.id, task.span("id").position.line)
