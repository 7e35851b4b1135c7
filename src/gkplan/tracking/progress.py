"""How far an occurrence has come: who has reported, what is signed, verified and closed.

Built by replaying ledger entries in the order of their dates; a day later, the same entries give
the same picture of a day before.
"""

from datetime import date

from gkplan.model.deadline import Quota
from gkplan.model.ledger import Entry, Step
from gkplan.model.plan import Plan
from gkplan.tracking.punctuality import is_late
from gkplan.tracking.reported import Log, Owed
from gkplan.tracking.schedule import Occurrence

# what follows once a task is done, in its order
_CYCLE = (Step.VERIFIED, Step.CLOSED)


class Progress:
    """What the ledger says of one occurrence, up to the day asked for.

    `done_log` holds what was reported done and not returned since, `receipts` who received it,
    `signed` the steps of the sign-off chain in the order they were signed, `early` the signatures
    out of turn: the entry, its step and the step whose turn it was; `early_steps` what was verified
    or closed too early, and what had to come before it. `steps` are the first days on
    which it was issued, verified and closed. `entries` are all that are about it.
    """

    __slots__ = (
        "_required",
        "asked_on",
        "cancelled_on",
        "chain",
        "done_log",
        "early",
        "early_steps",
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
        self.early_steps: list[tuple[Entry, Step]] = []
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
            case Step.ISSUED:
                self.steps.setdefault(entry.status, entry.date)
            case Step.VERIFIED | Step.CLOSED:
                self._step(entry)
        self._sign(entry)

    def _step(self, entry: Entry) -> None:
        """Take in that it was verified or closed; before its turn that counts for nothing."""
        before = [step for step in _CYCLE[: _CYCLE.index(entry.status)] if step in self.supervision]
        if self.done is None:
            self.early_steps.append((entry, Step.DONE))
        elif missing := [step for step in before if step not in self.steps]:
            self.early_steps.append((entry, missing[0]))
        else:
            self.steps.setdefault(entry.status, entry.date)

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
    def came(self) -> int:
        """How many of the units that must report have."""
        return len(self.required) - len(self.missing)

    @property
    def next_signature(self) -> str:
        """The step of the sign-off chain whose turn it is; "" when all are signed."""
        return next((step for step in self.chain if step not in self.signed), "")

    @property
    def done(self) -> date | None:
        """The day it was done: reported by all who must, and signed to the last step."""
        reported = self.done_log.complete
        if reported is None or not self.chain:
            return reported
        return None if self.next_signature else max([reported, *self.signed.values()])

    @property
    def next_step(self) -> Step | None:
        """The step of the supervision cycle that it waits for once it is done."""
        if not self.supervision or not self.done:
            return None
        wanted = (step for step in _CYCLE if step in self.supervision)
        return next((step for step in wanted if step not in self.steps), None)

    @property
    def is_open(self) -> bool:
        """Tell whether units still owe something: neither done nor cancelled."""
        return self.done is None and self.cancelled_on is None

    @property
    def is_late(self) -> bool:
        """Tell whether it was done, but after its due date."""
        return bool(self.done and self.due and is_late(self.due, self.done))


def _granted(entry: Entry) -> date | None:
    return entry.until if entry.status is Step.EXTENSION_GRANTED else None
