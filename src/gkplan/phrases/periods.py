"""Recurring deadlines: 按季度, 每月10日、20日、30日, 每季度末月25日前, 半年、全年工作总结."""

import re
from collections.abc import Iterator

from gkplan.base.language import _
from gkplan.model.deadline import MONTHS_IN, Length, Measure, Period, Recurrence
from gkplan.phrases.grammar import Grammar, Phrase
from gkplan.phrases.numerals import read_count
from gkplan.phrases.patterns import compile_once
from gkplan.phrases.stated import Passage, Stated, make_stated
from gkplan.phrases.vocabulary import HALF_YEARLY, MONTHLY

MEASURES = {"日": Measure.DAYS, "天": Measure.DAYS, "工作日": Measure.WORKDAYS}

_OF = {"半": Period.HALF_YEAR, "季": Period.QUARTER, "月": Period.MONTH, "年": Period.YEAR}

_BARE = Grammar(
    "( 每期 | 按 half=半年期 | ( 按 | 逐 ) by=( 季期 | 月期 ) | 按 year=年 | alone=月度 )",
    needs="每按逐月度",
)
_CELL = Grammar("period=( 月期 | 季期 | 半年期 | 年度 )", needs="某期")
_HALF_YEAR = Grammar("half=半年期", needs="半年期")
_WHOLE_YEAR = Grammar("( 半年 | 上半年 ) ( 、 | 和 | 及 ) year=全年", needs="全年")
_PLACED = Grammar(
    """
    每期 [ 的 ]
    [ month=( 首月 | 末 月 | 最后 一个 个 月 | 第 量 个 月 ) | named=月数 某月 !至 !-
    | [ 第 ] quarter=季数 季度 ]
    [ days=( 某日 ( 顿及 某日 )* <日号天 | 上旬 ) | [ 月 | 年 ] 底末终 ] [ 内 ] [ 止 ]
    """,
    needs="每",
)
_AFTERWARDS = Grammar(
    """
    [ 自 ] ( 每期 | short=( 季期 | 月期 | 年度 ) ) [ 结束 ] ( 后 | 之日起 ) [ 的 ]
    count=量 [ 个 ] measure=( 工作日 | 日 | 天 ) ( 内 | 之内 | 止 )
    """,
    needs="后起",
)
_NEXT_MONTH = Grammar("[ 每期 [ 的 ] ] 次月 count=日数 日号 止", needs="次月")
_OTHER = Grammar(
    """
    每 ( [ 一个 ] [ 个 ] ( 周 | 旬 | 日 | 天 | 工作日 ) | 几个 [ 个 ] ( 周 | 月 | 年 | 天 | 日 ) )
    """,
    needs="每",
)
_TIMES = Grammar("gap=…句 量 次", needs="次")
_OF_A_WORD = tuple("的期边经")  # 每周期, 每日经
_SEVERAL = tuple("上下个三半本")  # 上季度, 三季度, 个月
_HALVES = tuple("上下每一前后近年个")
_YEARS_NO_PERIOD = tuple("龄份代")
# 每年增长5% and 每年不少于200万元 are of amounts
_AMOUNT = (
    r"[的0-9]|增[长加]|递增|新增|以来"
    r"|[^,。;、\n]{0,14}[0-9]+(?:[场件条个人户家名元%]|[余多]?[万亿])"
)
_AND_YEARLY = r"[、和及]全年度?(?:工作)?(?:总结|报告)"
_YEARLY_REPORT = r"(?:工作)?(?:总结|报告)"


def read_period(word: str) -> Period:
    """Tell which period a word of one names: 季度, 半年, 年度."""
    return _OF[word[0]]


