"""Something is entered on a task after it was cancelled.

Work on it takes it up again, and nobody decided so. If it goes on after all, replace the entry that
cancelled it; if not, replace this one.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Step
from gkplan.validation.rule import Problem, rule


@rule("GK410", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    cancelled: dict[tuple[str, str], date] = {}
    for entry in dossier.ledger.standing(date.max):
        known = (cancelled.get((entry.task, name)) for name in ("", entry.occurrence))
        since = next((day for day in known if day), None)
        if since and since < entry.date and not entry.replaces:
            message = _("the task was cancelled on {day}").format(day=since)
            yield Problem(entry.spans["date"], message)
        if entry.status is Step.CANCELLED:
            cancelled.setdefault((entry.task, entry.occurrence), entry.date)
