"""What became of one section, task or paragraph that is in both plans."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gkplan.base.source import Span
from gkplan.comparison.compare.changes import Change, ChangeKind
from gkplan.comparison.compare.deadline_changes import deadline_changes
from gkplan.comparison.compare.edits import Rewrite
from gkplan.comparison.compare.families import Duties, FieldValues, Times
from gkplan.comparison.compare.nodes import ComparedNode
from gkplan.comparison.compare.spots import ChangedPart, Spot
from gkplan.comparison.compare.unit_changes import unit_changes
from gkplan.model.plan import Item, Paragraph, Plan, Task
from gkplan.phrases import outline

_LAYOUT = (
    *("run_in", "inline", "attribution", "columns", "marks"),
    *("merged", "carried_from", "implements"),
)
_OF_TASKS = ("cells", "deadlines", "assignments")
_FIRST_WORDS = 24


class ComparedPlans(NamedTuple):
    """The two plans that are compared."""

    before: Plan
    after: Plan


def spot(node: ComparedNode, span: Span | None) -> Spot:
    """Name an item as what a change is about."""
    placed, item = node.placed, node.item
    below = next((each.heading for each in reversed(placed.sections) if each.heading), "")
    if isinstance(item, Paragraph):
        name = item.text.split("\n", 1)[0]
        short = name if len(name) <= _FIRST_WORDS else f"{name[:_FIRST_WORDS]}…"
        return Spot(ChangedPart.PARAGRAPH, short, path=placed.path, below=below, span=span)
    return Spot(
        ChangedPart.TASK if isinstance(item, Task) else ChangedPart.SECTION,
        outline.name(item),
        item.id if isinstance(item, Task) else "",
        placed.number,
        placed.path,
        placed.address,
        below,
        span,
    )


def item_change(
    sides: ComparedPlans, items: tuple[Item, Item], before: Spot, after: Spot, edit: Rewrite
) -> Iterator[Change]:
    """Read one field of an item that says something else."""
    plain = Change(
        ChangeKind.REWORDED,
        before,
        after,
        FieldValues(edit.old, edit.new),
        edit.field,
        edits=(edit,),
    )
    if edit.field in _LAYOUT:
        yield plain._replace(kind=ChangeKind.LAYOUT)
    elif edit.field == "numbering":
        yield plain._replace(kind=ChangeKind.NUMBERING)
    elif edit.field == "id":
        yield plain._replace(kind=ChangeKind.IDENTIFIED)
    elif edit.field in _OF_TASKS:
        yield from _task_change(sides, items, plain)
    else:
        yield plain


def _task_change(sides: ComparedPlans, items: tuple[Item, Item], plain: Change) -> Iterator[Change]:
    """Read what is compared part by part: cells, deadlines, units."""
    old, new = items
    assert isinstance(old, Task) and isinstance(new, Task)  # noqa: S101, PT018 - items of one kind
    if plain.field == "cells":
        yield from _cells(plain, old.cells, new.cells)
        return
    found: list[tuple[ChangeKind, Times | Duties]]
    if plain.field == "deadlines":
        field, years = "deadline", (sides.before.year, sides.after.year)
        found = [*deadline_changes(old.deadlines, new.deadlines, years)]
    else:
        field, registers = "units", (sides.before.units, sides.after.units)
        found = [*unit_changes(old.assignments, new.assignments, registers)]
    for kind, values in found:
        yield plain._replace(kind=kind, values=values, field=field)
    if not found:  # other names of the same units, or another order
        yield plain._replace(kind=ChangeKind.LAYOUT, field=field)


def _cells(plain: Change, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for title in dict.fromkeys((*old, *new)):
        mine, theirs = old.get(title), new.get(title)
        if mine != theirs:
            values = FieldValues(mine or "", theirs or "")
            yield plain._replace(field=f"cells.{title}", values=values)


def own_number(node: ComparedNode) -> str:
    """Give an item's own number, without those above it."""
    if isinstance(node.item, Paragraph):
        return ""
    if node.placed.label or not node.placed.path:
        return node.placed.label.strip()
    own = node.placed.path[-1]
    return own if own.startswith(".") else ""
