"""What became of the work: entries and events that a ledger has gained, lost or replaced."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from gkplan.comparison.compare import plan_changes
from gkplan.comparison.compare.changes import Change, ChangedPart, ChangeKind, Spot
from gkplan.comparison.compare.item_changes import spot
from gkplan.comparison.compare.nodes import nodes
from gkplan.comparison.compare.rewritten import rewritten
from gkplan.model.ledger import Entry, Event, Ledger
from gkplan.model.plan import Plan, Task

Record = Entry | Event


def compare_ledgers(
    before: Ledger, after: Ledger, plans: tuple[Plan | None, Plan | None]
) -> tuple[Change, ...]:
    """List what the ledger of a plan has gained and lost, in the order it was written."""
    gone, came = _apart(before.entries, after.entries)
    lost, new = _apart(before.events, after.events)
    if not (gone or came or lost or new):
        return ()
    sides = tuple(_spots(plan) for plan in plans)
    changes = [*_entries(gone, came, before.entries, sides)]
    of_plan = sides[0](""), sides[1]("")
    pairs, lost, new = rewritten(lost, new)
    changes += (Change(ChangeKind.EVENT_REWRITTEN, *of_plan, "event", *pair) for pair in pairs)
    changes += (Change(ChangeKind.EVENT_REMOVED, *of_plan, "event", old=event) for event in lost)
    changes += (Change(ChangeKind.EVENT_ADDED, *of_plan, "event", new=event) for event in new)
    return tuple(changes)


def _entries(
    gone: Sequence[Entry],
    came: Sequence[Entry],
    known: Sequence[Entry],
    sides: Sequence[Callable[[str], Spot | None]],
) -> Iterator[Change]:
    replaced = {entry.replaces for entry in came if entry.replaces}
    by_name = {entry.name: entry for entry in (*known, *came)} if replaced else {}
    pairs, gone, came = rewritten(gone, came)
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
    sides: Sequence[Callable[[str], Spot | None]],
) -> Change:
    entry = new or old
    assert entry is not None  # noqa: S101 - one of them is
    before, after = (side(entry.task) for side in sides)
    if before is None and after is None:  # the plan has no such task
        after = Spot(ChangedPart.TASK, entry.task, entry.task)
    return Change(kind, before, after, "entry", old, new)


def _spots(plan: Plan | None) -> Callable[[str], Spot | None]:
    """Give how to find a task by its id, and the plan by none."""
    found: dict[str, Spot] = {}
    if plan is not None:
        for node in nodes(plan):
            if isinstance(node.item, Task):
                found.setdefault(node.item.id, spot(node, node.placed.item.spans.get("")))
        found[""] = plan_changes.spot(plan)
    return found.get


def _apart(old: Sequence[Any], new: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Find the records that only one of two ledgers has; a ledger only grows, as a rule."""
    start = 0
    for mine, theirs in zip(old, new, strict=False):
        if mine is not theirs and _said(mine) != _said(theirs):
            break
        start += 1
    counts = Counter(map(_said, new[start:]))
    counts.subtract(map(_said, old[start:]))
    return _kept(old[start:], -counts), _kept(new[start:], +counts)


def _kept(records: Sequence[Any], wanted: Counter[tuple[object, ...]]) -> list[Any]:
    found = []
    for record in reversed(records):  # of several alike the last ones came
        if wanted[_said(record)] > 0:
            wanted[_said(record)] -= 1
            found.append(record)
    return found[::-1]


def _said(record: Record) -> tuple[object, ...]:
    """Give what a record says, without its place in the file."""
    return (
        type(record).__name__,
        *(v for f, v in zip(record._fields, record, strict=True) if f != "spans"),
    )
