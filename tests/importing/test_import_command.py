"""`gkplan import` as it is used: files, folders, standard input, plans that are there."""

import io
import json
import sys
from pathlib import Path

import pytest

from gkplan.cli import app
from support.imported import ROOT, SEEDS

pytestmark = pytest.mark.slow

DOCUMENT = """示例市文化局2026年政务公开工作要点
一、推进政策公开
（一）公开规划信息。6月30日前更新专栏，及时公开执行情况。（责任单位：办公室、规划处）
（二）做好政策解读。每年至少开展2次新闻发布。（责任单位：宣传处）
二、加强平台建设
（一）规范网站管理。持续推进集约化。（责任单位：信息中心）
"""


SWAPPED = """（一）做好政策解读。每年至少开展2次新闻发布。（责任单位：宣传处）
（二）公开规划信息。6月30日前更新专栏，及时公开执行情况。（责任单位：办公室、规划处）
二、加强平台建设
（一）规范网站管理。持续推进集约化。（责任单位：信息中心）
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("要点.txt").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_import_writes_a_plan_and_units_that_validate(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["import", "要点.txt"]) == 0
    plan = here / "plans" / "shilishi-wenhuaju" / "2026.yaml"
    assert plan.exists()
    assert plan.with_name("units.yaml").exists()
    capsys.readouterr()
    assert app.run(["validate", "--format", "json"]) == 0
    severe = [each for each in answer(capsys)["diagnostics"] if each["severity"] == "error"]  # type: ignore[attr-defined]
    assert severe == []
    assert app.run(["list", "--format", "json", "--as-of", "2026-01-10"]) == 0
    listed = answer(capsys)["tasks"]
    due = [each["next_due"] for each in listed]  # type: ignore[attr-defined]
    assert due == ["2026-06-30", "2026-12-31", "2026-12-31"]


def test_import_never_overwrites(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["import", "要点.txt", "-o", "a.yaml"]) == 0
    before = (here / "a.yaml").read_bytes()
    assert app.run(["import", "要点.txt", "-o", "a.yaml", "--title", "另一个标题"]) == 3
    assert (here / "a.yaml").read_bytes() == before
    assert "is there already" in capsys.readouterr().err


def test_dry_run_writes_nothing(here: Path) -> None:
    assert app.run(["import", "要点.txt", "--dry-run", "--review"]) == 0
    assert [path.name for path in here.iterdir()] == ["要点.txt"]


def test_standard_input_and_wishes(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = io.TextIOWrapper(io.BytesIO(DOCUMENT.encode("gb18030")))
    monkeypatch.setattr(sys, "stdin", given)
    command = ["import", "-", "-o", "-", "--year", "2027", "--issuer", "示例市体育局"]
    assert app.run(command) == 0
    printed = capsys.readouterr().out
    assert "year: 2027\nissuer: 示例市体育局\n" in printed
    assert "{by: 2027-06-30" in printed


def test_every_piece_has_its_place(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["import", "要点.txt", "--dry-run", "--format", "json"]) == 0
    (found,) = answer(capsys)["documents"]  # type: ignore[misc]
    assert found["lossless"] is True
    assert found["counts"] == {"tasks": 3, "units": 4, "deadlines": 2, "unsure": 0}
    units = [each for each in found["pieces"] if each["kind"] == "unit"]
    assert [each["value"] for each in units] == ["办公室", "规划处", "宣传处", "信息中心"]
    for each in units:
        assert DOCUMENT[each["start"] : each["end"]] == each["value"]
        line = DOCUMENT.split("\n")[each["line"] - 1]
        assert line[each["column"] - 1 :].startswith(each["value"])


def test_folder_shares_units_and_goes_on_after_a_failure(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = here / "in"
    folder.mkdir()
    for year in range(2020, 2026):
        text = DOCUMENT.replace("2026", str(year)).replace("规划处", f"第{year - 2019}处")
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    (folder / "图.png").write_bytes(b"\x89PNG")
    assert app.run(["import", "in"]) == 3
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1
    assert "坏.docx" in printed.err
    assert "图.png" not in printed.out
    plans = here / "plans" / "shilishi-wenhuaju"
    assert len(list(plans.glob("20??.yaml"))) == 6
    units = (plans / "units.yaml").read_text(encoding="utf-8")
    assert units.count("办公室") == 1
    assert all(f"第{number}处" in units for number in range(1, 7))
    assert app.run(["validate", "--format", "concise"]) == 0
    assert "unit-undeclared" not in capsys.readouterr().out


def test_units_that_are_there_stay_and_name_the_new_ones(here: Path) -> None:
    folder = here / "plans" / "bureau"
    folder.mkdir(parents=True)
    own = "# 本局单位\nunits:\n- {name: 信息中心}   # 直属\n"
    own += "- {name: 党政办公室, aliases: [办公室]}\n\n# 完\n"
    (folder / "units.yaml").write_text(own, encoding="utf-8")
    assert app.run(["import", "要点.txt", "-o", "plans/bureau"]) == 0
    made = (folder / "units.yaml").read_text(encoding="utf-8")
    for line in own.splitlines():
        assert line in made.splitlines()
    assert made.count("办公室") == own.count("办公室")
    assert "- {name: 规划处, kind: 处室}\n" in made


def test_review_page_marks_the_words(here: Path) -> None:
    text = DOCUMENT.replace("宣传处", "宣传<b>组长")
    Path("要点.txt").write_text(text, encoding="utf-8")
    assert app.run(["import", "要点.txt", "--dry-run", "--review-page", "r.html"]) == 0
    page = (here / "r.html").read_text(encoding="utf-8")
    assert "<b>" not in page
    assert '<mark id="p1-1">' in page
    assert app.run(["import", "要点.txt", "--dry-run", "--review-page", "要点.txt"]) == 3
    assert Path("要点.txt").read_text(encoding="utf-8") == text


@pytest.fixture
def imported(here: Path) -> Path:
    assert app.run(["import", "要点.txt", "-o", "plans/bureau"]) == 0
    return here / "plans" / "bureau" / "2026.yaml"


def updated(document: str, *more: str) -> int:
    Path("新.txt").write_text(document, encoding="utf-8")
    return app.run(["import", "新.txt", "--into", "plans/bureau/2026.yaml", *more])


def test_same_document_changes_nothing(imported: Path) -> None:
    before = imported.read_bytes()
    assert updated(DOCUMENT) == 0
    assert imported.read_bytes() == before


def test_corrected_document_changes_only_what_it_corrects(imported: Path) -> None:
    before = imported.read_text(encoding="utf-8").splitlines()
    assert (
        updated(DOCUMENT.replace("6月30日", "9月30日").replace("信息中心", "信息中心、网管处")) == 0
    )
    after = imported.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 3
    assert any("by: 2026-09-30" in new for _old, new in changed)
    assert any("网管处" in new for _old, new in changed)
    units = imported.with_name("units.yaml").read_text(encoding="utf-8")
    assert "网管处" in units


def test_what_people_wrote_stays(imported: Path) -> None:
    text = imported.read_text(encoding="utf-8")
    text = text.replace("units: [信息中心]", "units: {lead: [信息中心]}   # 局长定")
    text = text.replace("id: gongkai-guihua", "id: ghxx")
    imported.write_text(text, encoding="utf-8")
    assert updated(DOCUMENT.replace("每年至少开展2次", "每年至少开展3次")) == 0
    after = imported.read_text(encoding="utf-8")
    assert "units: {lead: [信息中心]}   # 局长定" in after
    assert "id: ghxx" in after
    assert "at_least: 3" in after


def test_new_and_dropped_tasks(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = DOCUMENT.replace(
        "二、加强平台建设\n",
        "（三）完善制度建设。建立台账。（责任单位：法规处）\n二、加强平台建设\n",
    )
    new = new.replace("（二）做好政策解读。每年至少开展2次新闻发布。（责任单位：宣传处）\n", "")
    assert updated(new) == 0
    text = imported.read_text(encoding="utf-8")
    assert "zhengce-jiedu" not in text
    assert "id: zhidu-jianshe" in text
    capsys.readouterr()
    assert app.run(["validate", "plans", "--format", "concise"]) == 0


def test_task_with_entries_is_not_dropped(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = imported.with_name("2026.ledger.yaml")
    ledger.write_text("- {task: zhengce-jiedu, date: 2026-03-01, status: progress}\n", "utf-8")
    before = imported.read_bytes()
    assert (
        updated(
            DOCUMENT.replace(
                "（二）做好政策解读。每年至少开展2次新闻发布。（责任单位：宣传处）\n", ""
            )
        )
        == 3
    )
    assert "zhengce-jiedu" in capsys.readouterr().err
    assert imported.read_bytes() == before


@pytest.mark.parametrize("seed", SEEDS)
def test_plan_written_by_hand_is_up_to_date_with_its_own_document(
    seed: str, collection: Path
) -> None:
    plan = collection / "plans" / f"{SEEDS[seed]}.yaml"
    before = plan.read_bytes()
    document = ROOT / "tests" / "seeds" / f"{seed}.txt"
    assert app.run(["import", str(document), "--into", str(plan)]) == 0
    assert plan.read_bytes() == before


def test_into_a_plan_with_a_dry_run_writes_nothing(imported: Path) -> None:
    before = imported.read_bytes()
    assert updated(DOCUMENT.replace("6月30日", "9月30日"), "--dry-run") == 0
    assert imported.read_bytes() == before


def test_what_people_changed_stays_where_the_document_says_nothing_new(imported: Path) -> None:
    text = imported.read_text(encoding="utf-8")
    text = text.replace("units: [办公室, 规划处]", "units: {lead: [办公室], support: [规划处]}")
    text = text.replace("heading: 做好政策解读", "heading: 做好政策解读工作")
    own = "      - id: ziji-jiade\n        text: 自己加的任务。\n        units: [办公室]\n"
    text = text.replace("      - id: zhengce-jiedu", own + "      - id: zhengce-jiedu")
    imported.write_text(text, encoding="utf-8")
    assert updated(DOCUMENT.replace("信息中心", "信息处")) == 0
    after = imported.read_text(encoding="utf-8")
    assert after == text.replace("信息中心", "信息处")


def test_deleted_task_does_not_come_back(imported: Path) -> None:
    text = imported.read_text(encoding="utf-8")
    begin, end = text.index("      - id: zhengce-jiedu"), text.index("  - heading: 加强平台建设")
    text = text[:begin].rstrip() + "\n\n" + text[end:]
    imported.write_text(text, encoding="utf-8")
    assert updated(DOCUMENT) == 0
    assert imported.read_text(encoding="utf-8") == text


def test_change_on_both_sides_is_told(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = imported.read_text(encoding="utf-8").replace("[信息中心]", "[网络处]")
    imported.write_text(text, encoding="utf-8")
    assert updated(DOCUMENT.replace("信息中心", "信息处")) == 0
    assert "wangzhan-guanli" in capsys.readouterr().err
    assert imported.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "二、加强平台建设\n",
            "二、完善制度\n（一）建章立制。修订目录。（责任单位：法规处）\n三、加强平台建设\n",
        ),
        ("一、推进政策公开\n", "一、推进政策公开工作\n"),
        (
            DOCUMENT[DOCUMENT.index("（一）公开") :],
            SWAPPED,
        ),
    ],
    ids=["new section", "other heading", "other order"],
)
def test_sections_and_order_follow_the_document(
    imported: Path, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = imported.read_text(encoding="utf-8")
    imported.write_text("# 局里的说明\n" + before, encoding="utf-8")
    document = DOCUMENT.replace(old, new)
    assert updated(document) == 0
    after = imported.read_text(encoding="utf-8")
    assert after.startswith("# 局里的说明\n")
    for each in ("gongkai-guihua", "zhengce-jiedu", "wangzhan-guanli"):
        assert f"id: {each}\n" in after
    capsys.readouterr()
    assert app.run(["render", str(imported), "--format", "text", "--furniture"]) == 0
    printed = capsys.readouterr().out
    assert "".join(printed.split()) == "".join(document.split())


def test_comments_among_the_tasks_are_not_lost(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = imported.read_text(encoding="utf-8")
    text = text.replace("      - id: zhengce-jiedu", "      # 局长关注\n      - id: zhengce-jiedu")
    imported.write_text(text, encoding="utf-8")
    assert updated(DOCUMENT.replace("一、推进政策公开\n", "一、推进政策公开工作\n")) == 3
    assert "comments" in capsys.readouterr().err
    assert imported.read_text(encoding="utf-8") == text


def test_another_plan_is_refused(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = imported.read_bytes()
    other = "某某县教育局2026年工作要点\n一、办好学校。（责任单位：基教科）\n"
    other += "二、加强安全。（责任单位：安全科）\n"
    assert updated(other) == 2
    assert "another plan" in capsys.readouterr().err
    assert imported.read_bytes() == before


def test_line_ends_stay(imported: Path) -> None:
    text = imported.read_text(encoding="utf-8").replace("\n", "\r\n")
    imported.write_bytes(text.encode())
    assert updated(DOCUMENT.replace("6月30日", "9月30日")) == 0
    after = imported.read_bytes().decode()
    assert "2026-09-30" in after
    assert after.count("\n") == after.count("\r\n")


@pytest.mark.parametrize(
    "wish", [["--year", "99999"], ["--title", "a\nb"], ["--issuer", "a\tb"], ["--year", "0"]]
)
def test_wish_that_cannot_be_is_refused(here: Path, wish: list[str]) -> None:
    assert app.run(["import", "要点.txt", *wish]) == 2
    assert [path.name for path in here.iterdir()] == ["要点.txt"]


def test_two_plans_do_not_go_to_one_place(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("要点2.txt").write_text(DOCUMENT, encoding="utf-8")
    assert app.run(["import", ".", "--dry-run"]) == 3
    assert "is taken" in capsys.readouterr().err
