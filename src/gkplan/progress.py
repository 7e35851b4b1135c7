"""How far an occurrence has come: who has reported, what is signed, verified and closed.

Built by replaying ledger entries in the order of their dates; a day later, the same entries give
the same picture of a day before.
"""

from collections.abc import Iterable
from datetime import date

from gkplan.model.ledger import Entry, Step
from gkplan.model.plan import Plan
from gkplan.schedule import Occurrence


class Progress:
    """What the ledger says of one occurrence, up to the day asked for.

    `required` are the units that each must report it done, `reports` the day on which each did,
    `whole` the day somebody reported it done for all; a quota counts the days in `done_on` instead.
    `signed` holds the steps of the sign-off chain in the order they were signed.
    """

    __slots__ = (
        "asked_on",
        "chain",
        "done_on",
        "extended",
        "occurrence",
        "reminders",
        "reports",
        "required",
        "returned_on",
        "signed",
        "steps",
        "supervision",
        "whole",
    )

    def __init__(self, occurrence: Occurrence, plan: Plan, required: tuple[str, ...]) -> None:
        self.occurrence = occurrence
        self.required = required
        self.chain = tuple(each.step for each in plan.signoff)
        self.supervision = plan.supervision
        self.reports: dict[str, date] = {}
        self.whole: date | None = None
        self.done_on: list[date] = []
        self.signed: dict[str, date] = {}
        self.steps: dict[Step, date] = {}
        self.returned_on: date | None = None
        self.asked_on: date | None = None
        self.extended: date | None = None
        self.reminders: list[date] = []

    def credit(self, entry: Entry, units: Iterable[str]) -> None:
        """Take in one entry; `units` are those who made it, by the names they have on the day."""
        for step, _name in entry.signed:
            if step == self.next_signature:
                self.signed[step] = entry.date
        match entry.status:
            case Step.DONE:
                self._report(entry, tuple(units))
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
            case Step.ISSUED | Step.RECEIVED | Step.VERIFIED | Step.CLOSED:
                self.steps.setdefault(entry.status, entry.date)

    def _report(self, entry: Entry, units: tuple[str, ...]) -> None:
        self.done_on.append(entry.date)
        if not entry.by:
            self.whole = self.whole or entry.date
        for unit in units:
            self.reports.setdefault(unit, entry.date)

    def _return(self, day: date) -> None:
        """Take back what was reported done: it must be done, signed and verified again."""
        self.returned_on = day
        self.reports.clear()
        self.whole = None
        del self.done_on[-1:]
        self.signed.clear()
        self.steps.pop(Step.VERIFIED, None)

    @property
    def due(self) -> date | None:
        """When it is due, an extension that was granted taken in."""
        return self.extended or self.occurrence.due

    @property
    def missing(self) -> tuple[str, ...]:
        """The units that have not reported."""
        if self.whole:
            return ()
        return tuple(unit for unit in self.required if unit not in self.reports)

    @property
    def reported_on(self) -> date | None:
        """The day the last report that was needed came in; None while one is missing."""
        if self.occurrence.needed > 1:
            full = len(self.done_on) >= self.occurrence.needed
            return self.done_on[self.occurrence.needed - 1] if full else None
        if self.whole:
            return self.whole
        if self.missing or not self.done_on:
            return None
        return max((self.reports[unit] for unit in self.required), default=self.done_on[0])

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
        """The step of the supervision cycle that a done occurrence still waits for."""
        wanted = (step for step in (Step.VERIFIED, Step.CLOSED) if step in self.supervision)
        return next((step for step in wanted if step not in self.steps), None)

    @property
    def is_open(self) -> bool:
        """Tell whether units still owe something."""
        return self.done is None

    @property
    def is_late(self) -> bool:
        """Tell whether it was done, but after its due date."""
        return self.done is not None and self.due is not None and self.done > self.due
