"""Units that took the place of others in one role, told as one change."""

from collections.abc import Iterator, Sequence

from gkplan.comparison.compare.changes import Change, ChangeKind
from gkplan.comparison.compare.families import Duties
from gkplan.comparison.compare.spots import Spot
from gkplan.model.plan import Role

_COMING_AND_GOING = (ChangeKind.UNIT_ADDED, ChangeKind.UNIT_REMOVED)


def exchanged(changes: Sequence[Change]) -> Iterator[Change]:
    """Tell of the units that left and those that came in one role of a task in one change."""
    steps: dict[tuple[Spot, Role], list[Duties]] = {}
    for change in changes:
        if duties := _in_one_role(change):
            steps.setdefault((change.about, role(duties)), []).append(duties)
    for change in changes:
        if not (duties := _in_one_role(change)):
            yield change
        elif own := steps.pop((change.about, role(duties)), None):
            old = tuple(unit for each in own for unit in each.old)
            new = tuple(unit for each in own for unit in each.new)
            kind = ChangeKind.LEAD_CHANGED if old and new else change.kind
            yield change._replace(kind=kind, values=Duties(old, new))


def _in_one_role(change: Change) -> Duties | None:
    """Give the units of a change that came or left, where all are in one role."""
    if change.kind not in _COMING_AND_GOING or not isinstance(change.values, Duties):
        return None
    return change.values if len({each.role for each in change.values.any}) == 1 else None


def role(duties: Duties) -> Role:
    """Tell in which role units are, were if they left."""
    return duties.any[0].role
