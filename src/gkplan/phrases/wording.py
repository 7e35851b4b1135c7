"""Deadlines in words, in the language of their plan; `deadlines.find` reads the Chinese ones back.

Apart from the readers, whose patterns take longer to prepare than most commands have.
"""

from datetime import date

from gkplan.model.deadline import (
    MONTHS_IN,
    AfterEvent,
    BeforeDate,
    Deadline,
    FixedDate,
    Length,
    Measure,
    Ongoing,
    Period,
    Quota,
    Recurrence,
    Window,
)

EVERY = {
    Period.MONTH: "每月",
    Period.QUARTER: "每季度",
    Period.HALF_YEAR: "每半年",
    Period.YEAR: "每年",
}


def word_deadline(deadline: Deadline, year: int, language: str) -> str:
    """Word a deadline's rule for a plan of that year, in Chinese for `zh_CN` and else in English.

    The wording that a deadline keeps of its own, and what it is of, are not part of it.
    """
    chinese = language == "zh_CN"
    match deadline:
        case FixedDate():
            return _fixed(deadline.by, year) if chinese else f"by {deadline.by}"
        case Window(start, by):
            return _window(deadline) if chinese else f"{start} to {by}"
        case Recurrence():
            return _recurrence(deadline) if chinese else _english_recurrence(deadline)
        case Quota(count, per):
            english = f"at least {'once' if count == 1 else f'{count} times'} a {per.value}"
            return f"{EVERY[per]}至少{count}次" if chinese else english
        case AfterEvent(within, event):
            counted = f"自{event}之日起{within.number}{_measure(within)}内"
            return counted if chinese else f"within {_english_length(within)} of {event}"
        case BeforeDate(within, before):
            counted = f"{word_day(before)}的{within.number}{_measure(within, '天')}前"
            return counted if chinese else f"{_english_length(within)} before {before}"
        case Ongoing():
            return "长期坚持" if chinese else "ongoing"


def _fixed(by: date, year: int) -> str:
    return "年底前" if by == date(year, 12, 31) else f"于{word_day(by)}前"


def _measure(of: Length, days: str = "日") -> str:
    return "个工作日" if of.measure is Measure.WORKDAYS else days


def _english_length(of: Length) -> str:
    measure = "working day" if of.measure is Measure.WORKDAYS else "day"
    return f"{of.number} {measure}{'' if of.number == 1 else 's'}"


def _english_recurrence(of: Recurrence) -> str:
    """Write how often: every quarter, by day 10, 20 and the last of month 1 of every quarter."""
    every = f"every {of.every.value}"
    if of.days or of.month:
        numbers = [str(each) if each else "the last" for each in of.days]
        listed = " and ".join([", ".join(numbers[:-1]), numbers[-1]] if numbers[1:] else numbers)
        days = f"day {listed}" if listed else "the end"
        every = f"by {days}{f' of month {of.month}' if of.month else ''} of {every}"
        return f"{every}, with {_english_length(of.grace)} of grace" if of.grace else every
    return f"within {_english_length(of.grace)} of the end of {every}" if of.grace else every


def word_day(of: date) -> str:
    return f"{of.year}年{of.month}月{of.day}日"


def _window(of: Window) -> str:
    """Write from when to when, the year once where it is the same."""
    by = f"{of.by.month}月{of.by.day}日" if of.start.year == of.by.year else word_day(of.by)
    return f"{word_day(of.start)}至{by}"


def _recurrence(of: Recurrence) -> str:
    """Write how often: 每季度, 每月10日、20日、最后一日前, 每季度首月10日前, 每年1月31日前."""
    every = EVERY[of.every]
    later = f"{of.grace.number}{_measure(of.grace)}" if of.grace else ""
    if not of.days and of.month is None:
        return f"{every}结束后{later}内" if later else every
    days = "、".join(f"{each}日" if each else "最后一日" for each in of.days)
    return f"{every}{_month(of)}{days or '底'}前" + (f",可延后{later}" if later else "")


def _month(of: Recurrence) -> str:
    if of.month is None:
        return ""
    if of.every is Period.YEAR:
        return f"{of.month}月"
    if of.month == 1:
        return "首月"
    return "末月" if of.month == MONTHS_IN[of.every] else f"第{of.month}个月"
