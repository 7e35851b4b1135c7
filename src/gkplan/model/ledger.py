"""The ledger 台账: what happened, one dated fact an entry, only ever appended."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gkplan.base.source import Source, Span

Day = date  # records have a field named date


class Step(StrEnum):
    """What an entry says happened to a task: the steps of the supervision cycle 督办 and others.

    交办 issued, 签收 received, 反馈 progress, 办结 done, 复核 verified or returned, 销号 closed;
    延期 an extension asked for, granted or refused; 催办 reminded. `assigned` names the units that
    an open collective stands for.
    """

    ISSUED = "issued"
    RECEIVED = "received"
    PROGRESS = "progress"
    DONE = "done"
    VERIFIED = "verified"
    RETURNED = "returned"
    CLOSED = "closed"
    EXTENSION_ASKED = "extension-asked"
    EXTENSION_GRANTED = "extension-granted"
    EXTENSION_REFUSED = "extension-refused"
    REMINDED = "reminded"
    ASSIGNED = "assigned"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"


SUPERVISION = (Step.ISSUED, Step.RECEIVED, Step.VERIFIED, Step.CLOSED)


class Entry(NamedTuple):
    """One fact about a task: on `date`, `by` reported `status` for `occurrence`.

    `until` is the day an extension reaches to, `signed` who signed which step of the sign-off
    chain, `units` whom `assigned` names, `replaces` the name of the entry this one corrects.
    """

    task: str
    date: Day
    status: Step
    spans: Mapping[str, Span]
    occurrence: str = ""
    by: tuple[str, ...] = ()
    note: str = ""
    evidence: tuple[str, ...] = ()
    until: Day | None = None
    signed: tuple[tuple[str, str], ...] = ()
    units: tuple[str, ...] = ()
    replaces: str = ""

    @property
    def name(self) -> str:
        """What the entry is called where another one replaces it: made from what it says."""
        import hashlib  # 3 ms that only `show` and corrections need

        said = (value for field, value in zip(self._fields, self, strict=True) if field != "spans")
        return hashlib.sha256(repr(tuple(map(_plain, said))).encode()).hexdigest()[:8]


class Event(NamedTuple):
    """A day something happened that deadlines count from: 文件印发."""

    name: str
    date: Day
    spans: Mapping[str, Span]
    note: str = ""
    evidence: tuple[str, ...] = ()


class Ledger(NamedTuple):
    """All that a ledger file says, in the order it was written."""

    source: Source | None = None
    entries: tuple[Entry, ...] = ()
    events: tuple[Event, ...] = ()

    def standing(self, as_of: Day) -> tuple[Entry, ...]:
        """The entries dated up to a day, by date, without those that others among them replace."""
        known = [entry for entry in self.entries if entry.date <= as_of]
        replaced = {entry.replaces for entry in known if entry.replaces}
        if replaced:
            known = [entry for entry in known if entry.name not in replaced]
        return tuple(sorted(known, key=lambda entry: entry.date))


def _plain(value: object) -> object:
    return str(value) if isinstance(value, date | Step) else value
