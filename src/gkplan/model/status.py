"""How a task can stand: a word for each case, derived for a day and never stored."""

from enum import StrEnum


class Status(StrEnum):
    """How a task stands; in the order in which a reader wants to see them."""

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    BLOCKED = "blocked"
    STALE = "stale"
    DUE = "due"
    WAITING = "waiting"
    ONGOING = "ongoing"
    DONE_LATE = "done-late"
    DONE = "done"
    CANCELLED = "cancelled"
