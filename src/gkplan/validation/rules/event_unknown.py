"""The ledger records an event that no deadline of the plan counts from.

Deadlines that wait for it will go on waiting. Usually its name differs from the one after `after:`.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.model.deadline import AfterEvent
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK404", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    known = {
        deadline.after
        for task in dossier.plan.tasks
        for deadline in task.deadlines
        if isinstance(deadline, AfterEvent)
    }
    for event in dossier.ledger.events:
        if event.name not in known:
            message = _("no deadline counts from the event `{event}`").format(event=event.name)
            yield Problem(event.spans["event"], message, did_you_mean(event.name, sorted(known)))
