"""Names for what files hold, by which a made document is told from one that is out of date."""

import hashlib
import stat
from functools import cache
from pathlib import Path

from gkplan.base.calendar import Calendar
from gkplan.model.settings import Settings
from gkplan.store import collection, reader
from gkplan.store.shapes.reading import LARGEST


class Shelf:
    """The settings of the folders plans are in, and a digest of all that a plan is read from."""

    def __init__(self) -> None:
        self._read: dict[Path | None, Settings] = {None: Settings()}
        self._settings_of = cache(collection.settings_path)
        self._digest_of = cache(digest_file)

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
        return make_digest(str(plan), *found)


def make_digest(*parts: str) -> str:
    """Name several texts by what they hold."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:24]


def digest_file(path: Path) -> str:
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
