"""The units of a bureau and the names that stand for several of them."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from gkplan.base.source import Span


class Unit(NamedTuple):
    """A division, subordinate body or office that can be held to a task.

    After `until`, its last day, its `successor` takes its place.
    """

    name: str
    span: Span
    kind: str = ""
    aliases: tuple[str, ...] = ()
    until: date | None = None
    successor: str = ""


class Collective(NamedTuple):
    """A name for several units: 机关各处室. An open one (相关处室) names nobody in particular."""

    name: str
    span: Span
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    kind: str = ""
    is_open: bool = False


_LOOKED_UP = ("by_name", "_by_day", "_members")


class UnitRegister:
    """What units.yaml declares, looked up by any of its names.

    `declared` says that it could be read, `missing` that there is no such file.
    """

    def __init__(
        self,
        units: tuple[Unit, ...] = (),
        collectives: tuple[Collective, ...] = (),
        *,
        declared: bool = True,
        missing: bool = False,
    ) -> None:
        self.units = units
        self.collectives = collectives
        self.declared = declared
        self.missing = missing

    def __getstate__(self) -> dict[str, object]:
        """Give what makes a register, without what is looked up in it, to another process."""
        return {key: value for key, value in vars(self).items() if key not in _LOOKED_UP}

    @cached_property
    def _by_day(self) -> dict[tuple[str, date], str]:
        return {}

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        return {}

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

    def on(self, name: str, day: date) -> str:
        """Give the unit that a name stands for on a day: its successor once it is no more."""
        if (name, day) not in self._by_day:  # asked for each report of each task
            self._by_day[name, day] = self._on(name, day)
        return self._by_day[name, day]

    def _on(self, name: str, day: date) -> str:
        seen: set[str] = set()
        unit = self.canonical(name)
        while unit not in seen:
            seen.add(unit)
            body = self.by_name.get(unit)
            if not isinstance(body, Unit) or not body.until or day <= body.until:
                break
            unit = self.canonical(body.successor) if body.successor else unit
        return unit

    def members(self, name: str, day: date | None = None) -> tuple[str, ...]:
        """List the units a name commits, on a day if given; none for an open collective."""
        if name not in self._members:
            self._members[name] = tuple(dict.fromkeys(self._named(name, set())))
        found = self._members[name]
        return tuple(dict.fromkeys(self.on(unit, day) for unit in found)) if day else found

    def _named(self, name: str, within: set[str]) -> Iterator[str]:
        body = self.by_name.get(name)
        if body is None:
            yield name
        elif isinstance(body, Unit):
            yield body.name
        elif body.kind:
            yield from (unit.name for unit in self.units if unit.kind == body.kind)
        elif body.name not in within:
            for member in body.members:
                yield from self._named(member, within | {body.name})
