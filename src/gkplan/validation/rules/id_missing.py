"""A tracked task has no id.

Numbers change when a plan is amended; the id is what the ledger and later years hold on to.
Give it a short one that says what the task is, such as `zhengce-jiedu`, and never change it.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.source import Span
from gkplan.model.dossier import Dossier
from gkplan.phrases.outline import name
from gkplan.validation.rule import Problem, rule


@rule("GK102", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    for task in dossier.plan.tasks:
        if task.tracked and "id" not in task.spans:
            whole = task.span()
            message = _("task `{task}` has no id").format(task=name(task))
            hint = _("add a line such as `id: {id}`").format(id=f"t{whole.position.line}")
            yield Problem(Span(whole.source, whole.start, whole.start), message, hint)
