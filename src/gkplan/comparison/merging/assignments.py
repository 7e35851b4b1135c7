"""Units of a task put together: each side's additions, removals and changes of role."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gkplan.base.source import Source, Span
from gkplan.comparison.merging import ordering
from gkplan.comparison.merging.values import Value
from gkplan.model.plan import Assignment, Role
from gkplan.store.plan.items import write_assignments
from gkplan.store.quoting import write_flow

_NO_SPAN = Span(Source("", ""), 0, 0)
Assigned = tuple[tuple[str, Role], ...]


class Units(NamedTuple):
    """The units of a task as a file has them: a list, or by role; with `None` not written."""

    written: Value
    assigned: Assigned


def merged(base: Units, ours: Units, theirs: Units) -> str | None:
    """Write the units that both sides want; None where they are at odds about one."""
    sides = [_roles(each.assigned) for each in (base, ours, theirs)]
    roles: dict[str, tuple[Role, ...]] = {}
    for unit in dict.fromkeys(name for side in sides for name in side):
        old, own, other = (side.get(unit, ()) for side in sides)
        if own != other and old not in (own, other):
            return None
        if found := own if own == other or other == old else other:
            roles[unit] = found
    order, second = ordering.merged(*([u for u in side if u in roles] for side in sides))
    if second is not None or not roles:
        return None
    made = tuple((unit, role) for unit in order for role in roles[unit])
    return _written(made, (base, ours, theirs))


def _roles(assigned: Assigned) -> Mapping[str, tuple[Role, ...]]:
    found: dict[str, tuple[Role, ...]] = {}
    for unit, role in assigned:
        found[unit] = (*found.get(unit, ()), role)
    return found


def _written(made: Assigned, sides: Sequence[Units]) -> str:
    """Write units as the sides do; a list's first one leads where it does on a side."""
    lists = [each for each in sides if not isinstance(each.written, dict) and each.assigned]
    first_leads = any(each.assigned[0][1] is Role.LEAD for each in lists)
    as_list = [
        Role.LEAD if first_leads and at == 0 else Role.RESPONSIBLE for at in range(len(made))
    ]
    names = [unit for unit, _role in made]
    all_lists = not any(isinstance(each.written, dict) for each in sides[1:])
    if all_lists and [role for _unit, role in made] == as_list:
        return write_flow(names, always=True)
    if all(role is Role.RESPONSIBLE for _unit, role in made):
        return f"{{responsible: {write_flow(names, always=True)}}}"
    return write_assignments(tuple(Assignment(unit, role, _NO_SPAN) for unit, role in made))
