"""What became of a task's units: the lead changed, units added, removed, in another role."""

from collections.abc import Iterator
from typing import NamedTuple

from gkplan.comparison.compare.changes import ChangeKind
from gkplan.model.plan import Assignment, Role
from gkplan.model.unit import UnitRegister


class UnitChange(NamedTuple):
    """What was and is: names of units for a lead, else one unit with its roles."""

    kind: ChangeKind
    old: tuple[Assignment, ...]
    new: tuple[Assignment, ...]


Assigned = tuple[Assignment, ...]


def unit_changes(
    old: Assigned, new: Assigned, registers: tuple[UnitRegister, UnitRegister]
) -> Iterator[UnitChange]:
    """Compare who answers for a task; aliases of one unit are the same unit."""
    mine, theirs = _by_unit(old, registers[0]), _by_unit(new, registers[1])
    leads, next_leads = _leads(mine), _leads(theirs)
    settled: set[str] = set()
    if leads and next_leads and leads.keys() != next_leads.keys():
        left = {unit: a for unit, a in leads.items() if unit not in next_leads}
        came = {unit: a for unit, a in next_leads.items() if unit not in leads}
        if left and came:
            yield UnitChange(ChangeKind.LEAD_CHANGED, tuple(left.values()), tuple(came.values()))
            settled = {*came, *(unit for unit in left if unit not in theirs)}
    for unit, before in mine.items():
        if unit in settled:
            continue
        after = theirs.get(unit, ())
        if not after:
            yield UnitChange(ChangeKind.UNIT_REMOVED, before, ())
        elif sorted(a.role for a in before) != sorted(a.role for a in after):
            yield UnitChange(ChangeKind.ROLE_CHANGED, before, after)
    for unit, after in theirs.items():
        if unit not in mine and unit not in settled:
            yield UnitChange(ChangeKind.UNIT_ADDED, (), after)


def _by_unit(assigned: Assigned, register: UnitRegister) -> dict[str, Assigned]:
    found: dict[str, Assigned] = {}
    for each in assigned:
        unit = register.canonical(each.unit)
        found[unit] = (*found.get(unit, ()), each)
    return found


def _leads(by_unit: dict[str, Assigned]) -> dict[str, Assignment]:
    return {
        unit: each for unit, found in by_unit.items() for each in found if each.role is Role.LEAD
    }
