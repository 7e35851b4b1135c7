"""One writer at a time: a lock that dies with its process, so that none is ever left behind."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None
_WITHOUT_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


@contextmanager
def held(target: Path) -> Iterator[bool]:
    """Wait until nobody else who locks writes to a file, and keep them out.

    Gives False where the system or the file system has no locks; then only the comparison before
    the rename guards the file. Raises `OSError` where the lock file cannot be made.
    """
    path = target.with_name(f".{target.name}.lock")
    descriptor = _acquire(path) if _fcntl else None
    if descriptor is None:
        yield False
        return
    try:
        yield True
    finally:
        path.unlink(missing_ok=True)  # while it is locked: who waits for it looks again
        os.close(descriptor)


def _acquire(path: Path) -> int | None:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            _fcntl.flock(descriptor, _fcntl.LOCK_EX)
            if _is_still(path, descriptor):
                return descriptor
        except OSError as error:
            os.close(descriptor)
            if error.errno not in _WITHOUT_LOCKS:
                raise
            path.unlink(missing_ok=True)
            return None
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_still(path: Path, descriptor: int) -> bool:
    """Tell whether the locked file is the one others will lock: its holder may have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
