"""The README's commands work, and where it shows an output, print that."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from gkplan.cli import app
from support.paths import ROOT
from support.programs import chinese_fonts

pytestmark = pytest.mark.slow

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"`(gkplan [^`]+)`")


def _shown() -> list[tuple[str, str]]:
    found = []
    for block in CONSOLE.findall(README):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _newline, output = part.partition("\n")
            found.append((command, output))
    return found


def _commands() -> list[str]:
    """Every gkplan command the README gives, in blocks or in running text."""
    found = {match[1] for match in COMMAND.finditer(README)}
    found |= {line for line in "".join(SHELL.findall(README)).split("\n") if line[:7] == "gkplan "}
    found |= {command for command, _output in _shown()}
    return sorted(found)


@pytest.fixture(autouse=True)
def _published(collection: Path) -> None:
    """The documents that the README imports, and a repository with two commits."""
    shutil.copytree(ROOT / "tests" / "seeds", collection / "published")
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
    for command in (
        ["init", "-q"],
        ["add", ".", ":!*.ledger.yaml"],
        *[["commit", "-qm", "x", "--allow-empty"]] * 2,
    ):
        subprocess.run(["git", *who, *command], cwd=collection, check=True)


@pytest.mark.parametrize("command", _commands())
def test_command_works(command: str, collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if "--format pdf" in command:
        chinese_fonts()
    assert app.run(shlex.split(command)[1:]) in (0, 1), capsys.readouterr().err
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err


@pytest.mark.parametrize(("command", "output"), _shown())
def test_output_is_as_shown(
    command: str,
    output: str,
    collection: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    app.run(shlex.split(command)[1:])
    assert capsys.readouterr().out.rstrip() == output.rstrip()


def test_two_set_up_commands() -> None:
    setup = README.split("## Set up")[1].split("\n## ")[0]
    assert re.findall(r"^pip .*$", setup, re.MULTILINE) == [
        "pip install . && gkplan status",
        "pip install -e '.[dev]' && pytest",
    ]
