"""What a page or a Markdown document of a comparison is filled with."""

from gkplan.base import language
from gkplan.base.language import _
from gkplan.comparison.compare.changes import Change, Comparison, RegisterComparison
from gkplan.comparison.words import lines
from gkplan.comparison.words.case import ComparisonCase, group_plan, group_units
from gkplan.comparison.words.lines import ChangeGroup


def given(case: ComparisonCase) -> dict[str, object]:
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


def _plan(of: Comparison, case: ComparisonCase) -> dict[str, object]:
    groups = group_plan(of)
    return _compared(of.plan.title, case.place(*of.paths), of.changes, groups)


def _register(of: RegisterComparison, case: ComparisonCase) -> dict[str, object]:
    groups = group_units(of)
    return _compared(_("units"), case.place(*of.paths), of.changes, groups)


def _compared(
    title: str, place: str, changes: tuple[Change, ...], groups: tuple[ChangeGroup, ...]
) -> dict[str, object]:
    return {
        "title": title,
        "place": place,
        "groups": groups,
        "counts": {weight.value: count for weight, count in lines.counts(changes).items()},
    }
