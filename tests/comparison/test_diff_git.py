"""`gkplan diff` and `gkplan history` in real repositories, good and bad."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gkplan.base import processes
from gkplan.cli import app
from gkplan.comparison import many
from support import repositories
from support.repositories import LEDGER, PLAN, POSTPONED, UNITS, Repository

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("git"), reason="there is no git"),
]


class Terminal:
    """Runs commands and gives what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        code = app.run(list(arguments))
        sys.stdout.flush()
        printed = self.capsys.readouterr()
        return code, printed.out, printed.err

    def kinds(self, *arguments: str) -> list[list[str]]:
        """Give the kinds of changes of each plan that differs."""
        code, out, err = self("diff", "--format", "json", *arguments)
        assert (code, err) == (0, "")
        return [_kinds(plan) for plan in json.loads(out)["plans"]]


def _kinds(plan: dict[str, Any]) -> list[str]:
    return [change["kind"] for change in plan["changes"] if not change["follows"]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    return repositories.made(tmp_path / "某 局", monkeypatch)


def test_nothing_changed(repository: Repository, run: Terminal) -> None:
    assert run("diff", "--exit-code") == (0, "nothing changed\n", "")
    assert run.kinds() == []


def test_the_files_as_they_are(repository: Repository, run: Terminal) -> None:
    repository.edit(PLAN, *POSTPONED)
    repository.append(LEDGER, "- {task: yujuesuan, date: 2026-10-20, status: progress}")
    assert run.kinds() == [["deadline-postponed", "entry-added"]]
    assert run("diff", "--exit-code")[0] == 1
    assert run("diff")[0] == 0
    assert run.kinds("plans/jinan-culture-tourism") == []
    assert run.kinds(str(PLAN)) == run.kinds("HEAD") == run.kinds("HEAD", "--", str(PLAN))
    assert repository.git("status", "--porcelain").splitlines() == [
        "M plans/example-city/2026.ledger.yaml",
        " M plans/example-city/2026.yaml",
    ]


def test_only_the_ledger(repository: Repository, run: Terminal) -> None:
    repository.append(LEDGER, "- {event: 会议召开, date: 2026-10-20}")
    assert run.kinds() == run.kinds(str(LEDGER)) == [["event-added"]]


def test_staged(repository: Repository, run: Terminal) -> None:
    repository.edit(PLAN, *POSTPONED)
    repository.git("add", "-A")
    repository.edit(PLAN, "issuer: 示例市", "issuer: 样例市")
    assert run.kinds("--staged") == run.kinds("--cached", "HEAD") == [["deadline-postponed"]]
    assert run.kinds() == [["publication", "deadline-postponed"]]
    code, out, _err = run("diff", "--staged")
    assert code == 0
    assert out.startswith("HEAD → staged\n")


def test_staged_in_a_hook(repository: Repository, run: Terminal) -> None:
    """`git commit FILE` runs its hooks with an index of its own."""
    repository.edit(PLAN, *POSTPONED)
    hook = repository.folder / ".git" / "hooks" / "pre-commit"
    hook.write_text(
        f"#!/bin/sh\n{sys.executable} -m gkplan --lang en diff --staged > told\n", "utf-8"
    )
    hook.chmod(0o755)
    repository.git("commit", "-qm", "修订", str(PLAN))
    assert "deadline postponed" in (repository.folder / "told").read_text("utf-8")


def test_two_revisions(repository: Repository, run: Terminal) -> None:
    repository.git("tag", "印发")
    repository.edit(PLAN, *POSTPONED)
    repository.commit("修订")
    for revisions in (("HEAD~1", "HEAD"), ("印发", "main"), ("HEAD~1..HEAD",), ("印发..",)):
        assert run.kinds(*revisions) == [["deadline-postponed"]]
    assert run.kinds("HEAD", "HEAD~1") == [["deadline-advanced"]]


def test_since_a_branch_began(repository: Repository, run: Terminal) -> None:
    repository.git("switch", "-qc", "amend")
    repository.edit(PLAN, *POSTPONED)
    repository.commit("修订")
    repository.git("switch", "-q", "main")
    repository.edit(PLAN, "issuer: 示例市", "issuer: 样例市")
    repository.commit("更名")
    assert run.kinds("main...amend") == [["deadline-postponed"]]
    assert run.kinds("main..amend") == [["publication", "deadline-postponed"]]


def test_renamed(repository: Repository, run: Terminal) -> None:
    repository.git("mv", "plans/example-city", "plans/示例 市")
    repository.git("mv", "plans/示例 市/2026.yaml", "plans/示例 市/二〇二六.yaml")
    repository.git("mv", "plans/示例 市/2026.ledger.yaml", "plans/示例 市/二〇二六.ledger.yaml")
    repository.edit("plans/示例 市/二〇二六.yaml", *POSTPONED)
    repository.commit("改名并修订")
    assert run.kinds("HEAD~1", "HEAD") == [["deadline-postponed"]]
    assert run.kinds("HEAD~1", "HEAD", "--", str(PLAN)) == [["deadline-postponed"]]
    code, out, _err = run("diff", "HEAD~1", "HEAD", "plans/示例 市")
    assert code == 0
    assert out.startswith("HEAD~1 → HEAD\n")
    assert f"{PLAN} → plans/示例 市/二〇二六.yaml" in out


def test_added_and_dropped(repository: Repository, run: Terminal) -> None:
    shutil.copytree("plans/example-city", "plans/other-city")
    shutil.rmtree("plans/jinan-culture-tourism")
    repository.commit("增删")
    assert run.kinds("HEAD~1") == [["dropped"], ["added"]]
    code, out, _err = run("diff", "HEAD~1", "plans/other-city")
    assert (code, "13 tasks" in out) == (0, True)
    assert run.kinds("HEAD~1", "--", "plans/jinan-culture-tourism/2024.yaml") == [["dropped"]]


def test_each_side_has_its_own_units(repository: Repository, run: Terminal) -> None:
    """A unit that was renamed, its old name now an alias, is the same unit."""
    units = "plans/example-city/units.yaml"
    repository.edit(units, "{name: 财务处", "{name: 财审处, aliases: [财务处]")
    repository.edit(PLAN, "units: [财务处]", "units: [财审处]")
    kinds = run.kinds()[0]
    assert set(kinds) <= {"unit-added", "unit-removed"}
    repository.commit("更名")
    repository.edit(PLAN, "units: [财审处]", "units: [财务处]")
    assert set(run.kinds()[0]) == {"layout"}


def test_from_a_folder_below(
    repository: Repository, run: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.edit(PLAN, *POSTPONED)
    repository.edit("plans/jinan-culture-tourism/2024.yaml", "year: 2024", "year: 2025")
    monkeypatch.chdir("plans/example-city")
    assert run.kinds() == [["deadline-postponed"]]
    assert run.kinds("../jinan-culture-tourism") == [["publication"]]
    assert "2026.yaml\n" in run("diff", "2026.yaml")[1]
    monkeypatch.chdir(repository.folder.parent)
    assert run.kinds(str(repository.folder / PLAN)) == [["deadline-postponed"]]


def test_a_bare_repository(
    repository: Repository, run: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.edit(PLAN, *POSTPONED)
    repository.commit("修订")
    bare = tmp_path / "bare.git"
    repository.git("clone", "-q", "--bare", ".", str(bare))
    monkeypatch.chdir(bare)
    assert run.kinds("HEAD~1", "HEAD") == [["deadline-postponed"]]
    assert run.kinds("HEAD~1", "HEAD", str(PLAN)) == [["deadline-postponed"]]
    assert run.kinds("HEAD~1", "HEAD", "plans/jinan-culture-tourism") == []
    for few in ((), ("HEAD~1",)):
        code, _out, err = run("diff", *few)
        assert (code, err) == (
            2,
            "gkplan: this repository has no files to compare with: give two revisions\n",
        )
    code, _out, err = run("diff", "HEAD~1", "HEAD", "plans/nowhere")
    assert (code, err) == (3, "gkplan: plans/nowhere does not exist\n")


def test_a_shallow_clone(
    repository: Repository, run: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.edit(PLAN, *POSTPONED)
    repository.commit("修订")
    shallow = tmp_path / "shallow"
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.folder}", str(shallow))
    monkeypatch.chdir(shallow)
    for revision in (first, "HEAD~1"):
        code, _out, err = run("diff", revision)
        assert code == 2
        assert f"revision `{revision}` is not in this shallow clone; `git fetch --uns" in err
    assert run.kinds() == []


def test_a_worktree_of_its_own(
    repository: Repository, run: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.git("worktree", "add", "-q", "-b", "amend", str(tmp_path / "amend"))
    monkeypatch.chdir(tmp_path / "amend")
    Repository(tmp_path / "amend").edit(PLAN, *POSTPONED)
    assert run.kinds("main") == [["deadline-postponed"]]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("v9",), 2, "`v9` is neither a revision nor a file or folder that is there"),
        (("v9", "--"), 2, "no revision `v9`"),
        (("HEAD", "v9", "--", "plans"), 2, "no revision `v9`"),
        (("--staged", "HEAD", "HEAD"), 2, "--staged goes with one revision at most"),
        (("HEAD", "--", "plans/nowhere.yaml"), 3, "plans/nowhere.yaml does not exist"),
        (("--", "/"), 3, "/ is in no git repository"),
        (("--", "/", "plans"), 2, "/ is outside the repository"),
        (("plans", "--format", "pdf"), 2, "--format takes one of: table, markdown"),
        (("main", "other"), 2, "`main` is a revision and a file: put `--` before paths"),
        (("plans", "HEAD"), 2, "`HEAD` is a revision: revisions stand before paths"),
        ((":/无",), 2, "`:/无` is neither a revision nor a file or folder that is there"),
    ],
)
def test_what_is_asked_wrongly(
    arguments: tuple[str, ...], code: int, message: str, repository: Repository, run: Terminal
) -> None:
    (repository.folder / "main").write_text("")
    found, out, err = run("diff", *arguments)
    assert (found, out) == (code, "")
    assert err.startswith(f"gkplan: {message}")


def test_a_revision_named_by_words_of_its_message(repository: Repository, run: Terminal) -> None:
    repository.edit(PLAN, *POSTPONED)
    repository.commit("时限推迟")
    assert run.kinds(":/方案", ":/时限") == [["deadline-postponed"]]


def test_a_path_named_like_a_revision(repository: Repository, run: Terminal) -> None:
    repository.edit(PLAN, *POSTPONED)
    repository.git("branch", "plans")
    assert run("diff", "plans")[0] == 2
    assert run.kinds("--", "plans") == [["deadline-postponed"]]
    assert run.kinds("plans", "--") == [["deadline-postponed"]]


def test_a_path_with_stars_and_dashes(repository: Repository, run: Terminal) -> None:
    shutil.copytree("plans/example-city", "plans/-*局")
    repository.commit("另一局")
    repository.edit("plans/-*局/2026.yaml", *POSTPONED)
    repository.edit(PLAN, *POSTPONED)
    assert len(run.kinds("plans/-*局")) == 1


def test_not_a_repository(
    tmp_path: Path, run: Terminal, monkeypatch: pytest.MonkeyPatch, collection: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, out, err = run("diff")
    assert (code, out) == (3, "")
    assert err == f"gkplan: {collection.resolve()} is in no git repository\n"
    assert run("history", "yujuesuan")[0] == 3


def test_nothing_is_committed_yet(
    tmp_path: Path, run: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Repository(tmp_path).git("init", "-q")
    for arguments in ((), ("HEAD",), ("--staged",)):
        code, _out, err = run("diff", *arguments)
        assert (code, err) == (2, "gkplan: nothing is committed in this repository yet\n")


def test_without_git(
    repository: Repository, run: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for command in (("diff",), ("history", "yujuesuan")):
        code, out, err = run(*command)
        assert (code, out, err) == (3, "", "gkplan: git is not installed\n")


def test_two_files_need_no_git(
    collection: Path, run: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = shutil.copy(PLAN, "draft.yaml")
    shutil.copy("plans/example-city/units.yaml", "units.yaml")
    Repository(collection).edit("draft.yaml", *POSTPONED)
    monkeypatch.setenv("PATH", "")
    assert run.kinds(str(PLAN), str(other))[0][0] == "deadline-postponed"


@pytest.mark.parametrize("side", ["before", "after", "staged"])
def test_broken_on_one_side(side: str, repository: Repository, run: Terminal) -> None:
    jinan = "plans/jinan-culture-tourism/2024.yaml"
    if side == "before":
        repository.edit(PLAN, "sections:\n", "sections: [\n")
        repository.commit("坏了")
        repository.edit(PLAN, "sections: [\n", "sections:\n")
        shown, more = f"HEAD:{PLAN}", ()
    else:
        repository.edit(PLAN, "sections:\n", "sections: [\n")
        shown, more = (str(PLAN), ()) if side == "after" else (f":{PLAN}", ("--staged",))
    repository.edit(jinan, "year: 2024", "year: 2025")
    if side == "staged":
        repository.git("add", "-A")
    code, out, err = run("diff", *more)
    assert code == 1
    assert "[-2024-]{+2025+}" in out
    assert f"gkplan: not compared, since {shown} cannot be read\n" in err
    assert f"{shown}:" in err
    assert "error GK002" in err
    code, out, _err = run("diff", *more, "--format", "json")
    assert json.loads(out)["unread"][0]["path"] == shown


def test_bytes_that_are_no_text(repository: Repository, run: Terminal) -> None:
    good = Path(PLAN).read_bytes()
    Path(PLAN).write_bytes(good.replace("示例市".encode(), "示例市".encode("gb18030")))
    repository.commit("编码")
    Path(PLAN).write_bytes(good)
    code, _out, err = run("diff")
    assert code == 1
    assert f"HEAD:{PLAN}:" in err
    assert "is not UTF-8 text" in err


def test_other_yaml_is_no_plan(repository: Repository, run: Terminal) -> None:
    for name in (".github/workflows/ci.yaml", "plans/templates/x.yaml", "mkdocs.yml"):
        path = repository.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a: 1\n")
    repository.commit("其他")
    assert run.kinds("HEAD~1", "HEAD") == []


def test_a_configuration_that_changes_what_git_prints(
    repository: Repository, run: Terminal
) -> None:
    for key, value in (
        ("diff.relative", "true"),
        ("diff.renames", "false"),
        ("color.ui", "always"),
        ("diff.mnemonicPrefix", "true"),
        ("log.showSignature", "true"),
        ("core.quotePath", "true"),
        ("diff.external", "false"),
        ("log.follow", "true"),
    ):
        repository.git("config", key, value)
    repository.edit(PLAN, *POSTPONED)
    repository.commit("修订")
    assert run.kinds("HEAD~1", "HEAD") == [["deadline-postponed"]]
    assert "deadline postponed" in run("history", "yujuesuan")[1]


@pytest.mark.parametrize("format_", ["markdown", "html", "prose"])
def test_documents(format_: str, repository: Repository, run: Terminal) -> None:
    repository.edit(PLAN, *POSTPONED)
    repository.edit(PLAN, "于2026年9月30日前", "于2026年10月31日前")
    code, out, err = run("diff", "--format", format_)
    assert (code, err) == (0, "")
    assert "2026年10月31日前" in out
    code, printed, _err = run("diff", "--format", format_, "-o", "out.txt")
    assert (code, printed) == (0, "")
    assert Path("out.txt").read_text("utf-8") == out
    assert run("diff", "-o", "plans/new.yaml")[0] == 2


def _history(run: Terminal, *arguments: str) -> list[dict[str, Any]]:
    code, out, err = run("history", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert answer["schema"] == "gkplan.history/1"
    return list(answer["revisions"])


def test_history(repository: Repository, run: Terminal) -> None:
    repository.edit(PLAN, *POSTPONED)
    second = repository.commit("修订", "李四 <li@example.com>")
    repository.git("mv", "plans/example-city", "plans/示例 市")
    repository.commit("改名")
    plan, ledger = (str(path).replace("example-city", "示例 市") for path in (PLAN, LEDGER))
    repository.append(ledger, "- {task: yujuesuan, date: 2026-10-20, status: progress}")
    third = repository.commit("台账")
    repository.edit(plan, "id: yujuesuan", "id: juesuan")
    fourth = repository.commit("改标识")
    repository.edit(plan, "heading: 公开预决算", "heading: 公开预算决算")
    found = _history(run, "juesuan", plan)
    assert [each["commit"] for each in found[:4]] == [None, fourth, third, second]
    assert [_kinds(each) for each in found] == [
        ["reworded"],
        ["identified"],
        ["entry-added"],
        ["deadline-postponed"],
        ["added", "entry-added"],
    ]
    assert [each["author"] for each in found] == [None, "张三", "张三", "李四", "张三"]
    code, out, _err = run("history", "juesuan", plan)
    assert code == 0
    assert second[:10] in out
    assert "李四  修订" in out


def test_history_passes_over_what_cannot_be_read(repository: Repository, run: Terminal) -> None:
    repository.edit(PLAN, "sections:\n", "sections: [\n")
    repository.commit("坏了")
    repository.edit(PLAN, "sections: [\n", "sections:\n")
    repository.edit(PLAN, *POSTPONED)
    repository.commit("好了")
    code, out, err = run("history", "yujuesuan")
    assert code == 1
    assert "deadline postponed" in out
    assert "error GK002" in err


def test_history_over_a_merge(repository: Repository, run: Terminal) -> None:
    repository.git("switch", "-qc", "amend")
    repository.edit(PLAN, *POSTPONED)
    amended = repository.commit("修订")
    repository.git("switch", "-q", "main")
    repository.append(LEDGER, "- {task: yujuesuan, date: 2026-10-20, status: progress}")
    reported = repository.commit("台账")
    repository.git("merge", "-q", "--no-edit", "amend")
    found = _history(run, "yujuesuan")
    assert {each["commit"] for each in found[:2]} == {amended, reported}
    assert len(found) == 3


def test_history_tells_what_a_merge_itself_changed(repository: Repository, run: Terminal) -> None:
    repository.git("switch", "-qc", "amend")
    repository.edit(PLAN, *POSTPONED)
    amended = repository.commit("修订")
    repository.git("switch", "-q", "main")
    repository.edit(PLAN, "heading: 公开预决算", "heading: 公开预算决算")
    reworded = repository.commit("改字")
    repository.git("merge", "-q", "--no-commit", "amend")
    repository.edit(PLAN, "by: 2026-10-31", "by: 2026-11-15")
    repository.append(LEDGER, "- {task: yujuesuan, date: 2026-10-20, status: progress}")
    merged = repository.commit("合并时又改")
    found = {each["commit"]: _kinds(each) for each in _history(run, "yujuesuan")}
    assert found[merged] == ["deadline-postponed", "entry-added"]
    assert found[amended] == ["deadline-postponed"]
    assert found[reworded] == ["reworded"]


def test_history_of_a_task_that_was_dropped(repository: Repository, run: Terminal) -> None:
    text = (repository.folder / PLAN).read_text("utf-8")
    start = text.index("      - id: xinmeiti")
    end = text.index("  - heading: 夯实工作基础")
    (repository.folder / PLAN).write_text(text[:start] + text[end:], "utf-8")
    dropped = repository.commit("删去一项")
    found = _history(run, "xinmeiti")
    assert [each["commit"] for each in found][:1] == [dropped]
    assert [_kinds(each) for each in found] == [["dropped"], ["added", "entry-added"]]
    jinan = "plans/jinan-culture-tourism/2024.yaml"
    repository.git("mv", jinan, jinan.replace("2024", "二〇二四"))
    repository.commit("改名")  # of a plan whose ids begin with the same words
    assert run("git", "install")[0] == 0
    assert [each["commit"] for each in _history(run, "xinmeiti")][:1] == [dropped]
    shutil.rmtree("plans/example-city")
    gone = repository.commit("删去方案")
    found = _history(run, "guanyin-zhuanqu")
    assert found[0]["commit"] == gone
    assert _kinds(found[0]) == ["dropped"]
    assert run("history", "guanyin-zhuanqu")[0] == 0


def test_a_task_that_is_not_there(repository: Repository, run: Terminal) -> None:
    code, _out, err = run("history", "nothing-of-that-name")
    assert (code, "no task" in err) == (2, True)


def test_nothing_is_written(repository: Repository, run: Terminal) -> None:
    repository.edit(PLAN, *POSTPONED)
    os.utime(repository.folder / LEDGER)  # the index would be refreshed for it
    before = _bytes(repository.folder)
    for arguments in (("diff",), ("diff", "--staged"), ("history", "yujuesuan")):
        run(*arguments)
    assert _bytes(repository.folder) == before


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_run_as_a_program(repository: Repository) -> None:
    repository.edit(PLAN, *POSTPONED)
    done = subprocess.run(
        [sys.executable, "-m", "gkplan", "--lang", "zh_CN", "diff"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "时限推迟  [-2026年9月30日前-]{+2026年10月31日前+}  (推迟31天)" in done.stdout


def test_several_processes_say_what_one_does(
    repository: Repository, run: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "_SHARE", 2)
    monkeypatch.setattr(many, "_AT_ONCE", 2)
    for number in range(5):
        copied = repository.folder / f"plans/bureau-{number}"
        shutil.copytree(repository.folder / "plans/example-city", copied)
    repository.commit("多局")
    for number in range(4):
        repository.edit(f"plans/bureau-{number}/2026.yaml", *POSTPONED)
    (repository.folder / "plans/bureau-2/2026.yaml").write_text("gkplan: 1\nyear: [\n", "utf-8")
    (repository.folder / "plans/bureau-4/2026.yaml").unlink()
    shutil.copytree(repository.folder / "plans/example-city", repository.folder / "plans/new")
    repository.git("add", "-N", "plans/new")
    outputs = []
    for processes_ in (2, 1):
        monkeypatch.setattr(processes, "several", lambda _pieces, most=processes_: most)
        outputs.append([run("diff", "--format", each) for each in ("table", "json", "prose")])
    assert outputs[0] == outputs[1]
    code, table, errors = outputs[0][0]
    assert code == 1
    assert table.count("2026年10月31日") == 3
    assert "bureau-2" in errors


def test_units_that_changed_are_told_of(repository: Repository, run: Terminal) -> None:
    renamed = ("{name: 财务处, kind", "{name: 计划财务处, aliases: [财务处], kind")
    repository.edit(UNITS, *renamed)
    code, table, errors = run("diff", "--exit-code")
    assert (code, errors) == (1, "")
    assert "计划财务处" in table
    whole = json.loads(run("diff", "--format", "json")[1])
    assert [_kinds(each) for each in whole["units"]] == [["organisation"]]
    assert whole["plans"] == []
    assert run("diff", str(UNITS))[1] == table
    assert run("diff", "plans/jinan-culture-tourism") == (0, "nothing changed\n", "")
    repository.commit("更名")
    assert "计划财务处" in run("diff", "HEAD~1", "HEAD", "--format", "markdown")[1]
    repository.edit(PLAN, *POSTPONED)
    (repository.folder / UNITS).write_text("units: [\n", "utf-8")
    code, table, errors = run("diff")
    assert code == 1
    assert "2026年10月31日" in table
    assert "units.yaml" in errors
