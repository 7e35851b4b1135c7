"""What is written into a ledger reads back as it was meant, whatever people type."""

from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkplan.model.ledger import Entry, Event, Step
from gkplan.store import appending, glance, reader
from gkplan.store.shapes import parsers
from support.profiles import FOLDER_KEPT, examples

NO_SPANS = MappingProxyType({})
ENTRY = Entry("q7wd", date(2024, 5, 20), Step.DONE, NO_SPANS)
# what a plan may hold at all: no half of a character, and of the rest what UTF-8 can write
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TRICKY = st.sampled_from(
    [
        *(
            "null",
            "~",
            "true",
            "False",
            "2024",
            "012",
            "-1",
            "+1",
            ".5",
            "1e3",
            "0x1F",
            ".inf",
            ".nan",
        ),
        *(
            "2024-05-20",
            "2024-H1",
            "no",
            "---",
            "...",
            "- a",
            "? a",
            "a: b",
            "a:b",
            "a #b",
            "a#b",
            "#",
        ),
        *(
            "https://例.cn/a?b=c#d",
            "[a]",
            "{a: b}",
            "a, b",
            "'a'",
            '"a"',
            "a\\b",
            "\\n",
            "&a",
            "*a",
        ),
        *("!a", "|", ">", "%a", "@a", "`a`", "=", "<<", " a", "a ", "\ta", "a\t", "a\nb", "a\r\nb"),
        *("\u3000公\u3000", "\u2028", "\x85", "\x00", "\x1b[31m", "\ufeff", "\uffff", "\u202e开公"),
        *(
            "👨‍👩‍👧‍👦",
            "“引”：《号》、（一）；",
            "济文旅发〔2024〕3号",
            "第2期，42人",
            "a  b",
            "key: [x",
            "}",
        ),
    ]
)
ANY = TEXT | TRICKY
FILLED = ANY.filter(bool)
NAMES = st.lists(FILLED, max_size=3).map(tuple)
DAYS = st.dates(date(1949, 1, 1), date(2200, 12, 31))
OCCURRENCES = st.sampled_from(
    ["", "2024", "2024-Q1", "2024-H2", "2024-03", "2024-03-31", "政策评价"]
)
ENTRIES = st.builds(
    Entry,
    task=FILLED,
    date=DAYS,
    status=st.sampled_from(Step),
    spans=st.just(NO_SPANS),
    occurrence=OCCURRENCES,
    by=NAMES,
    note=ANY,
    evidence=NAMES,
    until=st.none() | DAYS,
    signed=st.dictionaries(FILLED, ANY, max_size=2).map(lambda signed: tuple(signed.items())),
    units=NAMES,
    replaces=ANY,
)
EVENTS = st.builds(Event, name=FILLED, date=DAYS, spans=st.just(NO_SPANS), note=ANY, evidence=NAMES)


def _bare(record: Entry | Event) -> Entry | Event:
    return record._replace(spans=NO_SPANS)


@settings(max_examples=examples(400), suppress_health_check=FOLDER_KEPT)
@given(records=st.lists(ENTRIES | EVENTS, min_size=1, max_size=4))
def test_what_is_written_reads_back(records: list[Entry | Event], tmp_path: Path) -> None:
    path = tmp_path / "2024.ledger.yaml"
    path.unlink(missing_ok=True)
    appending.append_lines(path, [appending.write_line(record) for record in records])
    found, diagnostics = reader.read_ledger(path)
    # a character that turns the writing is written as its number, which nobody misreads
    assert diagnostics == ()
    assert [*map(_bare, found.entries)] == [r for r in records if isinstance(r, Entry)]
    assert [*map(_bare, found.events)] == [r for r in records if isinstance(r, Event)]
    assert [e.name for e in found.entries] == [r.name for r in records if isinstance(r, Entry)]


@settings(max_examples=examples(300))
@given(record=ENTRIES | EVENTS)
def test_an_entry_is_one_line_for_the_fast_parser(record: Entry | Event) -> None:
    line = appending.write_line(record)
    assert len(line.splitlines()) == 1
    assert parsers.fast(line).id == "sequence"


@settings(max_examples=examples(200), suppress_health_check=FOLDER_KEPT)
@given(records=st.lists(ENTRIES | EVENTS, max_size=6))
def test_a_glance_sees_what_the_reader_reads(records: list[Entry | Event], tmp_path: Path) -> None:
    path = tmp_path / "2024.ledger.yaml"
    lines = [appending.write_line(record) for record in records]
    path.write_text("# 台账\n" + "".join(f"{line}\n" for line in lines), "utf-8")
    known = reader.read_ledger(path)[0]
    # one the escapes hide is found by none of the words, so ask for what every line holds
    seen = glance.read_about(path, {"date"})
    assert [*map(_bare, seen.entries)] == [*map(_bare, known.entries)]
    assert [*map(_bare, seen.events)] == [*map(_bare, known.events)]


