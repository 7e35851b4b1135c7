"""Files no plan should be: each ends in located findings or one clean error, never a traceback."""

import os
import shutil
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from gkplan.cli import app
from gkplan.store.shapes.reading import LARGEST

pytestmark = pytest.mark.slow

GOOD = "gkplan: 1\ntitle: 完好的方案\nyear: 2024\nissuer: 示例县文化和旅游局\n"
GOOD_TASK = "tasks:\n  - {id: wan-hao, heading: 完好的任务}\n"
COMMANDS = ("validate", "status", "list")
DEEP = 100_000


def _plan(**keys: str) -> str:
    return GOOD + GOOD_TASK + "".join(f"{key}: {value}\n" for key, value in keys.items())


# what a plan file holds, and where and what `validate` finds first
CONTENTS: dict[str, tuple[bytes | str, str]] = {
    "empty": ("", ":1:1: error GK010 "),
    "only-comments": ("# 待写\n# 待写\n", ":1:1: error GK010 "),
    "only-blank-lines": ("\n\n\n", ":1:1: error GK010 "),
    "list": ("- 解读政策\n", ":1:1: error GK004 "),
    "scalar": ("解读政策\n", ":1:1: error GK004 "),
    "number": ("2024", ":1:1: error GK004 "),
    "combining-mark": ("\u0301", ":1:1: error GK004 "),
    "anchor-twice": (GOOD + "a: &a [{u: https://x}]\nb: &a 2\n", ":5:1: error GK006 "),
    "binary": (bytes(range(256)) * 16, ":3:115: error GK001 byte 0x80"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ":1:1: error GK001 "),
    "latin-1": ("title: Öffentlichkeit\n".encode("latin-1"), ":1:8: error GK001 "),
    "gb18030": ("gkplan: 1\ntitle: 政务公开\n".encode("gb18030"), ":2:8: error GK001 "),
    "utf-16": (GOOD.encode("utf-16"), ":1:1: error GK001 "),
    "utf-16-unmarked": ("gkplan: 1\n".encode("utf-16-le"), ":1:2: error GK002 "),
    "tab-indent": (GOOD + "tasks:\n\t- {id: jie-du}\n", ":6:1: error GK002 "),
    "aliases-multiply": (
        GOOD
        + "tasks: &a [{heading: 哈}]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghi")),
        ":5:8: error GK008 ",
    ),
    "brackets": ("[" * DEEP, ":1:61: error GK002 nested more than 60 levels"),
    "braces": ("{a: " * DEEP, "error GK002 nested more than 60 levels"),
    "dashes": ("- " * DEEP, ":1:121: error GK002 nested more than 60 levels"),
    "question-marks": ("? " * DEEP, "error GK002 nested more than 60 levels"),
    "stairs": (
        "".join(" " * depth + "a:\n" for depth in range(300)),
        "error GK002 nested more than 60 levels",
    ),
    "brackets-after-what-libyaml-rejects": (
        "a: {b: https://x}\nc: " + "[" * DEEP,
        ":2:63: error GK002 nested more than 60 levels",
    ),
    "closed-brackets": (GOOD + "tasks: " + "[" * 50_000 + "]" * 50_000, ":5:67: error GK002 "),
    "long-line": (_plan(preamble="公" * 500_000, closng="x"), ":8:1: error GK006 "),
    "nul": (_plan(closing="a\0b"), ":7:11: error GK002 character U+0000"),
    "escape": (_plan(closing="\x1b]0;x\x07"), ":7:10: error GK002 character U+001B"),
    "delete": (_plan(closing="a\x7f"), ":7:11: error GK002 character U+007F"),
    "bidi": (_plan(closing="\u202e开公"), ":7:10: error GK011 character U+202E"),
    "two-documents": (GOOD + "---\n" + GOOD, ":5:1: error GK002 "),
    "unclosed-quote": (_plan(closing='"示例县'), ":7:10: error GK002 "),
    "conflict-markers": (
        GOOD + "<<<<<<< HEAD\npreamble: a\n=======\npreamble: b\n>>>>>>> x\n",
        "error GK002 ",
    ),
    "html": ("<!DOCTYPE html>\n<html><body>政务公开</body></html>\n", "error GK0"),
    "json-lines": ('{"gkplan": 1}\n{"gkplan": 1}\n', ":2:1: error GK002 "),
    "huge-number": (GOOD.replace("2024", "9" * 5000), ":3:7: error GK005 "),
    "self-reference": (GOOD + "tasks: &a [*a]\n", "error GK0"),
    "merge-key": (GOOD + "<<: {closing: a}\n", ":5:1: error GK006 unknown key `<<`"),
    "directive": ("%YAML 3.7\n---\n" + GOOD, "error GK002 "),
}
# what is read without a finding, however it looks
HARMLESS: dict[str, bytes | str] = {
    "byte-order-mark": b"\xef\xbb\xbf" + _plan().encode(),
    "crlf": _plan().replace("\n", "\r\n"),
    "no-last-line-end": _plan().rstrip("\n"),
    "tab-after-value": _plan(closing="示例县\t"),
    "joined-emoji": _plan(closing="👨‍👩‍👧‍👦"),
    "document-marks": "---\n" + _plan() + "...\n",
}


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection in the current folder, with one plan that nothing is wrong with."""
    folder = tmp_path / "plans"
    (folder / "good").mkdir(parents=True)
    (folder / "bad").mkdir()
    (folder / "good" / "2024.yaml").write_text(_plan(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def _write(path: Path, content: bytes | str) -> None:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def _run(command: str, *paths: Path | str) -> int:
    form = ["--format", "concise"] if command == "validate" else ["--as-of", "2024-03-01"]
    code = app.run([command, *map(str, paths), *form])
    sys.stdout.flush()  # the command line lets both streams buffer
    sys.stderr.flush()
    return code


def _tell_all(capsys: pytest.CaptureFixture[str], expected: str, *, code: int = 1) -> None:
    """Hold what each command says of the collection: the finding, and still the good plan."""
    for command in COMMANDS:
        assert _run(command) == code, command
        out, err = capsys.readouterr()
        findings, other = (out, err) if command == "validate" else (err, out)
        assert expected in findings, command
        assert command == "validate" or "完好的" in other, command
        assert "Traceback" not in out + err


@pytest.mark.parametrize("name", CONTENTS)
def test_bad_content_is_a_located_finding(
    name: str, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, expected = CONTENTS[name]
    _write(plans / "bad" / "2024.yaml", content)
    place = "plans/bad/2024.yaml" if expected.startswith(":") else ""
    _tell_all(capsys, place + expected)


@pytest.mark.parametrize("name", CONTENTS)
def test_full_format_shows_bad_content(
    name: str, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(plans / "bad" / "2024.yaml", CONTENTS[name][0])
    assert app.run(["validate", "--format", "full"]) == 1
    out = capsys.readouterr().out
    assert "--> plans/bad/2024.yaml:" in out
    assert all(c.isprintable() or c == "\n" for c in out)


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_content_is_read(
    name: str, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(plans / "bad" / "2024.yaml", HARMLESS[name])
    for command in COMMANDS:
        assert _run(command) == 0, command
        assert "error" not in capsys.readouterr().err
    assert _run("list") == 0
    assert capsys.readouterr().out.count("wan-hao") == 2


@pytest.mark.parametrize("name", ["units.yaml", "2024.ledger.yaml", "gkplan.yaml"])
@pytest.mark.parametrize(
    "content", [b"\xff\xfe\0", b"a: b: c\n", b"&a [*a]\n", b"[" * DEEP, b"12\n"]
)
def test_a_bad_companion_is_a_located_finding(
    name: str, content: bytes, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(plans / "bad" / "2024.yaml", _plan())
    _write(plans / "bad" / name, content)
    _tell_all(capsys, f"plans/bad/{name}:1:")


def test_a_long_unit_name_is_told_in_place(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = "办" * 5000
    _write(plans / "bad" / "2024.yaml", GOOD + GOOD_TASK[:-2] + f", units: [{long}]}}\n")
    _write(plans / "bad" / "units.yaml", "units: [{name: 办公室}]\n")
    assert _run("validate") == 1
    assert "plans/bad/2024.yaml:6:43: error GK202 " in capsys.readouterr().out
    assert _run("status") == _run("list") == 0
    assert long in capsys.readouterr().out


def test_a_huge_file_is_not_read(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = plans / "bad" / "2024.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    _tell_all(capsys, "plans/bad/2024.yaml:1:1: error GK001 the file is larger than 16 MB")


def test_the_largest_file_is_read(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = _plan().encode()
    _write(plans / "bad" / "2024.yaml", text + b"#" * (LARGEST - len(text)))
    assert _run("list") == 0
    _write(plans / "bad" / "2024.yaml", text + b"#" * (LARGEST - len(text) + 1))
    assert _run("list") == 1
    assert "GK001" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("name", ["2024.yaml", "units.yaml", "gkplan.yaml"])
def test_a_named_pipe_is_not_waited_for(
    name: str, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(plans / "bad" / "2023.yaml", _plan())
    os.mkfifo(plans / "bad" / name)
    _tell_all(capsys, f"plans/bad/{name}:1:1: error GK001 not an ordinary file")


@pytest.mark.parametrize("name", ["units.yaml", "gkplan.yaml", "2024.ledger.yaml"])
def test_a_folder_in_a_files_place(
    name: str, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(plans / "bad" / "2024.yaml", _plan())
    (plans / "bad" / name).mkdir()
    _tell_all(capsys, f"plans/bad/{name}:1:1: error GK001 ")


def test_a_folder_named_like_a_plan_is_looked_into(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plans / "bad" / "x.yaml").mkdir()
    _write(plans / "bad" / "x.yaml" / "2024.yaml", "")
    _tell_all(capsys, "plans/bad/x.yaml/2024.yaml:1:1: error GK010 ")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


@pytest.mark.parametrize("make", [_loop, _dangling])
def test_a_link_that_leads_nowhere(
    make: Callable[[Path], None], plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(plans / "bad" / "2024.yaml")
    _tell_all(capsys, "plans/bad/2024.yaml:1:1: error GK001 ")


def test_links_between_folders_do_not_go_round(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plans / "bad" / "up").symlink_to("..")
    assert _run("list") == 0
    assert capsys.readouterr().out.count("wan-hao") == 1


def _closed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Refuse one file as to a user without the right to read it; root is never refused."""
    open_file = os.open

    def refuse(path: object, *arguments: object, **keywords: object) -> int:
        if Path(str(path)).name == name and "bad" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return open_file(path, *arguments, **keywords)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)


