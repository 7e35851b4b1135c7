"""What was and is, by family of changes: each family has values of its own."""

from typing import NamedTuple

from gkplan.comparison.compare.spots import Spot
from gkplan.model.deadline import Deadline
from gkplan.model.ledger import Entry, Event
from gkplan.model.plan import Assignment, Item
from gkplan.model.unit import Collective, Unit

Whole = Item | Unit | Collective
"""What can come or go as a whole."""


class Presence(NamedTuple):
    """Something was added or dropped; None on the side without it, on both for a whole plan."""

    old: Whole | None = None
    new: Whole | None = None


class Division(NamedTuple):
    """A task was split: what it was, and the new ones that came of it."""

    old: Item
    new: tuple[Item, ...]


class Fusion(NamedTuple):
    """Tasks were merged: those that are no more, and what they became."""

    old: tuple[Item, ...]
    new: Item


class Relocation(NamedTuple):
    """An item was moved: below what it stood, and stands."""

    old: Spot
    new: Spot


class OwnNumbers(NamedTuple):
    """An item's own number, as printed."""

    old: str
    new: str


class Times(NamedTuple):
    """A task's deadline, None where there was or is none; `days` as in `Change`."""

    old: Deadline | None
    new: Deadline | None
    days: int | None = None


class Duties(NamedTuple):
    """Who answered and answers for a task: several for a lead, else one unit with its roles."""

    old: tuple[Assignment, ...]
    new: tuple[Assignment, ...]

    @property
    def any(self) -> tuple[Assignment, ...]:
        """Those that it is about: as they are, or were if they left."""
        return self.new or self.old


class LedgerRecords(NamedTuple):
    """What a ledger says, None where it did not or does no more."""

    old: Entry | Event | None
    new: Entry | Event | None


class FieldValues(NamedTuple):
    """What any other field of the plan, an item or a unit said and says."""

    old: object
    new: object


Values = (
    Presence
    | Division
    | Fusion
    | Relocation
    | OwnNumbers
    | Times
    | Duties
    | LedgerRecords
    | FieldValues
)
