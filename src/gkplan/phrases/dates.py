"""Dated deadlines: 于2020年8月30日前, 6月底, 年底前, 三季度末.

A month or a year alone stands for its last day, the month of 2021年8月前 too: offices read it as
8月底前.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gkplan.base.language import _
from gkplan.model.deadline import FixedDate
from gkplan.phrases.grammar import Grammar, Phrase
from gkplan.phrases.numerals import read_count, read_year_number
from gkplan.phrases.patterns import compile_once
from gkplan.phrases.stated import Passage, Stated, begins_with_deed, make_stated, say_unknown_year
from gkplan.phrases.vocabulary import LASTING, OTHER_YEARS, OUTER, REVIEWS, WORKS

_REPORT = r"(?:公开|报告|通报|公布)[^,。;]{0,6}(?:情况|工作)"

_DATED = Grammar(
    """
    <!截至 [ 于 ] ( 年份 | <!数年 ) month=月数 某月 [ day=日数 日号 | part=旬末 ]
    [ end=( [ 时刻 ] 为止 | >( ( 顿或 [ 月数 月 ] 日数 日号 )+ 止 ) ) ]
    """,
    needs="某月",
)
_NUMERIC = Grammar("[ 于 ] day=年月日 [ 日 !任何数字 !. ] [ end=( [ 时刻 ] 止 ) ]", needs="年月日")
_YEAR_END = Grammar(
    "<!截至 [ 于 ] ( 年份 ( [ 年 ] 底末终 | 内 ) | bare=( 年全年 底末终 | 岁末 | 年期全年 内 ) )",
    needs="某年岁末",
)
_HALF = Grammar(
    "[ 于 ] [ 年份 ] <!每 half=上半年 [ end=( 止 | 底末 [ 前 ] | 内 ) ]", needs="上半年"
)
_QUARTER = Grammar(
    """
    [ 于 ] [ 年份 ] <!每 [ 第 ] quarter=季数 季度 [ end=( [ 底末 ] 止 | 底末 | 内 ) ]
    !( 次数 次 )
    """,
    needs="季度",
)
_YEAR_ALONE = Grammar("年份", needs="某年")
_BEFORE = Grammar("止", needs="止")


def find_dates(passage: Passage) -> Iterator[Stated]:
    """Find days and months by which something is due."""
    for found in _DATED.find_in(passage.tokens):
        sets = found["part"] or found.has("end")
        if sets or (passage.cell and (found.is_listed or _is_by_then(found))):
            yield _due(found, passage.year, *read_month_and_day(found))
    for found in _NUMERIC.find_in(passage.tokens):
        if found["end"] or (passage.cell and found.is_listed):
            year, month, day = map(int, re.split(r"[-./]", found["day"]))
            yield _dated(found, year, month, day or 99)


def find_year_ends(passage: Passage) -> Iterator[Stated]:
    """Find the ends of years, half-years and quarters."""
    for found in _YEAR_END.find_in(passage.tokens):
        if _ends_this_year(found):
            found.take_in(_BEFORE)
            yield _due(found, passage.year, 12, 31)
    for found in _HALF.find_in(passage.tokens):
        if found["end"] or _acts(found, passage):
            yield _due(found, passage.year, 6 if found["half"][0] == "上" else 12, 0)
    for found in _QUARTER.find_in(passage.tokens):
        if found["end"] or _acts(found, passage):
            yield _due(found, passage.year, 3 * (read_count(found["quarter"]) or 4), 0)
    for found in _YEAR_ALONE.find_in(passage.tokens) if passage.cell else ():
        if found.text == passage.text:
            yield _due(found, passage.year, 12, 31)


def read_month_and_day(found: Phrase) -> tuple[int, int]:
    """Read a phrase's month and day; 0 is the month's last day, 99 no day of any month."""
    month = read_count(found["month"] or "") or 0
    if found["day"]:
        return month, read_count(found["day"]) or 99
    return month, {"上旬": 10, "中旬": 20}.get(found["part"], 0)


def read_year(found: Phrase, year: int | None) -> int | None:
    """Give the year a phrase names, the plan's (今年) or the one after it (次年)."""
    if found["year"]:
        return read_year_number(found["year"])
    return year + 1 if year and found["next"] else year


def make_day(year: int, month: int, day: int) -> date | None:
    """Give a day, 0 the month's last; None for the 30 February that published plans contain."""
    try:
        if day:
            return date(year, month, day)
        return (
            date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if month < 13 else None
        )
    except ValueError:
        return None


def _due(found: Phrase, year: int | None, month: int, day: int) -> Stated:
    of = read_year(found, year)
    return _dated(found, of, month, day) if of else make_stated(found, None, say_unknown_year())


def _dated(found: Phrase, year: int, month: int, day: int) -> Stated:
    due = make_day(year, month, day)
    reason = "" if due else _("there is no such day")
    return make_stated(found, FixedDate(by=due) if due else None, reason)


def _is_by_then(found: Phrase) -> bool:
    """Tell whether a cell goes on with what is to happen by that month: 6月完成, 6月开工."""
    text = found.tokens.text
    at = found.end + (text[found.end : found.end + 1] == "前")
    return text.startswith(WORKS, at) or begins_with_deed(text, at)


def _ends_this_year(found: Phrase) -> bool:
    text, end = found.tokens.text, found.end
    begin = found.span("bare")[0]
    if begin and text[begin] == "年" and text.startswith(OTHER_YEARS, begin - 1):
        return False
    if text[end - 1] == "内":
        return not text.startswith(OUTER + LASTING if found.has("bare") else OUTER, end)
    return not text.startswith(REVIEWS, end)


def _acts(found: Phrase, passage: Passage) -> bool:
    # 上半年工作总结 and 三季度通报情况 name a report; 三季度完成 sets a date
    if found.text == passage.text or (passage.cell and found.is_listed):
        return True
    return begins_with_deed(passage.text, found.end) and not compile_once(_REPORT).match(
        passage.text, found.end
    )
