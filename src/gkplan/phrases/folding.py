"""Half and full width, simplified and traditional: one form for matching, same offsets.

Published pages mix widths freely and put spaces inside phrases (1 次, 2020 年); patterns are
written once, for the folded text, and what they find is mapped back to the source.
"""

import re
from bisect import bisect_right
from functools import cache

from gkplan.phrases.scripts import SIMPLIFIED, TRADITIONAL

_WIDE = "".join(chr(code) for code in range(0xFF01, 0xFF5F))
_NARROW = "".join(chr(code) for code in range(0x21, 0x7F))
_TABLE = str.maketrans(
    _WIDE + TRADITIONAL + "﹑〜—–－\u3000\xa0\t", _NARROW + SIMPLIFIED + "、~---   "
)
SPACES = " \u3000\xa0\t"
_MANY = 40  # different signs to exchange, from which on one table is faster than so many passes
# a space between two digits or two Latin words separates them
_SPACES = re.compile(r"(?<![0-9A-Za-z]) +|(?<=[0-9A-Za-z]) +(?![0-9A-Za-z ])")


def fold(text: str) -> str:
    """Give the text in one width and script, character for character."""
    signs = set(_foreign().findall(text))
    if len(signs) > _MANY:
        return text.translate(_TABLE)
    for sign in signs:
        text = text.replace(sign, sign.translate(_TABLE))
    return text


@cache
def _foreign() -> re.Pattern[str]:
    """Find the signs of another width or script, which most texts have few of."""
    return re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")


def squeezed(text: str) -> str:
    """Leave out white space of every kind."""
    return "".join(text.split())


class Squeezed:
    """A folded text without the spaces inside its lines, and the way back to the source."""

    __slots__ = ("_kept", "_starts", "source", "text")

    def __init__(self, source: str) -> None:
        self.source = source
        folded = fold(source)
        self._starts: list[int] = [0]
        self._kept: list[int] = [0]
        pieces, last, length = [], 0, 0
        if " " not in folded:
            self.text = folded
            return
        for gap in _SPACES.finditer(folded):
            pieces.append(folded[last : gap.start()])
            length += gap.start() - last
            last = gap.end()
            self._starts.append(length)
            self._kept.append(last)
        self.text = "".join([*pieces, folded[last:]])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a stretch of the squeezed text to the source, without the spaces around it."""
        return self._offset(start), self._offset(end - 1) + 1 if end > start else self._offset(
            start
        )

    def _offset(self, index: int) -> int:
        run = bisect_right(self._starts, index) - 1
        return self._kept[run] + index - self._starts[run]