def find_recurrences(passage: Passage) -> Iterator[Stated]:
    """Find what is due in every period; periods of other lengths are found but have no rule."""
    yield from _find_afterwards(passage)
    for found in _PLACED.find_in(passage.tokens):
        if found.end > found.span("period")[1] and not found.text.endswith("的"):
            deadline = _read_placed(found)
            yield make_stated(found, deadline, "" if deadline else _("there is no such day"))
    yield from _find_bare(passage)
    reason = _("deadlines recur by month, quarter, half-year or year only")
    for found in _OTHER.find_in(passage.tokens, _is_no_word):
        times = _TIMES.match_at(found.tokens, found.after)
        if times and times.span("gap")[1] - times.start <= 6:
            found.take_in(_TIMES)
        yield make_stated(found, None, reason)
    for found in _CELL.find_in(passage.tokens) if passage.cell else ():
        if found.is_listed:
            yield make_stated(found, Recurrence(every=read_period(found["period"])))


def _find_bare(passage: Passage) -> Iterator[Stated]:
    text = passage.text
    for found in _BARE.find_in(passage.tokens, _is_bare):
        word = found["period"] or found["half"] or found["by"] or found["year"] or found["alone"]
        yield make_stated(found, Recurrence(every=read_period(word)))
    for found in _HALF_YEAR.find_in(passage.tokens):
        if found.start and text.startswith(_HALVES, found.start - 1):
            continue
        if text.startswith(HALF_YEARLY, found.end) or compile_once(_AND_YEARLY).match(
            text, found.end
        ):
            yield make_stated(found, Recurrence(every=Period.HALF_YEAR))
    for found in _WHOLE_YEAR.find_in(passage.tokens):
        if compile_once(_YEARLY_REPORT).match(text, found.end):
            start, end = found.span("year")
            yield Stated(start, end, text[start:end], Recurrence(every=Period.YEAR))


def _is_bare(found: Phrase) -> bool:
    text = found.tokens.text
    return (
        not compile_once(_AMOUNT).match(text, found.end)
        and (not found["alone"] or text.startswith(MONTHLY, found.end))
        and (not found["year"] or not text.startswith(_YEARS_NO_PERIOD, found.end))
    )


def _is_no_word(found: Phrase) -> bool:
    return not found.tokens.text.startswith(_OF_A_WORD, found.end)


def _read_placed(found: Phrase) -> Recurrence | None:
    every = read_period(found["period"])
    month = _read_month(found, every)
    days = _read_days(found["days"])
    if (month and month > MONTHS_IN[every]) or any(day > 31 for day in days):
        return None
    return Recurrence(every=every, month=month, days=days)


def _read_month(found: Phrase, every: Period) -> int | None:
    if found["named"]:
        return read_count(found["named"])
    if found["quarter"]:
        return 3 * (read_count(found["quarter"]) or 4)
    if not found["month"]:
        return None
    if found["month"][0] == "首":
        return 1
    return read_count(found["month"][1:-2]) if found["month"][0] == "第" else MONTHS_IN[every]


def _read_days(listed: str) -> tuple[int, ...]:
    tenths = {"上旬": (10,), "中旬": (20,), "下旬": (0,)}
    if not listed or listed in tenths:
        return tenths.get(listed, ())
    days = re.split(r"[、,和及]", listed)
    return tuple(
        0 if day.startswith("最") else read_count(day.rstrip("日号")) or 99 for day in days
    )


def _find_afterwards(passage: Passage) -> Iterator[Stated]:
    # 次月5日前 is five days after the month that the work is for
    for found in _AFTERWARDS.find_in(passage.tokens, _is_of_each):
        length = Length(read_count(found["count"]) or 0, MEASURES[found["measure"]])
        every = read_period(found["period"] or found["short"])
        yield make_stated(found, Recurrence(every=every, grace=length))
    for found in _NEXT_MONTH.find_in(passage.tokens):
        every = read_period(found["period"]) if found["period"] else Period.MONTH
        length = Length(read_count(found["count"]) or 0)
        yield make_stated(found, Recurrence(every=every, grace=length))


def _is_of_each(found: Phrase) -> bool:
    begin = found.span("short")[0]
    return not begin or not found.tokens.text.startswith(_SEVERAL, begin - 1)
