"""Plans as hypothesis draws and changes them: tasks moved, reworded, split, given other units."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from gkplan.base.source import Source, Span
from gkplan.model.deadline import (
    AfterEvent,
    BeforeDate,
    Deadline,
    FixedDate,
    Length,
    Measure,
    Ongoing,
    Period,
    Quota,
    Recurrence,
    Window,
)
from gkplan.model.ledger import Step
from gkplan.model.plan import (
    Assignment,
    Basis,
    Column,
    Furniture,
    Item,
    LeadingGroup,
    Numbering,
    Paragraph,
    Person,
    Plan,
    Publication,
    Role,
    Section,
    SignOff,
    Task,
)
from gkplan.model.superior import Implemented

NO_SPAN = Span(Source("", ""), 0, 0)
DAYS = st.integers(0, 400).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
PHRASES = st.sampled_from(
    [
        *(
            "公开权责清单",
            "于2026年6月30日前公开。",
            "按季度公开开展情况。",
            "做好政策解读，",
            "每年至少2次",
        ),
        *("回应社会关切", "持续推进。", "12345热线", "一、二季度", "第三方\n评估", "ABC", "", "。"),
    ]
)
TEXTS = st.lists(PHRASES, max_size=4).map("".join)
WHATS = st.sampled_from(["", "", "培训", "通报"])
LENGTHS = st.builds(Length, st.integers(1, 30), st.sampled_from(Measure))
DAYS_OF_MONTH = st.sampled_from([(), (25,), (10, 20, 0)])
DEADLINES: st.SearchStrategy[Deadline] = st.one_of(
    st.builds(
        lambda by, grace, text, what: FixedDate(by, grace=grace, text=text, what=what),
        DAYS,
        st.none() | LENGTHS,
        PHRASES,
        WHATS,
    ),
    st.builds(lambda a, b: Window(min(a, b), max(a, b)), DAYS, DAYS),
    st.builds(
        Recurrence,
        st.sampled_from(Period),
        DAYS_OF_MONTH,
        st.none() | st.just(1),
        grace=st.none() | LENGTHS,
        what=WHATS,
    ),
    st.builds(Quota, st.integers(1, 5), st.sampled_from(Period)),
    st.builds(AfterEvent, LENGTHS, st.sampled_from(["文件印发", "会议召开"])),
    st.builds(BeforeDate, LENGTHS, DAYS),
    st.builds(Ongoing, PHRASES, WHATS),
    st.builds(lambda text: FixedDate(date(2026, 12, 31), implied=True, text=text), PHRASES),
)
UNITS = st.sampled_from(["办公室", "局办公室", "法规处", "财务处", "各处室", "市图书馆"])
ASSIGNMENTS = st.lists(
    st.builds(Assignment, UNITS, st.sampled_from(Role), st.just(NO_SPAN)), max_size=3
).map(tuple)
LABELS = st.sampled_from([None, None, None, "", "（五）", "三、"])
NUMBERINGS = st.sampled_from(
    [None, None, Numbering(("{n}.",)), Numbering(("{cn}、", "（{cn}）"), (2,)), Numbering(())]
)
IDS = st.sampled_from(["", *(f"t{number}" for number in range(12))])
PEOPLE = st.lists(st.builds(Person, PHRASES, PHRASES, st.just({})), max_size=2).map(tuple)


@st.composite
def items(draw: st.DrawFn, depth: int = 3) -> Item:
    """Draw a section, a task or a paragraph with what stands below it."""
    kind = draw(st.sampled_from(["section", "task", "task", "task", "paragraph"]))
    if kind == "paragraph":
        return Paragraph(draw(TEXTS), {})
    below: tuple[Item, ...] = ()
    if depth and (kind == "section" or draw(st.integers(0, 4)) == 0):
        below = tuple(draw(st.lists(items(depth - 1), max_size=4)))
    common: dict[str, Any] = {
        "heading": draw(PHRASES),
        "text": draw(TEXTS),
        "label": draw(LABELS),
        "run_in": draw(st.booleans()),
        "inline": draw(st.booleans()),
        "numbering": draw(NUMBERINGS),
        "items": below,
        "spans": {},
    }
    if kind == "section":
        columns = draw(
            st.lists(st.builds(Column, PHRASES, st.just("units"), st.just(NO_SPAN)), max_size=2)
        )
        return Section(**common, columns=tuple(columns))
    return Task(
        **common,
        id=draw(IDS),
        assignments=draw(ASSIGNMENTS),
        deadlines=tuple(draw(st.lists(DEADLINES, max_size=2))),
        attribution=draw(st.sampled_from([(), ("（{units}）",), ("{lead}", "{units}")])),
        cells=draw(st.dictionaries(st.sampled_from(["备注", "事项"]), PHRASES, max_size=2)),
        merged=draw(st.sampled_from([(), ("备注",)])),
        carried_from=draw(st.sampled_from(["", "2025/peixun"])),
        implements=draw(IMPLEMENTS),
    )


IMPLEMENTS = st.lists(
    st.builds(
        Implemented,
        plan=st.just("shi/2026"),
        task=st.sampled_from(["quanze", "peixun"]),
        confirmed=st.sampled_from(["", "1b1148da", "8a5b8948"]),
    ),
    max_size=2,
).map(tuple)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a whole plan."""
    return Plan(
        source=Source("", ""),
        title=draw(st.sampled_from(["示例市工作方案", "示例市工作要点"])),
        year=draw(st.sampled_from([2026, 2026, 2027])),
        issuer="示例市",
        items=tuple(draw(st.lists(items(), max_size=6))),
        spans={},
        printed_title=draw(st.none() | PHRASES),
        preamble=draw(TEXTS),
        closing=draw(TEXTS),
        publication=Publication(written=draw(st.none() | DAYS), category=draw(PHRASES)),
        basis=tuple(draw(st.lists(st.builds(Basis, PHRASES, PHRASES, st.just({})), max_size=2))),
        numbering=draw(NUMBERINGS) or Numbering(),
        leading_group=draw(st.none() | st.builds(LeadingGroup, PHRASES, PEOPLE, members=PEOPLE)),
        signoff=tuple(
            draw(st.lists(st.builds(SignOff, PHRASES, PHRASES, st.just({})), max_size=2))
        ),
        supervision=tuple(draw(st.lists(st.sampled_from([Step.ISSUED, Step.CLOSED]), max_size=2))),
        support_reports=draw(st.booleans()),
        furniture=tuple(
            draw(st.lists(st.builds(Furniture, st.integers(1, 5), PHRASES), max_size=2))
        ),
    )


