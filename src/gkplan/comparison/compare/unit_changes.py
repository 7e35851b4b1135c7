"""What became of units: of those that answer for a task, and of those that a bureau declares."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from gkplan.comparison.compare.changes import Change, ChangeKind
from gkplan.comparison.compare.families import Duties, FieldValues, Presence
from gkplan.comparison.compare.spots import ChangedPart, Spot
from gkplan.model.plan import Assignment, Role
from gkplan.model.unit import Collective, Unit, UnitRegister

Body = TypeVar("Body", Unit, Collective)
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


def compare_registers(before: UnitRegister, after: UnitRegister) -> tuple[Change, ...]:
    """List what changed in the units of a folder, in the order of the file after."""
    return (
        *_bodies(before.units, after.units, ChangedPart.UNIT),
        *_bodies(before.collectives, after.collectives, ChangedPart.COLLECTIVE),
    )


def _bodies(before: Sequence[Body], after: Sequence[Body], part: ChangedPart) -> Iterator[Change]:
    pairs = _paired(before, after)
    gone = [body for at, body in enumerate(before) if at not in pairs.values()]
    for at, body in enumerate(after):
        own = _spot(body, part)
        if at not in pairs:
            yield Change(ChangeKind.ADDED, None, own, Presence(None, body))
            continue
        old = before[pairs[at]]
        for field, was, now in zip(body._fields, old, _told(body, old.name), strict=True):
            if field != "span" and was != now:
                yield Change(
                    ChangeKind.ORGANISATION, _spot(old, part), own, FieldValues(was, now), field
                )
    for body in gone:
        yield Change(ChangeKind.DROPPED, _spot(body, part), None, Presence(body))


def _paired(before: Sequence[Body], after: Sequence[Body]) -> Mapping[int, int]:
    """Pair bodies by name, and renamed ones by the former name that they keep as an alias."""
    places = {body.name: at for at, body in reversed([*enumerate(before)])}
    found = {at: places[body.name] for at, body in enumerate(after) if body.name in places}
    for at, body in enumerate(after):
        former = [places[name] for name in body.aliases if name in places]
        if at not in found and former and former[0] not in found.values():
            found[at] = former[0]
    return found


def _told(body: Body, former: str) -> Body:
    """Leave out the former name: that it is kept as an alias goes without saying."""
    aliases = tuple(name for name in body.aliases if name != former)
    return body._replace(aliases=aliases) if former != body.name else body


def _spot(body: Unit | Collective, part: ChangedPart) -> Spot:
    return Spot(part, body.name, span=body.span)
