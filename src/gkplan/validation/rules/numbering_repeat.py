"""A printed number has stood before among the same items.

Two items with one number cannot be told apart when somebody refers to one. Correct the label, or
remove it so that the number follows from the place.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Paragraph
from gkplan.phrases.outline import outline
from gkplan.validation.rule import Problem, rule


@rule("GK104", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    for placed in outline(dossier.plan):
        if 0 < placed.ordinal < placed.expected and not isinstance(placed.item, Paragraph):
            message = _("number {label} has stood before; number {n} was expected")
            span = placed.item.spans.get("label", placed.item.spans[""])
            yield Problem(span, message.format(label=placed.label, n=placed.expected))
