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
from gkplan.schedule import Occurrence


class Owed(NamedTuple):
    """The units that each must report, by the names they have on the day asked for.

    `shares` says under which name each stood in the plan, so that of two units that became one the
    report of the first does not stand for the second. `by_member` marks those of a collective.
    """

    shares: tuple[str, ...]
    as_of: date
    by_member: bool = False


class Report(NamedTuple):
    """One report: its day, the shares it covers, and the units that made it."""

    day: date
    shares: frozenset[str]
    units: tuple[str, ...] = ()


class Progress:
    """What the ledger says of one occurrence, up to the day asked for.

    `log` holds what was reported done and not returned, `receipts` who received it, `signed` the
    steps of the sign-off chain in the order they were signed; a signature out of its turn counts
    for nothing. `steps` are the first days on which the office issued, verified and closed it.
    """

    __slots__ = (
        "asked_on",
        "cancelled_on",
        "chain",
        "extended",
        "log",
        "occurrence",
        "owed",
        "receipts",
        "reminders",
        "returned_on",
        "signed",
        "steps",
        "supervision",
        "units",
    )

    def __init__(self, occurrence: Occurrence, plan: Plan, owed: Owed) -> None:
        self.occurrence = occurrence
        self.owed = owed
        self.units = plan.units
        self.chain = tuple(each.step for each in plan.signoff)
        self.supervision = plan.supervision
        self.log: list[Report] = []
        self.receipts: list[Report] = []
        self.signed: dict[str, date] = {}
        self.steps: dict[Step, date] = {}
        self.returned_on: date | None = None
        self.asked_on: date | None = None
        self.extended: date | None = None
        self.cancelled_on: date | None = None
        self.reminders: list[date] = []

    def credit(self, entry: Entry) -> None:
        """Take in one entry."""
        match entry.status:
            case Step.DONE:
                self.log.append(self._report(entry))
            case Step.RECEIVED:
                self.receipts.append(self._report(entry))
            case Step.RETURNED:
                self._return(entry.date)
            case Step.EXTENSION_ASKED:
                self.asked_on = entry.date
            case Step.EXTENSION_GRANTED:
                self.asked_on = None
                self.extended = entry.until or self.extended
            case Step.EXTENSION_REFUSED:
                self.asked_on = None
            case Step.REMINDED:
                self.reminders.append(entry.date)
            case Step.CANCELLED:
                self.cancelled_on = entry.date
            case Step.ISSUED | Step.VERIFIED | Step.CLOSED:
                self.steps.setdefault(entry.status, entry.date)
        for step, _name in entry.signed:
            if step == self.next_signature:
                self.signed[step] = entry.date

    def _report(self, entry: Entry) -> Report:
        """Find whose shares an entry covers: all where it says by nobody, else those of its units.

        A unit answers for itself, and for those it succeeded before the entry's day.
        """
        day, owed = entry.date, self.owed.shares
        if not entry.by:
            return Report(day, frozenset(owed))
        by = tuple(
            dict.fromkeys(unit for name in entry.by for unit in self.units.members(name, day))
        )
        return Report(day, frozenset(each for each in owed if self.units.on(each, day) in by), by)

    def _return(self, day: date) -> None:
        """Take back what was reported done: it must be done, signed and verified again."""
        self.returned_on = day
        if isinstance(self.occurrence.deadline, Quota):
            del self.log[-1:]
        else:
            self.log.clear()
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
        return self._on_the_day(self.owed.shares)

    @property
    def done_on(self) -> list[date]:
        """The days on which it was reported done, by whomever, and not returned since."""
        return [report.day for report in self.log]

    @property
    def reports(self) -> dict[str, date]:
        """The day on which each unit's report was in; units that need not report included."""
        found = {}
        for unit in self.required:
            own = [self._covered(share, self.log) for share in self.owed.shares if self._is(share, unit)]
            days = [day for day in own if day]
            if len(days) == len(own):
                found[unit] = max(days)
        for report in self.log:
            for unit in self._on_the_day(report.units):
                if unit not in self.required:
                    found.setdefault(unit, report.day)
        return found

    @property
    def missing(self) -> tuple[str, ...]:
        """The units that have not reported, or not often enough."""
        if self._counts_all:
            return () if self.reported_on else self.required
        return self._lacking(self.log)

    @property
    def unreceived(self) -> tuple[str, ...]:
        """The units that have not confirmed receipt."""
        open_ = tuple(s for s in self.owed.shares if not any(s in r.shares for r in self.receipts))
        return self._on_the_day(open_)

    @property
    def received_on(self) -> date | None:
        """The day the last unit confirmed receipt; None while one has not."""
        return None if self.unreceived or not self.receipts else self.receipts[-1].day
