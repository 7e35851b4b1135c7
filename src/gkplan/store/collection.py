"""Plans in folders: which files there are, and each plan with its units, ledger and settings."""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gkplan.base.diagnostics import Diagnostic
from gkplan.base.errors import NothingFound, UsageFailure
from gkplan.base.language import _, reason
from gkplan.base.source import Source, Span
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.model.settings import Settings
from gkplan.model.unit import UnitRegister
from gkplan.store import lineage, reader
from gkplan.store.names import CALENDAR, IMPORTED, LEDGER, SETTINGS, UNITS, is_plan
from gkplan.store.shapes import faults

if TYPE_CHECKING:
    from gkplan.store.superiors import Superordination

__all__ = ["CALENDAR", "IMPORTED", "LEDGER", "SETTINGS", "UNITS", "is_plan"]


class Opened(NamedTuple):
    """What was read of a plan's files, and what was wrong in any of them.

    `plan` is None where the file could not be read as one. A finding in units.yaml or
    gkplan.yaml is told once, with the first plan that uses the file.
    """

    path: str
    plan: Plan | None
    ledger: Ledger
    settings: Settings
    diagnostics: tuple[Diagnostic, ...]

    @property
    def dossier(self) -> Dossier | None:
        """The plan with all that belongs to it; None where it could not be read."""
        if self.plan is None:
            return None
        return Dossier(self.plan, self.ledger, self.settings, self.ledger_unread)

    @property
    def ledger_unread(self) -> bool:
        """Tell whether there is a ledger of which nothing could be read."""
        own = str(ledger_path(Path(self.path)))
        return self.ledger.source is None and any(
            each.span.source.path == own for each in self.diagnostics
        )


def default_paths() -> tuple[Path, ...]:
    """Choose where to look when no path is given: `plans/`, else here if here is a collection."""
    here = Path()
    if not Path("plans").is_dir() and (
        (here / SETTINGS).exists() or (here / UNITS).exists() or any(here.glob("*/" + UNITS))
    ):
        return (here,)
    return (Path("plans"),)


def dossiers(
    paths: Iterable[Path],
    *,
    ledgers: bool = True,
    superiors: bool = True,
    contents: Mapping[str, bytes] | None = None,
) -> Iterator[Opened]:
    """Read every plan at or below the given paths, one at a time, by path.

    Without `ledgers` they are taken as empty: what is asked of the plan alone must not wait for
    ten thousand entries. Without `superiors` nobody looks for the superior plans they name, which
    may lie elsewhere. `contents` are read in place of what stands in a plan's or units file, by
    its path: what it would say.
    Raises `NothingFound` for a path that does not exist and for folders without any plan.
    """
    files, unreadable = plan_files(paths)
    if unreadable:
        yield Opened(unreadable[0].span.source.path, None, Ledger(), Settings(), unreadable)
    shelf = _Shelf(contents or {})
    for file in files:
        yield shelf.open(file, ledgers=ledgers, superiors=superiors)


class PlansRead(NamedTuple):
    """The plans that were asked for and could be read, and what was wrong in their files."""

    dossiers: tuple[Dossier, ...]
    unread: tuple[Diagnostic, ...]


def read_plans(
    paths: Iterable[Path] | None = None,
    *,
    plan: str = "",
    ledgers: bool = True,
    superiors: bool = False,
) -> PlansRead:
    """Read the plans at or below some paths, those of the collection here by default.

    With `plan` only those that this path, folder, year, issuer or part of a title names. Raises
    `NothingFound` as `dossiers` does, and `UsageFailure` where no plan is of that name.
    """
    read: list[Dossier] = []
    unread: list[Diagnostic] = []
    where = tuple(paths or ()) or default_paths()
    for opened in dossiers(where, ledgers=ledgers, superiors=superiors):
        unread += opened.diagnostics
        if opened.dossier and (not plan or opened.dossier.plan.is_named(plan)):
            read.append(opened.dossier)
    if plan and not read:
        raise no_plan(plan)
    return PlansRead(tuple(read), tuple(unread))


def no_plan(wanted: str) -> UsageFailure:
    """Say that no plan is of a name."""
    return UsageFailure(_("no plan `{plan}`").format(plan=wanted))


def plan_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """List the plans at or below the given paths, by path, and what could not be looked into.

    Raises `NothingFound` as `dossiers` does.
    """
    files: dict[Path, None] = {}
    unreadable: list[Diagnostic] = []
    paths = tuple(paths)
    for path in paths:
        for found in _find(path, unreadable):
            files.setdefault(found)
    if not files and not unreadable:
        shown = ", ".join(str(path) for path in paths)
        raise NothingFound(_("no plans in {path}").format(path=shown))
    return tuple(files), tuple(unreadable)


