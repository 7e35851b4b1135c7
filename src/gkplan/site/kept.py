"""Facts as they are kept beside the pages: lines of JSON, of which a page reads those it needs.

A row holds the fields of its kind in their order, without their names, since there are many rows.
`FORMAT` names the kinds, their fields and what these hold: it is part of what a site is made of, so
that rows with other fields are never read, but written anew.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from gkplan.site.facts import DateFacts, Facts, PlanHead, TaskFacts, UnitQuarters

_HEAD, _QUARTERS, _TASKS, _DATES = range(4)

Reader = Callable[[Any], Any]  # makes a value of its kind from what JSON gives


def write_facts(facts: Facts) -> bytes:
    """Write facts as four lines: head, quarters, tasks, dates."""
    below = [_line(part) for part in (facts.quarters, facts.tasks, facts.dates)]
    digest = hashlib.sha256("\n".join([_line(facts.head), *below]).encode()).hexdigest()[:24]
    return "\n".join([_line(facts.head._replace(digest=digest)), *below]).encode()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_head(path: Path) -> PlanHead:
    """Read the first line alone."""
    with path.open(encoding="utf-8") as file:
        head: PlanHead = _make(PlanHead, file.readline())
    return head


def read_quarters(path: Path) -> tuple[UnitQuarters, ...]:
    """Read what each unit must report by quarter."""
    quarters: tuple[UnitQuarters, ...] = _make(tuple[UnitQuarters, ...], _find(path, _QUARTERS))
    return quarters


def read_tasks(path: Path) -> tuple[TaskFacts, ...]:
    """Read where each task stands."""
    tasks: tuple[TaskFacts, ...] = _make(tuple[TaskFacts, ...], _find(path, _TASKS))
    return tasks


def read_dates(path: Path) -> tuple[DateFacts, ...]:
    """Read every dated occurrence."""
    dates: tuple[DateFacts, ...] = _make(tuple[DateFacts, ...], _find(path, _DATES))
    return dates


def _find(path: Path, line: int) -> str:
    return path.read_text(encoding="utf-8").split("\n")[line]


def _make(kind: object, line: str) -> Any:  # JSON knows no kinds; the caller says which it is
    reader = _reader(kind)
    assert reader is not None  # noqa: S101 - a line is a row, or many
    return reader(json.loads(line))


@cache
def _reader(kind: Any) -> Reader | None:
    """Give what makes a value of a kind from JSON; None where JSON gives it as it is."""
    if get_origin(kind) is tuple:
        first, *others = get_args(kind)
        if others != [...]:
            return tuple  # of plain values
        of_each = _reader(first)
        return tuple if of_each is None else lambda values: tuple(map(of_each, values))
    if not isinstance(kind, type) or not issubclass(kind, tuple):
        return None
    readers = tuple(_reader(hint) for _name, hint in _fields(kind))

    def read(row: list[Any]) -> Any:
        pairs = zip(readers, row, strict=True)
        return kind(*(value if make is None else make(value) for make, value in pairs))

    return read


def _fields(kind: type) -> list[tuple[str, object]]:
    """List the fields of a named tuple in their order, with what each holds."""
    hints = get_type_hints(kind)
    return [(name, hints[name]) for name in kind._fields]  # type: ignore[attr-defined]


def describe_format(*kinds: type) -> str:
    """Name the fields of named tuples, and of those within them, by a digest."""
    written = [f"{kind.__name__} {_fields(kind)}" for kind in dict.fromkeys(_within(kinds))]
    return hashlib.sha256("\n".join(written).encode()).hexdigest()[:24]


def _within(hints: tuple[object, ...]) -> Iterator[type]:
    for hint in hints:
        if isinstance(hint, type) and issubclass(hint, tuple) and get_origin(hint) is None:
            yield hint
            yield from _within(tuple(held for _name, held in _fields(hint)))
        else:
            yield from _within(get_args(hint))


FORMAT = describe_format(Facts)
