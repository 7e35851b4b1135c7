"""Stretches of days: 3月至8月, 3月1日至8月30日, 1-12月, and 全年 in a table's cell."""

from collections.abc import Iterator
from datetime import date

from gkplan.base.language import _
from gkplan.model.deadline import Window
from gkplan.phrases.dates import make_day, read_month_and_day, read_year
from gkplan.phrases.grammar import Grammar, Phrase
from gkplan.phrases.stated import Passage, Stated, make_stated, say_unknown_year
from gkplan.phrases.vocabulary import SUMMARIES

_FIRST = Grammar(
    """
    [ 于自 ] ( 年份 | <!数点 ) month=月数 [ 某月 [ day=日数 [ 日号 ] | 初 | part=旬末 ] ]
    ( 至 | - [ - ] )
    """,
    needs="至或横",
)
_LAST = Grammar(
    "[ 年份 ] [ month=月数 某月 ] [ day=日数 日号 | part=旬末 ] [ 前 | 期间 ]", needs="至或横"
)
_WHOLE_YEAR = Grammar("[ 年份 | 贯穿 ] 全年", needs="全年")
_REPORTED = 14  # characters at most between a stretch and what reports on it


def find_windows(passage: Passage) -> Iterator[Stated]:
    """Find what runs from one day or month to another; in a cell, 全年 is the whole year."""
    for found in _FIRST.find_in(passage.tokens):
        last = found.take_in(_LAST)
        if not last or _is_reported_on(passage.text, last.end):
            continue
        if last["month"] or (found["day"] and last["day"]):
            yield _read_window(found, last, passage.year)
    for found in _WHOLE_YEAR.find_in(passage.tokens) if passage.cell else ():
        if found.is_listed:
            year = read_year(found, passage.year)
            whole = Window(start=date(year, 1, 1), by=date(year, 12, 31)) if year else None
            yield make_stated(found, whole, "" if year else say_unknown_year())


def _is_reported_on(text: str, at: int) -> bool:
    """Tell whether what follows is the name of a report on those months: 1月至5月完成情况."""
    clause = text[at : at + _REPORTED + 2]
    ends = [clause.find(mark) for mark in ",;。\n" if mark in clause]
    return any(word in clause[: min(ends, default=len(clause))] for word in SUMMARIES)


def _read_window(found: Phrase, last: Phrase, year: int | None) -> Stated:
    start_year = read_year(found, year)
    end_year = read_year(last, start_year)
    if not start_year or not end_year:
        return make_stated(found, None, say_unknown_year())
    month, day = read_month_and_day(found)
    start = make_day(start_year, month, day if found["day"] else {10: 1, 20: 11}.get(day, 1))
    last_month, last_day = read_month_and_day(last)
    by = make_day(end_year, last_month or month, last_day)
    if not start or not by or by < start:
        return make_stated(found, None, _("there is no such stretch of days"))
    return make_stated(found, Window(start=start, by=by))
