"""A plan is said to have been published before it was written.

One of the two dates is a slip. Compare them with the page it came from.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK503", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    written, published = plan.publication.written, plan.publication.published
    if written and published and published < written:
        message = _("published on {published}, before it was written on {written}")
        span = plan.publication.spans["published"]
        yield Problem(span, message.format(published=published, written=written))
