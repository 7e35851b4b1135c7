"""What a page or a Markdown document of a comparison is filled with."""

from gkplan import language
from gkplan.differences import _lines
from gkplan.differences._case import Case
from gkplan.language import _


def given(case: Case) -> dict[str, object]:
    """Gather titles and groups of every plan, in the language of the user."""
    return {
        "language": language.active().replace("_", "-"),
        "title": _("Changes"),
        "before": case.before,
        "after": case.after,
        "unchanged": _("nothing changed"),
        "plans": [
            {
                "title": each.plan.title,
                "before": each.before.path if each.before else "",
                "after": each.after.path if each.after else "",
                "groups": _lines.groups(each),
                "counts": {weight.value: count for weight, count in _lines.counts(each).items()},
            }
            for each in case.comparisons
        ],
        "unread": [(str(each.span.source.path), each.message) for each in case.unread],
    }
