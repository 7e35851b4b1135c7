"""The table of contents 目录 that stands before a document and says its headings once more."""

import re
from collections.abc import Sequence

from gkplan.importing.manuscript import Block, Line
from gkplan.phrases.titles import fold_squeezed

_FEWEST = 4  # lines: fewer could be a list of the document's own
_MOST = 200
_LONGEST = 80  # characters of a heading
_LAST_START = 60  # blocks before which it begins
_PAGE = re.compile(r"[.·…_-]{2,}[0-9]{1,4}\Z")
_BULLET = re.compile(r"\A(?:[•·◆■-]|[0-9]{1,2}\.(?=[一二三四五六七八九十(]))")
_NAMED = "目录"


def contents(blocks: Sequence[Block]) -> range:
    """Find the blocks that list headings which all follow below, in the same order."""
    texts = [fold_squeezed(each.text) if isinstance(each, Line) else "" for each in blocks]
    start = 0
    while start < min(len(texts), _LAST_START):
        last = start
        while last < min(len(texts), start + _MOST) and _is_listed(texts, last):
            last += 1
        for end in range(last, start + _FEWEST - 1, -1):
            if _follow(texts, start, end):
                named = start and texts[start - 1] == _NAMED
                return range(start - 1 if named else start, end)
        start = max(last, start) + 1
    return range(0)


def _heading(text: str) -> str:
    return _BULLET.sub("", _PAGE.sub("", text))


def _is_listed(texts: Sequence[str], index: int) -> bool:
    heading = _heading(texts[index])
    if not 2 <= len(heading) <= _LONGEST:
        return False
    return any(text.startswith(heading) for text in texts[index + 1 :])


def _follow(texts: Sequence[str], start: int, end: int) -> bool:
    """Tell whether all that is listed is said again after the list, in its order."""
    below = iter(texts[end:])
    return all(
        any(text.startswith(_heading(listed)) for text in below) for listed in texts[start:end]
    )
