"""What became of one section, task or paragraph that is in both plans."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gkplan.base.source import Span
from gkplan.comparison.compare.changes import Change, ChangedPart, ChangeKind, Spot
from gkplan.comparison.compare.deadline_changes import deadline_changes
from gkplan.comparison.compare.edits import Rewrite
from gkplan.comparison.compare.nodes import ComparedNode
from gkplan.comparison.compare.unit_changes import unit_changes
from gkplan.model.plan import Paragraph, Plan, Task
from gkplan.phrases import outline

_LAYOUT = (
    *("run_in", "inline", "attribution", "columns", "marks"),
    *("merged", "carried_from", "implements"),
)
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


def item_change(sides: ComparedPlans, before: Spot, after: Spot, edit: Rewrite) -> Iterator[Change]:
    """Read one field of an item that says something else."""
    plain = Change(
        ChangeKind.REWORDED, before, after, edit.field, edit.old, edit.new, edits=(edit,)
    )
    if edit.field in _LAYOUT:
        yield plain._replace(kind=ChangeKind.LAYOUT)
    elif edit.field in ("numbering", "label"):
        yield plain._replace(kind=ChangeKind.NUMBERING)
    elif edit.field == "id":
        yield plain._replace(kind=ChangeKind.IDENTIFIED)
    elif edit.field == "cells":
        yield from _cells(plain, edit.old, edit.new)
    elif edit.field == "deadlines":
        years = sides.before.year, sides.after.year
        found = tuple(deadline_changes(edit.old, edit.new, years))
        for each in found:
            yield plain._replace(
                kind=each.kind, field="deadline", old=each.old, new=each.new, days=each.days
            )
        if not found:
            yield plain._replace(kind=ChangeKind.LAYOUT, field="deadline")
    elif edit.field == "assignments":
        yield from _units(sides, plain, edit)
    else:
        yield plain


def _units(sides: ComparedPlans, plain: Change, edit: Rewrite) -> Iterator[Change]:
    found = tuple(unit_changes(edit.old, edit.new, (sides.before.units, sides.after.units)))
    for each in found:
        yield plain._replace(kind=each.kind, field="units", old=each.old, new=each.new)
    if not found:  # other names of the same units, or another order
        yield plain._replace(kind=ChangeKind.LAYOUT, field="units")


def _cells(plain: Change, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for title in dict.fromkeys((*old, *new)):
        mine, theirs = old.get(title), new.get(title)
        if mine != theirs:
            yield plain._replace(field=f"cells.{title}", old=mine or "", new=theirs or "")


def own_number(node: ComparedNode) -> str:
    """Give an item's own number, without those above it."""
    if isinstance(node.item, Paragraph):
        return ""
    if node.placed.label or not node.placed.path:
        return node.placed.label.strip()
    own = node.placed.path[-1]
    return own if own.startswith(".") else ""
