"""What `gkplan diff` says of units.yaml."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkplan.base.source import Source, Span
from gkplan.comparison.compare.changes import Change, ChangedPart
from gkplan.comparison.compare.register_changes import compare_registers
from gkplan.model.unit import Collective, Unit, UnitRegister

NOWHERE = Span(Source("units.yaml", ""), 0, 0)
CASES: dict[str, tuple[list[Any], list[Any], list[tuple[str, ...]]]] = {
    "nothing": ([{"name": "办公室"}], [{"name": "办公室"}], []),
    "order": ([{"name": "甲处"}, {"name": "乙处"}], [{"name": "乙处"}, {"name": "甲处"}], []),
    "declared": ([], [{"name": "甲处"}], [("added", "unit", "甲处", "")]),
    "dropped": ([{"name": "甲处"}], [], [("dropped", "unit", "甲处", "")]),
    "renamed": (
        [{"name": "财务处"}],
        [{"name": "计划财务处", "aliases": ("财务处",)}],
        [("organisation", "unit", "计划财务处", "name")],
    ),
    "renamed, and another name besides": (
        [{"name": "财务处"}],
        [{"name": "计划财务处", "aliases": ("财务处", "计财处")}],
        [
            ("organisation", "unit", "计划财务处", "name"),
            ("organisation", "unit", "计划财务处", "aliases"),
        ],
    ),
    "another name, and no link to the former": (
        [{"name": "财务处"}],
        [{"name": "计划财务处"}],
        [("added", "unit", "计划财务处", ""), ("dropped", "unit", "财务处", "")],
    ),
    "an alias that another unit has as its name": (
        [{"name": "甲处"}, {"name": "乙处"}],
        [{"name": "甲处"}, {"name": "丙处", "aliases": ("甲处",)}],
        [("added", "unit", "丙处", ""), ("dropped", "unit", "乙处", "")],
    ),
    "dissolved": (
        [{"name": "甲处"}],
        [{"name": "甲处", "until": date(2026, 6, 30), "successor": "乙处"}],
        [
            ("organisation", "unit", "甲处", "until"),
            ("organisation", "unit", "甲处", "successor"),
        ],
    ),
    "members": (
        [{"name": "各处", "members": ("甲处",)}],
        [{"name": "各处", "members": ("甲处", "乙处")}],
        [("organisation", "collective", "各处", "members")],
    ),
    "a unit that became a collective": (
        [{"name": "各处"}],
        [{"name": "各处", "members": ("甲处",)}],
        [("dropped", "unit", "各处", ""), ("added", "collective", "各处", "")],
    ),
}


def register(bodies: list[Any]) -> UnitRegister:
    return UnitRegister(
        tuple(Unit(span=NOWHERE, **body) for body in bodies if "members" not in body),
        tuple(Collective(span=NOWHERE, **body) for body in bodies if "members" in body),
    )


def told(change: Change) -> tuple[str, ...]:
    return change.kind.value, change.about.part.value, change.about.name, change.field


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=CASES)
def test_what_is_said(before: list[Any], after: list[Any], expected: list[tuple[str, ...]]) -> None:
    assert [told(each) for each in compare_registers(register(before), register(after))] == expected


NAMES = st.sampled_from(["甲处", "乙处", "丙处", "丁处"])
UNITS = st.builds(
    Unit,
    name=NAMES,
    span=st.just(NOWHERE),
    kind=st.sampled_from(["", "处室"]),
    aliases=st.lists(NAMES, max_size=2, unique=True).map(tuple),
    until=st.none() | st.just(date(2026, 6, 30)),
    successor=st.just("") | NAMES,
)
REGISTERS = st.lists(UNITS, unique_by=lambda unit: unit.name, max_size=4).map(
    lambda units: UnitRegister(tuple(units))
)


@given(REGISTERS, REGISTERS)
def test_from_what_is_said_the_units_after_can_be_told(
    before: UnitRegister, after: UnitRegister
) -> None:
    made = {unit.name: unit for unit in before.units}
    changes = compare_registers(before, after)
    former = {each.before.name: each.about.name for each in changes if each.before and each.after}
    renamed = {old: new for old, new in former.items() if old != new}
    for each in changes:
        assert each.about.part is ChangedPart.UNIT
        if each.after is None:
            del made[each.about.name]
    for old, new in [(old, made.pop(old)) for old in renamed]:
        made[renamed[old]] = new
    for each in changes:
        if each.before is None:
            made[each.about.name] = each.new
        elif each.after:
            made[each.about.name] = made[each.about.name]._replace(**{each.field: each.new})
    for old, now in renamed.items():
        made[now] = made[now]._replace(aliases=(*made[now].aliases, old))
    assert {name: (*u[:3], {*u.aliases}, *u[4:]) for name, u in made.items()} == {
        u.name: (*u[:3], {*u.aliases}, *u[4:]) for u in after.units
    }
