"""Where items stand: derived numbers, labels that override them, paths and addresses."""

from pathlib import Path

import pytest

from gkplan.model.plan import Paragraph, Section
from gkplan.phrases.outline import Placed, addressed, name, numbered, outline, tracked
from support.plans import plan_of


def shown(placed: Placed) -> tuple[str, str, str]:
    """An item by what it says, its label and its path."""
    item = placed.item
    said = item.text if isinstance(item, Paragraph) else item.heading or item.text
    return said, placed.label, " ".join(placed.path)


STYLES = [
    ("{cn}、", ["一、", "二、", "十一、", "一百零二、"]),
    ("（{cn}）", ["（一）", "（二）", "（十一）", "（一百零二）"]),
    ("({cn})", ["(一)", "(二)", "(十一)", "(一百零二)"]),
    ("{n}.", ["1.", "2.", "11.", "102."]),
    ("（{n}）", ["（1）", "（2）", "（11）", "（102）"]),
    ("{circled}", ["①", "②", "⑪", "（102）"]),
    ("第{cn}条", ["第一条", "第二条", "第十一条", "第一百零二条"]),
    ("{n}", ["1", "2", "11", "102"]),
]


@pytest.mark.parametrize(("pattern", "labels"), STYLES, ids=[pattern for pattern, _l in STYLES])
def test_numbers_follow_the_pattern(tmp_path: Path, pattern: str, labels: list[str]) -> None:
    tasks = "".join(f"  - {{id: t{n}, heading: H{n}}}\n" for n in range(1, 103))
    plan = plan_of(tmp_path, f'numbering: {{levels: ["{pattern}"]}}\ntasks:\n{tasks}')
    found = outline(plan)
    assert [found[n - 1].label for n in (1, 2, 11, 102)] == labels
    assert [placed.ordinal for placed in found] == list(range(1, 103))
    assert all(placed.ordinal == placed.expected for placed in found)


