"""`gkplan git` in real repositories: merge, rebase, cherry-pick, diff, log, the hook."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from gkplan.cli import app
from gkplan.comparison.git import attributes
from support.paths import ROOT

PLAN = "plans/example-city/2026.yaml"
LEDGER = "plans/example-city/2026.ledger.yaml"
UNITS = "plans/example-city/units.yaml"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("git"), reason="there is no git"),
]


@pytest.fixture
def bare_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the example plan, in a folder with a space in its name."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_EDITOR", "true")
    top = tmp_path / "政务 公开"
    top.mkdir()
    monkeypatch.chdir(top)
    _git("init", "-q", "-b", "main")
    _git("config", "user.name", "示例")
    _git("config", "user.email", "a@example.com")
    (top / "plans").mkdir()
    shutil.copytree(ROOT / "plans/example-city", top / "plans/example-city")
    shutil.copy(ROOT / ".gitattributes", top)
    _commit("方案")
    return top


@pytest.fixture
def repository(bare_repository: Path) -> Path:
    """The same with the drivers installed."""
    assert _gkplan("git", "install") == 0
    _commit("属性")
    return bare_repository


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], capture_output=True, encoding="utf-8", check=False)


def _git(*arguments: str) -> str:
    done = _run(*arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _gkplan(*arguments: str) -> int:
    return app.run(list(arguments))


def _commit(message: str) -> None:
    _git("add", "-A")
    _git("commit", "-qm", message, "--no-verify")


def _change(path: str, old: str, new: str) -> None:
    text = Path(path).read_bytes().decode()
    assert old in text
    Path(path).write_bytes(text.replace(old, new).encode())


def _branches(left: list[tuple[str, str, str]], right: list[tuple[str, str, str]]) -> None:
    """Make two branches with changes; the right one is checked out."""
    for name, changes in (("left", left), ("right", right)):
        _git("switch", "-qc", name, "main")
        for change in changes:
            _change(*change)
        _commit(name)


TEXT = (PLAN, "按季度公开文化惠民", "每季度公开文化惠民")
DEADLINE = (PLAN, "deadline: {every: quarter}", "deadline: {every: month}  # 改")
NEW_LEFT = (
    PLAN,
    "      - id: xinmeiti\n",
    "      - {id: xin-left, heading: 左}\n      - id: xinmeiti\n",
)
NEW_RIGHT = (
    PLAN,
    "      - id: xinmeiti\n",
    "      # 右\n      - id: xin-right\n        heading: 右\n      - id: xinmeiti\n",
)
REWORDED = (PLAN, "按季度公开文化惠民", "按月公开文化惠民")


def test_merges_fields_of_one_task(repository: Path) -> None:
    _branches([TEXT, NEW_LEFT], [DEADLINE, NEW_RIGHT])
    _git("merge", "-q", "left", "-m", "合并")
    text = Path(PLAN).read_text("utf-8")
    assert "每季度公开文化惠民" in text
    assert "{every: month}  # 改" in text
    assert text.index("xin-right") < text.index("xin-left") < text.index("id: xinmeiti")
    assert _git("status", "--porcelain") == ""


def test_a_conflict_is_told_and_both_sides_are_kept(repository: Path) -> None:
    _branches([TEXT, NEW_LEFT], [REWORDED, DEADLINE])
    done = _run("merge", "left", "-m", "合并")
    assert done.returncode == 1
    told = done.stdout + done.stderr
    assert f"{PLAN}: task huimin-huodong （二） 公开惠民活动信息: conflict in text" in told
    text = Path(PLAN).read_text("utf-8")
    ours = "        text: 按月公开文化惠民活动安排和开展情况。\n"
    theirs = "        text: 每季度公开文化惠民活动安排和开展情况。\n"
    assert f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n" in text
    assert "{every: month}" in text
    assert "xin-left" in text
    assert _git("diff", "--name-only", "--diff-filter=U").strip() == PLAN
    assert _gkplan("validate", "plans") == 1


def test_the_conflict_in_chinese(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    _branches([TEXT], [REWORDED])
    done = _run("merge", "left", "-m", "合并")
    assert "冲突：我方“按月公开文化惠民活动安排和开展情况。”" in done.stdout + done.stderr


def test_dropped_here_and_changed_there(repository: Path) -> None:
    text = Path(PLAN).read_text("utf-8")
    start = text.index("      - id: yujuesuan")
    task = text[start : text.index("      - id: xingzheng-zhifa")]
    _branches([(PLAN, task, "")], [(PLAN, "经费决算", "经费预决算")])
    done = _run("merge", "left", "-m", "合并")
    assert done.returncode == 1
    assert "theirs drops it" in done.stdout + done.stderr
    assert (
        f"<<<<<<< ours\n{task.replace('经费决算', '经费预决算')}=======\n>>>>>>> theirs\n"
        in Path(PLAN).read_text("utf-8")
    )


def test_rebase_and_cherry_pick(repository: Path) -> None:
    _branches(
        [TEXT, (UNITS, "aliases: [局办公室]", "aliases: [局办公室, 办]")],
        [DEADLINE, (UNITS, "aliases: [局办公室]", "aliases: [局办公室, 公]")],
    )
    _git("switch", "-qc", "picked", "right")
    _git("cherry-pick", "left")
    picked = Path(PLAN).read_text("utf-8")
    assert "aliases: [局办公室, 公, 办]" in Path(UNITS).read_text("utf-8")
    _git("switch", "-q", "right")
    _git("rebase", "-q", "left")
    assert Path(PLAN).read_text("utf-8") == picked
    assert "每季度公开文化惠民" in picked
    assert "{every: month}" in picked


def test_a_rebase_stops_at_a_conflict(repository: Path) -> None:
    _branches([TEXT], [REWORDED])
    done = _run("rebase", "left")
    assert done.returncode != 0
    assert "<<<<<<< ours" in Path(PLAN).read_text("utf-8")
    _git("rebase", "--abort")


def _line(number: int, task: str = "zhuanti-peixun") -> str:
    return f"- {{task: {task}, date: 2026-06-{number:02}, status: progress, by: 办公室}}\n"


def test_both_append_to_the_ledger(repository: Path) -> None:
    before = Path(LEDGER).read_text("utf-8")
    last = before.splitlines(keepends=True)[-1]
    _branches(
        [(LEDGER, last, last + _line(1) + _line(2))], [(LEDGER, last, last + _line(2) + _line(3))]
    )
    _git("merge", "-q", "left", "-m", "合并")
    assert Path(LEDGER).read_text("utf-8") == before + _line(1) + _line(2) + _line(3)


def test_one_undoes_while_the_other_appends(repository: Path) -> None:
    before = Path(LEDGER).read_text("utf-8")
    last = before.splitlines(keepends=True)[-1]
    _branches([(LEDGER, last, "")], [(LEDGER, last, last + _line(4))])
    _git("merge", "-q", "left", "-m", "合并")
    assert Path(LEDGER).read_text("utf-8") == before.replace(last, "") + _line(4)


def test_an_entry_changed_on_both_sides(repository: Path) -> None:
    text = Path(LEDGER).read_text("utf-8")
    line = next(each for each in text.splitlines() if "第一期培训" in each)
    _branches(
        [(LEDGER, line, line.replace("42", "43"))], [(LEDGER, line, line.replace("42", "44"))]
    )
    done = _run("merge", "left", "-m", "合并")
    assert done.returncode == 1
    merged = Path(LEDGER).read_text("utf-8")
    assert "43人" in merged
    assert "44人" in merged
    assert "task zhuanti-peixun 2026-05-20: conflict in entry" in done.stdout + done.stderr


def test_a_plan_renamed_on_one_side(repository: Path) -> None:
    _git("switch", "-qc", "left")
    _git("mv", PLAN, "plans/example-city/2026-a.yaml")
    _change("plans/example-city/2026-a.yaml", *TEXT[1:])
    _commit("left")
    _git("switch", "-qc", "right", "main")
    _change(*DEADLINE)
    _commit("right")
    _git("merge", "-q", "left", "-m", "合并")
    text = Path("plans/example-city/2026-a.yaml").read_text("utf-8")
    assert "每季度公开文化惠民" in text
    assert "{every: month}" in text


def test_line_ends_and_mark_of_ours_stay(repository: Path) -> None:
    crlf = "\ufeff" + Path(PLAN).read_text("utf-8").replace("\n", "\r\n")
    _git("switch", "-qc", "base")
    Path(PLAN).write_bytes(crlf.encode())
    _commit("crlf")
    for name, change in (("left", TEXT), ("right", DEADLINE)):
        _git("switch", "-qc", name, "base")
        _change(*change)
        _commit(name)
    _git("merge", "-q", "left", "-m", "合并")
    merged = Path(PLAN).read_bytes().decode()
    expected = crlf.replace(*TEXT[1:]).replace(*DEADLINE[1:])
    assert merged == expected


def test_a_broken_side_is_merged_by_lines_and_never_taken_as_done(repository: Path) -> None:
    _branches([(PLAN, "issuer: 示例市文化和旅游局", "issuer: [示例市")], [DEADLINE])
    done = _run("merge", "left", "-m", "合并")
    assert done.returncode == 1
    assert "merged by lines, not by id" in done.stdout + done.stderr
    text = Path(PLAN).read_text("utf-8")
    assert "issuer: [示例市" in text
    assert "{every: month}" in text


def test_other_yaml_is_merged_as_git_does(repository: Path) -> None:
    Path("plans/ci.yaml").write_text("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n", encoding="utf-8")
    _commit("ci")
    _branches([("plans/ci.yaml", "a: 1", "a: 9")], [("plans/ci.yaml", "e: 5", "e: 9")])
    _git("merge", "-q", "left", "-m", "合并")
    assert Path("plans/ci.yaml").read_text("utf-8") == "a: 9\nb: 2\nc: 3\nd: 4\ne: 9\n"


def test_diff_and_log_show_words(repository: Path) -> None:
    _change(
        PLAN,
        "text: 按季度公开文化惠民活动安排和开展情况。",
        "text: >-\n          每季度公开文化惠民活动\n          安排和开展情况。",
    )
    _change(
        PLAN,
        "title: 示例市文化和旅游局2026年政务公开工作实施方案",
        'title: "示例市文化和旅游局2026年政务公开工作实施方案"',
    )
    with Path(LEDGER).open("a", encoding="utf-8") as file:
        file.write(_line(9))
    shown = _git("diff")
    changed = [
        line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert sorted(changed) == sorted(
        [
            "+zhuanti-peixun  2026-06-09 progress  办公室",
            "-    按季度公开文化惠民活动安排和开展情况。",
            "+    每季度公开文化惠民活动 安排和开展情况。",
        ]
    )
    _commit("改")
    assert "+    每季度公开文化惠民活动 安排和开展情况。" in _git("log", "-p", "-1")
    assert "每季度" in _git("log", "-p", "-1")  # this time from git's cache


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("{by: 2026-09-30}", "{by: 2026-10-31}", "2026年9月30日前", "2026年10月31日前"),
        (
            "{by: 2026-09-30}",
            "{by: 2026-09-30, text: 9月底前}",
            "9月30日前",
            "9月30日前（9月底前）",
        ),
        ("{by: 2026-09-30}", "{every: quarter, day: 10}", "2026年9月30日前", "每季度10日前"),
        ("{by: 2026-09-30}", "ongoing", "2026年9月30日前", "长期坚持"),
    ],
)
def test_diff_says_deadlines_in_words(
    repository: Path, old: str, new: str, gone: str, came: str
) -> None:
    _change(PLAN, old, new)
    lines = [line for line in _git("diff").splitlines() if line[:2] in ("+ ", "- ")]
    assert len(lines) == 2
    assert lines[0].endswith(gone)
    assert lines[1].endswith(came)


def test_diff_of_a_broken_file_shows_it_as_it_is(repository: Path) -> None:
    _change(PLAN, "issuer: 示例市文化和旅游局", "issuer: [示例市")
    assert "+issuer: [示例市" in _git("diff")


def _everything(top: Path) -> dict[str, bytes]:
    paths = [top / ".git/config", top / ".gitattributes", *(top / ".git/info").iterdir()]
    paths += (top / ".git/hooks").iterdir() if (top / ".git/hooks").exists() else []
    return {str(path): path.read_bytes() for path in paths if path.exists()}


ATTRIBUTES = {
    "as it is": None,
    "none": b"",
    "no line end": b"*.ledger.yaml merge=union",
    "crlf": b"# x\r\n*.ledger.yaml merge=union\r\n",
    "others": b"\n*.yaml diff=other\n\n",
}


@pytest.mark.parametrize("case", ATTRIBUTES)
def test_install_twice_and_uninstall_leaves_everything(bare_repository: Path, case: str) -> None:
    path = bare_repository / ".gitattributes"
    if (content := ATTRIBUTES[case]) is not None:
        path.write_bytes(content) if content else path.unlink()
    before = _everything(bare_repository)
    assert _gkplan("git", "install", "--dry-run") == 0
    assert _everything(bare_repository) == before
    assert _gkplan("git", "install") == 0
    once = _everything(bare_repository)
    assert once != before
    assert _gkplan("git", "install") == 0
    assert _everything(bare_repository) == once
    _change(*TEXT)
    _git("diff")
    assert _gkplan("git", "uninstall", "--dry-run") == 0
    assert _everything(bare_repository) == once
    assert _gkplan("git", "uninstall") == 0
    assert _everything(bare_repository) == before
    assert "textconv" not in _git("for-each-ref")
    assert _gkplan("git", "uninstall") == 0


def test_the_attributes(bare_repository: Path) -> None:
    _gkplan("git", "install")
    asked = ("check-attr", "diff", "merge", "--")
    assert "merge: gkplan" in _git(*asked, PLAN)
    assert "diff: gkplan" in _git(*asked, LEDGER)
    assert "merge: gkplan" in _git(*asked, LEDGER)
    assert "unspecified" in _git(*asked, "other/a.yaml")
    Path(".git/info/attributes").unlink()  # as for whoever has not installed the drivers
    assert "merge: union" in _git(*asked, LEDGER)
    _gkplan("git", "uninstall")
    assert "merge: union" in _git(*asked, LEDGER)


def test_attributes_that_came_with_a_clone_stay(repository: Path, tmp_path: Path) -> None:
    _git("clone", "-q", str(repository), str(tmp_path / "clone"))
    os.chdir(tmp_path / "clone")
    before = _everything(tmp_path / "clone")
    assert _gkplan("git", "install") == 0
    assert "merge: gkplan" in _git("check-attr", "merge", "--", LEDGER)
    assert _gkplan("git", "uninstall") == 0
    assert _everything(tmp_path / "clone") == before
    assert _git("status", "--porcelain") == ""


def test_lines_that_people_added_meanwhile_stay() -> None:
    made = attributes.with_lines(None, ("a",))
    assert attributes.without_lines(made + b"*.md text\n") == b"*.md text\n"
    assert attributes.without_lines(b"x\n" + made) == b"x\n"


@pytest.mark.parametrize("folder", ["a b", "a*b", 'a"b', "政务", "a[1]"])
def test_folders_of_any_name(bare_repository: Path, folder: str) -> None:
    Path(folder).mkdir()
    Path(folder, "2026.yaml").write_bytes(Path(PLAN).read_bytes())
    assert _gkplan("git", "install", folder) == 0
    assert "gkplan" in _git("check-attr", "merge", "--", f"{folder}/2026.yaml")
    assert "gkplan" in _git("check-attr", "merge", "--", f"{folder}/x/2026.ledger.yaml")
    assert "unspecified" in _git("check-attr", "merge", "--", "aXb/2026.yaml")


def _break(path: str) -> None:
    _change(path, "deadline: {every: quarter}", "deadline: {every: fortnight}")


def test_the_hook_sees_what_is_staged(repository: Path) -> None:
    whole = Path(PLAN).read_bytes()
    _break(PLAN)
    _git("add", PLAN)
    Path(PLAN).write_bytes(whole)
    done = _run("commit", "-m", "坏")
    assert done.returncode == 1
    assert f"{PLAN}:37:27: error" in done.stderr
    assert "nothing was committed: 4 errors" in done.stderr
    _git("add", PLAN)
    _change(*TEXT)
    _git("add", PLAN)
    _break(PLAN)
    _git("commit", "-qm", "好")
    assert _run("commit", "-aqm", "坏").returncode == 1  # its own index is what it commits


def test_the_hook_at_the_first_commit_and_for_units(
    bare_repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _gkplan("git", "install")
    _git("checkout", "-q", "--orphan", "new")
    _git("commit", "-qm", "首次")
    _change(UNITS, "units:\n", "unitz:\n")
    assert _run("commit", "-aqm", "坏").returncode == 1
    shutil.rmtree("plans")
    _git("commit", "-aqm", "清空")


def test_a_hook_of_somebody_else_stays(
    bare_repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = Path(".git/hooks/pre-commit")
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    hook.chmod(0o755)
    assert _gkplan("git", "install") == 0
    assert hook.read_text("utf-8") == "#!/bin/sh\nexit 0\n"
    told = capsys.readouterr().out.splitlines()
    line = next(each for each in told if "git check" in each)
    hook.write_text(f"#!/bin/sh\n{line}\nexit 0\n", encoding="utf-8")
    _break(PLAN)
    assert _run("commit", "-aqm", "坏").returncode == 1
    capsys.readouterr()
    assert _gkplan("git", "install") == 0
    assert "already" in capsys.readouterr().out


def test_a_folder_of_hooks(bare_repository: Path, tmp_path: Path) -> None:
    _git("config", "core.hooksPath", "hooks")
    _gkplan("git", "install")
    assert Path("hooks/pre-commit").stat().st_mode & stat.S_IXUSR
    _gkplan("git", "uninstall")
    assert not Path("hooks/pre-commit").exists()
    shared = tmp_path / "of all repositories"
    shared.mkdir()
    _git("config", "core.hooksPath", str(shared))
    _gkplan("git", "install")
    assert list(shared.iterdir()) == []


def test_a_second_working_tree(repository: Path, tmp_path: Path) -> None:
    _git("worktree", "add", "-q", str(tmp_path / "two"), "-b", "two")
    os.chdir(tmp_path / "two")
    _break(PLAN)
    assert _run("commit", "-aqm", "坏").returncode == 1
    assert "+    时限: every: fortnight" not in _git("diff")
    assert _gkplan("git", "uninstall") == 0
    assert _gkplan("git", "install") == 0


def test_bad_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    for command in ("install", "uninstall", "check"):
        assert _gkplan("git", command) == 3
        assert "is in no git repository" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    _git("init", "-q", "--bare", "bare")
    monkeypatch.chdir(tmp_path / "bare")
    before = (tmp_path / "bare/config").read_bytes()
    assert _gkplan("git", "install") == 3
    assert "has no files" in capsys.readouterr().err
    assert (tmp_path / "bare/config").read_bytes() == before
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert _gkplan("git", "install") == 3
    assert capsys.readouterr().err == "gkplan: git is not installed\n"
    assert _gkplan("git", "wrong") == 2
    assert _gkplan("git", "install", "nowhere") == 3
    assert _gkplan("git", "textconv", "nowhere") == 3


def test_without_the_program_git_merges_as_ever(repository: Path) -> None:
    call = _git("config", "merge.gkplan.driver").strip()
    assert sys.executable in call
    _git("config", "merge.gkplan.driver", call.replace("__init__.py", "gone.py"))
    _branches([TEXT], [REWORDED, NEW_LEFT])
    done = _run("merge", "left", "-m", "合并")
    assert done.returncode == 1
    text = Path(PLAN).read_text("utf-8")
    assert "<<<<<<< ours" in text
    assert "每季度公开文化惠民" in text
    assert "xin-left" in text
