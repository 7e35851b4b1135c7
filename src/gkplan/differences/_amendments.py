"""Amendments as sentences of a notice, in the language of the plan: 将…由…调整为…"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from gkplan import language, terms
from gkplan.compare.changes import Change, Comparison, Kind, Part, Spot
from gkplan.compare.edits import Rewrite
from gkplan.differences._reference import place, reference
from gkplan.differences._values import said
from gkplan.language import _
from gkplan.model.plan import Assignment, Paragraph, Plan, Role, Section, Task

_TIMES = (
    *(Kind.DEADLINE_ADVANCED, Kind.DEADLINE_POSTPONED, Kind.DEADLINE_CHANGED),
    *(Kind.DEADLINE_ADDED, Kind.DEADLINE_REMOVED),
)

_COMING_AND_GOING = (Kind.UNIT_ADDED, Kind.UNIT_REMOVED)


def sentences(changes: Sequence[Change], comparison: Comparison) -> Iterator[str]:
    """Write the formal amendments of one plan, each a sentence."""
    plans = comparison.plans
    for change in _united(changes):
        if change.kind is Kind.RENUMBERED and change.follows:
            continue
        yield _sentence(change, plans)
    if any(change.kind is Kind.RENUMBERED and change.follows for change in changes):
        yield _("The numbers of what follows are adjusted.")


def _united(changes: Sequence[Change]) -> Iterator[Change]:
    """Make one change of the units that left and those that came in the same role."""
    moves: dict[tuple[Spot, Role], list[Change]] = {}
    for change in changes:
        if change.kind in _COMING_AND_GOING:
            moves.setdefault((change.about, _role(change)), []).append(change)
    for change in changes:
        own: list[Change] = []
        if change.kind in _COMING_AND_GOING:
            own = moves[change.about, _role(change)]
        if len({each.kind for each in own}) < 2:
            yield change
        elif change is own[0]:
            old = tuple(unit for each in own for unit in each.old)
            new = tuple(unit for each in own for unit in each.new)
            yield change._replace(kind=Kind.LEAD_CHANGED, old=old, new=new)


def _role(change: Change) -> Role:
    assigned: Sequence[Assignment] = change.new or change.old
    return assigned[0].role


def _sentence(change: Change, plans: tuple[Plan, Plan]) -> str:
    ref = reference(change.before or change.about)
    match change.kind:
        case Kind.ADDED:
            return _added(change, plans[1])
        case Kind.DROPPED:
            return _("{item} is dropped.").format(item=ref)
        case Kind.SPLIT:
            return _divided(change, ref, plans[1])
        case Kind.MERGED:
            return _merged(change, plans[1])
        case Kind.MOVED:
            assert change.after  # noqa: S101 - what moved is on both sides
            where = place(change.after, change.new)
            return _("{item} is moved to {place}.").format(item=ref, place=where)
        case Kind.UNIT_ADDED | Kind.UNIT_REMOVED | Kind.ROLE_CHANGED:
            return _unit(change, ref)
    old, new = _written(change.old, plans[0]), _written(change.new, plans[1])
    return _changed(ref, _aspect(change), old, new)


def _written(value: Any, plan: Plan) -> str:
    return terms.day(value) if isinstance(value, date) else said(value, plan)


def _changed(ref: str, aspect: str, old: str, new: str) -> str:
    if old and new:
        message = _("The {aspect} of {item} is changed from “{old}” to “{new}”.")
    elif new:
        message = _("The {aspect} of {item} is set to “{new}”.")
    else:
        message = _("The {aspect} of {item}, “{old}”, no longer applies.")
    return message.format(aspect=aspect, item=ref, old=old, new=new)


def _aspect(change: Change) -> str:
    if change.kind in _TIMES:
        return _("time limit")
    if change.kind is Kind.LEAD_CHANGED:
        return role(_role(change))
    if change.kind in (Kind.RENUMBERED, Kind.NUMBERING):
        return _("numbering") if change.kind is Kind.NUMBERING else _("number")
    return terms.field(change.field)


def role(of: Role) -> str:
    """Name the units of a role: 牵头单位, 配合单位, 责任单位."""
    return {
        Role.LEAD: _("lead unit"),
        Role.SUPPORT: _("supporting unit"),
        Role.RESPONSIBLE: _("responsible unit"),
    }[of]


def _unit(change: Change, ref: str) -> str:
    if change.kind is Kind.UNIT_ADDED:
        message = _("{unit} is added to {item} as {role}.")
    elif change.kind is Kind.UNIT_REMOVED:
        message = _("{unit} is no longer {role} of {item}.")
    else:
        message = _("{unit} is {new} of {item}, and no longer {role}.")
    assigned: Sequence[Assignment] = change.old or change.new
    new = role(change.new[0].role) if change.new else ""
    return message.format(unit=assigned[0].unit, item=ref, role=role(assigned[0].role), new=new)


def _added(change: Change, plan: Plan) -> str:
    item: Task | Section | Paragraph = change.new
    ref = reference(change.about)
    if change.about.part is Part.PLAN or isinstance(item, Paragraph):
        return _("{item} is added.").format(item=ref)
    parts = _parts(item, plan)
    if not parts:
        return _("{item} is added.").format(item=ref)
    return _("{item} is added: {parts}.").format(item=ref, parts=parts)


def _divided(change: Change, ref: str, plan: Plan) -> str:
    """Say what a task was divided into, and in full what each part now asks for."""
    parts = [
        (spot, _parts(task, plan)) for spot, task in zip(change.others, change.new, strict=True)
    ]
    if change.after:
        parts.append((change.after, _text_now(change)))
    parts.sort(key=lambda part: part[0].span.start if part[0].span else 0)
    message = _("{item} is divided, into {parts}.")
    divided = message.format(item=ref, parts=_listed([spot for spot, _said in parts]))
    return _joined(divided, *(_full(spot, said) for spot, said in parts))


def _merged(change: Change, plan: Plan) -> str:
    """Say what was merged, and in full what it now asks for."""
    gone = [*change.others, *([change.before] if change.before else [])]
    gone.sort(key=lambda spot: spot.span.start if spot.span else 0)
    message = _("{parts} are merged into {item}.")
    merged = message.format(item=reference(change.about), parts=_listed(gone))
    said = _text_now(change) if change.before else _parts(change.new, plan)
    return _joined(merged, _full(change.about, said))


def _text_now(change: Change) -> str:
    """Give the text of what went on under its id, as it is now."""
    new = next((e.new for e in change.edits if isinstance(e, Rewrite) and e.field == "text"), "")
    return _quoted(new) if new else ""


def _full(spot: Spot, said: str) -> str:
    return _("{item}: {parts}.").format(item=reference(spot), parts=said) if said else ""


def _joined(*sentences: str) -> str:
    return ("" if language.active() == "zh_CN" else " ").join(filter(None, sentences))


def _quoted(text: str) -> str:
    return _("“{text}”").format(text=text.replace("\n", ""))


def _parts(item: Task | Section, plan: Plan) -> str:
    parts = [_quoted(item.text)] if item.text else []
    if isinstance(item, Task):
        for each in Role:
            units = [a.unit for a in item.assignments if a.role is each]
            if units:
                named = _("{role}: {units}")
                parts.append(named.format(role=role(each), units="、".join(units)))
        if item.deadlines:
            limit = said(item.deadlines, plan)
            parts.append(_("{role}: {units}").format(role=_("time limit"), units=limit))
    return "；".join(parts) if language.active() == "zh_CN" else "; ".join(parts)


def _listed(spots: Sequence[Spot]) -> str:
    joint = "、" if language.active() == "zh_CN" else ", "
    return joint.join(reference(each) for each in spots)
