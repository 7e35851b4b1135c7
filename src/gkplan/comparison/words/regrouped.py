"""Tasks that were divided or merged, as sentences of a notice, with all that each now asks for."""

from collections.abc import Sequence

from gkplan.base import language
from gkplan.base.language import _
from gkplan.comparison.compare.changes import Change
from gkplan.comparison.compare.edits import Rewrite
from gkplan.comparison.compare.families import Division, Fusion
from gkplan.comparison.compare.spots import Spot
from gkplan.comparison.words.clauses import role
from gkplan.comparison.words.reference import quoted, reference
from gkplan.comparison.words.values import word_value
from gkplan.model.plan import Item, Plan, Role, Task


def divided(change: Change, values: Division, ref: str, plan: Plan) -> str:
    """Say what a task was divided into, and in full what each part now asks for."""
    parts = [
        (spot, asked(task, plan)) for spot, task in zip(change.others, values.new, strict=True)
    ]
    if change.after:
        parts.append((change.after, _text_now(change)))
    parts.sort(key=lambda part: _start(part[0]))
    message = _("{item} is divided, into {parts}.")
    divided = message.format(item=ref, parts=_listed([spot for spot, _said in parts]))
    return _joined(divided, *(_full(spot, said) for spot, said in parts))


def merged(change: Change, values: Fusion, plan: Plan) -> str:
    """Say what was merged, and in full what it now asks for."""
    gone = [*change.others, *([change.before] if change.before else [])]
    gone.sort(key=_start)
    message = _("{parts} are merged into {item}.")
    merged = message.format(item=reference(change.about), parts=_listed(gone))
    said = _text_now(change) if change.before else asked(values.new, plan)
    return _joined(merged, _full(change.about, said))


def _start(spot: Spot) -> int:
    return spot.span.start if spot.span else 0


def _text_now(change: Change) -> str:
    """Give the text of what went on under its id, as it is now."""
    new = next((e.new for e in change.edits if isinstance(e, Rewrite) and e.field == "text"), "")
    return _quoted(str(new)) if new else ""


def _full(spot: Spot, said: str) -> str:
    return _("{item}: {parts}.").format(item=reference(spot), parts=said) if said else ""


def _joined(*sentences: str) -> str:
    return ("" if language.active() == "zh_CN" else " ").join(filter(None, sentences))


def _quoted(text: str) -> str:
    return _("“{text}”").format(text=quoted(text.replace("\n", "")))


def asked(item: Item, plan: Plan) -> str:
    """Write what an item asks for: its text, of whom, and by when."""
    parts = [_quoted(item.text)] if item.text else []
    if isinstance(item, Task):
        for each in Role:
            units = [a.unit for a in item.assignments if a.role is each]
            if units:
                named = _("{role}: {units}")
                parts.append(named.format(role=role(each), units="、".join(units)))
        if item.deadlines:
            limit = word_value(item.deadlines, plan)
            parts.append(_("{role}: {units}").format(role=_("time limit"), units=limit))
    return "；".join(parts) if language.active() == "zh_CN" else "; ".join(parts)


def _listed(spots: Sequence[Spot]) -> str:
    joint = "、" if language.active() == "zh_CN" else ", "
    return joint.join(reference(each) for each in spots)
