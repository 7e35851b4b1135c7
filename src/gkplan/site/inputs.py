"""What a site is made of: the files of a collection, its settings and templates, by digest."""

import hashlib
import stat
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from gkplan import __version__, templating
from gkplan.calendar import Calendar
from gkplan.model.settings import Settings
from gkplan.store import collection, reader
from gkplan.store.reading import LARGEST

_FORMAT = 1  # of the facts that are kept beside the pages
ASSETS = ("site.css", "site.js")


class Shelf:
    """The settings of the folders plans are in, and a digest of all that a plan is read from."""

    def __init__(self) -> None:
        self._read: dict[Path | None, Settings] = {None: Settings()}
        self._settings_of = cache(collection.settings_path)
        self._digest_of = cache(_digest_of_file)

    def settings(self, plan: Path) -> Settings:
        path = self._settings_of(plan.parent)
        if path not in self._read:
            self._read[path] = reader.read_settings(path)[0] if path else Settings()
        return self._read[path]

    def digest(self, plan: Path) -> str:
        """Name what a plan, its ledger, units and settings hold."""
        files = (plan, collection.ledger_path(plan), plan.with_name(collection.UNITS))
        found = [self._digest_of(file) for file in files]
        path = self._settings_of(plan.parent)
        found += [self._digest_of(path) if path else "", _days(self.settings(plan).calendar)]
        return digest(str(plan), *found)


def digest(*parts: str) -> str:
    """Name several texts by what they hold."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:24]


def _digest_of_file(path: Path) -> str:
    """Name what a file holds, or why it cannot be read; as much as is read of any file."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "?"
        with path.open("rb") as file:
            return hashlib.sha256(file.read(LARGEST + 1)).hexdigest()
    except OSError as error:
        return f"!{error.errno}"


def _days(calendar: Calendar) -> str:
    return repr(
        [
            (year, sorted(off.holidays), sorted(off.workdays))
            for year, off in sorted(calendar.supplied.items())
        ]
    )


def templates(own: Path | None) -> str:
    """Name what the templates of a site hold; raises `NothingFound` where the office's is not."""
    found = [_digest_of_file(path) for path in _template_files(own)]
    return digest(__version__, str(_FORMAT), *found)


def _template_files(own: Path | None) -> Iterator[Path]:
    for folder in templating.folders(own):
        yield from sorted((folder / "site").glob("*"))
        yield folder / "timeline.vl.json"


def fingerprint(paths: Iterable[Path], own: Path | None) -> frozenset[tuple[str, int, int]]:
    """Tell whether a file that a site is made of was changed, by its time and size: quickly."""
    files = set(_template_files(own))
    for path in paths:
        folder = path if path.is_dir() else path.parent
        settings = collection.settings_path(folder)
        files.update(folder.rglob("*.y*ml"))
        files.update(settings.parent.glob("*.y*ml") if settings else ())
    return frozenset(_stamp(file) for file in files)


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except OSError as error:
        return str(path), -1, error.errno or 0
    return str(path), found.st_mtime_ns, found.st_size
