"""Telling a document's format by its bytes, whatever its name says."""

from pathlib import Path
from types import ModuleType

from gkplan.base import registry
from gkplan.base.errors import NothingFound, UnreadableFile
from gkplan.base.language import _, reason
from gkplan.importing.manuscript import Manuscript
from gkplan.store import editor

PACKAGE = "gkplan.importing.readers"
LARGEST = 64 * 1024 * 1024


def read_bytes(path: Path) -> bytes:
    """Read a document's bytes; raises `NothingFound` where there is none, else `UnreadableFile`."""
    try:
        if path.stat().st_size > LARGEST:
            message = _("{path} is larger than {n} MB")
            raise UnreadableFile(message.format(path=path, n=LARGEST // 1024 // 1024))
        data = editor.read_contents(path)
    except OSError as error:
        message = _("{path} cannot be read: {why}")
        raise UnreadableFile(message.format(path=path, why=reason(error))) from error
    if data is None:
        raise NothingFound(_("{path} does not exist").format(path=path))
    return data


def read(data: bytes, name: str) -> Manuscript:
    """Read a document of any format; raises `UnreadableFile` where there is nothing to read."""
    if len(data) > LARGEST:
        message = _("{path} is larger than {n} MB")
        raise UnreadableFile(message.format(path=name, n=LARGEST // 1024 // 1024))
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(_("{path} is empty").format(path=name))
    found: Manuscript = _reader(data, name).read(data, name)
    if not found.text.strip():
        raise UnreadableFile(_("{path} holds no text").format(path=name))
    return found


def suffixes() -> tuple[str, ...]:
    """List the endings of files that can be read."""
    return tuple(suffix for each in _readers() for suffix in each.SUFFIXES)


def _reader(data: bytes, name: str) -> ModuleType:
    return max(_readers(), key=lambda each: int(each.sniff(data, name)))


def _readers() -> list[ModuleType]:
    return [registry.member(PACKAGE, name) for name in registry.names(PACKAGE)]
