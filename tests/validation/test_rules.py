"""Every rule against its data: tests/rules/<rule>.yaml says on each line what is found there."""

import re
from pathlib import Path

import pytest

from gkplan.base import registry
from gkplan.store.shapes import faults
from gkplan.validation import rule
from support.marks import (
    check,
    compare,
    take_apart,
    write_out,
)

FOLDER = Path(__file__).parent / "rules"
NAMES = registry.names(rule.RULES)


@pytest.mark.parametrize("name", NAMES)
def test_rule_finds_what_is_marked_and_nothing_else(name: str, tmp_path: Path) -> None:
    data = take_apart((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    write_out(data, tmp_path)
    found = check(tmp_path)
    compare(data, (each for each in found if each.rule == name), tmp_path)
    unread = [each for each in found if each.code in {fault.code for fault in faults.FAULTS}]
    assert not unread, "what cannot be read would stay silent for the wrong reason"


@pytest.mark.parametrize("name", NAMES)
def test_data_has_lines_for_and_against(name: str) -> None:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    own = rule.member(name).code
    assert {each.code for each in take_apart(text).expected} == {own}
    assert "# silent: " in text, "name the near misses and why they are none"
    assert not re.search(r"# silent: .*# expect: |# expect: .*# silent: ", text)


def test_every_data_file_is_of_a_rule() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(NAMES)


def test_codes_are_unique_and_of_their_family() -> None:
    codes = [rule.member(name).code for name in NAMES]
    assert len(set(codes)) == len(codes)
    assert not set(codes) & {fault.code for fault in faults.FAULTS}
    assert all(re.fullmatch(r"GK[1-5]\d\d", code) for code in codes)


@pytest.mark.parametrize("name", NAMES)
def test_rule_explains_itself(name: str) -> None:
    """`gkplan explain` prints the docstring: a first line, then why and the remedy."""
    first, _empty, rest = rule.explanation(name).partition("\n\n")
    assert first.endswith(".")
    assert len(rest.split()) > 5
