"""The ledger 台账: what happened, one dated fact an entry, only ever appended."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gkplan.source import Source, Span


class Step(StrEnum):
    """What an entry says happened to a task."""

    PROGRESS = "progress"
    DONE = "done"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact about a task: on `date`, `by` reported `status` for `occurrence`."""

    task: str
    date: date
    status: Step
    spans: "dict[str, Span]" = field(repr=False, compare=False)
    occurrence: str = ""
    by: tuple[str, ...] = ()
    note: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A day something happened that deadlines count from: 文件印发."""

    name: str
    date: date
    spans: "dict[str, Span]" = field(repr=False, compare=False)
    note: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that a ledger file says, in the order it was written."""

    source: Source | None = field(default=None, repr=False)
    entries: tuple[Entry, ...] = ()
    events: tuple[Event, ...] = ()
