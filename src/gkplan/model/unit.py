"""The units of a bureau and the names that stand for several of them."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from gkplan.source import Span


class Unit(NamedTuple):
    """A division, subordinate body or office that can be held to a task."""

    name: str
    span: Span
    kind: str = ""
    aliases: tuple[str, ...] = ()


class Collective(NamedTuple):
    """A name for several units: 机关各处室. An open one (相关处室) names nobody in particular."""

    name: str
    span: Span
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    kind: str = ""
    is_open: bool = False


class UnitRegister:
    """What units.yaml declares, looked up by any of its names; `declared` unless there is none."""

    def __init__(
        self,
        units: tuple[Unit, ...] = (),
        collectives: tuple[Collective, ...] = (),
        *,
        declared: bool = True,
    ) -> None:
        self.units = units
        self.collectives = collectives
        self.declared = declared

    @cached_property
    def by_name(self) -> Mapping[str, Unit | Collective]:
        """Every declared name and alias; the first declaration of a name counts."""
        found: dict[str, Unit | Collective] = {}
        bodies: list[Unit | Collective] = [*self.units, *self.collectives]
        for body in bodies:
            for name in (body.name, *body.aliases):
                found.setdefault(name, body)
        return MappingProxyType(found)

    def find(self, name: str) -> Unit | Collective | None:
        return self.by_name.get(name)

    def canonical(self, name: str) -> str:
        """Give the declared name behind an alias; an undeclared name stands for itself."""
        body = self.by_name.get(name)
        return body.name if body else name

    def members(self, name: str) -> tuple[str, ...]:
        """List the units a name commits, by declared name; none for an open collective."""
        body = self.by_name.get(name)
        if body is None:
            return (name,)
        if isinstance(body, Unit):
            return (body.name,)
        if body.kind:
            return tuple(unit.name for unit in self.units if unit.kind == body.kind)
        nested = (
            unit for member in body.members if member != name for unit in self.members(member)
        )
        return tuple(dict.fromkeys(nested))
