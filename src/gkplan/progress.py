"""How far an occurrence has come: who has reported, what is signed, verified and closed.

Built by replaying ledger entries in the order of their dates; a day later, the same entries give
the same picture of a day before.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gkplan.model.deadline import Quota
from gkplan.model.ledger import Entry, Step
from gkplan.model.plan import Plan
from gkplan.model.unit import UnitRegister
from gkplan.schedule import Occurrence


class Owed(NamedTuple):
    """The shares of a task: the units that each must report, as they were named to it.

    `by_member` says that a collective was named, each of whose members fills a quota of its own;
    `as_of` is the day whose names for the units are used.
    """

    shares: tuple[str, ...]
    units: UnitRegister
    as_of: date
    by_member: bool = False

    def now(self, names: Iterable[str]) -> tuple[str, ...]:
        """Give the units that names stand for on the day asked for."""
        return tuple(dict.fromkeys(self.units.on(name, self.as_of) for name in names))


class Report(NamedTuple):
    """One report: its day, the units that made it and whose shares it covers."""

    day: date
    by: tuple[str, ...]
    shares: frozenset[str]


class Log:
    """The reports on one occurrence, complete once every share is covered `times` times.

    Where nobody in particular owes a share, any `times` reports complete it. A unit covers its own
    share and those of the units it succeeded before the day of its report, but no others: of two
    units that became one, the report of the first does not stand for the second.
    """

    __slots__ = ("_by_unit", "_known", "_seen", "owed", "reports", "shares", "times")

    def __init__(self, owed: Owed, shares: tuple[str, ...], times: int = 1) -> None:
        self.owed = owed
        self.shares = shares
        self.times = times
        self.reports: list[Report] = []
        self._seen: list[Report] | None = None
        self._known: tuple[date | None, tuple[str, ...]] = (None, ())
        self._by_unit: dict[str, date] | None = None

    def _judged(self) -> tuple[date | None, tuple[str, ...]]:
        """Give what follows from the reports, found anew only when there are others."""
        if self._seen != self.reports:
            self._seen = list(self.reports)
            self._known, self._by_unit = (self._complete(), self._missing()), None
        return self._known

    def add(self, entry: Entry) -> None:
        """Take in a report; one by nobody in particular is for all."""
        day, units = entry.date, self.owed.units
        by = tuple(dict.fromkeys(u for name in entry.by for u in units.members(name, day)))
        covered = (each for each in self.shares if not entry.by or units.on(each, day) in by)
        self.reports.append(Report(day, by, frozenset(covered)))

    @property
    def complete(self) -> date | None:
        """The day of the last report that was needed; None while one is missing."""
        return self._judged()[0]

    @property
    def missing(self) -> tuple[str, ...]:
        """The units with a share that is not covered."""
        return self._judged()[1]

    @property
    def by_unit(self) -> dict[str, date]:
        """The day on which each unit's shares were covered, and others first reported."""
        missing = self.missing
        if self._by_unit is None:
            self._by_unit = self._days(missing)
        return self._by_unit

    def _complete(self) -> date | None:
        if not self.shares:
            full = len(self.reports) >= self.times
            return self.reports[self.times - 1].day if full else None
        days = [self._covered(share) for share in self.shares]
        known = [day for day in days if day]
        return max(known) if len(known) == len(days) else None

    def _missing(self) -> tuple[str, ...]:
        return self.owed.now(share for share in self.shares if not self._covered(share))

    def _days(self, missing: tuple[str, ...]) -> dict[str, date]:
        found: dict[str, date] = {}
        must = self.owed.now(self.shares)
        for share in self.shares:
            (unit,), day = self.owed.now([share]), self._covered(share)
            if day and unit not in missing:
                found[unit] = max(day, found.get(unit, day))
        for report in self.reports:
            for unit in self.owed.now(report.by):
                if unit not in must:
                    found.setdefault(unit, report.day)
        return found

    def _covered(self, share: str) -> date | None:
        days = [report.day for report in self.reports if share in report.shares]
        return days[self.times - 1] if len(days) >= self.times else None


