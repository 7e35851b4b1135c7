"""What a page or a Markdown document of a comparison is filled with."""

from gkplan import language
from gkplan.compare.changes import Change, Comparison, RegisterComparison
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
            *(_plan(each, case) for each in case.comparisons),
            *(_register(each, case) for each in case.registers),
        ],
        "unread": [(str(each.span.source.path), each.message) for each in case.unread],
    }


def _plan(of: Comparison, case: Case) -> dict[str, object]:
    return _compared(of.plan.title, case.place(*of.paths), of.changes, of.plans)


def _register(of: RegisterComparison, case: Case) -> dict[str, object]:
    return _compared(_("units"), case.place(*of.paths), of.changes, (None, None))


def _compared(
    title: str, place: str, changes: tuple[Change, ...], plans: _lines.Plans
) -> dict[str, object]:
    return {
        "title": title,
        "place": place,
        "groups": _lines.groups(changes, plans),
        "counts": {weight.value: count for weight, count in _lines.counts(changes).items()},
    }
