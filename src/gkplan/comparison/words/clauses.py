"""What became of one item, told without naming it, where several changes are told together."""

from datetime import date

from gkplan.base.language import _
from gkplan.comparison.compare.changes import Change, ChangeKind
from gkplan.comparison.compare.families import Duties, Relocation
from gkplan.comparison.compare.spots import ChangedPart
from gkplan.comparison.words.gathered import find_role
from gkplan.comparison.words.lines import stayed
from gkplan.comparison.words.reference import numbered, place, quoted
from gkplan.comparison.words.values import word_value
from gkplan.model.plan import Plan, Role
from gkplan.phrases import terms

_TIMES = (
    *(ChangeKind.DEADLINE_ADVANCED, ChangeKind.DEADLINE_POSTPONED, ChangeKind.DEADLINE_CHANGED),
    *(ChangeKind.DEADLINE_ADDED, ChangeKind.DEADLINE_REMOVED),
)
_LISTED = ("basis", "signoff", "supervision")


def clause(change: Change, plans: tuple[Plan, Plan]) -> str:
    """Write one amendment without the item that it is of: 完成时限由“…”调整为“…”."""
    values = change.values
    if isinstance(values, Relocation):
        number, where = moved(change, values)
        message = _("it becomes {place}") if number else _("it is moved to {place}")
        return message.format(place=number or where)
    if isinstance(values, Duties) and change.kind is not ChangeKind.LEAD_CHANGED:
        return _unit(change.kind, values)
    old, new = sides(change, plans)
    if old and new:
        message = _("the {aspect} is changed from “{old}” to “{new}”")
    elif new and change.field in _LISTED:
        message = _("“{new}” is added as {aspect}")
    elif new:
        message = _("the {aspect} is set to “{new}”")
    else:
        message = _("the {aspect}, “{old}”, no longer applies")
    return message.format(aspect=aspect(change), old=quoted(old), new=quoted(new))


def _unit(kind: ChangeKind, duties: Duties) -> str:
    if kind is ChangeKind.UNIT_ADDED:
        message = _("{unit} is added as {role}")
    elif kind is ChangeKind.UNIT_REMOVED:
        message = _("{unit} is no longer {role}")
    else:
        message = _("{unit} is {new}, and no longer {role}")
    return message.format(**assigned(duties))


def assigned(duties: Duties) -> dict[str, str]:
    """Name the units that a change is of, each once, the role they had, and the one they have."""
    own = duties.old or duties.new
    return {
        "unit": "、".join(dict.fromkeys(each.unit for each in own)),
        "role": role(own[0].role),
        "new": role(duties.new[0].role) if duties.new else "",
    }


def moved(change: Change, places: Relocation) -> tuple[str, str]:
    """Tell which number an item has now below the same parent as before, else where it stands."""
    spot = change.after
    assert spot  # noqa: S101 - what moved is on both sides
    if not stayed(places) or not spot.number:
        return "", place(spot, places.new)
    return numbered(
        spot.path[-1:], whole=spot.part is ChangedPart.SECTION and len(spot.path) == 1
    ), ""


def sides(change: Change, plans: tuple[Plan, Plan]) -> tuple[str, str]:
    """Write what was and is; days as prose does."""
    return _written(change.old, plans[0]), _written(change.new, plans[1])


def _written(value: object, plan: Plan) -> str:
    return terms.day(value) if isinstance(value, date) else word_value(value, plan)


def aspect(change: Change) -> str:
    """Name what of an item changed: 完成时限, 牵头单位."""
    if change.kind in _TIMES:
        return _("time limit")
    if change.kind is ChangeKind.LEAD_CHANGED and isinstance(change.values, Duties):
        return role(find_role(change.values))
    if change.kind in (ChangeKind.RENUMBERED, ChangeKind.NUMBERING):
        return _("numbering") if change.kind is ChangeKind.NUMBERING else _("number")
    return terms.field(change.field)


def role(of: Role) -> str:
    """Name the units of a role: 牵头单位, 配合单位, 责任单位."""
    return {
        Role.LEAD: _("lead unit"),
        Role.SUPPORT: _("supporting unit"),
        Role.RESPONSIBLE: _("responsible unit"),
    }[of]
