"""Writing over files that people write too: whole or not at all, and never over their changes."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from gkplan.base.errors import FileChanged, UnwritableFile, UsageFailure
from gkplan.base.language import _, reason
from gkplan.base.source import Source
from gkplan.store import lock
from gkplan.store.names import SUFFIXES
from gkplan.store.shapes.reading import LARGEST

_MARK = b"\xef\xbb\xbf"


def replace_text(source: Source, path: Path, text: str) -> None:
    """Put another text in the place of that a file was read with, as `splice` makes it.

    Raises `FileChanged` where the file is no longer what `source` holds, `UnwritableFile` where
    the system refuses.
    """

    def change(old: bytes | None) -> bytes:
        mark = _MARK if _still(source, path, old).startswith(_MARK) else b""
        return mark + text.encode()

    rewrite(path, change)


def remove(source: Source, path: Path) -> None:
    """Remove a file that still holds what `source` does; raises as `replace_text` does."""

    def change(old: bytes | None) -> None:
        _still(source, path, old)

    rewrite(path, change)


def _still(source: Source, path: Path, old: bytes | None) -> bytes:
    if old is None or old.removeprefix(_MARK) != source.text.encode():
        raise changed(path)
    return old


def rewrite(path: Path, change: Callable[[bytes | None], bytes | None]) -> None:
    """Let `change` make a file's new bytes of its old ones; None stands for no file.

    A reader meets the old file or the new one, at any moment and after any crash. A link is
    followed, the file's rights stay. Raises `FileChanged` and `UnwritableFile`; then nothing was
    written.
    """
    try:
        target = Path(os.path.realpath(path))
        with lock.held(target) as alone:
            old = read_contents(target)
            new = change(old)
            if new is None:
                _unless_changed(target, old)
                target.unlink(missing_ok=True)
            else:
                # one name, so that what a killed writer left is used up; several only where
                # two could be writing at once
                name = f".{target.name}.new" if alone else f".{target.name}.{os.getpid()}.new"
                _write(target, old, new, target.with_name(name))
            _settle(target.parent)
    except OSError as error:
        raise unwritable(path, reason(error)) from error


def read_contents(path: Path) -> bytes | None:
    """Read a file's bytes; None where there is none. Raises `OSError` for pipes and their like."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.EINVAL, _("not an ordinary file"))
        return path.read_bytes()
    except FileNotFoundError:
        return None


def create(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises `UnwritableFile` where it is."""

    def fresh(old: bytes | None) -> bytes:
        if old is not None:
            raise already_there(path)
        return text.encode()

    rewrite(path, fresh)


def refuse_plan_file(path: Path) -> None:
    """Raise `UsageFailure` for a name that plans, ledgers, units and settings have."""
    if path.name.lower().endswith(SUFFIXES):
        raise UsageFailure(_("{path} would overwrite a plan's file").format(path=path))


def already_there(path: Path) -> UnwritableFile:
    return UnwritableFile(say_already_there(path))


def say_already_there(path: Path) -> str:
    """Say why a file is not written: there is one."""
    return _("{path} is there already; it is not overwritten").format(path=path)


def changed(path: Path) -> FileChanged:
    message = _("{path} was changed by somebody else meanwhile; nothing was written")
    return FileChanged(message.format(path=path))


def unwritable(path: Path, why: str) -> UnwritableFile:
    return UnwritableFile(_("{path} cannot be written: {why}").format(path=path, why=why))


def _write(target: Path, old: bytes | None, new: bytes, temporary: Path) -> None:
    if len(new) > LARGEST:
        message = _("the file is larger than {n} MB").format(n=LARGEST // 1024 // 1024)
        raise OSError(errno.EFBIG, message)
    known = None if old is None else target.stat()
    if known and not os.access(target, os.W_OK):
        # the rename would not mind
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    def check() -> None:
        if known:
            _keep_rights(known, temporary)
        _unless_changed(target, old)

    put_in_place(target, new, temporary, check)


def put_in_place(
    target: Path, content: bytes, temporary: Path, check: Callable[[], None] | None = None
) -> None:
    """Write a file whole or not at all: beside it first, then renamed; raises `OSError`.

    `check` is called before the rename, and may raise to keep the old file. Only with it the bytes
    are sure to be on the disk by then: what is made anew at will need not wait for that.
    """
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            file.write(content)
            if check:
                file.flush()
                os.fsync(file.fileno())
        if check:
            check()
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _unless_changed(target: Path, old: bytes | None) -> None:
    if read_contents(target) != old:
        raise changed(target)


def _keep_rights(known: os.stat_result, temporary: Path) -> None:
    temporary.chmod(stat.S_IMODE(known.st_mode))
    if hasattr(os, "chown"):
        with suppress(OSError):  # a colleague's file in a shared folder: the right to write stays
            os.chown(temporary, known.st_uid, known.st_gid)


def _settle(folder: Path) -> None:
    """Make a rename survive a power cut; where folders cannot be synced, it has happened anyway."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
