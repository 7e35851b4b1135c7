"""How a change to a file is shown before it is made: as a unified diff."""

import difflib
import re
from collections.abc import Iterator
from pathlib import PurePath

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_NO_END = "\\ No newline at end of file\n"


def write_unified_diff(path: str, old: str, new: str) -> Iterator[str]:
    """Give the lines of a diff, each with its end, as `git apply` and `patch -p1` take them."""
    name = PurePath(path).as_posix().lstrip("/")
    # not str.splitlines, which also breaks at U+2028 and its like
    lines = difflib.unified_diff(_LINE.findall(old), _LINE.findall(new), f"a/{name}", f"b/{name}")
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n{_NO_END}"
