"""The units that a plan's tasks name, as units.yaml would declare them."""

import re
from collections import Counter
from collections.abc import Iterable

from gkplan.base.source import Span
from gkplan.model.plan import Assignment
from gkplan.model.unit import Collective, Unit, UnitRegister
from gkplan.phrases.folding import fold
from gkplan.phrases.names import is_collective

_KINDS = {"处": "处室", "科": "科室", "股": "股室"}
_DIVISIONS = re.compile(r"(?:办公|研究|督查|秘书|[一-龥]{1,6})室")
_SHORTENED = re.compile(
    r"(?:本?[省市区县]?[局委厅]|机关)(?=(?:党政)?办公室\Z|[一-龥]{1,8}[处科股]\Z)"
)


def missing(assignments: Iterable[Assignment], declared: UnitRegister) -> UnitRegister:
    """Give what must be declared beside what is: units with their kinds, and collectives.

    A name that only adds the bureau to another's, 局办公室 for 办公室, is its alias.
    """
    named = {each.unit: each.span for each in assignments if declared.find(each.unit) is None}
    collectives = [name for name in named if is_collective(fold(name))]
    single = [name for name in named if name not in collectives]
    usual = _usual_kind(single)
    aliases = _aliases(single)
    units = tuple(
        Unit(name, named[name], _kind(name, usual), tuple(aliases.get(name, ())))
        for name in single
        if not any(name in each for each in aliases.values())
    )
    kinds = {unit.kind for unit in (*declared.units, *units)} - {""}
    return UnitRegister(units, tuple(_collective(name, named[name], kinds) for name in collectives))


def _aliases(names: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        plain = _SHORTENED.sub("", name, count=1)
        if plain != name and plain in names:
            found.setdefault(plain, []).append(name)
    return found


def _usual_kind(names: list[str]) -> str:
    found = Counter(_KINDS[name[-1]] for name in names if name[-1:] in _KINDS)
    return found.most_common(1)[0][0] if found else ""


def _kind(name: str, usual: str) -> str:
    plain = fold(name).split("(")[0]
    if plain[-1:] in _KINDS:
        return _KINDS[plain[-1]]
    return usual if _DIVISIONS.fullmatch(plain) else ""


def _collective(name: str, span: Span, kinds: set[str]) -> Collective:
    plain = fold(name)
    of_kind = next(
        (
            kind
            for kind in sorted(kinds)
            if plain in (f"各{kind}", f"机关各{kind}", f"局机关各{kind}")
        ),
        "",
    )
    return Collective(name, span, kind=of_kind, is_open=not of_kind)