def settings_path(folder: Path) -> Path | None:
    """Find the nearest gkplan.yaml at or above a folder, no further than the repository."""
    if _exists(folder / SETTINGS):
        return folder / SETTINGS
    if _exists(folder / ".git") or folder.resolve().parent == folder.resolve():
        return None
    named = folder.parts and folder.name != ".."
    return settings_path(folder.parent if named else folder.resolve().parent)


def ledger_path(plan: Path) -> Path:
    """Name the ledger that belongs to a plan file: 2024.yaml has 2024.ledger.yaml."""
    return plan.with_name(plan.name.rsplit(".", 1)[0] + LEDGER)


def imported_path(plan: Path) -> Path:
    """Name the file that keeps a plan as it was imported: 2024.yaml has 2024.imported.yaml."""
    return plan.with_name(plan.name.rsplit(".", 1)[0] + IMPORTED)


def _find(path: Path, unreadable: list[Diagnostic]) -> Iterator[Path]:
    if not _exists(path):
        raise NothingFound(_("{path} does not exist").format(path=path))
    if path.is_dir():
        yield from _walk(path, unreadable)
    elif path.name.endswith(LEDGER):
        yield path.with_name(path.name.removesuffix(LEDGER) + ".yaml")
    elif path.name in (UNITS, SETTINGS):
        yield from _walk(path.parent, unreadable)
    else:
        yield path


def _exists(path: Path) -> bool:
    """Tell whether a path leads anywhere; one too long, or in a closed folder, does not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _walk(folder: Path, unreadable: list[Diagnostic]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        span = Span(Source(str(error.filename), ""), 0, 0)
        fault = faults.UNREADABLE_FILE
        message = reason(error)
        unreadable.append(Diagnostic(span, fault.code, fault.name, fault.severity, message))

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "templates")))
        for name in folders:
            if is_plan(name):
                refuse(IsADirectoryError(errno.EISDIR, "", str(Path(parent, name))))
        yield from (Path(parent, name) for name in sorted(names) if is_plan(name))


class _Shelf:
    """Reads the files of plans, and those that several plans share only once."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents
        self._units: dict[Path, UnitRegister] = {}
        self._found: dict[Path, Path | None] = {}
        self._settings: dict[Path, Settings] = {}
        self._superiors: dict[Path, reader.Found[Plan | None]] = {}
        self._superordination: Superordination | None = None

    def open(self, path: Path, *, ledgers: bool, superiors: bool) -> Opened:
        units, diagnostics = self.units(path.parent)
        settings, more = self.settings(path.parent)
        plan, of_plan = self._superiors.get(path) or self._plan(path, units)
        found = (*diagnostics, *more, *of_plan)
        if plan:
            plan = lineage.trace_origins(plan._replace(units=units), units)
        if plan and superiors:
            plan, of_superiors = self._traced(plan, path)
            found += of_superiors
        ledger = Ledger()
        if ledgers:
            ledger, of_ledger = reader.read_ledger(ledger_path(path))
            found += of_ledger
        return Opened(str(path), plan, ledger, settings, found)

    def _traced(self, plan: Plan, path: Path) -> tuple[Plan, tuple[Diagnostic, ...]]:
        if self._superordination is None:
            # takes 10 ms to load, which most commands need not wait for
            from gkplan.store.superiors import Superordination

            self._superordination = Superordination(self._superior)
        return self._superordination.traced(plan, path)

    def _plan(self, path: Path, units: UnitRegister) -> reader.Found[Plan | None]:
        return reader.read_plan(path, units, content=self._contents.get(str(path)))

    def _superior(self, path: Path) -> reader.Found[Plan | None]:
        """Read a plan for what its clauses say; it is kept for those below, and for itself."""
        if path not in self._superiors:
            self._superiors[path] = self._plan(path, UnitRegister(declared=False))
        return self._superiors[path]

    def units(self, folder: Path) -> tuple[UnitRegister, tuple[Diagnostic, ...]]:
        if folder in self._units:
            return self._units[folder], ()
        units, diagnostics = reader.read_units(
            folder / UNITS, content=self._contents.get(str(folder / UNITS))
        )
        self._units[folder] = units
        return units, diagnostics

    def settings(self, folder: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
        """Read the settings that hold for a folder; what is wrong in them is told once."""
        if folder not in self._found:
            self._found[folder] = settings_path(folder)
        path = self._found[folder]
        if path is None:
            return Settings(), ()
        if path in self._settings:
            return self._settings[path], ()
        self._settings[path], diagnostics = reader.read_settings(path)
        return self._settings[path], diagnostics
