"""The record that a folder of made documents keeps: which files are gkplan's, made of what.

Only files that it names are ever replaced or removed.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gkplan.base.errors import UnreadableFile, UsageFailure
from gkplan.base.language import _, reason
from gkplan.rendering import batch
from gkplan.rendering.batch import Job, Result

NAME = "gkplan-site.json"
_FORMAT = 1


class MadeFile(NamedTuple):
    """A file that was made: the digest of what it is made of, and its size in bytes."""

    digest: str
    size: int


class Manifest:
    """What a folder holds that gkplan made; changed as files are made and removed."""

    def __init__(self, folder: Path, files: dict[str, MadeFile], name: str = NAME) -> None:
        self.folder = folder
        self.files = files
        self.name = name

    def is_current(self, job: Job) -> bool:
        """Tell whether all documents of a job are there, as a job of the same digest made them."""
        return all(self._holds(name, job.digest) for name in job.outputs)

    def _holds(self, name: str, digest: str) -> bool:
        made = self.files.get(name)
        try:
            return (
                made is not None
                and made.digest == digest
                and (self.folder / name).stat().st_size == made.size
            )
        except OSError:
            return False

    def expect(self, jobs: Iterable[Job]) -> None:
        """Write down what is about to be made, so that a crash leaves nothing unknown."""
        for job in jobs:
            for name in job.outputs:
                self.files[name] = MadeFile("", 0)
        self.save()

    def enter(self, result: Result) -> None:
        """Write down what was made."""
        for name, size in zip(result.outputs, result.sizes, strict=False):
            self.files[name] = MadeFile(result.digest, size)

    def keep_only(self, names: Iterable[str]) -> tuple[str, ...]:
        """Remove the files that are no longer wanted, and folders that are empty then."""
        wanted = set(names)
        gone = tuple(name for name in self.files if name not in wanted)
        for name in gone:
            self._remove(self.folder / name)
            del self.files[name]
        return gone

    def _remove(self, path: Path) -> None:
        if not batch.is_within(path.parent, self.folder):
            return
        with suppress(OSError):
            path.unlink(missing_ok=True)
            if path.parent != self.folder:
                path.parent.rmdir()

    def save(self) -> None:
        """Write the record; raises `UnwritableFile`."""
        written = {"gkplan": _FORMAT, "files": self.files}
        batch.write(self.folder, self.name, json.dumps(written, ensure_ascii=False).encode())


def open_folder(folder: Path) -> Manifest:
    """Read what gkplan made in a folder; a new or empty one holds nothing yet.

    Raises `UsageFailure` for a folder that holds anything else, `UnreadableFile` where it cannot
    be looked into or its record is damaged.
    """
    try:
        if not folder.exists():
            return Manifest(folder, {})
        if not folder.is_dir():
            raise UsageFailure(_("{path} is not a folder").format(path=folder))
        record = folder / NAME
        if not record.is_file():
            if any(folder.iterdir()):
                message = _("{path} is not empty and was not made by gkplan; name another folder")
                raise UsageFailure(message.format(path=folder))
            return Manifest(folder, {})
        return Manifest(folder, _read(record))
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        message = _("{path} cannot be read: {why}").format(path=folder, why=why)
        raise UnreadableFile(message) from error


def open_beside(folder: Path, name: str) -> Manifest:
    """Read what gkplan made in a folder that may hold other files too; a new one holds nothing yet.

    Raises `UsageFailure` where it is no folder, `UnreadableFile` where its record is damaged.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageFailure(_("{path} is not a folder").format(path=folder))
    record = folder / name
    return Manifest(folder, _read(record) if record.is_file() else {}, name)


def _read(record: Path) -> dict[str, MadeFile]:
    """Read a record; names that lead out of the folder are none of gkplan's."""
    try:
        written = json.loads(record.read_text(encoding="utf-8"))
        pairs = written["files"].items()
        found = {str(name): MadeFile(str(digest), int(size)) for name, (digest, size) in pairs}
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        message = _("{path} is damaged: remove the folder and make it again").format(path=record)
        raise UnreadableFile(message) from error
    return {name: made for name, made in found.items() if _is_inside(name)}


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        not path.is_absolute() and ".." not in path.parts and ":" not in name and "\\" not in name
    )
