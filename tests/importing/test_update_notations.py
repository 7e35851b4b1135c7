"""Updating plans whose keys are written in ways nobody expects."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from gkplan.base.source import Edit, Source, Span, splice
from gkplan.cli import app

pytestmark = pytest.mark.slow

DOCUMENT = """示例市文化局2026年政务公开工作要点
一、推进政策公开
（一）公开规划信息。6月30日前更新专栏，及时公开执行情况。（责任单位：办公室、规划处）
（二）做好政策解读。每年至少开展2次新闻发布。（责任单位：宣传处）
（三）规范网站管理。持续推进集约化。（责任单位：信息中心）
"""
CORRECTED = DOCUMENT.replace("持续推进集约化", "持续推进集约化建设").replace(
    "（责任单位：宣传处）", "（责任单位：宣传处、办公室）"
)
WITHOUT = DOCUMENT.replace(
    "（二）做好政策解读。每年至少开展2次新闻发布。（责任单位：宣传处）\n", ""
)
WITHOUT = WITHOUT.replace("（三）", "（二）")
WITH_ONE_MORE = DOCUMENT + "（四）完善制度建设。建立台账。（责任单位：法规处）\n"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("要点.txt").write_text(DOCUMENT, encoding="utf-8")
    assert app.run(["import", "要点.txt", "-o", "plans/bureau"]) == 0
    return tmp_path / "plans" / "bureau" / "2026.yaml"


def update(document: str) -> int:
    Path("新.txt").write_text(document, encoding="utf-8")
    return app.run(["import", "新.txt", "--into", "plans/bureau/2026.yaml"])


LAST = """      - id: wangzhan-guanli
        heading: 规范网站管理
        text: 持续推进集约化。
        units: [信息中心]
"""
NOTATIONS = {
    "quoted key": LAST.replace("text:", '"text":'),
    "key in single quotes": LAST.replace("text:", "'text':"),
    "space before the colon": LAST.replace("text:", "text :"),
    "tab behind the colon": LAST.replace("text: ", "text:\t"),
    "explicit key": LAST.replace("text: ", "? text\n        : "),
    "comment behind the colon": LAST.replace("text: ", "text: # 注 text: 甲\n          "),
    "comment behind the value": LAST.replace("集约化。", "集约化。   # text: 甲"),
    "quoted value": LAST.replace("持续推进集约化。", '"持续推进集约化。"'),
    "folded text": LAST.replace("持续推进集约化。", ">-\n          持续推进集约化。"),
    "list in lines": LAST.replace("[信息中心]", "\n        - 信息中心   # 直属"),
    "wide dash": LAST.replace("- id", "-   id").replace("\n        ", "\n          "),
    "dash on its own line": LAST.replace("- id", "-   # text: - 甲\n        id"),
    "brackets": (
        '      - {id: wangzhan-guanli, "heading" : 规范网站管理, '
        "text: 持续推进集约化。, units: [信息中心]}\n"
    ),
    "brackets over lines": (
        "      - {id: wangzhan-guanli, heading: 规范网站管理,   # 注\n"
        '         "text":\n           持续推进集约化。,\n         units: [信息中心]}\n'
    ),
    "keys in another order": (
        "      - text: 持续推进集约化。\n        units: [信息中心]\n"
        "        heading: 规范网站管理\n        id: wangzhan-guanli\n"
    ),
}


def plainly(text: str) -> object:
    """Read YAML with another reader than the program's own."""
    return YAML(typ="rt").load(io.StringIO(text.removeprefix("\ufeff").replace(":\t", ": ")))


def expected(plan: Path, document: str) -> object:
    """Give what an update makes of the plan as it was imported, in its plainest notation."""
    before = plan.read_bytes()
    assert update(document) == 0
    wanted = plainly(plan.read_bytes().decode())
    plan.write_bytes(before)
    plan.with_name("2026.imported.yaml").write_bytes(before)
    return wanted


@pytest.mark.parametrize("ends", ["\n", "\r\n", "mark", "none"])
@pytest.mark.parametrize("document", [CORRECTED, WITHOUT, WITH_ONE_MORE])
@pytest.mark.parametrize("notation", NOTATIONS)
def test_an_update_says_the_same_however_a_task_is_written(
    plan: Path, notation: str, document: str, ends: str
) -> None:
    wanted = expected(plan, document)
    text = plan.read_text(encoding="utf-8")
    text = text.replace(LAST, NOTATIONS[notation])
    assert LAST not in text
    if ends == "\r\n":
        text = text.replace("\n", ends)
    text = "\ufeff" + text if ends == "mark" else text.rstrip() if ends == "none" else text
    plan.write_bytes(text.encode())
    assert update(document) == 0
    after = plan.read_bytes().decode()
    assert plainly(after) == wanted
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert after.count("\r\n") == (after.count("\n") if "\r\n" in text else 0)
    assert [line for line in text.splitlines() if "#" in line and "集约化" not in line] == [
        line for line in after.splitlines() if "#" in line and "集约化" not in line
    ]


