"""Recurring deadlines: 按季度, 每月10日、20日、30日, 每季度末月25日前, 半年、全年工作总结."""

import re
from collections.abc import Iterator

from gkplan.base.language import _
from gkplan.model.deadline import MONTHS_IN, Length, Measure, Period, Recurrence
from gkplan.phrases.dates import DAY, MONTH
from gkplan.phrases.numerals import COUNT, count
from gkplan.phrases.stated import BEFORE, Passage, Stated, listed, stated

MEASURES = {"日": Measure.DAYS, "天": Measure.DAYS, "工作日": Measure.WORKDAYS}
EACH = r"每一?个?(?:自然)?(?P<period>半年度?|季度?(?!节)|月度?(?!份)|年度?)"

_OF = {"半": Period.HALF_YEAR, "季": Period.QUARTER, "月": Period.MONTH, "年": Period.YEAR}

_BARE = re.compile(
    rf"(?:{EACH}|(?:按半?|逐)(?P<by>季度?(?!节)|月度?(?!份)|(?<=按)年(?![度龄份代])|(?<=按半)年度?)"
    r"|(?P<alone>月度)(?=通报|报告|报送|调度|总结|例会|分析|更新|公开|发布|监测|检查|督查))"
    r"(?![的0-9]|增[长加]|递增|新增|以来|[^,。;、\n]{0,14}[0-9]+(?:[场件条个人户家名元%]|[余多]?[万亿]))"
)
_CELL = re.compile(r"(?P<period>月度?|季度?|半年度?|年度)")
_HALF_YEAR = re.compile(
    r"(?<![上下每一前后近年个])半年度?(?=监测|检测|总结|通报|报告|报送|检查|考核|评估|更新|公开|发布"
    r"|[、和及]全年度?(?:工作)?(?:总结|报告))"
)
_WHOLE_YEAR = re.compile(r"(?<=半年[、和及])全年度?(?=(?:工作)?(?:总结|报告))")

_A_DAY = rf"(?:{DAY}[日号]?|最后[一1][日天])"
_PLACED = re.compile(
    rf"{EACH}的?(?:(?P<month>首月|末月|最后[一1]个月|第{COUNT}个月)|(?P<named>{MONTH})月份?(?![至到~-])"
    rf"|第?(?P<quarter>[一二三四1-4])季度)?"
    rf"(?:(?P<days>{_A_DAY}(?:[、,和及]{_A_DAY})*(?<=[日号天])|上旬|中旬|下旬)|[月年]?[底末终])?"
    rf"内?{BEFORE}?"
)
_AFTERWARDS = re.compile(
    rf"自?(?:{EACH}|(?<![上下个三半本])(?P<short>季度?|月度?|年度))(?:结束|终了)?(?:之?后|之日起)的?"
    rf"(?P<count>{COUNT})个?(?P<measure>工作日|日|天)(?:之?内|{BEFORE})"
)
_NEXT_MONTH = re.compile(rf"(?:{EACH}的?)?次月(?P<count>{DAY})[日号]{BEFORE}")
_OTHER = re.compile(
    r"每(?:[一1]?个?(?:周|星期|旬|日|天|工作日)|[两二三四五六2-6]个?(?:周|星期|月|年|天|日))"
    rf"(?![的期边经])(?:[^,。;0-9]{{0,6}}?{COUNT}次)?"
)


def period_of(word: str) -> Period:
    """Tell which period a word of one names: 季度, 半年, 年度."""
    return _OF[word[0]]


def recurrences(passage: Passage) -> Iterator[Stated]:
    """Find what is due in every period; periods of other lengths are found but have no rule."""
    text = passage.text
    yield from _afterwards(text)
    for found in _PLACED.finditer(text):
        if found.end() > found.end("period") and not found[0].endswith("的"):
            deadline = _placed(found)
            yield stated(found, deadline, "" if deadline else _("there is no such day"))
    for found in _BARE.finditer(text):
        word = found["period"] or found["by"] or found["alone"]
        half = found[0].startswith("按半")
        yield stated(found, Recurrence(every=Period.HALF_YEAR if half else period_of(word)))
    for found in _HALF_YEAR.finditer(text):
        yield stated(found, Recurrence(every=Period.HALF_YEAR))
    for found in _WHOLE_YEAR.finditer(text):
        yield stated(found, Recurrence(every=Period.YEAR))
    for found in _OTHER.finditer(text):
        yield stated(found, None, _("deadlines recur by month, quarter, half-year or year only"))
    for found in _CELL.finditer(text) if passage.cell else ():
        if listed(found):
            yield stated(found, Recurrence(every=period_of(found["period"])))


def _placed(found: re.Match[str]) -> Recurrence | None:
    every = period_of(found["period"])
    month = _month(found, every)
    days = _days(found["days"] or "")
    if (month and month > MONTHS_IN[every]) or any(day > 31 for day in days):
        return None
    return Recurrence(every=every, month=month, days=days)


def _month(found: re.Match[str], every: Period) -> int | None:
    if found["named"]:
        return count(found["named"])
    if found["quarter"]:
        return 3 * (count(found["quarter"]) or 4)
    if not found["month"]:
        return None
    if found["month"][0] == "首":
        return 1
    return count(found["month"][1:-2]) if found["month"][0] == "第" else MONTHS_IN[every]


def _days(listed_days: str) -> tuple[int, ...]:
    tenths = {"上旬": (10,), "中旬": (20,), "下旬": (0,)}
    if not listed_days or listed_days in tenths:
        return tenths.get(listed_days, ())
    each = re.split(r"[、,和及]", listed_days)
    return tuple(0 if day.startswith("最") else count(day.rstrip("日号")) or 99 for day in each)


def _afterwards(text: str) -> Iterator[Stated]:
    # 次月5日前 is five days after the month that the work is for
    for found in _AFTERWARDS.finditer(text):
        length = Length(count(found["count"]) or 0, MEASURES[found["measure"]])
        every = period_of(found["period"] or found["short"])
        yield stated(found, Recurrence(every=every, grace=length))
    for found in _NEXT_MONTH.finditer(text):
        every = period_of(found["period"]) if found["period"] else Period.MONTH
        length = Length(count(found["count"]) or 0)
        yield stated(found, Recurrence(every=every, grace=length))
