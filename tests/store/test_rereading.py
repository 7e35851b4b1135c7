"""A file's new text is read again: what was not to change must say the same."""

import pytest

from gkplan.base.source import Edit, Source, Span, splice
from gkplan.store.rereading import keeps_the_rest

TEXT = """gkplan: 1
tasks:
  - id: k7q2   # 注
    "text": |
      公开规划信息。
    units: [办公室, 规划处]
  - {id: m3xw, text: 做好政策解读。}
"""


def edited(old: str, new: str) -> bool:
    source = Source("2026.yaml", TEXT)
    start = TEXT.index(old)
    edits = [Edit(Span(source, start, start + len(old)), new)]
    return keeps_the_rest(source, edits, splice(TEXT, edits))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("公开规划信息。", "公开计划信息。"),
        ('"text"', "heading"),
        (", 规划处", ""),
        ("  - {id: m3xw, text: 做好政策解读。}\n", ""),
        ("units: [办公室, 规划处]", "deadline: {by: 2026-06-30}\n    units: 办公室"),
        ("做好政策解读。", '"做好: 政策解读。"'),
    ],
)
def test_an_edit_in_its_place_keeps_the_rest(old: str, new: str) -> None:
    assert edited(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("办公室", "[办公室"),
        ("公开规划信息。", "公开。\n    - x"),
        ("    units: [办公室, 规划处]\n", "    units: [办公室, 规划处]\n   x: |\n"),
        ("公开规划信息。\n", "公开规划信息。\n      "),
    ],
)
def test_an_edit_that_reaches_further_is_seen(old: str, new: str) -> None:
    assert not edited(old, new)
