"""What reading finds: tests/reading/*.yaml mark it line by line, a table has the whole files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gkplan.base.diagnostics import Diagnostic
from gkplan.model.unit import UnitRegister
from gkplan.store import reader
from gkplan.store.shapes import faults, parsers
from support.marks import HEADER, PLAN, Data, check, compare, take_apart, write_out

FOLDER = Path(__file__).parent / "reading"
FILES = sorted(FOLDER.glob("*.yaml"), key=lambda path: path.name)
CODES = {fault.code for fault in faults.FAULTS}
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "as-written": lambda raw: raw,
    "crlf": lambda raw: raw.replace(b"\n", b"\r\n"),
    "byte-order-mark": lambda raw: b"\xef\xbb\xbf" + raw,
}

# the bytes of a plan; line and column, code, and words of the one finding
WHOLE_FILES: dict[str, tuple[bytes, int, int, str, str]] = {
    "empty": (b"", 1, 1, "GK010", "the file is empty"),
    "comments": ("# 待写\n\n# 待写\n".encode(), 1, 1, "GK010", "the file is empty"),
    "null": (b"~\n", 1, 1, "GK010", "the file is empty"),
    "document-start": (b"---\n", 1, 1, "GK010", "the file is empty"),
    "list": ("- 解读政策\n".encode(), 1, 1, "GK004", "expected a mapping, found a list"),
    "text": ("  解读政策\n".encode(), 1, 3, "GK004", "expected a mapping, found a text"),
    "anchored": (b"&a {gkplan: 1}\n", 1, 1, "GK008", "write the value out"),
    "other-yaml": (b"\n# compose\nservices: {}\n", 3, 1, "GK009", "first line must be `gkplan: 1`"),
    "version-missing": (
        "title: 要点\nyear: 2024\nissuer: 某局\n".encode(),
        *(1, 1, "GK007", "`gkplan` is missing"),
    ),
    "version-later": (b"gkplan: 2\nnew: key\n", 1, 9, "GK009", "version 2 is not known"),
    "version-quoted": (b"gkplan: '1'\n", 1, 9, "GK009", "version '1' is not known"),
    "version-list": (b"gkplan: [1]\n", 1, 9, "GK009", "version [1] is not known"),
    "version-empty": (b"gkplan:\ntitle: x\n", 1, 8, "GK009", "version ? is not known"),
    "list-as-key": (b"? [gkplan, title]\n: 1\n", 1, 1, "GK009", "this is no plan"),
    "latin-1": ("title: Pläne\n".encode("latin-1"), 1, 10, "GK001", "text (save the file as UTF-8"),
    "gb18030": ("title: 要点\n".encode("gb18030"), 1, 9, "GK001", "is not UTF-8"),
    "utf-16": ("title: 要点\n".encode("utf-16"), 1, 1, "GK001", "is not UTF-8"),
    "cut-after-byte-order-mark": (
        b"\xef\xbb\xbf" + "title: 要点".encode() + b"\xff\n",
        *(1, 10, "GK001", "byte 0xFF"),
    ),
    "cut-character": ("title: 要点".encode()[:-1], 1, 9, "GK001", "byte 0xE7 is not UTF-8"),
    "nul": ("title: 要点\0\n".encode(), 1, 10, "GK002", "U+0000 cannot stand in YAML"),
    "escape": ("a: 1\ntitle: \x1b[31m要点\n".encode(), 2, 8, "GK002", "U+001B cannot stand"),
    "carriage-returns": (
        b"gkplan: 1\rtitle: a\rissuer: b\ryear: x\r",
        *(4, 7, "GK004", "found a text"),
    ),
}  # fmt: skip


def _only_reading(found: list[Diagnostic]) -> list[Diagnostic]:
    return [each for each in found if each.code in CODES]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reading_finds_what_is_marked_and_nothing_else(
    path: Path, encoding: str, tmp_path: Path
) -> None:
    data = take_apart(path.read_text(encoding="utf-8"))
    write_out(data, tmp_path)
    for name in data.files:
        file = tmp_path / name
        file.write_bytes(ENCODINGS[encoding](file.read_bytes()))
    compare(data, _only_reading(check(tmp_path)), tmp_path)


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_a_file_that_is_wrong_as_a_whole_gives_one_finding(name: str, tmp_path: Path) -> None:
    raw, line, column, code, words = WHOLE_FILES[name]
    path = tmp_path / PLAN
    path.write_bytes(raw)
    _plan, found = reader.read_plan(path, UnitRegister(), shown=PLAN)
    assert [(each.code, *each.span.position) for each in found] == [(code, PLAN, line, column)]
    assert words in f"{found[0].message} ({found[0].hint})"


def test_every_fault_has_data() -> None:
    marked = {e.code for path in FILES for e in take_apart(path.read_text("utf-8")).expected}
    assert marked | {case[3] for case in WHOLE_FILES.values()} == CODES


@pytest.mark.parametrize("written", ["", "# 台账\n", "---\n"])
def test_an_empty_ledger_says_that_nothing_happened(written: str, tmp_path: Path) -> None:
    (tmp_path / "2024.ledger.yaml").write_text(written, encoding="utf-8")
    ledger, found = reader.read_ledger(tmp_path / "2024.ledger.yaml")
    assert (ledger.entries, ledger.events, found) == ((), (), ())


def test_what_can_be_read_is_read(tmp_path: Path) -> None:
    """A wrong value costs its key, not its task; a wrong task not its neighbours."""
    fragment = (
        "tasks:\n"
        "  - {id: jie-du, heading: 解读, deadline: {by: 2024-02-30}}\n"
        "  - 回应\n"
        "  - {id: gui-dang, heading: 归档, units: [办公室, 3]}\n"
    )
    write_out(Data({PLAN: fragment}, {PLAN: 1}, ()), tmp_path)
    plan, found = reader.read_plan(tmp_path / PLAN, UnitRegister())
    assert plan
    assert len(found) == 3
    assert [task.id for task in plan.tasks] == ["jie-du", "gui-dang"]
    assert [each.unit for each in plan.tasks[1].assignments] == ["办公室"]
    assert plan.title in HEADER


def test_addresses_are_read_at_c_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    """libyaml refuses their colon in brackets; without help a ledger took ten times as long."""
    monkeypatch.setattr(parsers, "full", lambda _text: pytest.fail("read in Python"))
    text = (
        "- {task: a, evidence: https://x.cn/y?a=1:2, note: \"见 http://z.cn\"}\n- 'https://q.cn'\n"
    )
    node = parsers.fast(text)
    pairs = {key.value: value for key, value in node.value[0].value}
    assert pairs["evidence"].value == "https://x.cn/y?a=1:2"
    assert pairs["note"].value == "见 http://z.cn"
    assert node.value[1].value == "https://q.cn"
    start, end = pairs["evidence"].start_mark.index, pairs["evidence"].end_mark.index
    assert text[start:end] == "https://x.cn/y?a=1:2"
    assert parsers.fast("a: \ue000\n").value[0][1].value == "\ue000"


def test_addresses_do_not_hide_how_deep_a_file_nests() -> None:
    text = "[http://a.cn, " + "[" * 100_000 + "]" * 100_000 + "]"
    assert parsers.too_deep(parsers.fast_events(text), 60) is not None


def test_depth_is_found_after_parsing_as_it_is_before() -> None:
    """Few brackets are parsed first: that takes half as long, and they cannot exhaust a stack."""
    for levels in (1, 60, 61, 300):
        text = "[" * levels + "a" + "]" * levels
        assert parsers.depth(parsers.fast(text)) == levels
        is_too_deep = parsers.too_deep(parsers.fast_events(text), 60) is not None
        assert is_too_deep is (levels > 60)
    assert parsers.depth(parsers.fast("a: {b: [c, {d: e}]}\n")) == 4
    assert parsers.depth(parsers.fast("a")) == 0
