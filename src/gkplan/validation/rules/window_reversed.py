"""A window ends before it begins.

One of its two days is a slip, and nobody could keep it. Correct `from` or `by`.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.deadline import Window
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK304", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    for task in dossier.plan.tasks:
        for deadline in task.deadlines:
            if isinstance(deadline, Window) and deadline.by < deadline.start:
                span = deadline.span or task.span("deadline")
                message = _("the window ends before it begins")
                yield Problem(span.find(deadline.start.isoformat()), message)