@pytest.mark.parametrize("name", ["2024.yaml", "units.yaml", "2024.ledger.yaml", "gkplan.yaml"])
def test_a_file_that_may_not_be_read(
    name: str, plans: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(plans / "bad" / "2024.yaml", _plan())
    _write(plans / "bad" / name, _plan() if name == "2024.yaml" else "")
    _closed(monkeypatch, name)
    _tell_all(capsys, f"plans/bad/{name}:1:1: error GK001 permission denied")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
@pytest.mark.parametrize("closed", ["bad/2024.yaml", "bad"])
def test_rights_that_the_system_refuses(
    closed: str, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(plans / "bad" / "2024.yaml", _plan())
    (plans / closed).chmod(0)
    try:
        _tell_all(capsys, f"plans/{closed}:1:1: error GK001 ")
    finally:
        (plans / closed).chmod(0o700)


def test_a_folder_that_may_not_be_listed(
    plans: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("bad"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    _tell_all(capsys, "plans/bad:1:1: error GK001 permission denied")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "path",
    [
        "nowhere",
        "nowhere/2024.yaml",
        "plans/good/2024.yaml/x",
        "plans/loop.yaml",
        "plans/dangling.yaml",
        "plans/bad",
        "plans/x.yaml",
        "长" * 300,
    ],
)
def test_a_path_without_plans_is_one_clean_error(
    command: str, path: str, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _loop(plans / "loop.yaml")
    _dangling(plans / "dangling.yaml")
    (plans / "x.yaml").mkdir()
    assert _run(command, path) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gkplan: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_no_collection_at_all_is_one_clean_error(
    command: str, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(plans)
    assert _run(command) == 3
    assert capsys.readouterr().err == "gkplan: plans does not exist\n"
