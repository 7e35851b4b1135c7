"""The command line as a process: locales, colours, pipes, widths, help."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from gkplan import __version__
from gkplan.base import registry
from gkplan.cli.usage import Commands
from support.programs import PATIENCE

pytestmark = pytest.mark.slow

DAY = ["--as-of", "2026-11-23"]
COMMANDS = registry.names(Commands.package)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
RUNS = {
    "status": ["status", *DAY],
    "status of a plan": ["status", "--plan", "example-city", *DAY],
    "status of a unit": ["status", "--unit", "办公室", *DAY],
    "status by unit": ["status", "--by", "unit", *DAY],
    "status of what is overdue": ["status", "--overdue", *DAY],
    "list": ["list", *DAY],
    "list of a plan": ["list", "--plan", "example-city", *DAY],
}


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run gkplan with only these variables, and those that Python needs."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "gkplan", *arguments],
        cwd=folder,
        env={**kept, **variables},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def printed(folder: Path, *arguments: str, **variables: str) -> str:
    done = run(folder, *arguments, **{"LANG": "C.UTF-8", **variables})
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


# locales


@pytest.mark.parametrize(
    ("variables", "word"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "逾期"),
        ({"LANG": "C"}, "overdue"),
        ({"LANG": "C.UTF-8"}, "overdue"),
        ({}, "overdue"),
        ({"LANG": "en_GB.UTF-8"}, "overdue"),
        ({"LANG": "de_DE.UTF-8"}, "overdue"),
        ({"LANG": "zh_CN.GB18030"}, "逾期"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "逾期"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "C"}, "overdue"),
        ({"LANG": "not a locale"}, "overdue"),
    ],
)
def test_a_locale_chooses_the_language(
    collection: Path, variables: dict[str, str], word: str
) -> None:
    done = run(collection, *RUNS["status"], PYTHONUTF8="1", **variables)
    assert done.returncode == 0, done.stderr.decode()
    assert word in done.stdout.decode()
    assert done.stderr == b""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "utf-8", "cp1252:strict"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_an_encoding_lacks_does_not_end_the_program(
    collection: Path, encoding: str, language: str
) -> None:
    for arguments, code in ((RUNS["list"], 0), (["show", "nothing-like-it"], 2), (["validate"], 0)):
        done = run(collection, f"--lang={language}", *arguments, PYTHONIOENCODING=encoding)
        assert done.returncode == code
        assert b"Traceback" not in done.stderr
        assert (done.stdout + done.stderr).decode(encoding.partition(":")[0])
    done = run(collection, f"--lang={language}", "--help", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")


def test_gkplan_yaml_chooses_the_language_before_the_locale(collection: Path) -> None:
    settings = collection / "plans/gkplan.yaml"
    settings.write_text("gkplan: 1\nlanguage: zh_CN\n", encoding="utf-8")
    assert "逾期" in printed(collection, *RUNS["status"])
    assert "overdue" in printed(collection, "--lang=en", *RUNS["status"])


# colour


def unlit(text: str) -> str:
    """A text without its traffic lights, which are dots in colour and letters without it."""
    return re.sub(r"^  (?:●|[RYG])(?= )", "  ", text, flags=re.MULTILINE)


@pytest.mark.parametrize("command", RUNS.values(), ids=RUNS)
def test_colour_only_where_it_is_wanted(collection: Path, command: list[str]) -> None:
    plain = printed(collection, *command)
    coloured = printed(collection, *command, FORCE_COLOR="1")
    assert "\x1b" not in plain
    assert COLOUR.search(coloured)
    assert unlit(COLOUR.sub("", coloured)) == unlit(plain)
    assert printed(collection, *command, FORCE_COLOR="1", NO_COLOR="1") == plain
    assert printed(collection, *command, NO_COLOR="1") == plain
    assert printed(collection, *command, FORCE_COLOR="") == plain


# widths


def columns(table: list[str]) -> list[int]:
    """Where each column of a table's header begins, in cells."""
    header = table[0]
    return [cell_len(header[: found.start()]) for found in re.finditer(r"(?:(?<=  )|^)\S", header)]


