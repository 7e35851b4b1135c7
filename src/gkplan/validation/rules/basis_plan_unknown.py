"""A plan says it breaks down a superior plan that is not there.

Nobody could tell which of its clauses are left out. `plan` under `basis` gives the folder and file
of a superior plan of the collection, without its ending, as in `shi-zhengfu/2026`.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK507", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    missing = plan.superiors.missing if plan.superiors else {}
    for each in plan.basis:
        if each.plan in missing:
            message = _("there is no superior plan `{plan}`").format(plan=each.plan)
            near = missing[each.plan]
            hint = _("did you mean `{word}`?").format(word=near) if near else ""
            yield Problem(each.spans["plan"], message, hint)
