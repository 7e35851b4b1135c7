"""What became of a task's units: the lead changed, units added, removed, in another role."""

from collections.abc import Iterator

from gkplan.comparison.compare.changes import ChangeKind
from gkplan.comparison.compare.families import Duties
from gkplan.model.plan import Assignment, Role
from gkplan.model.unit import UnitRegister

Assigned = tuple[Assignment, ...]


def unit_changes(
    old: Assigned, new: Assigned, registers: tuple[UnitRegister, UnitRegister]
) -> Iterator[tuple[ChangeKind, Duties]]:
    """Compare who answers for a task; aliases of one unit are the same unit."""
    mine, theirs = _by_unit(old, registers[0]), _by_unit(new, registers[1])
    leads, next_leads = _leads(mine), _leads(theirs)
    settled: set[str] = set()
    if leads and next_leads and leads.keys() != next_leads.keys():
        left = {unit: a for unit, a in leads.items() if unit not in next_leads}
        came = {unit: a for unit, a in next_leads.items() if unit not in leads}
        if left and came:
            yield ChangeKind.LEAD_CHANGED, Duties(tuple(left.values()), tuple(came.values()))
            settled = {*came, *(unit for unit in left if unit not in theirs)}
    for unit, before in mine.items():
        if unit in settled:
            continue
        after = theirs.get(unit, ())
        if not after:
            yield ChangeKind.UNIT_REMOVED, Duties(before, ())
        elif sorted(a.role for a in before) != sorted(a.role for a in after):
            yield ChangeKind.ROLE_CHANGED, Duties(before, after)
    for unit, after in theirs.items():
        if unit not in mine and unit not in settled:
            yield ChangeKind.UNIT_ADDED, Duties((), after)


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