@pytest.mark.parametrize("width", ["80", "132"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("command", RUNS.values(), ids=RUNS)
def test_no_line_is_wider_than_the_terminal(
    collection: Path, command: list[str], language: str, width: str
) -> None:
    lines = printed(collection, f"--lang={language}", *command, COLUMNS=width).splitlines()
    assert [line for line in lines if cell_len(line) > int(width)] == []


@pytest.mark.parametrize("width", ["80", "200"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_columns_stand_below_their_titles(collection: Path, language: str, width: str) -> None:
    lines = printed(collection, f"--lang={language}", *RUNS["list"], COLUMNS=width).splitlines()
    starts = columns(lines)
    assert len(starts) == 7
    for line in lines[1:]:
        cells = "".join(c + "\0" * (cell_len(c) - 1) for c in line)
        for start in starts[1:]:
            assert cells[start - 2 : start].strip() == "", line
        assert all(cells[start] != " " for start in starts[1:4]), line


@pytest.mark.parametrize("command", RUNS.values(), ids=RUNS)
def test_nothing_is_cut_in_a_pipe(collection: Path, command: list[str]) -> None:
    assert "…" not in printed(collection, *command)


def test_a_terminal_too_narrow_still_shows_every_row(collection: Path) -> None:
    wide, narrow = (
        printed(collection, *RUNS["list of a plan"], COLUMNS=width) for width in ("200", "1")
    )
    assert len(narrow.splitlines()) == len(wide.splitlines())
    assert "…" in narrow


# pipes


@pytest.mark.parametrize(
    "command",
    [RUNS["list"], ["render", "plans/beijing-culture-tourism/2020.yaml"], ["validate"], ["schema"]],
    ids=["list", "render", "validate", "schema"],
)
def test_a_reader_that_leaves_is_no_failure(collection: Path, command: list[str]) -> None:
    done = subprocess.run(
        ["bash", "-c", '"$@" | head -1', "bash", sys.executable, "-m", "gkplan", *command],
        cwd=collection,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 1


def test_a_reader_that_was_never_there_is_no_failure(collection: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "gkplan", *RUNS["list"]],
            cwd=collection,
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert done.stderr == b""


def test_errors_are_told_on_standard_error_alone(collection: Path) -> None:
    done = run(collection, "show", "nothing-like-it", LANG="C.UTF-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "gkplan: no task `nothing-like-it`\n"


# help


def test_version(tmp_path: Path) -> None:
    assert printed(tmp_path, "--version") == f"gkplan {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []], ids=["--help", "-h", "nothing"])
@pytest.mark.parametrize(
    ("language", "usage"), [("C.UTF-8", "Usage: gkplan"), ("zh_CN.UTF-8", "用法：gkplan")]
)
def test_help_lists_every_command(
    tmp_path: Path, arguments: list[str], language: str, usage: str
) -> None:
    text = printed(tmp_path, *arguments, LANG=language)
    assert usage in text
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S", text, re.MULTILINE), command


@pytest.mark.parametrize(("language", "usage"), [("en", "Usage: "), ("zh_CN", "用法：")])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(
    tmp_path: Path, command: str, language: str, usage: str
) -> None:
    first, _empty, said, *options = printed(
        tmp_path, f"--lang={language}", command, "--help"
    ).splitlines()
    assert first.startswith(f"{usage}gkplan {command} ")
    assert said.strip()
    assert any("--help" in option for option in options)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["stauts"], 2, "no command `stauts`; did you mean `status`?"),
        (["status", "--overdeu"], 2, "no option `--overdeu`; did you mean `--overdue`?"),
        (["status", "--by", "day"], 2, "--by takes one of: plan, unit"),
        (["status", "--plan"], 2, "option --plan needs a value"),
        (["show"], 2, "TASK is missing"),
        (["--lang=fr", "status"], 2, "no language `fr`: zh_CN or en"),
        (["status", "--as-of", "yesterday"], 2, "`yesterday` is not a day like 2024-08-30"),
        (["status", "elsewhere"], 3, "elsewhere does not exist"),
        (["status", "--plan", "1999"], 2, "no plan `1999`"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(
    collection: Path, arguments: list[str], code: int, message: str
) -> None:
    done = run(collection, *arguments, LANG="C.UTF-8")
    assert done.returncode == code
    (told,) = done.stderr.decode().splitlines()
    assert told.startswith(f"gkplan: {message}")


def test_a_folder_without_plans_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "status", LANG="C.UTF-8")
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    (tmp_path / "plans").mkdir()
    done = run(tmp_path, "status", LANG="C.UTF-8")
    assert (done.returncode, done.stderr) == (3, b"gkplan: no plans in plans\n")


# completion


@pytest.mark.parametrize(
    ("words", "offered"),
    [("gkplan sta", "status"), ("gkplan status --unit 政策", "政策法规处"), ("gkplan show ", "")],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_and_does_not_fail(
    collection: Path, shell: str, words: str, offered: str
) -> None:
    variables = {
        "_GKPLAN_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = run(collection, LANG="C.UTF-8", **variables)
    assert done.stderr == b""
    assert offered in done.stdout.decode()


def test_completion_in_an_empty_folder_offers_nothing(tmp_path: Path) -> None:
    variables = {
        "_GKPLAN_COMPLETE": "complete_bash",
        "COMP_WORDS": "gkplan status --unit ",
        "COMP_CWORD": "3",
    }
    done = run(tmp_path, LANG="C.UTF-8", **variables)
    assert (done.stderr, done.stdout.strip()) == (b"", b"")
