"""A printed number leaves out the one that should come before it.

A reader will look for the missing item, and so will whoever scores the plan. Where the published
document itself jumps, the label keeps what it prints and this warning stays true.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Paragraph
from gkplan.phrases.outline import outline
from gkplan.validation.rule import Problem, rule


@rule("GK103", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    for placed in outline(dossier.plan):
        if placed.ordinal > placed.expected and not isinstance(placed.item, Paragraph):
            message = _("number {label} stands where number {n} of its kind was expected")
            span = placed.item.spans.get("label", placed.item.spans[""])
            yield Problem(span, message.format(label=placed.label, n=placed.expected))
