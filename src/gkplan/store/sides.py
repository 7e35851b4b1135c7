"""Plans on two sides: each that differs, read with the units and the ledger of its own side."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gkplan.model.ledger import Ledger
from gkplan.model.settings import Settings
from gkplan.model.unit import UnitRegister
from gkplan.store import collection, reader
from gkplan.store.collection import LEDGER, UNITS, Dossier, is_plan, ledger_path
from gkplan.store.repository import Differing, Repository, Side

_CHUNK = 100  # plans whose files are held in memory together


class Sides(NamedTuple):
    """A plan before and after; None where there is no such plan on a side."""

    before: Dossier | None
    after: Dossier | None


def differing(
    repository: Repository, before: Side, after: Side, wanted: Callable[[str], bool]
) -> tuple[Differing, ...]:
    """List the plans that differ, or whose ledgers do, by path; those renamed count once.

    `wanted` chooses by path; one that it takes on either side is listed.
    """
    found: dict[Differing, None] = {}
    ledgers: list[Differing] = []
    for file in repository.differing(before, after):
        if not any(path and wanted(path) for path in file):
            continue
        if any(path.endswith(LEDGER) for path in file):
            ledgers.append(Differing(*(_plan_of(path) for path in file)))
        elif any(is_plan(PurePosixPath(path).name) for path in file if path):
            found[file] = None
    known = {path for file in found for path in file if path}
    for file in ledgers:
        if not any(path in known for path in file if path):
            path = file.after or file.before
            found[Differing(file.before or path, path)] = None
    return tuple(sorted(found, key=lambda each: each.after or each.before))


def _plan_of(ledger: str) -> str:
    return ledger.removesuffix(LEDGER) + ".yaml" if ledger.endswith(LEDGER) else ""


def read(
    repository: Repository, before: Side, after: Side, files: Iterable[Differing]
) -> Iterator[Sides]:
    """Read plans on both sides, one after the other."""
    waiting = list(files)
    for at in range(0, len(waiting), _CHUNK):
        chunk = waiting[at : at + _CHUNK]
        stores = [
            _Store(repository, side, [file[number] for file in chunk if file[number]])
            for number, side in enumerate((before, after))
        ]
        for file in chunk:
            yield Sides(*(s.dossier(p) if p else None for s, p in zip(stores, file, strict=True)))


def read_files(before: Path, after: Path) -> Sides:
    """Read two plan files, each with what stands beside it."""
    return Sides(*(next(collection.dossiers([path])) for path in (before, after)))


class _Store:
    """The files of one side that some plans need, units of several plans read once."""

    def __init__(self, repository: Repository, side: Side, plans: Iterable[str]) -> None:
        self.repository, self.side = repository, side
        self.registers: dict[str, UnitRegister] = {}
        self.contents: dict[str, bytes] | None = None
        if side.commit or side.staged:
            paths = [path for plan in plans for path in _belonging(plan)]
            self.contents = repository.contents(self._name(path) for path in paths)

    def dossier(self, plan: str) -> Dossier | None:
        """Read a plan; None where this side has none."""
        own, ledger_at, units_at = _belonging(plan)
        path, content = self._path(own), self._content(own)
        if content is None and (self.contents is not None or not os.path.lexists(path)):
            return None
        units, found = self._units(units_at)
        made, of_plan = reader.read_plan(path, units, shown=self.shown(own), content=content)
        ledger, of_ledger = self._ledger(ledger_at)
        found = (*found, *of_plan, *of_ledger)
        return Dossier(self.shown(own), made, ledger, Settings(), found)

    def _ledger(self, at: str) -> reader.Found[Ledger]:
        content = self._content(at)
        if self.contents is not None and content is None:
            return Ledger(), ()
        return reader.read_ledger(self._path(at), shown=self.shown(at), content=content)

    def _units(self, at: str) -> reader.Found[UnitRegister]:
        if at in self.registers:
            return self.registers[at], ()
        content = self._content(at)
        if self.contents is not None and content is None:
            self.registers[at] = UnitRegister(declared=False, missing=True)
            return self.registers[at], ()
        found = reader.read_units(self._path(at), shown=self.shown(at), content=content)
        self.registers[at] = found[0]
        return found

    def shown(self, path: str) -> str:
        """Write a path so that it says of which side it is: HEAD:plans/2024.yaml."""
        if self.side.commit:
            return f"{self.side.name}:{path}"
        return f":{path}" if self.side.staged else os.path.relpath(self._path(path))

    def _path(self, path: str) -> Path:
        return (self.repository.top or self.repository.folder) / path

    def _name(self, path: str) -> str:
        return f"{self.side.commit}:{path}"

    def _content(self, path: str) -> bytes | None:
        return self.contents.get(self._name(path)) if self.contents is not None else None


def _belonging(plan: str) -> tuple[str, str, str]:
    path = PurePosixPath(plan)
    return plan, ledger_path(Path(plan)).as_posix(), str(path.with_name(UNITS))
