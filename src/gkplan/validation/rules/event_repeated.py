"""An event is recorded twice in one ledger.

Deadlines count from the record that stands last, and whoever saw the first one was told another
day. Keep the record that is right; where the event did happen again, give it a name of its own.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK421", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for event in dossier.ledger.events:
        span = event.spans["event"]
        if event.name in first:
            message = _("the event `{event}` is recorded on line {line} already")
            yield Problem(span, message.format(event=event.name, line=first[event.name]))
        first.setdefault(event.name, span.position.line)
