"""Units that took the place of others in one role, told as one change."""

from collections.abc import Iterator, Sequence

from gkplan.compare.changes import Change, Kind, Spot
from gkplan.model.plan import Assignment, Role

_COMING_AND_GOING = (Kind.UNIT_ADDED, Kind.UNIT_REMOVED)


def exchanged(changes: Sequence[Change]) -> Iterator[Change]:
    """Make one change of the units that left and those that came in the same role of a task."""
    moves: dict[tuple[Spot, Role], list[Change]] = {}
    for change in changes:
        if change.kind in _COMING_AND_GOING:
            moves.setdefault((change.about, role(change)), []).append(change)
    for change in changes:
        own = moves[change.about, role(change)] if change.kind in _COMING_AND_GOING else []
        if len({each.kind for each in own}) < 2:
            yield change
        elif change is own[0]:
            old = tuple(unit for each in own for unit in each.old)
            new = tuple(unit for each in own for unit in each.new)
            yield change._replace(kind=Kind.LEAD_CHANGED, old=old, new=new)


def role(change: Change) -> Role:
    """Tell in which role the units of a change are, were if they left."""
    assigned: Sequence[Assignment] = change.new or change.old
    return assigned[0].role
