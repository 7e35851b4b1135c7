"""Units that took the place of others in one role, told as one change."""

from collections.abc import Iterator, Sequence

from gkplan.comparison.compare.changes import Change, ChangeKind, Spot
from gkplan.model.plan import Assignment, Role

_COMING_AND_GOING = (ChangeKind.UNIT_ADDED, ChangeKind.UNIT_REMOVED)


def exchanged(changes: Sequence[Change]) -> Iterator[Change]:
    """Tell of the units that left and those that came in one role of a task in one change."""
    moves: dict[tuple[Spot, Role], list[Change]] = {}
    for change in changes:
        if _in_one_role(change):
            moves.setdefault((change.about, role(change)), []).append(change)
    for change in changes:
        own = moves[change.about, role(change)] if _in_one_role(change) else [change]
        if change is not own[0]:
            continue
        if len(own) == 1:
            yield change
            continue
        old = tuple(unit for each in own for unit in each.old)
        new = tuple(unit for each in own for unit in each.new)
        kind = ChangeKind.LEAD_CHANGED if old and new else change.kind
        yield change._replace(kind=kind, old=old, new=new)


def _in_one_role(change: Change) -> bool:
    if change.kind not in _COMING_AND_GOING:
        return False
    return len({each.role for each in change.new or change.old}) == 1


def role(change: Change) -> Role:
    """Tell in which role the units of a change are, were if they left."""
    assigned: Sequence[Assignment] = change.new or change.old
    return assigned[0].role
