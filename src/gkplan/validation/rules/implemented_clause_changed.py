"""The clause of the superior plan that a task implements has changed since it was confirmed.

The task may no longer do what is asked for. Read the clause again, change the task where it must
change, and confirm it with `gkplan trace confirm`. A reference that nobody has confirmed yet is
told by `gkplan trace` alone.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK505", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    for task in plan.tasks:
        for each in task.implements:
            clause = plan.superiors.clauses.get(each.name) if plan.superiors else None
            if clause and each.confirmed and each.confirmed != clause.hash:
                message = _("`{clause}` “{heading}” has changed since it was confirmed")
                shown = message.format(clause=each.name, heading=clause.heading)
                hint = _("`gkplan diff {revision} -- {path}` shows what changed")
                seen = hint.format(revision=each.revision, path=clause.path)
                yield Problem(each.span, shown, seen if each.revision else "")
