"""What commands print, to the letter: tests/golden/<command>/<case>/ holds a run and its output.

`command` is the command line without `gkplan`, `output` what it prints in 80 columns and its exit
code; what `given/` holds is there when it runs. `pytest --update-golden` writes the outputs anew;
the difference is to be read as behaviour.
"""

import shlex
import shutil
import sys
from pathlib import Path

import pytest

from gkplan.base import registry
from gkplan.cli import app
from support.paths import TESTS

GOLDEN = TESTS / "golden"
CASES = sorted(path.parent for path in GOLDEN.glob("*/*/command"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_golden(
    case: Path,
    collection: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    if (case / "given").is_dir():
        shutil.copytree(case / "given", collection, dirs_exist_ok=True)
    arguments = shlex.split((case / "command").read_text(encoding="utf-8"))
    code = app.run(arguments)
    sys.stderr.flush()
    printed = capsys.readouterr()
    stderr = f"-- stderr --\n{printed.err}" if printed.err else ""
    found = f"{printed.out}{stderr}-- exit {code} --\n"
    output = case / "output"
    if request.config.getoption("--update-golden"):
        output.write_text(found, encoding="utf-8")
    assert found == output.read_text(encoding="utf-8")


def test_a_run_speaks_a_language_and_fixes_its_day() -> None:
    """Nothing in a golden run may depend on the machine or the day."""
    dated = {"status", "list", "show", "import", "new"}
    for case in CASES:
        arguments = shlex.split((case / "command").read_text(encoding="utf-8"))
        assert arguments[0].startswith("--lang="), case
        assert arguments[1] == case.parent.name
        if arguments[1] in dated and "--help" not in arguments:
            assert "--as-of" in arguments, case


def test_every_command_has_golden_runs_in_both_languages() -> None:
    names = {case.parent.name: set[str]() for case in CASES}
    for case in CASES:
        names[case.parent.name].add((case / "command").read_text().split()[0])
    covered = {name for name, languages in names.items() if len(languages) == 2}
    assert {"status", "list", "show", "validate", "explain", "render", "import"} <= covered
    assert covered <= set(registry.names("gkplan.cli.commands"))
