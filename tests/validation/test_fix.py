"""`gkplan validate --fix`: what has one safe remedy is mended, and no other byte is touched."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkplan.base.spelling import near_miss
from gkplan.cli import app
from gkplan.validation import fixing
from support.profiles import FOLDER_KEPT, examples

UNITS = """\
units:
  - {name: 办公室, aliases: [局办公室]}
  - {name: 政策法规处}
  - {name: 市场管理处}
  - {name: 市场监管处}
  - {name: 人事处}
"""
HEAD = "gkplan: 1\ntitle: 某局2024年工作要点\nyear: 2024\nissuer: 某局\n"
# «wrong|right»: what is mended and what it becomes; a line without a mark stays as it is
MENDED = {
    "a unit with a letter more": "{id: jia, heading: 甲, units: [«政策法规处处|政策法规处»]}",
    "a unit that lacks one": "{id: jia, heading: 甲, units: «政策规处|政策法规处»}",
    "two letters exchanged": "{id: jia, heading: 甲, units: [«政策规法处|政策法规处»]}",
    "in double quotes": '{id: jia, heading: 甲, units: ["«政策法规出处|政策法规处»"]}',
    "in single quotes": "{id: jia, heading: 甲, units: {lead: ['«政策法规出处|政策法规处»']}}",
    "a unit named again": "{id: jia, heading: 甲, units: [办公室, 人事处«, 办公室|»]}",
    "named three times": "{id: jia, heading: 甲, units: [办公室«, 办公室|»«, 办公室|»]}",
    "misspelt and then named twice": "{id: jia, heading: 甲, units: [政策法规处«, 政策规法处|»]}",
    "a label": "{id: jia, «label: 一、, |»heading: 甲}",
    "a label at the end": "{id: jia, heading: 甲«, label: 一、|»}",
    "a label on a line": "id: jia\n    heading: 甲\n«    label: 一、\n|»    units: [办公室]",
    "a label on the first line": "«label: 一、\n    |»id: jia\n    heading: 甲",
    "an item of a list in lines": (
        "id: jia\n    heading: 甲\n    units:\n      - 办公室\n«      - 办公室\n|»      - 人事处"
    ),
    "a key": "{id: jia, heading: 甲, «untis|units»: [办公室]}",
    "a key and below": "{id: jia, «deadlin|deadline»: {«evry|every»: «mnoth|month»}}",
    "a character that turns the line": "{id: jia, heading: 甲«\u202e|»乙}",
}  # fmt: skip
LEFT = {
    "a unit that could be two": "{id: jia, heading: 甲, units: [市场处]}",
    "a short name with another character": "{id: jia, heading: 甲, units: [人教处]}",
    "under two of its names": "{id: jia, heading: 甲, units: [办公室, 局办公室]}",
    "in two roles": "{id: jia, heading: 甲, units: {lead: [办公室], support: [办公室]}}",
    "a label with a comment behind it": "id: jia\n    heading: 甲\n    label: 一、 # 原文如此",
    "an item with a comment behind it": (
        "id: jia\n    heading: 甲\n    units:\n      - 办公室\n      - 办公室 # 两次"
    ),
    "a key that is there already": "{id: jia, heading: 甲, units: [办公室], unit: [人事处]}",
    "an anchor in the file": "{id: jia, heading: &h 甲, units: [政策规法处]}",
    "a name in a block": "id: jia\n    heading: 甲\n    units: |-\n      政策规法处",
}
_MARK = re.compile("«([^|»]*)[|]([^»]*)»")


def write(folder: Path, *tasks: str) -> Path:
    (folder / "units.yaml").write_text(UNITS, encoding="utf-8")
    path = folder / "2024.yaml"
    lines = "".join(f"  - {task}\n" for task in tasks)
    path.write_text(f"{HEAD}tasks:\n{lines}", encoding="utf-8")
    return path


def wrong(text: str) -> str:
    return _MARK.sub(r"\1", text)


def right(text: str) -> str:
    return _MARK.sub(r"\2", text)


def fix(path: Path, *options: str) -> int:
    return app.run(["--lang=en", "validate", str(path), "--fix", *options])


@pytest.mark.parametrize("task", MENDED.values(), ids=MENDED)
def test_what_has_one_remedy_is_mended(task: str, tmp_path: Path) -> None:
    mended = write(tmp_path, right(task)).read_bytes()
    path = write(tmp_path, wrong(task))
    fix(path)
    assert path.read_bytes() == mended
    fix(path)
    assert path.read_bytes() == mended


@pytest.mark.parametrize("task", LEFT.values(), ids=LEFT)
def test_what_people_must_decide_is_left(
    task: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, task)
    before = path.read_bytes()
    fix(path)
    assert path.read_bytes() == before
    assert "fixed" not in capsys.readouterr().out


COMMENTS = st.sampled_from(["", "  # 说明: [办公室]\n", "\n", "\n  # 甲\n  # 乙\n\n"])
TASKS = st.lists(
    st.tuples(COMMENTS, st.sampled_from([v for v in MENDED.values() if "label" not in v])),
    min_size=1,
    max_size=5,
)


@settings(max_examples=examples(80), suppress_health_check=FOLDER_KEPT)
@given(
    tasks=TASKS,
    line_end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
    end=st.sampled_from(["", "\n", "\n\n# 完\n"]),
)
def test_bytes_beside_the_remedies_stay(
    tasks: list[tuple[str, str]],
    line_end: str,
    mark: bytes,
    end: str,
    tmp_path: Path,
) -> None:
    """Whatever comments, line ends, marks and quotes stand around them."""
    body = "".join(
        f"{comment}  - {task.replace('jia', f't{n}x')}\n" for n, (comment, task) in enumerate(tasks)
    )
    text = f"# 首行\n{HEAD}tasks:\n{body}".removesuffix("\n") + end
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")

    def as_bytes(written: str) -> bytes:
        return mark + written.replace("\n", line_end).encode()

    path = tmp_path / "2024.yaml"
    path.write_bytes(as_bytes(wrong(text)))
    fix(path)
    assert path.read_bytes() == as_bytes(right(text))


def test_a_diff_is_shown_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    mended = write(tmp_path, *map(right, MENDED.values())).read_bytes()
    path = write(tmp_path, *map(wrong, MENDED.values()))
    before = path.read_bytes()
    assert app.run(["--lang=en", "validate", "2024.yaml", "--diff"]) == 1
    diff = capsys.readouterr().out
    assert path.read_bytes() == before
    if shutil.which("git"):
        subprocess.run(["git", "apply", "-"], input=diff, text=True, check=True, cwd=tmp_path)
        (fixed := tmp_path / "fixed").mkdir()
        other = write(fixed, *map(wrong, MENDED.values()))
        fix(other)
        assert path.read_bytes() == other.read_bytes()
        assert path.read_bytes() != mended, "labels after the first do not repeat their place"


def test_a_diff_without_changes_is_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "{id: jia, heading: 甲}")
    assert fix(path, "--diff") == 0
    assert capsys.readouterr().out == ""


def test_what_was_mended_and_what_is_left_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "{id: jia, heading: 甲, untis: [办公室]}", "{id: jia, heading: 乙}")
    assert app.run(["--lang=en", "validate", "2024.yaml", "--fix", "--format", "concise"]) == 1
    assert capsys.readouterr().out == (
        "2024.yaml:6:27: fixed: GK006 unknown key `untis`\n\n"
        "2024.yaml:7:10: error GK101 id `jia` is taken by the task on line 6\n"
    )


def test_a_program_reads_its_answer_undisturbed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    path = write(tmp_path, "{id: jia, heading: 甲, untis: [办公室]}")
    assert fix(path, "--format", "json") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["schema"] == "gkplan.validate/1"
    assert "fixed: GK006" in printed.err


def test_a_file_that_changed_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "{id: jia, heading: 甲, untis: [办公室]}")
    mend = fixing.mend

    def slowly(paths: Any) -> fixing.Mending:
        found = mend(paths)
        path.write_text(HEAD, encoding="utf-8")
        return found

    monkeypatch.setattr(fixing, "mend", slowly)
    assert fix(path) == 3
    assert "somebody else" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == HEAD


def test_a_ledger_and_a_plan_unlike_yaml_are_not_touched(tmp_path: Path) -> None:
    path = write(tmp_path, "{id: jia, heading: 甲}")
    ledger = tmp_path / "2024.ledger.yaml"
    ledger.write_text("- {task: jia, date: 2024-05-01, staus: done, by: 政策规法处}\n", "utf-8")
    before = ledger.read_bytes()
    assert fix(path) == 1
    assert ledger.read_bytes() == before


def test_units_are_mended_where_they_are_declared(tmp_path: Path) -> None:
    path = write(tmp_path, "{id: jia, heading: 甲, units: [人事处]}")
    units = tmp_path / "units.yaml"
    units.write_text("units:\n  - {nmae: 人事处} # 一\n  - {name: 办公室}\n", "utf-8")
    fix(path)
    assert units.read_text("utf-8") == "units:\n  - {name: 人事处} # 一\n  - {name: 办公室}\n"


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("政策法规", ["政策法规处"], "政策法规处"),
        ("宣传处室", ["宣传处"], "宣传处"),
        ("市图书管", ["市图书馆"], ""),
        ("市文化图书管", ["市文化图书馆"], "市文化图书馆"),
        ("法制处", ["法规处"], ""),
        ("市场处", ["市场一处", "市场二处"], ""),
        ("人事", ["人事处"], ""),
        ("deadlnie", ["deadline"], "deadline"),
        ("deadline", ["deadline"], ""),
    ],
)
def test_a_near_miss_is_a_slip_that_means_one_word(word: str, known: list[str], meant: str) -> None:
    assert near_miss(word, known) == meant
