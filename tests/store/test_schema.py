"""The published schemas are those of the reader, and both judge every file the same."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gkplan.model.unit import UnitRegister
from gkplan.store import collection, reader, schema
from gkplan.store.shapes.reading import Node, Reading, Unread, flag, integer, kind_of
from support.marks import PLAN, take_apart, write_out
from support.paths import TESTS
from support.profiles import FOLDER_KEPT, examples

PUBLISHED = TESTS.parent / "docs" / "schema"
DATA = sorted(
    [
        *(TESTS / "validation" / "rules").glob("*.yaml"),
        *(TESTS / "store" / "reading").glob("*.yaml"),
    ]
)
PLANS = sorted((TESTS.parent / "plans").rglob("*.yaml"))
# what a schema can say; duplicate keys, anchors and syntax have no counterpart in JSON
SHARED = {"GK004", "GK005", "GK006", "GK007", "GK009"}
UNLIKE_JSON = {"GK001", "GK002", "GK003", "GK008", "GK010"}
VALIDATORS = {
    kind: Draft202012Validator(
        schema.make_schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for kind in schema.SHAPES
}
READERS: dict[str, Callable[[Path], Any]] = {
    "plan": lambda path: reader.read_plan(path, UnitRegister()),
    "units": reader.read_units,
    "ledger": reader.read_ledger,
    "settings": reader.read_settings,
    "calendar": reader.read_calendar_year,
}


def kind(name: str) -> str:
    """Tell by its name what a file is."""
    if name.endswith((collection.LEDGER, ".calendar.yaml")):
        return name.split(".")[1]
    return {collection.UNITS: "units", collection.SETTINGS: "settings"}.get(name, "plan")


def as_json(node: Node) -> Any:
    """Turn a file's nodes into what an editor checks against the schema."""
    match kind_of(node):
        case "array":
            return [as_json(item) for item in node.value]
        case "object":
            return {key.value: as_json(value) for key, value in node.value}
        case "null":
            return None
        case "boolean":
            return flag(node)
        case "integer":
            return integer(node)
        case "number":
            return 0.5  # no whole number: YAML's 25.0 is none, though to JSON Schema it is 25
        case _:
            return node.value


def has_list_as_key(node: Node) -> bool:
    if node.id == "mapping":
        return any(key.id != "scalar" or has_list_as_key(value) for key, value in node.value)
    return node.id == "sequence" and any(has_list_as_key(item) for item in node.value)


def disagreement(path: Path) -> str:
    """Judge a file both ways; "" where the verdicts agree or JSON cannot hold the file."""
    of_kind = kind(path.name)
    _value, found = READERS[of_kind](path)
    found = [each for each in found if each.span.source.path == str(path)]
    if {each.code for each in found} & UNLIKE_JSON:
        return ""
    reading = Reading(path.name)
    try:
        reading.fetch(path)
        node = reading.nodes()
    except Unread:
        return ""
    if has_list_as_key(node):
        return ""
    refused = [str(each) for each in found if each.code in SHARED]
    invalid = [each.message for each in VALIDATORS[of_kind].iter_errors(as_json(node))]
    return "" if bool(refused) == bool(invalid) else f"reader: {refused}\nschema: {invalid}"


