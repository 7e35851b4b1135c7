"""A comparison laid out for reading: by weight, by what changes are about, a line for each."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gkplan.base.language import _, ngettext
from gkplan.comparison.compare.changes import Change, ChangeKind, Weight, weighing
from gkplan.comparison.compare.families import Division, Duties, Fusion, Presence, Relocation, Times
from gkplan.comparison.compare.rewording import Mark, Piece, reworded
from gkplan.comparison.compare.spots import ChangedPart, Spot
from gkplan.comparison.words import gathered, naming
from gkplan.comparison.words.values import word_value
from gkplan.model.deadline import AfterEvent, Deadline, Measure
from gkplan.model.plan import Assignment, Item, Plan, Task
from gkplan.model.unit import Collective, Unit
from gkplan.phrases import terms

_WORD_BY_WORD = (ChangeKind.REWORDED, ChangeKind.ENTRY_REWRITTEN, ChangeKind.EVENT_REWRITTEN)

Plans = tuple[Plan, Plan] | tuple[None, None]
"""The plan before and after, whose language and year say how values are written; none of units."""


class ChangeLine(NamedTuple):
    """One change: what happened, what was and is said, and a remark."""

    what: str
    pieces: tuple[Piece, ...] = ()
    note: str = ""


class Subject(NamedTuple):
    """The plan, a section or a task, by number and name, and its changes."""

    number: str
    name: str
    lines: tuple[ChangeLine, ...]


class ChangeGroup(NamedTuple):
    """All changes of one weight."""

    weight: Weight
    title: str
    subjects: tuple[Subject, ...]


def counts(changes: Sequence[Change]) -> dict[Weight, int]:
    """Count changes by weight; what only follows from another is not one more."""
    return {
        weight: sum(
            not change.follows for change in gathered.join_exchanges(weighing(changes, weight))
        )
        for weight in Weight
    }


def groups(changes: Sequence[Change], plans: Plans) -> tuple[ChangeGroup, ...]:
    """Lay out a comparison; what was only renumbered after others is one line."""
    found = []
    for weight in Weight:
        weighed = tuple(gathered.join_exchanges(weighing(changes, weight)))
        moved = [c for c in weighed if c.kind is ChangeKind.RENUMBERED and c.follows]
        subjects = list(_subjects((c for c in weighed if c not in moved), plans))
        subjects.sort(key=lambda subject: bool(subject.name))  # first what is of the plan itself
        if moved:
            what, *ranges = gathered.word_renumbered(moved)
            subjects.append(Subject("", "", (ChangeLine(what, _changed(*ranges)),)))
        if subjects:
            found.append(ChangeGroup(weight, naming.weight(weight), tuple(subjects)))
    return tuple(found)


def _subjects(changes: Iterable[Change], plans: Plans) -> Iterator[Subject]:
    by_spot: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        about = change.about
        own = about.id or (about.address, about.name, about.below, str(about.span))
        by_spot.setdefault((about.part, own), []).append(change)
    for found in by_spot.values():
        about = found[0].about
        name = "" if about.part is ChangedPart.PLAN else about.name
        lines = tuple(line(change, plans) for change in found)
        yield Subject(about.address, name, lines)


def line(change: Change, plans: Plans) -> ChangeLine:
    """Lay out one change."""
    what, note = naming.what(change), _note(change, plans)
    match change.values:
        case Presence() as values:
            return ChangeLine(what, _whole(values, plans), note)
        case Relocation() as values:
            return ChangeLine(what, _changed(*_places(change, values)), note)
        case Division(new=items):
            told = zip(change.others, items, strict=True)
            parts = "；".join(f"{_named(spot)}  {_text(item, plans[1])}" for spot, item in told)
            return ChangeLine(what, (Piece(Mark.INSERTED, parts),), note)
        case Fusion(new=item):
            gone = "；".join(map(_named, change.others))
            new = "" if change.before else _text(item, plans[1])
            return ChangeLine(what, _changed(gone, new), note)
        case Duties(old=was, new=now) if change.kind is ChangeKind.ROLE_CHANGED:
            return ChangeLine(what, _changed(roles(was), roles(now)), was[0].unit)
    before, after = word_value(change.old, plans[0]), word_value(change.new, plans[1])
    if change.kind in _WORD_BY_WORD or change.field == "title":
        return ChangeLine(what, reworded(before, after), note)
    return ChangeLine(what, _changed(before, after), note)


def _whole(values: Presence, plans: Plans) -> tuple[Piece, ...]:
    """Show what is new or gone: its text, who answers for it, and by when."""
    told = (
        word_value(item, plan) if isinstance(item, Unit | Collective) else _text(item, plan)
        for item, plan in zip(values, plans, strict=True)
    )
    return _changed(*told)


def _text(item: Item | None, plan: Plan | None) -> str:
    """Give what an item asks for, and of a task of whom and by when."""
    if item is None:
        return ""
    parts = [item.text]
    if isinstance(item, Task):
        parts += [word_value(item.assignments, plan), word_value(item.deadlines, plan)]
    return "  ".join(part for part in parts if part)


def _changed(old: str, new: str) -> tuple[Piece, ...]:
    pieces = Piece(Mark.DELETED, old), Piece(Mark.INSERTED, new)
    return tuple(piece for piece in pieces if piece.text)


def _note(change: Change, plans: Plans) -> str:
    if isinstance(change.values, Times) and change.values.days:
        if change.kind is ChangeKind.DEADLINE_ADDED:
            return _("it was the year's last day")
        return _shift(change.values.old, change.values.days)
    if change.follows and change.kind is ChangeKind.REWORDED:
        return _("follows an amendment")
    if isinstance(change.values, Duties) and change.kind in gathered.COMING_AND_GOING:
        return roles(change.values.any)
    if change.kind is ChangeKind.LAYOUT and change.others:
        count = len(change.others)
        return ngettext("of {n} task", "of {n} tasks", count).format(n=count)
    if (
        change.about.part is ChangedPart.PLAN
        and change.kind in (ChangeKind.ADDED, ChangeKind.DROPPED)
        and plans[1]
    ):
        count = sum(task.tracked for task in plans[1].tasks)
        return ngettext("{n} task", "{n} tasks", count).format(n=count)
    return ""


def _shift(old: Deadline | None, by: int) -> str:
    """Say by how much a deadline moved, counted as the deadline is."""
    later, days = by > 0, abs(by)
    if isinstance(old, AfterEvent) and old.within.measure is Measure.WORKDAYS:
        said = (
            ngettext("{n} working day later", "{n} working days later", days)
            if later
            else ngettext("{n} working day earlier", "{n} working days earlier", days)
        )
    elif later:
        said = ngettext("{n} day later", "{n} days later", days)
    else:
        said = ngettext("{n} day earlier", "{n} days earlier", days)
    return said.format(n=days)


def roles(assigned: tuple[Assignment, ...]) -> str:
    """Name the roles that one unit has."""
    return "、".join(dict.fromkeys(terms.role(each.role) for each in assigned))


def _places(change: Change, values: Relocation) -> tuple[str, str]:
    """Say below what an item stood and stands, and its number there."""
    found = (change.before, values.old), (change.after, values.new)
    old, new = (_place(spot, parent) if spot else "" for spot, parent in found)
    if change.before and change.after and stayed(values):
        numbers = change.before.number, change.after.number
        return numbers if all(numbers) else (old, new)
    return old, new


def stayed(places: Relocation) -> bool:
    """Tell whether what moved stands below the same parent as before."""
    before, after = places
    return (before.part, before.name, before.id) == (after.part, after.name, after.id)


def _place(spot: Spot, parent: Spot) -> str:
    above = _called(parent) if parent.part is not ChangedPart.PLAN else ""
    return " ".join(part for part in (above, spot.number) if part) or _("elsewhere")


def _called(spot: Spot) -> str:
    return f"{spot.number}{spot.name}"


def _named(spot: Spot) -> str:
    return f"{spot.address} {spot.name}".strip()
