"""A label only repeats the number that follows from the place.

It would stay what it is when items are added before it, and be wrong then. Remove it: the number
printed is the same.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Paragraph
from gkplan.phrases.outline import outline
from gkplan.store.fmt import cutting
from gkplan.validation.rule import Problem, rule


@rule("GK108", Severity.INFO)
def check(dossier: Dossier) -> Iterator[Problem]:
    for placed in outline(dossier.plan):
        item = placed.item
        if isinstance(item, Paragraph) or not item.label or item.label != placed.turn:
            continue
        span = item.spans.get("label", item.spans[""])
        message = _("label {label} is the number that follows from the place")
        hint = _("remove `label`")
        edits = cutting.without_key(span, "label") if placed.ordinal == placed.expected else ()
        yield Problem(span, message.format(label=item.label), hint, edits)
