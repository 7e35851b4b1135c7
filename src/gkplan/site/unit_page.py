"""The pages of a bureau's units: what each is committed to, its collectives' tasks included."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from gkplan.model.plan import Role
from gkplan.model.status import Status
from gkplan.site import kept
from gkplan.site.facts import LIGHTS, Name, TaskFacts
from gkplan.site.frame import Frame, page
from gkplan.site.plan_page import PlanFacts


class UnitTaskRow(NamedTuple):
    """A task as one unit sees it: `reported` is the day of its own report, `owes` that it must."""

    light: str
    anchor: str
    name: str
    number: str
    role: str
    reported: str
    owes: bool
    status: str
    due: str
    left: int | None


class UnitTasks(NamedTuple):
    """One plan's tasks for the unit."""

    source: PlanFacts
    rows: tuple[UnitTaskRow, ...]


def make(
    issuer: str, units: tuple[Name, ...], sources: tuple[PlanFacts, ...], frame: Frame
) -> tuple[bytes, ...]:
    """Make a page for each unit of a bureau, in their order."""
    held: dict[Name, list[UnitTasks]] = {}
    for source in sorted(sources, key=lambda each: (-each.head.year, each.head.path)):
        by_unit: dict[Name, list[UnitTaskRow]] = {}
        for task in kept.read_tasks(Path(source.file)):
            for name in task.committed:
                by_unit.setdefault(name, []).append(_row(task, name))
        for name, rows in by_unit.items():
            held.setdefault(name, []).append(UnitTasks(source, tuple(sorted(rows, key=_place))))
    return tuple(_page(issuer, name, tuple(held.get(name, ())), frame) for name in units)


def _page(issuer: str, name: Name, parts: tuple[UnitTasks, ...], frame: Frame) -> bytes:
    current = [p for p in parts if p.source.head.year >= frame.focus] or parts[:1]
    rows = [row for part in current for row in part.rows]
    lights = Counter(row.light for row in rows)
    counts = Counter(row.status for row in rows)
    context = {
        "issuer": issuer,
        "name": name,
        "language": parts[0].source.head.language if parts else "zh_CN",
        "parts": parts,
        "year": current[0].source.head.year if current else frame.focus,
        "lights": {colour: lights[colour] for colour in LIGHTS},
        "counts": {each.value: counts[each.value] for each in Status if counts[each.value]},
        "total": len(rows),
    }
    return page("unit.html", frame, "../", "unit", context)


def _row(task: TaskFacts, name: Name) -> UnitTaskRow:
    """Tell a unit's own part: leading before others, if it is named itself."""
    named = [each.role for each in task.parts if name.unit in (each.unit, each.now)]
    roles = named or [each.role for each in task.parts]
    ranked = [role.value for role in (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT)]
    role = min(roles, key=ranked.index, default=Role.RESPONSIBLE.value)
    reported = dict(task.reports).get(name.unit, "")
    return UnitTaskRow(
        task.light,
        task.anchor,
        task.name,
        task.number,
        role,
        reported,
        name.unit in task.missing,
        task.status,
        task.due,
        task.left,
    )


def _place(row: UnitTaskRow) -> tuple[int, str, str]:
    return LIGHTS.index(row.light), row.due or "9999", row.number