WRITTEN = {
    "- {task: q7wd, date: 2024-05-20, status: done}": ENTRY,
    "- {task: q7wd, date: 2024-05-20, status: done, occurrence: 2024-H1, by: 办公室, "
    'note: 政策评价会, evidence: "https://a.gov.cn/1"}': ENTRY._replace(
        occurrence="2024-H1", by=("办公室",), note="政策评价会", evidence=("https://a.gov.cn/1",)
    ),
    "- {task: q7wd, date: 2024-05-20, status: done, occurrence: 2024}": ENTRY._replace(
        occurrence="2024"
    ),
    "- {task: q7wd, date: 2024-05-20, status: assigned, by: [办公室, 研究室], units: [甲, 乙]}": (
        ENTRY._replace(status=Step.ASSIGNED, by=("办公室", "研究室"), units=("甲", "乙"))
    ),
    "- {task: q7wd, date: 2024-05-20, status: extension-granted, until: 2024-09-30, "
    "signed: {初审: 张某, 审核: 李某}, note: 同意, replaces: abcdef01}": ENTRY._replace(
        status=Step.EXTENSION_GRANTED,
        until=date(2024, 9, 30),
        signed=(("初审", "张某"), ("审核", "李某")),
        note="同意",
        replaces="abcdef01",
    ),
    '- {task: q7wd, date: 2024-05-20, status: done, note: "12345678", replaces: "12345678"}': (
        ENTRY._replace(note="12345678", replaces="12345678")
    ),
    r'- {task: q7wd, date: 2024-05-20, status: done, note: "一\n\"二\" \\ \u202e"}': (
        ENTRY._replace(note='一\n"二" \\ \u202e')
    ),
    "- {event: 文件印发, date: 2024-03-01, note: 济文旅发〔2024〕3号}": Event(
        "文件印发", date(2024, 3, 1), NO_SPANS, "济文旅发〔2024〕3号"
    ),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_keys_stand_in_one_order_and_quotes_only_where_needed(written: str) -> None:
    assert appending.write_line(WRITTEN[written]) == written


@pytest.mark.parametrize(
    "content",
    [
        "- task: q7wd\n  date: 2024-05-20\n  status: done\n",
        "- {task: q7wd, date: 2024-05-20,\n   status: done}\n",
        "[{task: q7wd, date: 2024-05-20, status: done}]\n",
        "- {task: q7wd, date: 2024-05-20, status: done, colour: red}\n",
        "- {task: q7wd, date: 2024-05-20, status: dome}\n- {event: a, date: 2024-05-20}\n",
        "- {task: q7wd, date: 2024-05-20, status: done, note: 1}\n",
        "- {task: q7wd, date: 2024-05-20, date: 2024-05-21, status: done}\n",
        "- {task: q7wd, date: 2024-02-30, status: done}\n",
        "- {task: q7wd, date: 2024-05-20, status: done, until: 2024}\n",
        "- {task: q7wd, date: 2024-05-20, status: done, occurrence: 2024-Q9}\n",
        "- {task: q7wd, date: 2024-05-20, status: done, note: a,b}\n",
        "- {task: q7wd, date: 2024-05-20, status: done, note: true}\n",
        "- {task: q7wd, event: 文件印发, date: 2024-05-20, status: done}\n",
        "- {task: q7wd, date: 2024-05-20, status: done} # 注\n",
        "- {task: q7wd, date: 2024-05-20, status: done, }\n",
        "- {task: q7wd, date: 2024-05-20, status: done\n",
        "\ufeff- {task: q7wd, date: 2024-05-20, status: done}\r\n- {event: a, date: 2024-05-20}",
        "- {task: q7wd, date: 2024-05-20, status: done}\r- {event: a, date: 2024-05-20}\r",
        "",
    ],
)
def test_a_glance_at_what_people_write(content: str, tmp_path: Path) -> None:
    path = tmp_path / "2024.ledger.yaml"
    path.write_bytes(content.encode())
    known, seen = reader.read_ledger(path)[0], glance.read_about(path, {"q7wd"})
    assert [*map(_bare, seen.entries)] == [*map(_bare, known.entries)]
    assert [*map(_bare, seen.events)] == [*map(_bare, known.events)]
