"""Repositories of plans for tests, made with git itself."""

import shutil
import subprocess
from pathlib import Path

import pytest

from support.paths import ROOT

PLAN = Path("plans/example-city/2026.yaml")
LEDGER = Path("plans/example-city/2026.ledger.yaml")
UNITS = Path("plans/example-city/units.yaml")
POSTPONED = ("deadline: {by: 2026-09-30}", "deadline: {by: 2026-10-31}")


class Repository:
    """A folder under git, and what is done to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def edit(self, path: Path | str, old: str, new: str) -> None:
        whole = self.folder / path
        text = whole.read_text("utf-8")
        assert old in text
        whole.write_text(text.replace(old, new), "utf-8")

    def append(self, path: Path | str, line: str) -> None:
        with (self.folder / path).open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def commit(self, message: str, author: str = "张三 <zhang@example.com>") -> str:
        self.git("add", "-A")
        self.git("commit", "-qm", message, "--author", author)
        return self.git("rev-parse", "HEAD")


def made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Make a repository that holds this one's plans, committed once; go there."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder.mkdir(exist_ok=True)
    shutil.copytree(ROOT / "plans", folder / "plans")
    repository = Repository(folder)
    repository.git("init", "-q", "-b", "main")
    repository.git("config", "user.name", "示例")
    repository.git("config", "user.email", "a@example.com")
    repository.commit("方案印发")
    monkeypatch.chdir(folder)
    return repository
