"""Records of a ledger that were written anew in place, though a ledger should only grow."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from gkplan.model.ledger import Entry, Event

Record = TypeVar("Record", Entry, Event)
Key = tuple[object, ...]


def rewritten(
    gone: Sequence[Record], came: Sequence[Record]
) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    """Pair what left with what came in its place, and give what is left of both.

    Two are one where they differ in a single field, or are called the same.
    """
    mine: dict[int, Record] = dict(enumerate(gone))
    theirs: dict[int, Record] = dict(enumerate(came))
    found: dict[int, tuple[Record, Record]] = {}
    for keys in (_but_one, _named):
        places: dict[Key, list[int]] = {}
        for at, record in theirs.items():
            for key in keys(record):
                places.setdefault(key, []).append(at)
        for own, record in list(mine.items()):
            alike = (at for key in keys(record) for at in places.get(key, ()) if at in theirs)
            if (other := next(alike, None)) is not None:
                found[own] = mine.pop(own), theirs.pop(other)
    return [found[own] for own in sorted(found)], list(mine.values()), list(theirs.values())


def _but_one(record: Entry | Event) -> Iterator[Key]:
    said = [(f, v) for f, v in zip(record._fields, record, strict=True) if f != "spans"]
    for left_out, _value in said:
        yield (left_out, *(value for field, value in said if field != left_out))


def _named(record: Entry | Event) -> Iterator[Key]:
    if isinstance(record, Entry):
        yield record.task, record.date, record.status, record.replaces
    else:
        yield (record.name,)
