"""Stretches of days: 3月至8月, 3月1日至8月30日, 1-12月, and 全年 in a table's cell."""

import re
from collections.abc import Iterator
from datetime import date

from gkplan.base.language import _
from gkplan.model.deadline import Window
from gkplan.phrases.dates import DAY, MONTH, PART, YEAR, day_of, month_and_day, year_of
from gkplan.phrases.stated import Passage, Stated, listed, stated, unknown_year

_FIRST = re.compile(
    rf"[于在从自]?(?:{YEAR}|(?<![0-9.十]))(?P<month>{MONTH})"
    rf"(?:月份?(?:(?P<day>{DAY})[日号]?|初|(?P<part>{PART}))?)?(?:至|到|[-~]{{1,2}})"
)
_LAST = re.compile(
    rf"{YEAR}?(?:(?P<month>{MONTH})月份?)?(?:(?P<day>{DAY})[日号]|(?P<part>{PART}))?(?:期间|之间|前)?"
)
# 1月至5月完成情况 reports on the months
_REPORTED = re.compile(r"[^,;。\n]{0,14}(?:情况|数据|总结|报表)")
_WHOLE_YEAR = re.compile(rf"(?:{YEAR}|贯穿)?全年度?")


def windows(passage: Passage) -> Iterator[Stated]:
    """Find what runs from one day or month to another; in a cell, 全年 is the whole year."""
    for first in _FIRST.finditer(passage.text):
        last = _LAST.match(passage.text, first.end())
        if not last or _REPORTED.match(passage.text, last.end()):
            continue
        if last["month"] or (first["day"] and last["day"]):
            yield _window(first, last, passage.year)
    for found in _WHOLE_YEAR.finditer(passage.text) if passage.cell else ():
        if listed(found):
            of = year_of(found, passage.year)
            whole = Window(start=date(of, 1, 1), by=date(of, 12, 31)) if of else None
            yield stated(found, whole, "" if of else unknown_year())


def _window(first: re.Match[str], last: re.Match[str], year: int | None) -> Stated:
    phrase = first[0] + last[0]
    start_year = year_of(first, year)
    end_year = year_of(last, start_year)
    if not start_year or not end_year:
        return Stated(first.start(), last.end(), phrase, None, unknown_year())
    month, day = month_and_day(first)
    start = day_of(start_year, month, day if first["day"] else {10: 1, 20: 11}.get(day, 1))
    last_month, last_day = month_and_day(last)
    by = day_of(end_year, last_month or month, last_day)
    if not start or not by or by < start:
        reason = _("there is no such stretch of days")
        return Stated(first.start(), last.end(), phrase, None, reason)
    return Stated(first.start(), last.end(), phrase, Window(start=start, by=by))