@pytest.mark.parametrize("of_kind", schema.SHAPES)
def test_published_schema_is_the_readers(of_kind: str, request: pytest.FixtureRequest) -> None:
    path = PUBLISHED / f"{of_kind}.schema.json"
    made = json.dumps(schema.make_schema(of_kind), ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("--update-golden"):
        path.write_text(made, encoding="utf-8", newline="")
    assert path.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("of_kind", schema.SHAPES)
def test_schema_is_a_schema(of_kind: str) -> None:
    Draft202012Validator.check_schema(schema.make_schema(of_kind))


@pytest.mark.parametrize("path", DATA, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_schema_and_reader_agree_on_test_data(path: Path, tmp_path: Path) -> None:
    data = take_apart(path.read_text(encoding="utf-8"))
    write_out(data, tmp_path)
    for name in data.files:
        assert not disagreement(tmp_path / name), name


@pytest.mark.parametrize("path", DATA, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_schema_and_reader_agree_on_every_item_alone(path: Path, tmp_path: Path) -> None:
    """In a whole file one wrong line would hide that another is judged apart."""
    for name, text in take_apart(path.read_text(encoding="utf-8")).files.items():
        for head, line in _items(text):
            write_out(take_apart(f"--- {name}\n{head}{line}"), tmp_path)
            assert not disagreement(tmp_path / name), line


def _items(text: str) -> Iterator[tuple[str, str]]:
    """Give the list items that stand on one line, each with the key it stands under."""
    head = ""
    for line in text.splitlines(keepends=True):
        if line.startswith(("- ", "  - ")) and not line.rstrip().endswith(":"):
            yield head, line
        elif line[0] not in " #\n":
            head = line if line.rstrip().endswith(":") else ""


@pytest.mark.parametrize("path", PLANS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_schema_and_reader_accept_the_plans(path: Path) -> None:
    _value, found = READERS[kind(path.name)](path)
    assert not found
    assert not disagreement(path)


WHOLE: dict[str, Any] = {
    "gkplan": 1,
    "title": "示例县文化和旅游局政务公开要点",
    "year": 2024,
    "issuer": "示例县文化和旅游局",
    "language": "zh_CN",
    "publication": {"index_number": "11370100/2024-00001", "written": "2024-03-01"},
    "basis": [{"title": "要点", "document_number": "国办发〔2024〕3号"}],
    "numbering": {"levels": ["{cn}、", "{n}."], "continuous": [2]},
    "attribution": ["（{lead}牵头）", ""],
    "first_leads": True,
    "leading_group": {
        "chair": {"name": "甲", "post": "局长"},
        "members": [{"name": "乙"}],
        "office": {"at": "办公室", "director": {"name": "丙"}},
    },
    "signoff": [{"step": "初审", "by": "办公室"}],
    "source": {"format": "docx", "furniture": [{"line": 1, "text": "字号"}]},
    "sections": [
        {"paragraph": "总则"},
        {
            "heading": "清单",
            "table": {"columns": [{"title": "事项", "holds": "heading"}, {"title": "备注"}]},
            "tasks": [{"id": "bei-zhu", "cells": {"备注": "每月"}}],
        },
    ],
    "tasks": [
        {"id": "yi", "heading": "甲", "units": ["办公室"], "deadline": {"by": "2024-08-30"}},
        {"id": "er", "text": "乙", "units": {"lead": ["办公室"], "support": "法规处"}},
        {"id": "san", "heading": "丙", "deadline": {"every": "quarter", "day": 25, "month": 1}},
        {"id": "si", "heading": "丁", "deadline": {"every": "month", "days": [10, "last"]}},
        {"id": "wu", "heading": "戊", "deadline": [{"at_least": 2, "per": "year"}, "ongoing"]},
        {"id": "liu", "heading": "己", "deadline": {"within": "10 days", "after": "印发"}},
        {"id": "qi", "heading": "庚", "deadline": {"from": "2024-03-01", "by": "2024-08-30"}},
        {"id": "ba", "heading": "辛", "deadline": {"ongoing": True, "text": "长期坚持"}},
    ],
}
SCALARS = st.sampled_from(
    [None, True, False, 0, 1, 13, 40, -1, 0.5, "", "x", "last", "ongoing", "month", "2024-02-30"]
)
LISTS_AND_MAPPINGS = st.sampled_from(
    [[], {}, [None], [""], [1], {"name": "x"}, {"by": "2024-01-01"}, {"ongoing": True}]
)
ANYTHING = SCALARS | LISTS_AND_MAPPINGS.map(copy.deepcopy)
KEYS = sorted({"by", "every", "from", "day", "month", "paragraph", "tasks", "id", "lead", "units"})


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Walk to every place of a structure: what holds it, and its key or index."""
    for key in value if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


@st.composite
def mutants(draw: st.DrawFn) -> Any:
    """Draw a plan with one to three things deleted, swapped, misspelt, wrapped or added."""
    plan = copy.deepcopy(WHOLE)
    for _count in range(draw(st.integers(1, 3))):
        places = list(_places(plan))
        holder, key = places[draw(st.integers(0, len(places) - 1))]
        change = draw(st.sampled_from(["delete", "swap", "wrap", "misspell", "add"]))
        if change == "delete":
            del holder[key]
        elif change == "swap":
            holder[key] = draw(ANYTHING)
        elif change == "wrap":
            holder[key] = [holder[key]]
        elif isinstance(holder, dict):
            name = key + draw(st.sampled_from("sx_")) if change == "misspell" else None
            value = holder.pop(key) if name else draw(ANYTHING)
            holder[name or draw(st.sampled_from(KEYS))] = value
    return plan


@settings(max_examples=examples(400), suppress_health_check=FOLDER_KEPT)
@given(plan=mutants())
def test_schema_and_reader_agree_on_mutants(plan: Any, tmp_path: Path) -> None:
    path = tmp_path / PLAN
    path.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    assert not disagreement(path)


def test_mutants_start_from_a_valid_plan(tmp_path: Path) -> None:
    path = tmp_path / PLAN
    path.write_text(json.dumps(WHOLE, ensure_ascii=False), encoding="utf-8")
    plan, found = reader.read_plan(path, UnitRegister())
    assert plan
    assert not found
    assert not list(VALIDATORS["plan"].iter_errors(WHOLE))
