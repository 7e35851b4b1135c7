"""A plan holds no tasks.

There is nothing to answer for and nothing to track. Write what is to be done under `tasks:`, in
the plan itself or in its sections.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK105", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    if not plan.tasks:
        yield Problem(plan.span("title"), _("the plan has no tasks"))
