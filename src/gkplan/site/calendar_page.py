"""A year's calendar: twelve months with what is due on each day, and the list of it below.

Where a year holds too much for one page, each month's list has a page of its own.
"""

from calendar import Calendar as Weeks
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkplan.site import kept
from gkplan.site.facts import LIGHTS, DateFacts, TaskFacts
from gkplan.site.frame import Frame, page
from gkplan.site.plan_page import PlanFacts

LARGEST = 1200  # dates on one page


class DueItem(NamedTuple):
    """One occurrence: how it stands, its task and where that is shown, and whose it is."""

    light: str
    address: str
    name: str
    about: str
    language: str
    status: str
    reported: str
    left: int | None


class CalendarDay(NamedTuple):
    """A day of a month: how much is `due` on it, the worst light, and whether offices work.

    `differs` marks a weekday off, or a weekend day that is worked.
    """

    day: date
    due: int
    light: str
    is_off: bool
    differs: bool


class CalendarMonth(NamedTuple):
    """A month: its weeks, None for days of other months; what is due, day by day; its list."""

    first: date
    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    days: tuple[tuple[date, tuple[DueItem, ...]], ...]
    address: str

    @property
    def due(self) -> int:
        return sum(len(items) for _day, items in self.days)


def addresses(year: int, due: int) -> tuple[str, ...]:
    """Name the pages of a year of which so much is due: its calendar, and months if need be."""
    own = f"calendar-{year}.html"
    if due <= LARGEST:
        return (own,)
    return own, *(f"calendar-{year}-{month:02}.html" for month in range(1, 13))


def make(
    year: int, sources: tuple[PlanFacts, ...], pages: tuple[str, ...], frame: Frame
) -> tuple[bytes, ...]:
    """Make the pages of one year."""
    held = _held(year, sources)
    alone = len(pages) == 1
    lists = pages * 12 if alone else pages[1:]
    months = [_month(year, number, held, lists[number - 1], frame) for number in range(1, 13)]
    context = {"year": year, "months": months, "alone": alone, "known": _known(year, frame)}
    first = page("calendar.html", frame, "", "calendar", context)
    if alone:
        return (first,)
    around = [None, *months, None]
    return first, *(
        page(
            "month.html",
            frame,
            "",
            "calendar",
            {"year": year, "month": month, "before": around[number], "after": around[number + 2]},
        )
        for number, month in enumerate(months)
    )


def _known(year: int, frame: Frame) -> bool:
    return frame.calendar.is_announced(year)


def _held(year: int, sources: Sequence[PlanFacts]) -> dict[str, list[DueItem]]:
    """Gather what is due on each day, the worst first."""
    found: dict[str, list[DueItem]] = {}
    for source in sources:
        tasks = kept.read_tasks(Path(source.file))
        for each in kept.read_dates(Path(source.file)):
            if each.due.startswith(f"{year}-"):
                found.setdefault(each.due, []).append(_item(source, tasks[each.task], each))
    order = {colour: number for number, colour in enumerate(LIGHTS)}
    for items in found.values():
        items.sort(key=lambda item: order[item.light])
    return found


def _item(source: PlanFacts, task: TaskFacts, each: DateFacts) -> DueItem:
    units = "、".join(part.unit for part in task.parts)
    return DueItem(
        each.light,
        f"{source.address}#{task.anchor}",
        task.name,
        " · ".join(filter(None, (task.number, units, source.head.issuer))),
        source.head.language,
        each.status,
        each.reported,
        each.left,
    )


def _month(
    year: int, month: int, held: Mapping[str, Sequence[DueItem]], address: str, frame: Frame
) -> CalendarMonth:
    weeks = Weeks().monthdatescalendar(year, month)
    days = [day for week in weeks for day in week if day.month == month]
    due = tuple((day, tuple(held[str(day)])) for day in days if str(day) in held)
    return CalendarMonth(
        date(year, month, 1),
        tuple(tuple(_days(week, month, held, frame)) for week in weeks),
        due,
        address,
    )


def _days(
    week: Sequence[date], month: int, held: Mapping[str, Sequence[DueItem]], frame: Frame
) -> Iterator[CalendarDay | None]:
    for day in week:
        if day.month != month:
            yield None
            continue
        items = held.get(str(day), ())
        is_off = not frame.calendar.is_workday(day)
        light = items[0].light if items else ""
        yield CalendarDay(day, len(items), light, is_off, is_off != (day.weekday() >= 5))
