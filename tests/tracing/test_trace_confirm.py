"""`gkplan trace confirm`: a stamp beside the reference, and every other byte as it was."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkplan.store import git
from support.profiles import FOLDER_KEPT, examples
from support.traces import BUREAU, change, codes, footings, here, run, traced

__all__ = ["here"]


def stamps(folder: Path) -> list[str]:
    """The words of a plan that speak of what was confirmed."""
    lines = (folder / "2026.yaml").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if "confirmed" in line or "revision" in line]


def test_confirming_ends_suspicion(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(capsys, "trace", "confirm", "--all")
    assert (code, out.splitlines()[-1]) == (0, "4 clauses confirmed")
    assert "plans/ju/2026.yaml: 一 解读政策 → 示例市人民政府 一 落实政策解读 (" in out
    assert {each for own in footings(traced(capsys)).values() for each in own} == {"confirmed"}
    assert codes() == []
    change(here / "shi", ("落实政策解读", "做好解读"))
    assert codes() == [("GK505", "ju")] * 2
    assert run(capsys, "trace", "confirm", "ju/2026/jie-du", "liang-xiang")[0] == 0
    assert codes() == []
    before = (here / "ju" / "2026.yaml").read_bytes()
    assert run(capsys, "trace", "confirm", "--all")[:2] == (0, "0 clauses confirmed\n")
    assert (here / "ju" / "2026.yaml").read_bytes() == before


def test_tasks_are_named_as_everywhere(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "trace", "confirm")[0] == 2
    code, _out, err = run(capsys, "trace", "confirm", "jie-du")
    assert (code, err.splitlines()[0]) == (2, "gkplan: `jie-du` could be any of 2 tasks:")
    assert "did you mean" in run(capsys, "trace", "confirm", "jiedu")[2]
    code, _out, err = run(capsys, "trace", "confirm", "pei-xun")
    assert (code, err) == (2, "gkplan: task `pei-xun` implements no clause\n")
    assert run(capsys, "trace", "confirm", "ju/2026/一")[1].endswith("1 clause confirmed\n")
    assert run(capsys, "trace", "confirm", "jie", "--plan", "shi")[0] == 0
    assert run(capsys, "trace", "confirm", "liang", "--in", "plans/ju")[0] == 0
    assert codes() == []


def test_all_of_one_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "trace", "confirm", "--all", "plans/shi")[1].endswith("1 clause confirmed\n")
    assert len(stamps(here / "shi")) == 1
    assert stamps(here / "ju") == ['confirmed: "00000000"']


def test_what_is_not_there_is_not_confirmed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(here / "ju", ("shi/2026/wang-zhan", "shi/2026/meiyou"))
    code, out, _err = run(capsys, "trace", "confirm", "--all")
    assert (code, out.splitlines()[-1]) == (1, "3 clauses confirmed")
    assert 'confirmed: "00000000"' in stamps(here / "ju")


def test_a_dry_run_shows_each_splice(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(capsys, "trace", "confirm", "liang-xiang", "--dry-run")
    assert (here / "ju" / "2026.yaml").read_text("utf-8") == BUREAU
    assert code == 0
    removed = [line[1:].strip() for line in out.splitlines() if line[:2] == "- "]
    assert removed == ["- shi/2026/jie-du   # 第一项", 'confirmed: "00000000"']
    done = subprocess.run(["patch", "-p1"], input=out, text=True, capture_output=True, check=True)
    assert "2026.yaml" in done.stdout
    assert run(capsys, "trace", "confirm", "liang-xiang")[:2] == (0, "0 clauses confirmed\n")


def test_a_file_that_changed_meanwhile_is_left_alone(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(_path: Path, _text: str) -> str:
        (here / "ju" / "2026.yaml").write_text(BUREAU + "# 后记\n", "utf-8")
        return ""

    monkeypatch.setattr(git, "last_commit", meanwhile)
    code, _out, err = run(capsys, "trace", "confirm", "liang-xiang")
    assert (code, "was changed by somebody else" in err) == (3, True)
    assert (here / "ju" / "2026.yaml").read_text("utf-8") == BUREAU + "# 后记\n"


def test_a_stamp_names_the_commit_that_has_the_clause(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask(*arguments: str) -> str:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
        done = subprocess.run(["git", *who, *arguments], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def confirm() -> None:
        assert run(capsys, "trace", "confirm", "--all", "plans/ju")[0] == 0

    for step in (["init", "-q"], ["add", "plans"], ["commit", "-qm", "x"]):
        ask(*step)
    first = ask("rev-parse", "--short", "HEAD")
    ask("commit", "-qm", "y", "--allow-empty")
    confirm()
    assert all(f'revision: "{first}"' in each for each in stamps(here / "ju")[:2])
    assert stamps(here / "ju")[-1] == f'revision: "{first}"'
    change(here / "shi", ("落实政策解读", "做好解读"), ("管好网站", "建好网站"))
    confirm()
    assert first not in "".join(stamps(here / "ju")), "no commit has these words"
    assert codes() == []
    ask("commit", "-qam", "z")
    change(here / "shi", ("做好解读", "落实解读"))
    ask("commit", "-qam", "z")
    confirm()
    assert ask("rev-parse", "--short", "HEAD") in stamps(here / "ju")[0]


def test_without_git_there_is_no_commit_to_name(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert run(capsys, "trace", "confirm", "--all")[0] == 0
    assert codes() == []
    assert "revision" not in "".join(stamps(here / "ju"))


REFUSED = {
    "an empty value on lines between brackets": (
        "implements: [{clause: shi/2026/jie-du,\n       confirmed: }]"
    ),
    "a key that asks": "implements:\n      - ? clause\n        : shi/2026/jie-du",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_take_a_stamp_is_told(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(here / "ju", ("implements: shi/2026/jie-du", REFUSED[name]))
    before = (here / "ju" / "2026.yaml").read_bytes()
    code, _out, err = run(capsys, "trace", "confirm", "ju/2026/jie-du")
    if code == 0:
        assert footings(traced(capsys))["ju/jie-du"] == ["confirmed"]
    else:
        assert (code, (here / "ju" / "2026.yaml").read_bytes()) == (3, before)
        assert "plans/ju/2026.yaml:" in err


FORMS = [
    "implements: {x}",
    "implements: [{x}]",
    "implements: [ {x} , ]  # 注",
    "implements: [{x}, {x}]  # 注",
    "implements: [\n      # 注\n      {x},  # 注\n      ]",
    "implements: |-\n      {x}",
    "implements: >-\n      {x}\n",
    "implements: {{clause: {x}}}",
    "implements: {{ clause: {x}, confirmed: }}  # 注",
    "implements: {{clause: {x}, confirmed: '12345678'}}  # 注",
    "implements: {{confirmed: abcdef12, clause: {x}, revision: 1234567}}",
    "implements: [{{clause: {x},\n      confirmed: abcdef12}}]  # 注",
    "implements: [{{clause: {x}  # 注\n      }}]",
    "implements:\n      - {x}  # 注",
    "implements:\n    - {x}\n    # 注\n    - {{clause: {x}}}",
    "implements:\n      - clause: {x}  # 注\n        confirmed: abcdef12  # 注\n",
    "implements:\n      -   clause: {x}  # 注\n          confirmed:  # 注",
    "implements:\n      - revision: '1'\n        # 注\n        clause: {x}",
    "implements:\n      clause: {x}\n      # 注\n      revision: a1",
    "implements:\n      clause:\n        {x}  # 注",
]


@settings(max_examples=examples(150), suppress_health_check=FOLDER_KEPT)
@given(
    st.sampled_from(FORMS),
    st.sampled_from(["{}", "'{}'", '"{}"']),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["\n    heading: '解读'   # 后注\n", "", "\n", "\n    # 后注", "  \n\n"]),
)
def test_every_byte_beside_the_stamp_stays(
    here: Path,
    capsys: pytest.CaptureFixture[str],
    form: str,
    quote: str,
    end: str,
    mark: str,
    tail: str,
) -> None:
    if "|" in form or ">" in form:
        quote, tail = "{}", tail.lstrip(" ")  # in a block text they would be part of it
    reference = form.format(x=quote.format("shi/2026/jie-du"))
    head = "# 前注\n" + BUREAU.split("tasks:")[0] + "tasks:\n  - id: jie-du\n    heading: 解\n    "
    tail = tail.replace("heading", "text")
    whole = (mark + head + reference + tail).replace("\n", end).encode()
    file = here / "ju" / "2026.yaml"
    file.write_bytes(whole)
    assert run(capsys, "trace", "confirm", "ju/2026/jie-du")[0] == 0
    after = file.read_bytes()
    assert after.startswith((mark + head).replace("\n", end).encode())
    assert after.endswith(tail.lstrip(" ").replace("\n", end).encode())
    assert after.count("注".encode()) == whole.count("注".encode())
    assert after.count(b"\r") == (after.count(b"\n") if end == "\r\n" else 0)
    assert set(footings(traced(capsys))["ju/jie-du"]) == {"confirmed"}
    assert not {code for code, _folder in codes() if code.startswith("GK0")}
    change(here / "shi", ("管好网站", "管好网站"))
    assert run(capsys, "trace", "confirm", "--all", "plans/ju")[1] == "0 clauses confirmed\n"


def test_many_stamps_in_one_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tasks = "".join(
        f"  - {{id: t{n}, heading: 第{n}项, implements: [shi/2026/jie-du, shi/2026/wang-zhan]}}\n"
        for n in range(200)
    )
    (here / "ju" / "2026.yaml").write_text(BUREAU.split("tasks:")[0] + "tasks:\n" + tasks, "utf-8")
    assert run(capsys, "trace", "confirm", "--all")[1].endswith("401 clauses confirmed\n")
    assert codes() == []
