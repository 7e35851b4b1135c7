"""What tells a finding apart from others on a forge, as long as nobody touches its own words."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from gkplan.base.diagnostics import Diagnostic

_NAMED = re.compile(r"(?<![\w-])(?:id|task): *([a-z][a-z0-9-]*)")


def marked(found: Iterable[Diagnostic]) -> Iterator[tuple[str, Diagnostic]]:
    """Give each finding with a mark that stays when lines come and go around it.

    It is made of the file, the code, the words the finding points at and the task they belong to,
    not of the message, which is in the reader's language.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    for each in found:
        key = (path(each), each.code, _task(each), _words(each))
        counts[key] += 1
        written = "\0".join((*key, str(counts[key])))
        yield hashlib.sha256(written.encode(errors="surrogatepass")).hexdigest()[:32], each


def path(found: Diagnostic) -> str:
    """Write a finding's file as forges do, with slashes."""
    return PurePath(found.span.source.path).as_posix()


def _words(found: Diagnostic) -> str:
    span = found.span
    marked = span.source.text[span.start : span.end]
    return " ".join((marked or span.source.line(span.position.line)).split())


def _task(found: Diagnostic) -> str:
    """Find the id that stands last before the end of the finding's line."""
    source, line = found.span.source, found.span.position.line
    while line > 0:
        if ids := _NAMED.findall(source.line(line)):
            return str(ids[-1])
        line -= 1
    return ""
