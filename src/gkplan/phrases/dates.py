"""Dated deadlines: 于2020年8月30日前, 6月底, 年底前, 三季度末.

A month or a year alone stands for its last day, the month of 2021年8月前 too: offices read it as
8月底前.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gkplan.base.language import _
from gkplan.model.deadline import FixedDate
from gkplan.phrases.numerals import CHINESE_YEAR, count, year_number
from gkplan.phrases.stated import BEFORE, DOING, Passage, Stated, listed, stated, unknown_year

YEAR = (
    rf"(?:(?P<year>(?<![0-9])[12][0-9]{{3}}|{CHINESE_YEAR})年度?|(?P<this>今年|本年度?|当年)"
    r"|(?P<next>明年|次年|翌年))"
)
MONTH = r"(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
PART = r"底|末|上旬|中旬|下旬"
_NO_YEAR = r"(?<![0-9.十年])"
_HOUR = (
    r"(?:\((?:星期|周|"
    r"礼拜)[^()]*\))?(?:\(含[^()]*\))?(?:[上下]午)?(?:[0-9]{1,2}[时点:][0-9]{0,2}分?)?"
)

_DATED = re.compile(
    rf"(?<!截至)[于在]?(?:{YEAR}|{_NO_YEAR})(?P<month>{MONTH})月份?"
    rf"(?:(?P<day>{DAY})[日号]|(?P<part>{PART}))?"
    # 6月30日、12月31日前: the last one's 前 is for all
    rf"(?P<end>{_HOUR}(?:{BEFORE}|截止|为止)|(?=(?:[、和及或](?:{MONTH}月)?{DAY}[日号])+{BEFORE}))?"
)
_NUMERIC = re.compile(
    r"[于在]?(?<![0-9.])(?P<year>[12][0-9]{3})(?P<dot>[.\-/])(?P<month>[01]?[0-9])(?P=dot)"
    rf"(?P<day>[0-3]?[0-9])日?(?![0-9.])(?P<end>{_HOUR}{BEFORE})?"
)
_REVIEW = r"(?!考核|总结|测评|述职|考评|绩效|评|人口|余额|存量)"
# 三年内, 近年内 and 上年末 are not this year's end
_YEAR_END = re.compile(
    rf"(?<!截至)[于在]?(?:{YEAR}(?:年?[底末终]{_REVIEW}|内(?![容外部涵设需]))"
    rf"|(?<![0-9零一二两三四五六七八九十几近多上去往历跨每半财学周少])(?:(?:年[底末终]|"
    rf"岁末){_REVIEW}"
    rf"|年度?内(?![容外部涵设需]|持续|长期|常态))){BEFORE}?"
)
_HALF = re.compile(
    rf"[于在]?{YEAR}?(?<!每)(?P<half>[上下])半年(?P<end>{BEFORE}|[底末]前?|内(?!容))?"
)
_QUARTER = re.compile(
    rf"[于在]?{YEAR}?(?<!每)第?(?P<quarter>[一二三四1-4])季度"
    rf"(?P<end>[底末]?{BEFORE}|[底末]|内(?!容))?(?![0-9一两二三]次)"
)
_YEAR_ALONE = re.compile(rf"\A{YEAR}\Z")
_DOING = re.compile(DOING)
_BY_THEN = re.compile(rf"[前]?(?:{DOING}|动工|开工|竣工|投入|投用|交付|验收|投产|完工)")
_REPORT = re.compile(r"(?:公开|报告|通报|公布)[^,。;]{0,6}(?:情况|工作)")


def fixed_dates(passage: Passage) -> Iterator[Stated]:
    """Find days and months by which something is due."""
    for found in _DATED.finditer(passage.text):
        sets = found["end"] is not None or found["part"]
        if sets or (passage.cell and (listed(found) or _BY_THEN.match(passage.text, found.end()))):
            yield _due(found, passage.year, *month_and_day(found))
    for found in _NUMERIC.finditer(passage.text):
        if found["end"] or (passage.cell and listed(found)):
            yield _due(found, passage.year, int(found["month"]), int(found["day"]) or 99)


def year_ends(passage: Passage) -> Iterator[Stated]:
    """Find the ends of years, half-years and quarters."""
    for found in _YEAR_END.finditer(passage.text):
        yield _due(found, passage.year, 12, 31)
    for found in _HALF.finditer(passage.text):
        if found["end"] or _acts(found, passage):
            yield _due(found, passage.year, 6 if found["half"] == "上" else 12, 0)
    for found in _QUARTER.finditer(passage.text):
        if found["end"] or _acts(found, passage):
            yield _due(found, passage.year, 3 * (count(found["quarter"]) or 4), 0)
    for found in _YEAR_ALONE.finditer(passage.text) if passage.cell else ():
        yield _due(found, passage.year, 12, 31)


def month_and_day(found: re.Match[str]) -> tuple[int, int]:
    """Read a match's month and day; 0 is the month's last day, 99 no day of any month."""
    month = count(found["month"] or "") or 0
    if found["day"]:
        return month, count(found["day"]) or 99
    return month, {"上旬": 10, "中旬": 20}.get(found["part"] or "", 0)


def year_of(found: re.Match[str], year: int | None) -> int | None:
    """Give the year a match names, the plan's (今年) or the one after it (次年)."""
    if found["year"]:
        return year_number(found["year"])
    return year + 1 if year and found["next"] else year


def day_of(year: int, month: int, day: int) -> date | None:
    """Give a day, 0 the month's last; None for the 30 February that published plans contain."""
    try:
        if day:
            return date(year, month, day)
        return (
            date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if month < 13 else None
        )
    except ValueError:
        return None


def _due(found: re.Match[str], year: int | None, month: int, day: int) -> Stated:
    of = year_of(found, year) if "next" in found.groupdict() else int(found["year"])
    if not of:
        return stated(found, None, unknown_year())
    due = day_of(of, month, day)
    return (
        stated(found, FixedDate(by=due)) if due else stated(found, None, _("there is no such day"))
    )


def _acts(found: re.Match[str], passage: Passage) -> bool:
    # 上半年工作总结 and 三季度通报情况 name a report; 三季度完成 sets a date
    if found[0] == passage.text or (passage.cell and listed(found)):
        return True
    return bool(_DOING.match(found.string, found.end())) and not _REPORT.match(
        found.string, found.end()
    )
