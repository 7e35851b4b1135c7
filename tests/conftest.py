"""What all tests share: one language, one clock-free place to run commands in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gkplan.base import language
from gkplan.cli import app
from gkplan.locale.build_hook import compile_catalogs
from support import profiles
from support.paths import ROOT

profiles.register()


def pytest_configure(config: pytest.Config) -> None:
    """Compile catalogs that were edited after the package was installed; once, by no worker."""
    if not hasattr(config, "workerinput"):
        compile_catalogs(ROOT / "src" / "gkplan" / "locale")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the outputs of the golden runs"
    )


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Messages in English, output without colour and 80 columns wide, whatever the machine says."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    app.speak("en")
    yield
    language.activate("en")


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository's plans, in a folder that is the current one."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    return tmp_path
