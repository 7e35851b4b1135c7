"""Facts as they are kept beside the pages: lines of JSON, of which a page reads those it needs."""

import hashlib
import json
from pathlib import Path
from typing import Any

from gkplan.site.facts import (
    DateFacts,
    Facts,
    MonthCounts,
    Name,
    PlanHead,
    Pressing,
    QuarterCounts,
    TaskFacts,
    UnitQuarters,
    UnitRole,
)
from gkplan.tracking.punctuality import Counts

_HEAD, _QUARTERS, _TASKS, _DATES = range(4)


def written(facts: Facts) -> bytes:
    """Write facts as four lines: head, quarters, tasks, dates."""
    below = [_line(part) for part in (facts.quarters, facts.tasks, facts.dates)]
    digest = hashlib.sha256("\n".join([_line(facts.head), *below]).encode()).hexdigest()[:24]
    return "\n".join([_line(facts.head._replace(digest=digest)), *below]).encode()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def head(path: Path) -> PlanHead:
    """Read the first line alone."""
    with path.open(encoding="utf-8") as file:
        found = json.loads(file.readline())
    return PlanHead(*found)._replace(
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


def _month(row: Any) -> MonthCounts:
    name, counts = row
    return MonthCounts(name, Counts(*counts))


def _quarter(row: Any) -> QuarterCounts:
    name, counts, light = row
    return QuarterCounts(name, Counts(*counts), light)


def _pressing(row: Any) -> Pressing:
    return Pressing(*row)


def _rows(make: Any, found: Any) -> tuple[Any, ...]:
    return tuple(make(row) for row in found)


def _read(path: Path, line: int) -> Any:
    return json.loads(path.read_text(encoding="utf-8").split("\n")[line])


def quarters(path: Path) -> tuple[UnitQuarters, ...]:
    """Read what each unit must report by quarter."""
    return tuple(
        UnitQuarters(unit, is_open, tuple(_quarter(row) for row in rows))
        for unit, is_open, rows in _read(path, _QUARTERS)
    )


def tasks(path: Path) -> tuple[TaskFacts, ...]:
    """Read where each task stands."""
    return tuple(_task(TaskFacts(*row)) for row in _read(path, _TASKS))


def _task(found: TaskFacts) -> TaskFacts:
    return found._replace(
        parts=tuple(UnitRole(*each) for each in found.parts),
        committed=tuple(Name(*each) for each in found.committed),
    )


def dates(path: Path) -> tuple[DateFacts, ...]:
    """Read every dated occurrence."""
    return tuple(DateFacts(*row) for row in _read(path, _DATES))
