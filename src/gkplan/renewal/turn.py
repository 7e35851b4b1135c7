"""How many years a plan moves on, and what that does to its texts, dates and deadlines."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gkplan.base.calendar import Calendar
from gkplan.model.deadline import (
    AfterEvent,
    BeforeDate,
    Deadline,
    FixedDate,
    Window,
)
from gkplan.phrases import years
from gkplan.renewal.fates import Moved
from gkplan.tracking.schedule import list_occurrences


class Turn(NamedTuple):
    """From a plan's year so many years on; `bare` where its language writes years alone."""

    year: int
    by: int
    bare: bool = False

    @property
    def later(self) -> int:
        return self.year + self.by

    def text(self, text: str) -> str:
        return years.move_years(text, self.year, self.by, bare=self.bare)

    def day(self, day: date) -> date:
        """Move a day; there is a 29 February only every fourth year, else it is the 28th."""
        try:
            return day.replace(year=day.year + self.by)
        except ValueError:
            return day.replace(year=day.year + self.by, day=28)

    def deadline(self, one: Deadline) -> Deadline:
        """Move a deadline's days and words; a rule stays the rule it is."""
        text = years.shift_years(one.text, self.year, self.by) if one.text else ""
        worded = one._replace(text=text, what=self.text(one.what))
        match worded:
            case FixedDate(implied=True):
                return worded._replace(by=date(self.later, 12, 31))
            case FixedDate():
                return worded._replace(by=self.day(worded.by))
            case Window():
                return worded._replace(start=self.day(worded.start), by=self.day(worded.by))
            case BeforeDate():
                return worded._replace(before=self.day(worded.before))
            case AfterEvent():
                return worded._replace(after=self.text(worded.after))
            case _:
                return worded


def dates(
    old: tuple[Deadline, ...], new: tuple[Deadline, ...], turn: Turn, calendar: Calendar
) -> Iterator[Moved]:
    """List the due dates that move, each looked up in the calendar of its year."""
    for before, after in zip(old, new, strict=True):
        if not isinstance(before, FixedDate | Window | BeforeDate):
            continue
        if isinstance(before, FixedDate) and before.implied:
            continue
        (was,) = list_occurrences(before, turn.year, {}, calendar)
        (will,) = list_occurrences(after, turn.later, {}, calendar)
        if was.due and will.due:
            provisional = will.provisional or not calendar.is_announced(will.due.year)
            yield Moved(was.due, will.due, calendar.is_workday(will.due), provisional)
