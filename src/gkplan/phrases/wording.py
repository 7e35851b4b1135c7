"""Deadlines written in plain Chinese; `deadlines.find` reads them back.

Apart from the readers, whose patterns take longer to prepare than most commands have.
"""

from datetime import date

from gkplan.model.deadline import (
    MONTHS_IN,
    AfterEvent,
    BeforeDate,
    Deadline,
    FixedDate,
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


def deadline(of: Deadline, year: int) -> str:
    """Word a deadline, for a plan of that year."""
    match of:
        case FixedDate():
            return "年底前" if of.by == date(year, 12, 31) else f"于{day(of.by)}前"
        case Window():
            return _window(of)
        case Recurrence():
            return _recurrence(of)
        case Quota():
            return f"{EVERY[of.per]}至少{of.at_least}次"
        case AfterEvent():
            measure = "个工作日" if of.within.measure is Measure.WORKDAYS else "日"
            return f"自{of.after}之日起{of.within.number}{measure}内"
        case BeforeDate():
            measure = "个工作日" if of.within.measure is Measure.WORKDAYS else "天"
            return f"{day(of.before)}的{of.within.number}{measure}前"
        case Ongoing():
            return "长期坚持"


def day(of: date) -> str:
    return f"{of.year}年{of.month}月{of.day}日"


def _window(of: Window) -> str:
    """Write from when to when, the year once where it is the same."""
    by = f"{of.by.month}月{of.by.day}日" if of.start.year == of.by.year else day(of.by)
    return f"{day(of.start)}至{by}"


def _recurrence(of: Recurrence) -> str:
    """Write how often: 每季度, 每月10日、20日、最后一日前, 每季度首月10日前, 每年1月31日前."""
    every = EVERY[of.every]
    later = ""
    if of.grace:
        measure = "个工作日" if of.grace.measure is Measure.WORKDAYS else "日"
        later = f"{of.grace.number}{measure}"
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