def test_words_that_look_like_a_key_are_not_taken_for_one(plan: Path) -> None:
    before = plan.read_text(encoding="utf-8").replace(
        "        text: 每年至少", '        label: "text: 甲"\n        text: 每年至少'
    )
    before = before.replace(LAST, NOTATIONS["quoted key"])
    plan.write_text(before, encoding="utf-8")
    assert update(CORRECTED) == 0
    after = plan.read_text(encoding="utf-8")
    assert after == before.replace("[宣传处]", "[宣传处, 办公室]").replace(
        "推进集约化", "推进集约化建设"
    )


def test_a_title_in_quotes_is_corrected(plan: Path) -> None:
    before = plan.read_text(encoding="utf-8").replace("title:", '"title" :')
    plan.write_text(before, encoding="utf-8")
    assert update(DOCUMENT.replace("年政务公开", "年全市政务公开")) == 0
    after = plan.read_text(encoding="utf-8")
    assert after == before.replace("年政务公开", "年全市政务公开")


def test_a_key_without_a_value_gets_one(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    empty = LAST.replace("units: [信息中心]", "units:   # 待定")
    plan.write_text(text.replace(LAST, empty), encoding="utf-8")
    document = DOCUMENT.replace("（责任单位：信息中心）", "（责任单位：信息中心、网管处）")
    plan.with_name("2026.imported.yaml").unlink(missing_ok=True)
    assert update(document) == 0
    assert "units: [信息中心, 网管处]   # 待定\n" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "odd",
    [
        LAST.replace("text: ", "text: &甲 "),
        LAST.replace("id: wangzhan-guanli", "id: 3"),
        LAST.replace("text:", "words:"),
    ],
)
def test_what_cannot_be_read_whole_is_not_written_over(
    plan: Path, odd: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plan.read_text(encoding="utf-8").replace(LAST, odd)
    plan.write_text(before, encoding="utf-8")
    assert update(WITH_ONE_MORE) == 3
    assert plan.read_text(encoding="utf-8") == before
    assert "2026.yaml" in capsys.readouterr().err


def test_a_list_in_brackets_is_written_anew(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    wanted = expected(plan, CORRECTED)
    begin = text.index("      - id: gongkai")
    items = YAML(typ="safe").load(text[begin:])
    for item in items:
        if "by" in item.get("deadline", {}):
            item["deadline"]["by"] = str(item["deadline"]["by"])
    flow = io.StringIO()
    dumper = YAML(typ="safe")
    dumper.default_flow_style = True
    dumper.allow_unicode = True
    dumper.width = 10_000
    dumper.dump(items, flow)
    written = flow.getvalue().replace("'2026-06-30'", "2026-06-30")
    plan.write_text(f"{text[:begin].rstrip()} {written}", encoding="utf-8")
    assert update(CORRECTED) == 0
    assert plainly(plan.read_text(encoding="utf-8")) == wanted


@given(st.data())
def test_edits_are_made_each_in_its_place(data: st.DataObject) -> None:
    text = data.draw(st.text("甲乙丙丁\n", max_size=30))
    source = Source("甲.yaml", text)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [
        Edit(Span(source, start, end), data.draw(st.text("abc", max_size=3)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    wanted = text
    for edit in reversed(edits):
        wanted = wanted[: edit.span.start] + edit.text + wanted[edit.span.end :]
    assert splice(text, edits) == wanted


def test_edits_that_overlap_are_refused() -> None:
    source = Source("甲.yaml", "甲乙丙丁")
    edits = [Edit(Span(source, 0, 3), ""), Edit(Span(source, 1, 2), "戊")]
    with pytest.raises(ValueError, match="two edits"):
        splice(source.text, edits)


def test_what_no_document_says_stays_when_sections_change(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    own = "        carried_from: 2025/wzgl\n        implements: shi/2026/k7q2\n"
    plan.write_text(text + own, encoding="utf-8")
    swapped = DOCUMENT.replace("一、推进政策公开", "一、推进公开").replace(
        "（三）规范网站管理", "二、加强平台建设\n（一）规范网站管理"
    )
    assert update(swapped) == 0
    after = plan.read_text(encoding="utf-8")
    assert "heading: 加强平台建设" in after
    assert "carried_from: 2025/wzgl" in after
    assert "implements: [shi/2026/k7q2]" in after
