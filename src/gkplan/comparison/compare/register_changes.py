"""What became of the units of a bureau: declared, dropped, renamed, joined to others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from gkplan.comparison.compare.changes import Change, ChangeKind
from gkplan.comparison.compare.families import FieldValues, Presence
from gkplan.comparison.compare.spots import ChangedPart, Spot
from gkplan.model.unit import Collective, Unit, UnitRegister

Body = TypeVar("Body", Unit, Collective)


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