@st.composite
def amended(draw: st.DrawFn, of: Plan) -> Plan:
    """Draw a plan with some changes to it, as people make them."""
    made = of
    for _turn in range(draw(st.integers(1, 5))):
        made = made._replace(items=_changed(draw, made.items))
    if draw(st.booleans()):
        made = made._replace(preamble=draw(TEXTS), basis=of.basis[:1])
    return made


def _changed(draw: st.DrawFn, of: Sequence[Item]) -> tuple[Item, ...]:
    """Change one thing among items, or below one of them."""
    found = list(of)
    if not found:
        return (draw(items(1)),)
    at = draw(st.integers(0, len(found) - 1))
    item = found[at]
    if not isinstance(item, Paragraph) and item.items and draw(st.integers(0, 3)):
        found[at] = item._replace(items=_changed(draw, item.items))
        return tuple(found)
    done = _MOVES[draw(st.sampled_from(sorted(_MOVES)))]
    done(draw, found, at)
    return tuple(found)


def _add(draw: st.DrawFn, found: list[Item], at: int) -> None:
    found.insert(at, draw(items(1)))


def _drop(draw: st.DrawFn, found: list[Item], at: int) -> None:
    del found[at]


def _move(draw: st.DrawFn, found: list[Item], at: int) -> None:
    found.insert(draw(st.integers(0, len(found) - 1)), found.pop(at))


def _sink(draw: st.DrawFn, found: list[Item], at: int) -> None:
    """Put an item below another one."""
    item = found.pop(at)
    to = draw(st.integers(0, max(0, len(found) - 1)))
    if found and not isinstance(host := found[to], Paragraph):
        found[to] = host._replace(items=(*host.items, item))


def _reword(draw: st.DrawFn, found: list[Item], at: int) -> None:
    item = found[at]
    found[at] = item._replace(text=item.text[: len(item.text) // 2] + draw(TEXTS))


def _split(draw: st.DrawFn, found: list[Item], at: int) -> None:
    item = found[at]
    if isinstance(item, Task):
        half = len(item.text) // 2
        rest = item._replace(id="new", text=item.text[half:], items=())
        found[at : at + 1] = [item._replace(text=item.text[:half]), rest]


def _assign(draw: st.DrawFn, found: list[Item], at: int) -> None:
    item = found[at]
    if isinstance(item, Task):
        due = tuple(draw(st.lists(DEADLINES, max_size=2)))
        found[at] = item._replace(assignments=draw(ASSIGNMENTS), deadlines=due, id=draw(IDS))


_MOVES = {
    "add": _add,
    "assign": _assign,
    "drop": _drop,
    "move": _move,
    "reword": _reword,
    "sink": _sink,
    "split": _split,
}
