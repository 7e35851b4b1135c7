"""Years in prose, moved on when a plan is made again for a later year.

Only the plan's own year moves, 2026年 or 二〇二六年, and whatever year a deadline names; a span of
years, a document's number and other years stay, and are for people to look at.
"""

import re
from calendar import isleap

from gkplan.phrases import deadlines
from gkplan.phrases.numerals import CHINESE_YEAR, read_year_number
from gkplan.phrases.patterns import compile_once

_YEAR = rf"(?<![0-9])(?:19|20)[0-9]{{2}}(?![0-9])|{CHINESE_YEAR}"
_SPAN = r"[-—–~～至到]+"
_NAMED = (
    rf"(?<![0-9])(?<![0-9年][-—–~～至到])(?:(?:19|20)[0-9]{{2}}|{CHINESE_YEAR})(?=年)"
    rf"(?!年度?{_SPAN}[0-9二])"
)
_ANY = rf"(?<![0-9])(?:(?:19|20)[0-9]{{2}}|{CHINESE_YEAR})(?=年|{_SPAN}(?:19|20)[0-9]{{2}}年)"
_BARE = r"(?<![\w/.-])(?:19|20)[0-9]{2}(?![\w/-])"
_LEAP_DAY = r"(?P<year>[0-9]{4}年)?(?<![0-9])0?2月29(?=[日号])"


def move_years(text: str, year: int, by: int, *, bare: bool = False) -> str:
    """Move a plan's year in a text, and the years of the deadlines that it states.

    With `bare`, as in English, the year counts without a 年 behind it.
    """
    pieces, position = [], 0

    def own(found: re.Match[str]) -> str:
        return _later(found[0], by) if read_year_number(found[0]) == year else found[0]

    pattern = compile_once(_BARE if bare else _NAMED)
    # a year is looked for in the whole text: what stands before and after it tells what it is
    places = [(each.start(), each.end(), own(each)) for each in pattern.finditer(text)]
    for stated in deadlines.find(text, year):
        pieces.append(_replaced(text, position, stated.start, places))
        pieces.append(shift_years(text[stated.start : stated.end], year, by))
        position = stated.end
    return "".join([*pieces, _replaced(text, position, len(text), places)])


def shift_years(phrase: str, year: int, by: int) -> str:
    """Move every year that a deadline's own words name; 29 February becomes the 28th."""
    later = compile_once(_YEAR).sub(lambda found: _later(found[0], by), phrase)

    def day(found: re.Match[str]) -> str:
        of = int(found["year"][:4]) if found["year"] else year + by
        return found[0] if isleap(of) else found[0][:-1] + "8"

    return compile_once(_LEAP_DAY).sub(day, later)


def find_other_years(text: str, year: int) -> tuple[int, ...]:
    """List the other years that a text names."""
    found = (read_year_number(each[0]) for each in compile_once(_ANY).finditer(text))
    return tuple(sorted({each for each in found if each != year}))


def _replaced(text: str, start: int, end: int, places: list[tuple[int, int, str]]) -> str:
    pieces, position = [], start
    for first, last, new in places:
        if position <= first and last <= end:
            pieces += [text[position:first], new]
            position = last
    return "".join([*pieces, text[position:end]])


def _later(written: str, by: int) -> str:
    """Write a year so many later, in the signs it was written in."""
    number = str(read_year_number(written) + by)
    if written.isdecimal():
        return number
    zero = next((sign for sign in written if sign in "〇○零O0"), "〇")
    return number.translate(str.maketrans("0123456789", f"{zero}一二三四五六七八九"))
