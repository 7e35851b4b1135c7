"""What pages tell of a plan, as plain values: read once, kept beside the pages, used by many.

A plan's facts are written as lines of JSON, of which a page reads those that it needs.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

_HEAD, _QUARTERS, _TASKS, _DATES = range(4)


class Name(NamedTuple):
    """A unit's name; `is_open` for a collective that names nobody in particular."""

    unit: str
    is_open: bool


class Part(NamedTuple):
    """A unit as a task names it, its role, and the unit it stands for by now."""

    unit: str
    role: str
    now: str


class TaskFacts(NamedTuple):
    """Where a task stands: of what is open the earliest, else the last that was done.

    `anchor` is its place in the plan's page: its id, or its turn where another has that.
    `due` is a day as text, "" where none is open; `left` the days until then. `reports` are units
    with the day of their report, `missing` those whose report is needed still.
    """

    id: str
    anchor: str
    number: str
    name: str
    text: str
    status: str
    light: str
    due: str
    left: int | None
    provisional: bool
    extended: bool
    parts: tuple[Part, ...]
    committed: tuple[Name, ...]
    reports: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    required: int
    missed: int
    waits: str
    evidence: tuple[str, ...]
    heard: str
    note: str


class DateFacts(NamedTuple):
    """One occurrence: the place of its task in the plan, when it is due, and how it stands."""

    task: int
    name: str
    due: str
    status: str
    light: str
    left: int | None
    reported: str
    provisional: bool


class Pressing(NamedTuple):
    """A task that is overdue, due soon, or blocked past its date."""

    anchor: str
    number: str
    name: str
    units: tuple[str, ...]
    status: str
    light: str
    due: str
    left: int | None


class Quarter(NamedTuple):
    """What a unit must report in one quarter: how many in each state, and the worst light."""

    name: str
    in_time: int
    late: int
    overdue: int
    open: int
    light: str


class UnitQuarters(NamedTuple):
    """The quarters in which a unit must report something; `unit` is "" where nobody is named."""

    unit: str
    is_open: bool
    quarters: tuple[Quarter, ...]


class Month(NamedTuple):
    """What falls due in one month: how many in time, late, overdue and not due yet."""

    name: str
    in_time: int
    late: int
    overdue: int
    open: int


class Head(NamedTuple):
    """A plan in short: what the front page and lists tell of it.

    `faults` are the errors found in its files, a line each; where `readable` is false there is
    nothing else. `digest` names all its facts.
    """

    path: str
    title: str
    issuer: str
    year: int
    language: str
    readable: bool
    ledgerless: bool
    faults: tuple[str, ...]
    counts: tuple[tuple[str, int], ...] = ()
    lights: tuple[tuple[str, int], ...] = ()
    units: tuple[Name, ...] = ()
    years: tuple[int, ...] = ()
    months: tuple[Month, ...] = ()
    pressing: tuple[Pressing, ...] = ()
    digest: str = ""

    @property
    def total(self) -> int:
        return sum(count for _status, count in self.counts)


class Facts(NamedTuple):
    """All that pages tell of a plan."""

    head: Head
    quarters: tuple[UnitQuarters, ...] = ()
    tasks: tuple[TaskFacts, ...] = ()
    dates: tuple[DateFacts, ...] = ()


def written(facts: Facts) -> bytes:
    """Write facts as four lines: head, quarters, tasks, dates."""
    below = [_line(part) for part in (facts.quarters, facts.tasks, facts.dates)]
    digest = hashlib.sha256("\n".join([_line(facts.head), *below]).encode()).hexdigest()[:24]
    return "\n".join([_line(facts.head._replace(digest=digest)), *below]).encode()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def head(path: Path) -> Head:
    """Read the first line alone."""
    with path.open(encoding="utf-8") as file:
        found = json.loads(file.readline())
    return Head(*found)._replace(
        faults=tuple(found[7]),
        counts=_rows(tuple, found[8]),
        lights=_rows(tuple, found[9]),
        units=_rows(_named, found[10]),
        years=tuple(found[11]),
        months=_rows(_month, found[12]),
        pressing=_rows(_pressing, found[13]),
    )


def _named(row: Any) -> Name:
    return Name(*row)


def _month(row: Any) -> Month:
    return Month(*row)


def _pressing(row: Any) -> Pressing:
    return Pressing(*row)


def _rows(make: Any, found: Any) -> tuple[Any, ...]:
    return tuple(make(row) for row in found)


def _read(path: Path, line: int) -> Any:
    return json.loads(path.read_text(encoding="utf-8").split("\n")[line])


def quarters(path: Path) -> tuple[UnitQuarters, ...]:
    """Read what each unit must report by quarter."""
    return tuple(
        UnitQuarters(unit, is_open, tuple(Quarter(*row) for row in rows))
        for unit, is_open, rows in _read(path, _QUARTERS)
    )


def tasks(path: Path) -> tuple[TaskFacts, ...]:
    """Read where each task stands."""
    return tuple(_task(TaskFacts(*row)) for row in _read(path, _TASKS))


def _task(found: TaskFacts) -> TaskFacts:
    return found._replace(
        parts=tuple(Part(*each) for each in found.parts),
        committed=tuple(Name(*each) for each in found.committed),
    )


def dates(path: Path) -> tuple[DateFacts, ...]:
    """Read every dated occurrence."""
    return tuple(DateFacts(*row) for row in _read(path, _DATES))
