"""What became of the plan beside its items: publication, basis, organisation, numbering, texts."""

from collections.abc import Iterator, Sequence

from gkplan.comparison.compare.changes import Change, ChangeKind
from gkplan.comparison.compare.edits import Rewrite
from gkplan.comparison.compare.families import FieldValues
from gkplan.comparison.compare.spots import ChangedPart, Spot
from gkplan.model.plan import LeadingGroup, Plan, Publication

_KINDS = {
    "title": ChangeKind.PUBLICATION,
    "year": ChangeKind.PUBLICATION,
    "issuer": ChangeKind.PUBLICATION,
    "publication": ChangeKind.PUBLICATION,
    "basis": ChangeKind.PUBLICATION,
    "language": ChangeKind.PUBLICATION,
    "numbering": ChangeKind.NUMBERING,
    "leading_group": ChangeKind.ORGANISATION,
    "signoff": ChangeKind.ORGANISATION,
    "supervision": ChangeKind.ORGANISATION,
    "support_reports": ChangeKind.ORGANISATION,
    "furniture": ChangeKind.PAGE_TEXT,
}
_NOBODY = LeadingGroup()


def spot(plan: Plan) -> Spot:
    """Name a plan as what a change is about."""
    return Spot(ChangedPart.PLAN, plan.title, span=plan.spans.get(""))


def plan_change(before: Spot, after: Spot, edit: Rewrite) -> Iterator[Change]:
    """Read one field of the plan that says something else; of a compound one, each part."""
    kind = _KINDS.get(edit.field, ChangeKind.REWORDED)
    for field, old, new in _parts(edit):
        yield Change(kind, before, after, FieldValues(old, new), field, edits=(edit,))


def _parts(edit: Rewrite) -> Iterator[tuple[str, object, object]]:
    match edit.field:
        case "publication":
            yield from _fields(edit.field, edit.old, edit.new, Publication._fields)
        case "leading_group":
            old, new = edit.old or _NOBODY, edit.new or _NOBODY
            if old == new:  # a group of nobody
                yield edit.field, edit.old, edit.new
            yield from _fields(edit.field, old, new, LeadingGroup._fields)
        case "basis" | "signoff" | "supervision" | "furniture":
            yield from _listed(edit.field, _sequence(edit.old), _sequence(edit.new))
        case _:
            yield edit.field, edit.old, edit.new


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, tuple) else ()


def _fields(
    field: str, old: object, new: object, names: Sequence[str]
) -> Iterator[tuple[str, object, object]]:
    for name in names:
        mine, theirs = getattr(old, name), getattr(new, name)
        if mine != theirs:
            yield f"{field}.{name}", mine, theirs


def _listed(
    field: str, old: Sequence[object], new: Sequence[object]
) -> Iterator[tuple[str, object, object]]:
    """Tell what left a list and what came, one by one; if nothing did, its order changed."""
    gone = _without(old, new)
    came = _without(new, old)
    for at in range(max(len(gone), len(came))):
        yield field, gone[at] if at < len(gone) else None, came[at] if at < len(came) else None
    if not gone and not came:
        yield field, tuple(old), tuple(new)


def _without(values: Sequence[object], others: Sequence[object]) -> list[object]:
    left = list(others)
    found = []
    for value in values:
        if value in left:
            left.remove(value)
        else:
            found.append(value)
    return found
