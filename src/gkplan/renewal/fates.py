"""What becomes of each task of a plan when its year is over."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gkplan.model.deadline import Ongoing, Quota, Recurrence
from gkplan.model.status import Status
from gkplan.tracking.standing import Standing


class Fate(StrEnum):
    """What becomes of a task: standing and recurring work goes on, as does what is not done."""

    CARRIED = "carried"
    UNFINISHED = "carried-unfinished"
    DONE = "dropped-done"
    CANCELLED = "dropped-cancelled"

    @property
    def kept(self) -> bool:
        return self in (Fate.CARRIED, Fate.UNFINISHED)


class Moved(NamedTuple):
    """A due date and the one that takes its place.

    `workday` tells whether offices work on the new one; `provisional` that it, or this, rests on
    holidays nobody has announced.
    """

    old: date
    new: date
    workday: bool
    provisional: bool


class Renewed(NamedTuple):
    """A task of the old plan and what became of it.

    `carried_from` is what the new plan says of it, `units` lists old and new names of those that
    were succeeded, `years` the other years that its words name, `clauses` those of superior plans
    that it carried out: next year's superior plan has others. `references` lists documents and
    parts of the plan that its words name by number.
    """

    standing: Standing
    fate: Fate
    carried_from: str = ""
    dates: tuple[Moved, ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    years: tuple[int, ...] = ()
    clauses: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


def fate(standing: Standing) -> Fate:
    """Judge one task: what is done once is dropped, what is done every year goes on."""
    if standing.status is Status.CANCELLED:
        return Fate.CANCELLED
    if any(isinstance(each, Ongoing | Recurrence | Quota) for each in standing.task.deadlines):
        return Fate.CARRIED
    if standing.status in (Status.DONE, Status.DONE_LATE):
        return Fate.DONE
    return Fate.UNFINISHED
