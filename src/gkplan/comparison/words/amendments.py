"""Amendments as sentences of a notice, in the language of the plan: 将…由…调整为…"""

from collections.abc import Iterator, Sequence

from gkplan.base import language
from gkplan.base.language import _
from gkplan.comparison.compare.changes import Change, ChangeKind, Comparison
from gkplan.comparison.compare.families import Division, Duties, Fusion, Presence, Relocation, Whole
from gkplan.comparison.compare.spots import ChangedPart
from gkplan.comparison.words import clauses, gathered, regrouped
from gkplan.comparison.words.reference import quoted, reference
from gkplan.model.plan import Plan, Section, Task

_WHOLE = (ChangeKind.ADDED, ChangeKind.DROPPED, ChangeKind.SPLIT, ChangeKind.MERGED)


def sentences(changes: Sequence[Change], comparison: Comparison) -> Iterator[str]:
    """Write the formal amendments of one plan: a sentence for each, one for all of an item."""
    plans = comparison.plans
    by_spot: dict[object, list[Change]] = {}
    for at, change in enumerate(gathered.join_exchanges(changes)):
        if change.kind is ChangeKind.RENUMBERED and change.follows:
            continue
        alone = change.kind in _WHOLE or change.about.part is ChangedPart.PLAN
        by_spot.setdefault(at if alone else change.about, []).append(change)
    for found in by_spot.values():
        if len(found) == 1:
            yield _sentence(found[0], plans)
        else:
            ref = reference(found[0].before or found[0].about)
            joint = "；" if language.active() == "zh_CN" else "; "
            told = joint.join(clauses.clause(change, plans) for change in found)
            yield _("{item}: {changes}.").format(item=ref, changes=told)
    if any(change.kind is ChangeKind.RENUMBERED and change.follows for change in changes):
        yield _("The numbers of the other items are adjusted accordingly.")


def _sentence(change: Change, plans: tuple[Plan, Plan]) -> str:
    ref = reference(change.before or change.about)
    match change.values:
        case Presence(new=item) if change.kind is ChangeKind.ADDED:
            return _added(change, item, plans[1])
        case Presence():
            return _("{item} is dropped.").format(item=ref)
        case Division() as values:
            return regrouped.divided(change, values, ref, plans[1])
        case Fusion() as values:
            return regrouped.merged(change, values, plans[1])
        case Relocation() as values:
            number, where = clauses.moved(change, values)
            message = _("{item} becomes {place}.") if number else _("{item} is moved to {place}.")
            return message.format(item=ref, place=number or where)
        case Duties() as values if change.kind is not ChangeKind.LEAD_CHANGED:
            return _unit(change.kind, values, ref)
    if change.about.part is ChangedPart.PLAN:
        clause = clauses.clause(change, plans)
        return _("{clause}.").format(clause=clause[:1].upper() + clause[1:])
    return _changed(change, ref, plans)


def _changed(change: Change, ref: str, plans: tuple[Plan, Plan]) -> str:
    old, new = clauses.sides(change, plans)
    if old and new:
        message = _("The {aspect} of {item} is changed from “{old}” to “{new}”.")
    elif new:
        message = _("The {aspect} of {item} is set to “{new}”.")
    else:
        message = _("The {aspect} of {item}, “{old}”, no longer applies.")
    aspect = clauses.aspect(change)
    return message.format(aspect=aspect, item=ref, old=quoted(old), new=quoted(new))


def _unit(kind: ChangeKind, duties: Duties, ref: str) -> str:
    if kind is ChangeKind.UNIT_ADDED:
        message = _("{unit} is added to {item} as {role}.")
    elif kind is ChangeKind.UNIT_REMOVED:
        message = _("{unit} is no longer {role} of {item}.")
    else:
        message = _("{unit} is {new} of {item}, and no longer {role}.")
    return message.format(item=ref, **clauses.assigned(duties))


def _added(change: Change, item: Whole | None, plan: Plan) -> str:
    ref = reference(change.about)
    parts = regrouped.asked(item, plan) if isinstance(item, Task | Section) else ""
    if not parts:
        return _("{item} is added.").format(item=ref)
    return _("{item} is added: {parts}.").format(item=ref, parts=parts)
