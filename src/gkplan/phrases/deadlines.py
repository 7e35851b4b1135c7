"""Deadlines as plans word them, found in prose and table cells; `wording` writes them.

`find` is for running text, where 持续推进 is mostly a verb and 2023年为民办实事 a name;
`read_cell` is for a deadline column, where 12月 and 长期 are said in full. A month alone stands
for its last day: 2021年8月前 is by 31 August.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from gkplan.base import language
from gkplan.phrases.dates import find_dates, find_year_ends
from gkplan.phrases.folding import SPACES, Squeezed
from gkplan.phrases.lexer import read_tokens
from gkplan.phrases.limits import find_after_events, find_before_dates
from gkplan.phrases.openended import find_standing, find_vague
from gkplan.phrases.periods import find_recurrences
from gkplan.phrases.quotas import find_quotas
from gkplan.phrases.stated import Passage, Reader, Stated
from gkplan.phrases.vocabulary import SIGNAL_SIGNS, SIGNALS
from gkplan.phrases.windows import find_windows

__all__ = ["Stated", "find", "read_cell"]


def find(text: str, year: int | None, *, vague: bool = False) -> tuple[Stated, ...]:
    """Find the deadlines that prose states, in order; `year` is the plan's, for 8月30日前.

    With `vague`, also what sets no date: 及时, 定期, and limits from an event not named.
    """
    if vague:
        return _read(text, year, (*_READERS, find_vague), cell=False)
    if "\n" not in text:
        return _find_in_line(text, year, language.active())
    found: list[Stated] = []
    begin = 0
    for line in text.split("\n"):
        found += [
            Stated(each.start + begin, each.end + begin, each.text, each.deadline, each.reason)
            for each in _find_in_line(line, year, language.active())
        ]
        begin += len(line) + 1
    return tuple(found)


# the same words are asked for by several rules, alone and among others
@lru_cache(maxsize=256)
def _find_in_line(line: str, year: int | None, _language: str) -> tuple[Stated, ...]:
    return _read(line, year, _READERS, cell=False) if _signal().search(line) else ()


def read_cell(text: str, year: int | None) -> tuple[Stated, ...]:
    """Read a deadline column's cell or a short phrase, where bare forms count: 12月, 全年, 长期.

    全年 is the window from the year's first day to its last. 及时 and its like come without a
    deadline and with the reason.
    """
    return _read(text, year, (*_READERS, find_vague), cell=True)


@cache
def _signal() -> re.Pattern[str]:
    """Find one of the signs without which no prose states a deadline, as it is printed."""
    space = f"[{SPACES}]*"
    words = (f"{space}".join(f"[{signs}]" for signs in word) for word in SIGNALS)
    return re.compile(f"[{SIGNAL_SIGNS}]|{'|'.join(words)}")


def _read(
    text: str, year: int | None, readers: Iterable[Reader], *, cell: bool
) -> tuple[Stated, ...]:
    squeezed = Squeezed(text)
    passage = Passage(read_tokens(squeezed.text), year, cell)
    found = [one for reader in readers for one in reader(passage)]
    # of those that overlap the one that begins first says most, then the longest
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Stated] = []
    last = 0
    for one in found:
        if one.start >= last:
            last = one.end
            start, end = squeezed.span(one.start, one.end)
            kept.append(_placed(one, start, end, text[start:end]))
    return tuple(kept)


def _placed(one: Stated, start: int, end: int, phrase: str) -> Stated:
    deadline = one.deadline._replace(text=phrase) if one.deadline else None
    return Stated(start, end, phrase, deadline, one.reason)


_READERS: tuple[Reader, ...] = (
    find_recurrences,
    find_quotas,
    find_windows,
    find_dates,
    find_year_ends,
    find_after_events,
    find_before_dates,
    find_standing,
)
