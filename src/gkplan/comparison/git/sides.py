"""Plans on two sides: each that differs, read with the units and the ledger of its own side."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypedDict

from gkplan.base.diagnostics import Diagnostic
from gkplan.comparison.git.repository import Differing, Repository, Side
from gkplan.model.ledger import Ledger
from gkplan.model.settings import Settings
from gkplan.model.unit import UnitRegister
from gkplan.store import collection, reader
from gkplan.store.collection import LEDGER, UNITS, Opened, is_plan, ledger_path

_CHUNK = 100  # plans whose files are held in memory together


class Register(NamedTuple):
    """What a file of units declares, by its path as it is shown; None where it cannot be read."""

    path: str
    units: UnitRegister | None
    diagnostics: tuple[Diagnostic, ...]


class PlanSides(NamedTuple):
    """A plan before and after; None where there is no such plan on a side."""

    before: Opened | None
    after: Opened | None


class DifferingFiles(NamedTuple):
    """The plans that differ, or whose ledgers do, and the files of units that differ."""

    plans: tuple[Differing, ...] = ()
    registers: tuple[Differing, ...] = ()


def differing(
    repository: Repository, before: Side, after: Side, wanted: Callable[[str], bool]
) -> DifferingFiles:
    """List what differs by path; a file that was renamed counts once.

    `wanted` chooses by path; one that it takes on either side is listed.
    """
    found: dict[Differing, None] = {}
    ledgers: list[Differing] = []
    registers: list[Differing] = []
    for file in repository.differing(before, after):
        if not any(path and wanted(path) for path in file):
            continue
        if any(path.endswith(LEDGER) for path in file):
            ledgers.append(Differing(*(_plan_of(path) for path in file)))
        elif any(PurePosixPath(path).name == UNITS for path in file):
            registers.append(file)
        elif any(is_plan(PurePosixPath(path).name) for path in file if path):
            found[file] = None
    known = {path for file in found for path in file if path}
    for file in ledgers:
        if not any(path in known for path in file if path):
            path = file.after or file.before
            found[Differing(file.before or path, path)] = None
    return DifferingFiles(_by_path(found), _by_path(registers))


def _by_path(files: Iterable[Differing]) -> tuple[Differing, ...]:
    return tuple(sorted(files, key=lambda each: each.after or each.before))


def _plan_of(ledger: str) -> str:
    return ledger.removesuffix(LEDGER) + ".yaml" if ledger.endswith(LEDGER) else ""


def read(
    repository: Repository, before: Side, after: Side, files: Iterable[Differing]
) -> Iterator[PlanSides]:
    """Read plans on both sides, one after the other; those that are the same are left out."""
    waiting = list(files)
    for at in range(0, len(waiting), _CHUNK):
        chunk = waiting[at : at + _CHUNK]
        one = _Store(repository, before, [file.before for file in chunk if file.before])
        other = _Store(repository, after, [file.after for file in chunk if file.after])
        for file in chunk:
            held = [each.held(path) for each, path in zip((one, other), file, strict=True)]
            if held[0] == held[1]:
                continue  # git lists a file that was only touched, too
            reported = not all(held) or held[0][1] != held[1][1]
            yield PlanSides(
                one.dossier(file.before, ledger=reported) if file.before else None,
                other.dossier(file.after, ledger=reported) if file.after else None,
            )


def read_registers(
    repository: Repository, before: Side, after: Side, file: Differing
) -> tuple[Register | None, Register | None]:
    """Read the units of a folder on two sides; None where a side has no such file."""
    one, other = (
        _Store(repository, side, [path] if path else [])
        for side, path in zip((before, after), file, strict=True)
    )
    return one.register(file.before), other.register(file.after)


def read_files(before: Path, after: Path) -> PlanSides:
    """Read two plan files, each with what stands beside it."""
    return PlanSides(
        *(next(collection.dossiers([path], superiors=False)) for path in (before, after))
    )


class _Store:
    """The files of one side that some plans need, each read once."""

    def __init__(self, repository: Repository, side: Side, plans: Iterable[str]) -> None:
        self.repository, self.side = repository, side
        self.registers: dict[str, UnitRegister] = {}
        paths = dict.fromkeys(path for plan in plans for path in _belonging(plan))
        self.contents: dict[str, bytes] = {}
        if side.commit or side.staged:
            found = repository.contents(f"{side.commit}:{path}" for path in paths)
            self.contents = {name.split(":", 1)[1]: content for name, content in found.items()}
        else:
            for path in paths:
                with suppress(OSError):  # told where it is read, if it must be
                    self.contents[path] = self._path(path).read_bytes()

    def held(self, plan: str) -> tuple[bytes | None, ...]:
        """Give what a plan, its ledger and its units consist of; nothing for no plan."""
        return tuple(self.contents.get(path) for path in _belonging(plan)) if plan else ()

    def dossier(self, plan: str, *, ledger: bool) -> Opened | None:
        """Read a plan, and its `ledger` if wanted; None where this side has none."""
        own, ledger_at, units_at = _belonging(plan)
        if self._is_absent(own):
            return None
        units, found = self._units(units_at)
        made, of_plan = reader.read_plan(self._path(own), units, **self._given(own))
        found = (*found, *of_plan)
        records = Ledger()
        if ledger and not self._is_absent(ledger_at):
            records, more = reader.read_ledger(self._path(ledger_at), **self._given(ledger_at))
            found += more
        return Opened(self.shown(own), made, records, Settings(), found)

    def register(self, at: str) -> Register | None:
        """Read a file of units; None where this side has none."""
        if not at or self._is_absent(at):
            return None
        units, found = self._units(at)
        return Register(self.shown(at), units if units.declared else None, found)

    def _units(self, at: str) -> reader.Found[UnitRegister]:
        if at in self.registers:
            return self.registers[at], ()
        if self._is_absent(at):
            self.registers[at] = UnitRegister(declared=False, missing=True)
            return self.registers[at], ()
        found = reader.read_units(self._path(at), **self._given(at))
        self.registers[at] = found[0]
        return found

    def _is_absent(self, path: str) -> bool:
        if path in self.contents:
            return False
        return bool(self.side.commit or self.side.staged) or not os.path.lexists(self._path(path))

    def _given(self, path: str) -> "_Given":
        return {"shown": self.shown(path), "content": self.contents.get(path)}

    def shown(self, path: str) -> str:
        """Write a path so that it says of which side it is: HEAD:plans/2024.yaml."""
        if self.side.commit:
            return f"{self.side.name}:{path}"
        return f":{path}" if self.side.staged else os.path.relpath(self._path(path))

    def _path(self, path: str) -> Path:
        return (self.repository.top or self.repository.folder) / path


class _Given(TypedDict):
    """How a file is called, and what it holds where that is known."""

    shown: str
    content: bytes | None


def _belonging(plan: str) -> tuple[str, str, str]:
    path = PurePosixPath(plan)
    return plan, ledger_path(Path(plan)).as_posix(), str(path.with_name(UNITS))
