"""The ledger 台账: what happened, one dated fact an entry, only ever appended."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gkplan.source import Source, Span


class Step(StrEnum):
    """What an entry says happened to a task."""

    PROGRESS = "progress"
    DONE = "done"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"


class Entry(NamedTuple):
    """One fact about a task: on `date`, `by` reported `status` for `occurrence`."""

    task: str
    date: date
    status: Step
    spans: Mapping[str, Span]
    occurrence: str = ""
    by: tuple[str, ...] = ()
    note: str = ""
    evidence: tuple[str, ...] = ()


class Event(NamedTuple):
    """A day something happened that deadlines count from: 文件印发."""

    name: str
    date: date
    spans: Mapping[str, Span]
    note: str = ""
    evidence: tuple[str, ...] = ()


class Ledger(NamedTuple):
    """All that a ledger file says, in the order it was written."""

    source: Source | None = None
    entries: tuple[Entry, ...] = ()
    events: tuple[Event, ...] = ()