class Progress:
    """What the ledger says of one occurrence, up to the day asked for.

    `done_log` holds what was reported done and not returned since, `receipts` who received it,
    `signed` the steps of the sign-off chain in the order they were signed, `early` the signatures
    out of turn: the entry, its step and the step whose turn it was. `steps` are the first days on
    which it was issued, verified and closed. `entries` are all that are about it.
    """

    __slots__ = (
        "_required",
        "asked_on",
        "cancelled_on",
        "chain",
        "done_log",
        "early",
        "entries",
        "extended",
        "occurrence",
        "owed",
        "receipts",
        "reminders",
        "returned_on",
        "signed",
        "steps",
        "supervision",
    )

    def __init__(self, occurrence: Occurrence, plan: Plan, owed: Owed) -> None:
        self.occurrence = occurrence
        self.owed = owed
        self.chain = tuple(each.step for each in plan.signoff)
        self.supervision = plan.supervision
        in_total = isinstance(occurrence.deadline, Quota) and not owed.by_member
        self.done_log = Log(owed, () if in_total else owed.shares, occurrence.needed)
        self.receipts = Log(owed, owed.shares)
        self.signed: dict[str, date] = {}
        self.early: list[tuple[Entry, str, str]] = []
        self.steps: dict[Step, date] = {}
        self.returned_on: date | None = None
        self.asked_on: date | None = None
        self.extended: date | None = None
        self.cancelled_on: date | None = None
        self.reminders: list[date] = []
        self.entries: list[Entry] = []
        self._required: tuple[str, ...] | None = None

    def credit(self, entry: Entry) -> None:
        """Take in one entry; a signature out of its turn counts for nothing."""
        self.entries.append(entry)
        match entry.status:
            case Step.DONE:
                self.done_log.add(entry)
            case Step.RECEIVED:
                self.receipts.add(entry)
            case Step.RETURNED:
                self._return(entry.date)
            case Step.EXTENSION_ASKED:
                self.asked_on = entry.date
            case Step.EXTENSION_GRANTED | Step.EXTENSION_REFUSED:
                self.asked_on = None
                self.extended = _granted(entry) or self.extended
            case Step.REMINDED:
                self.reminders.append(entry.date)
            case Step.CANCELLED:
                self.cancelled_on = entry.date
            case Step.ISSUED | Step.VERIFIED | Step.CLOSED:
                self.steps.setdefault(entry.status, entry.date)
        self._sign(entry)

    def _sign(self, entry: Entry) -> None:
        for step in sorted(dict(entry.signed), key=self._turn):
            if step == self.next_signature:
                self.signed[step] = entry.date
            elif step in self.chain and step not in self.signed:
                self.early.append((entry, step, self.next_signature))

    def _turn(self, step: str) -> int:
        return self.chain.index(step) if step in self.chain else len(self.chain)

    def _return(self, day: date) -> None:
        """Take back what was reported done: it must be done, signed and verified again."""
        self.returned_on = day
        reports = self.done_log.reports
        del reports[-1 if isinstance(self.occurrence.deadline, Quota) else 0 :]
        self.signed.clear()
        self.steps.pop(Step.VERIFIED, None)
        self.steps.pop(Step.CLOSED, None)

    @property
    def due(self) -> date | None:
        """When it is due, an extension that was granted taken in."""
        return self.extended or self.occurrence.due

    @property
    def required(self) -> tuple[str, ...]:
        """The units that must report, by the names they have on the day asked for."""
        if self._required is None:
            self._required = self.owed.now(self.owed.shares)
        return self._required

    @property
    def done_on(self) -> list[date]:
        """The days on which somebody reported it done."""
        return [report.day for report in self.done_log.reports]

    @property
    def reports(self) -> dict[str, date]:
        """The day on which each unit had reported."""
        return self.done_log.by_unit

    @property
    def missing(self) -> tuple[str, ...]:
        """The units whose report is still needed."""
        if self.reported_on:
            return ()
        return self.done_log.missing or self.required

    @property
    def reported_on(self) -> date | None:
        """The day the last report that was needed came in; None while one is missing."""
        return self.done_log.complete

    @property
    def next_signature(self) -> str:
        """The step of the sign-off chain whose turn it is; "" when all are signed."""
        return next((step for step in self.chain if step not in self.signed), "")

    @property
    def done(self) -> date | None:
        """The day it was done: reported by all who must, and signed to the last step."""
        reported = self.reported_on
        if reported is None or self.next_signature:
            return None
        return max([reported, *self.signed.values()])

    @property
    def next_step(self) -> Step | None:
        """The step of the supervision cycle that it waits for once it is done."""
        wanted = (step for step in (Step.VERIFIED, Step.CLOSED) if step in self.supervision)
        return (
            next((step for step in wanted if step not in self.steps), None) if self.done else None
        )

    @property
    def is_open(self) -> bool:
        """Tell whether units still owe something: neither done nor cancelled."""
        return self.done is None and self.cancelled_on is None

    @property
    def is_late(self) -> bool:
        """Tell whether it was done, but after its due date."""
        return self.done is not None and self.due is not None and self.done > self.due


def _granted(entry: Entry) -> date | None:
    return entry.until if entry.status is Step.EXTENSION_GRANTED else None
