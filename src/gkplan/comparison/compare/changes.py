"""What people call the difference of two plans: one value a change, each of a kind."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from gkplan.comparison.compare.edits import Edit
from gkplan.comparison.compare.families import Times, Values
from gkplan.comparison.compare.spots import Spot
from gkplan.model.plan import Plan


class Weight(StrEnum):
    """What a change amounts to: the plan is amended, its work goes on, or it is only worded."""

    FORMAL = "formal"
    WORDING = "wording"
    PROGRESS = "progress"


class ChangeKind(StrEnum):
    """What happened to a task, to the plan, or to another part of it."""

    ADDED = "added"
    DROPPED = "dropped"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    NUMBERING = "numbering"
    DEADLINE_ADVANCED = "deadline-advanced"
    DEADLINE_POSTPONED = "deadline-postponed"
    DEADLINE_ADDED = "deadline-added"
    DEADLINE_REMOVED = "deadline-removed"
    DEADLINE_CHANGED = "deadline-changed"
    LEAD_CHANGED = "lead-changed"
    UNIT_ADDED = "unit-added"
    UNIT_REMOVED = "unit-removed"
    ROLE_CHANGED = "role-changed"
    PUBLICATION = "publication"
    ORGANISATION = "organisation"
    REWORDED = "reworded"
    IDENTIFIED = "identified"
    LAYOUT = "layout"
    PAGE_TEXT = "page-text"
    ENTRY_ADDED = "entry-added"
    ENTRY_REMOVED = "entry-removed"
    ENTRY_REPLACED = "entry-replaced"
    ENTRY_REWRITTEN = "entry-rewritten"
    EVENT_ADDED = "event-added"
    EVENT_REMOVED = "event-removed"
    EVENT_REWRITTEN = "event-rewritten"


_WORDING = (ChangeKind.REWORDED, ChangeKind.IDENTIFIED, ChangeKind.LAYOUT, ChangeKind.PAGE_TEXT)
_PROGRESS = (
    *(
        ChangeKind.ENTRY_ADDED,
        ChangeKind.ENTRY_REMOVED,
        ChangeKind.ENTRY_REPLACED,
        ChangeKind.ENTRY_REWRITTEN,
    ),
    *(ChangeKind.EVENT_ADDED, ChangeKind.EVENT_REMOVED, ChangeKind.EVENT_REWRITTEN),
)


class Change(NamedTuple):
    """One change: its kind, what it is about before and after, and what was and is said.

    `values` are of the family of its kind, by which it is to be told apart.
    `field` names what of the plan or item changed, as the file does (`publication.written`).
    `days` counts by how much a deadline was postponed, below 0 if it was advanced, in working days
    where the deadline is. `others` are the tasks it was split into or merged from. A change that
    `follows` only carries through what another one says. `edits` are what brings it about; those
    of all changes together make the plan after.
    """

    kind: ChangeKind
    before: Spot | None
    after: Spot | None
    values: Values
    field: str = ""
    others: tuple[Spot, ...] = ()
    follows: bool = False
    edits: tuple[Edit, ...] = ()

    @property
    def old(self) -> object:
        return self.values.old

    @property
    def new(self) -> object:
        return self.values.new

    @property
    def days(self) -> int | None:
        return self.values.days if isinstance(self.values, Times) else None

    @property
    def weight(self) -> Weight:
        if self.kind in _PROGRESS:
            return Weight.PROGRESS
        return Weight.WORDING if self.kind in _WORDING else Weight.FORMAL

    @property
    def about(self) -> Spot:
        """What the change is about, as it is now, or was last."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - a change is about something on one side at least
        return found


class Comparison(NamedTuple):
    """A plan on two sides, one of them None where there was or is no such plan."""

    before: Plan | None
    after: Plan | None
    changes: tuple[Change, ...]

    @property
    def plan(self) -> Plan:
        """The plan as it is now, or was last."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one side at least was read
        return found

    @property
    def plans(self) -> tuple[Plan, Plan]:
        """The plan before and after; one that was or is no plan stands for itself."""
        return self.before or self.plan, self.plan

    @property
    def paths(self) -> tuple[str, str]:
        """Name its file before and after, "" where there was or is none."""
        return self.before.path if self.before else "", self.after.path if self.after else ""

    def of(self, weight: Weight) -> tuple[Change, ...]:
        return weighing(self.changes, weight)


class RegisterComparison(NamedTuple):
    """The units that a folder's plans share on two sides: where each is declared, and changes.

    A path is "" where there was or is no such file.
    """

    before: str
    after: str
    changes: tuple[Change, ...]

    @property
    def paths(self) -> tuple[str, str]:
        """Name its file before and after."""
        return self.before, self.after


def weighing(changes: Iterable[Change], weight: Weight) -> tuple[Change, ...]:
    """Choose the changes of one weight."""
    return tuple(change for change in changes if change.weight is weight)
