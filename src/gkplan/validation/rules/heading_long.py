"""A heading is longer than a line of the printed plan.

Twenty-eight characters fit a line of GB/T 9704-2012; a longer heading breaks in lists, tables and
slips. Say in the heading what the task is about, and the rest in its text.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule

_LINE = 28


@rule("GK109", Severity.INFO)
def check(dossier: Dossier) -> Iterator[Problem]:
    for task in dossier.plan.tasks:
        if len(task.heading) > _LINE:
            message = _("the heading has {n} characters, {most} fit a line")
            yield Problem(task.span("heading"), message.format(n=len(task.heading), most=_LINE))