LEVELS = 'numbering: {levels: ["{cn}、", "({cn})", "{n}."]}\n'
RUNNING_ON = 'numbering: {levels: ["{cn}、", "({cn})", "{n}."], continuous: [2]}\n'
CASES = {
    "numbers of a level start again below each heading": (
        LEVELS
        + """sections:
  - {heading: A, tasks: [{id: aa, heading: a}, {id: bb, heading: b}]}
  - {heading: B, tasks: [{id: cc, heading: c}]}
""",
        [
            ("A", "一、", "一、"),
            ("a", "(一)", "一、 (一)"),
            ("b", "(二)", "一、 (二)"),
            ("B", "二、", "二、"),
            ("c", "(一)", "二、 (一)"),
        ],
    ),
    "a continuous level runs on, the one below it does not": (
        RUNNING_ON
        + """sections:
  - heading: A
    tasks:
      - {heading: a, tasks: [{id: aa, text: x}, {id: bb, text: y}]}
      - {heading: b, tasks: [{id: cc, text: z}]}
  - {heading: B, tasks: [{id: dd, heading: c}]}
""",
        [
            ("A", "一、", "一、"),
            ("a", "(一)", "一、 (一)"),
            ("x", "1.", "一、 (一) 1."),
            ("y", "2.", "一、 (一) 2."),
            ("b", "(二)", "一、 (二)"),
            ("z", "1.", "一、 (二) 1."),
            ("B", "二、", "二、"),
            ("c", "(三)", "二、 (三)"),
        ],
    ),
    "a label overrides a number and counting goes on from it": (
        LEVELS
        + """sections:
  - {heading: A}
  - {heading: C, label: 三、}
  - {heading: D}
  - {heading: E, label: "4."}
  - {heading: F}
""",
        [
            ("A", "一、", "一、"),
            ("C", "三、", "三、"),
            ("D", "四、", "四、"),
            ("E", "4.", "4."),
            ("F", "五、", "五、"),
        ],
    ),
    "a label that is no number takes its turn": (
        LEVELS + "sections: [{heading: A}, {heading: B, label: 附：}, {heading: C}]\n",
        [("A", "一、", "一、"), ("B", "附：", "附："), ("C", "三、", "三、")],
    ),
    "an empty label leaves out the item and the count": (
        LEVELS
        + """sections:
  - {heading: A}
  - {heading: B, label: "", tasks: [{id: bb, heading: b}]}
  - {heading: C}
""",
        [
            ("A", "一、", "一、"),
            ("B", "", ""),
            ("b", "(一)", "(一)"),
            ("C", "二、", "二、"),
        ],
    ),
    "a section without heading is not there": (
        LEVELS
        + """sections:
  - {heading: A, tasks: [{id: aa, heading: a}]}
  - tasks: [{id: bb, heading: b}]
  - {heading: C}
""",
        [
            ("A", "一、", "一、"),
            ("a", "(一)", "一、 (一)"),
            ("", "", ""),
            ("b", "二、", "二、"),
            ("C", "三、", "三、"),
        ],
    ),
    "a section's own numbering begins at its first level and ends with it": (
        LEVELS
        + """sections:
  - {heading: A}
  - heading: B
    numbering: {levels: ["{n}", "{circled}"]}
    tasks:
      - {heading: a, tasks: [{id: aa, text: x}]}
      - {id: bb, heading: b}
  - {heading: C, tasks: [{id: cc, heading: c}]}
""",
        [
            ("A", "一、", "一、"),
            ("B", "二、", "二、"),
            ("a", "1", "二、 1"),
            ("x", "①", "二、 1 ①"),
            ("b", "2", "二、 2"),
            ("C", "三、", "三、"),
            ("c", "(一)", "三、 (一)"),
        ],
    ),
    "sentences of a paragraph count within it and take no number": (
        LEVELS
        + """sections:
  - heading: A
    tasks:
      - heading: a
        inline: true
        tasks: [{id: aa, text: x}, {paragraph: 另外}, {id: bb, text: y}]
      - {id: cc, heading: b}
""",
        [
            ("A", "一、", "一、"),
            ("a", "(一)", "一、 (一)"),
            ("x", "", "一、 (一) .1"),
            ("另外", "", "一、 (一)"),
            ("y", "", "一、 (一) .2"),
            ("b", "(二)", "一、 (二)"),
        ],
    ),
    "paragraphs between tasks take no number": (
        LEVELS + "tasks: [{id: aa, heading: a}, {paragraph: p}, {id: bb, heading: b}]\n",
        [("a", "一、", "一、"), ("p", "", ""), ("b", "二、", "二、")],
    ),
    "below the last level there are no numbers": (
        """numbering: {levels: ["{n}."]}
tasks: [{heading: a, tasks: [{id: aa, text: x}, {id: bb, text: y}]}]
""",
        [("a", "1.", "1."), ("x", "", "1."), ("y", "", "1.")],
    ),
    "sections and tasks of one level count together, in the order of their keys": (
        LEVELS + "tasks: [{id: aa, heading: a}]\nsections: [{heading: B}]\n",
        [("a", "一、", "一、"), ("B", "二、", "二、")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_places(tmp_path: Path, body: str, expected: list[tuple[str, str, str]]) -> None:
    assert [shown(placed) for placed in outline(plan_of(tmp_path, body))] == expected


def test_a_label_that_jumps_is_told_from_the_number_that_was_its_turn(tmp_path: Path) -> None:
    body = 'sections: [{heading: A}, {heading: C, label: 三、}, {heading: D, label: ""}]\n'
    found = outline(plan_of(tmp_path, body))
    assert [(each.ordinal, each.expected) for each in found] == [(1, 1), (3, 2), (0, 0)]


ADDRESSES = (
    LEVELS
    + """sections:
  - heading: A
    tasks:
      - {id: first, heading: a}
      - heading: b
        inline: true
        tasks: [{id: sentence, text: x}]
  - heading: B
    tasks:
      - {id: bare, heading: c, label: ""}
"""
)


@pytest.mark.parametrize(
    ("task", "number", "address"),
    [("first", "(一)", "一.(一)"), ("sentence", "(二).1", "一.(二).1"), ("bare", "", "")],
)
def test_a_task_has_a_number_and_an_address(
    tmp_path: Path, task: str, number: str, address: str
) -> None:
    places = {each.item.id: each for each in tracked(plan_of(tmp_path, ADDRESSES))}  # type: ignore[union-attr]
    assert (places[task].number, places[task].address) == (number, address)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("一.(一)", True),
        ("一.（一）", True),
        ("一、(一)", True),
        ("一、（一）", True),
        ("一．（ 一 ）", True),
        ("一.一", True),
        ("1.1", True),
        ("1.(1)", True),
        ("(一)", False),
        ("1", False),
        ("1.2", False),
        ("2.1", False),
        ("1.1.1", False),
        ("", False),
        (".", False),
        ("a.b", False),
    ],
)
def test_addresses_are_read_in_any_style(tmp_path: Path, written: str, *, meant: bool) -> None:
    first = tracked(plan_of(tmp_path, ADDRESSES))[0]
    assert addressed(first, written) is meant


def test_an_item_without_number_has_no_address_to_be_found_by(tmp_path: Path) -> None:
    bare = tracked(plan_of(tmp_path, ADDRESSES))[-1]
    assert not any(
        addressed(bare, each) or numbered(bare, each) for each in ("", "二", "2", "二、")
    )


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("{heading: 推进工作}", "推进工作"),
        ("{heading: 推进工作。, text: 内容}", "推进工作"),
        ("{heading: 。。}", "。。"),
        ("{text: 按季度公开，广泛听取意见。}", "按季度公开"),
        ("{text: 没有标点}", "没有标点"),
        ("{text: 以“贴近生活，服务百姓”为宗旨，做好公开}", "以“贴近生活，服务百姓”为宗旨"),
        ("{text: 一）公开，回应}", "一）公开"),
        ("{text: 。以标点开头，然后}", "。以标点开头"),
        ('{text: "第一段\\n第二段"}', "第一段"),
    ],
)
def test_a_task_is_called_by_its_heading_or_first_words(
    tmp_path: Path, written: str, called: str
) -> None:
    (task,) = plan_of(tmp_path, f"tasks:\n  - {written.replace('{', '{id: aa, ', 1)}\n").tasks
    assert name(task) == called


def test_tracked_are_leaves_and_those_with_units_or_a_deadline(tmp_path: Path) -> None:
    body = """tasks:
  - heading: only a heading
    tasks: [{id: leaf, text: x}]
  - {id: owned, heading: a, units: [甲], tasks: [{id: below, text: y}]}
  - {id: dated, heading: b, deadline: {by: 2024-05-01}, tasks: [{id: under, text: z}]}
  - {heading: none, tracked: false}
"""
    plan = plan_of(tmp_path, body)
    ids = [each.item.id for each in tracked(plan) if not isinstance(each.item, Section | Paragraph)]
    assert ids == ["leaf", "owned", "below", "dated", "under"]
