"""Two people record on two branches: git keeps both their entries, without a conflict."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from gkplan.store import appending, reader
from support.paths import ROOT

NAME = "2024.ledger.yaml"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("git"), reason="there is no git"),
]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.chdir(tmp_path)
    _git("init", "-q", "-b", "main")
    _git("config", "user.name", "示例")
    _git("config", "user.email", "a@example.com")
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    return tmp_path


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _line(task: str, number: int) -> str:
    return f"- {{task: {task}, date: 2024-05-{number:02}, status: progress, by: 办公室}}"


def _branch(path: Path, name: str, count: int, *, start: str = "main", each: bool = False) -> None:
    _git("switch", "-qc", name, start)
    for number in range(1, count + 1):
        appending.append_lines(path, [_line(name, number)])
        if each or number == count:
            _git("add", ".")
            _git("commit", "-qm", f"台账: {name} {number}")


BEGINNINGS = {
    "a ledger": f"{appending.HEADER}{_line('old', 1)}\n{_line('old', 2)}\n".encode(),
    "crlf": f"# 台账\r\n{_line('old', 1)}\r\n{_line('old', 2)}\r\n".encode(),
    "no last line end": f"{_line('old', 1)}\n{_line('old', 2)}".encode(),
    "indented": f"  {_line('old', 1)}\n  {_line('old', 2)}\n".encode(),
    "none yet": None,
}


@pytest.fixture(params=BEGINNINGS)
def path(request: pytest.FixtureRequest, repository: Path) -> Path:
    path = repository / NAME
    if (content := BEGINNINGS[request.param]) is not None:
        path.write_bytes(content)
    _git("add", ".")
    _git("commit", "-qm", "台账")
    return path


def _holds(path: Path, wanted: dict[str, int]) -> None:
    text = path.read_text("utf-8")
    assert "<<<<" not in text
    found, diagnostics = reader.read_ledger(path)
    assert diagnostics == ()
    known = 2 if _line("old", 1) in text else 0
    assert len(found.entries) == known + sum(wanted.values())
    for task, count in wanted.items():
        assert [e.date.day for e in found.entries if e.task == task] == [*range(1, count + 1)]
    assert text.count("# 台账") <= 1


def test_merge(path: Path) -> None:
    _branch(path, "left", 3)
    _branch(path, "right", 4)
    _git("merge", "-q", "left", "-m", "merge")
    _holds(path, {"left": 3, "right": 4})


def test_rebase(path: Path) -> None:
    _branch(path, "left", 3, each=True)
    _branch(path, "right", 4, each=True)
    _git("rebase", "-q", "left")
    _holds(path, {"left": 3, "right": 4})
    assert _git("status", "--porcelain") == ""


def test_three_branches_and_an_append_after(path: Path) -> None:
    for name, count in (("left", 2), ("middle", 1), ("right", 3)):
        _branch(path, name, count)
    _git("merge", "-q", "left", "-m", "merge")
    _git("merge", "-q", "middle", "-m", "merge")
    appending.append_lines(path, [_line("after", 1)])
    _holds(path, {"left": 2, "middle": 1, "right": 3, "after": 1})


def test_the_same_entry_on_both_sides_stands_once(path: Path) -> None:
    _git("switch", "-qc", "shared")
    appending.append_lines(path, [_line("shared", 1)])
    _git("add", ".")
    _git("commit", "-qm", "台账")
    _branch(path, "left", 2, start="main")
    _git("cherry-pick", "shared")
    _branch(path, "right", 2, start="shared")
    _git("merge", "-q", "left", "-m", "merge")
    found = reader.read_ledger(path)[0].entries
    assert {e.task for e in found} >= {"left", "right", "shared"}


def test_a_correction_meets_a_new_entry(repository: Path) -> None:
    path = repository / NAME
    appending.append_lines(path, [_line("old", 1)])
    _git("add", ".")
    _git("commit", "-qm", "台账")
    name = reader.read_ledger(path)[0].entries[0].name
    _branch(path, "left", 1)
    _git("switch", "-qc", "right", "main")
    appending.append_lines(path, [_line("old", 2)[:-1] + f', replaces: "{name}"}}'])
    _git("commit", "-qam", "台账: 更正")
    _git("merge", "-q", "left", "-m", "merge")
    standing = reader.read_ledger(path)[0].standing(date(2024, 12, 31))
    assert {(e.task, e.date.day) for e in standing} == {("left", 1), ("old", 2)}


def test_a_plan_is_not_merged_so(repository: Path) -> None:
    assert "union" in _git("check-attr", "merge", "plans/某 局/2024.ledger.yaml")
    assert "unspecified" in _git("check-attr", "merge", "plans/某局/2024.yaml")
