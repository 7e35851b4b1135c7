"""What became of the work: entries and events that a ledger has gained, lost or replaced."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from gkplan.comparison.compare import plan_changes
from gkplan.comparison.compare.changes import Change, ChangeKind
from gkplan.comparison.compare.families import LedgerRecords
from gkplan.comparison.compare.item_changes import spot
from gkplan.comparison.compare.nodes import nodes
from gkplan.comparison.compare.spots import ChangedPart, Spot
from gkplan.model.ledger import Entry, Event, Ledger
from gkplan.model.plan import Plan, Task

Record = TypeVar("Record", Entry, Event)
Said = tuple[object, ...]
Sides = tuple[Callable[[str], Spot | None], Callable[[str], Spot | None]]
"""How to find, before and after, a task by its id and the plan by none."""


def compare_ledgers(
    before: Ledger, after: Ledger, plans: tuple[Plan | None, Plan | None]
) -> tuple[Change, ...]:
    """List what the ledger of a plan has gained and lost, in the order it was written."""
    gone, came = _apart(before.entries, after.entries)
    lost, new = _apart(before.events, after.events)
    if not (gone or came or lost or new):
        return ()
    sides = _spots(plans[0]), _spots(plans[1])
    return *_entries(gone, came, before.entries, sides), *_events(lost, new, sides)


def _events(lost: Sequence[Event], new: Sequence[Event], sides: Sides) -> Iterator[Change]:
    of_plan = sides[0](""), sides[1]("")
    pairs, lost, new = _rewritten(lost, new)
    for pair in pairs:
        yield Change(ChangeKind.EVENT_REWRITTEN, *of_plan, LedgerRecords(*pair), "event")
    for event in lost:
        yield Change(ChangeKind.EVENT_REMOVED, *of_plan, LedgerRecords(event, None), "event")
    for event in new:
        yield Change(ChangeKind.EVENT_ADDED, *of_plan, LedgerRecords(None, event), "event")


def _entries(
    gone: Sequence[Entry],
    came: Sequence[Entry],
    known: Sequence[Entry],
    sides: Sides,
) -> Iterator[Change]:
    replaced = {entry.replaces for entry in came if entry.replaces}
    by_name = {entry.name: entry for entry in (*known, *came)} if replaced else {}
    pairs, gone, came = _rewritten(gone, came)
    for pair in pairs:
        yield _change(ChangeKind.ENTRY_REWRITTEN, *pair, sides)
    for entry in gone:
        yield _change(ChangeKind.ENTRY_REMOVED, entry, None, sides)
    for entry in came:
        old = by_name.get(entry.replaces) if entry.replaces else None
        kind = ChangeKind.ENTRY_REPLACED if entry.replaces else ChangeKind.ENTRY_ADDED
        yield _change(kind, old, entry, sides)


def _change(
    kind: ChangeKind,
    old: Entry | None,
    new: Entry | None,
    sides: Sides,
) -> Change:
    entry = new or old
    assert entry is not None  # noqa: S101 - one of them is
    before, after = (side(entry.task) for side in sides)
    if before is None and after is None:  # the plan has no such task
        after = Spot(ChangedPart.TASK, entry.task, entry.task)
    return Change(kind, before, after, LedgerRecords(old, new), "entry")


def _spots(plan: Plan | None) -> Callable[[str], Spot | None]:
    """Give how to find a task by its id, and the plan by none."""
    found: dict[str, Spot] = {}
    if plan is not None:
        for node in nodes(plan):
            if isinstance(node.item, Task):
                found.setdefault(node.item.id, spot(node, node.placed.item.spans.get("")))
        found[""] = plan_changes.spot(plan)
    return found.get


def _apart(old: Sequence[Record], new: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """Find the records that only one of two ledgers has; a ledger only grows, as a rule."""
    start = 0
    for mine, theirs in zip(old, new, strict=False):
        if mine is not theirs and _said(mine) != _said(theirs):
            break
        start += 1
    counts = Counter(map(_said, new[start:]))
    counts.subtract(map(_said, old[start:]))
    return _kept(old[start:], -counts), _kept(new[start:], +counts)


def _kept(records: Sequence[Record], wanted: Counter[Said]) -> list[Record]:
    found = []
    for record in reversed(records):  # of several alike the last ones came
        if wanted[_said(record)] > 0:
            wanted[_said(record)] -= 1
            found.append(record)
    return found[::-1]


def _said(record: Entry | Event) -> Said:
    """Give what a record says, without its place in the file."""
    return (
        type(record).__name__,
        *(v for f, v in zip(record._fields, record, strict=True) if f != "spans"),
    )


def _rewritten(
    gone: Sequence[Record], came: Sequence[Record]
) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    """Pair what left with what came in its place, and give what is left of both.

    A ledger should only grow, but people write in it. Two records are one where they differ in a
    single field, or are called the same.
    """
    mine: dict[int, Record] = dict(enumerate(gone))
    theirs: dict[int, Record] = dict(enumerate(came))
    found: dict[int, tuple[Record, Record]] = {}
    for keys in (_but_one, _named):
        places: dict[Said, list[int]] = {}
        for at, record in theirs.items():
            for key in keys(record):
                places.setdefault(key, []).append(at)
        for own, record in list(mine.items()):
            alike = (at for key in keys(record) for at in places.get(key, ()) if at in theirs)
            if (other := next(alike, None)) is not None:
                found[own] = mine.pop(own), theirs.pop(other)
    return [found[own] for own in sorted(found)], list(mine.values()), list(theirs.values())


def _but_one(record: Entry | Event) -> Iterator[Said]:
    said = [(f, v) for f, v in zip(record._fields, record, strict=True) if f != "spans"]
    for left_out, _value in said:
        yield (left_out, *(value for field, value in said if field != left_out))


def _named(record: Entry | Event) -> Iterator[Said]:
    if isinstance(record, Entry):
        yield record.task, record.date, record.status, record.replaces
    else:
        yield (record.name,)
