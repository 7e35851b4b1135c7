"""The workflow files that are offered for forges: their own commands, run in a real repository."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from support import repositories
from support.repositories import PLAN, POSTPONED, ROOT

WORKFLOWS = ROOT / "docs" / "workflows"
FAULTY = "tasks: [{id: faulty, heading: 公开标准, text: 公布标准。, units: [办公室, 办公室]}]\n"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("git"), reason="there is no git"),
]


@pytest.fixture
def branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone, as a forge makes one, of a branch that postponed a deadline."""
    origin = repositories.made(tmp_path / "origin", monkeypatch)
    origin.git("switch", "-qc", "postponed")
    origin.edit(PLAN, *POSTPONED)
    origin.commit("延期")
    subprocess.run(
        ["git", "clone", "-q", "-b", "postponed", "origin", "clone"], cwd=tmp_path, check=True
    )
    return tmp_path / "clone"


def read(name: str) -> Any:
    return YAML(typ="safe", pure=True).load(WORKFLOWS / name)


def run(command: str, folder: Path, variables: dict[str, str]) -> int:
    """Run a step as forges do, stopping at the first command that fails."""
    entry = Path(sys.executable).parent
    environment = os.environ | {"LANG": "C.UTF-8", "PATH": f"{entry}:{os.environ['PATH']}"}
    environment |= variables
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode


def github_steps() -> Iterator[tuple[str, str]]:
    for step in read("gkplan.yml")["jobs"]["validate"]["steps"]:
        if step.get("run", "").startswith("gkplan "):
            yield step["name"], step["run"]


def test_the_steps_of_the_github_workflow_do_what_they_are_named(branch: Path) -> None:
    summary = branch / "summary.md"
    variables = {"PLANS": "plans", "GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(summary)}
    steps = dict(github_steps())
    assert len(steps) == 3
    assert [run(step, branch, variables) for step in steps.values()] == [0, 0, 0]
    assert "2026年10月31日" in summary.read_text("utf-8")
    assert json.loads((branch / "gkplan.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_github_workflow_fails_where_a_plan_has_an_error(branch: Path) -> None:
    (branch / PLAN).write_text("gkplan: 1\ntitle: 方案\n" + FAULTY, "utf-8")
    variables = {"PLANS": "plans", "GITHUB_STEP_SUMMARY": "/dev/null", "GITHUB_BASE_REF": "main"}
    codes = {name: run(step, branch, variables) for name, step in github_steps()}
    assert codes["Validate the plans"] == 1
    assert codes["Write the findings as SARIF"] == 0


@pytest.mark.parametrize("base", ["", "origin/main"])
def test_the_script_of_the_gitlab_job_writes_its_artifacts(branch: Path, base: str) -> None:
    job = read("gitlab-ci.yml")["gkplan"]
    script = [line for line in job["script"] if "gkplan" in line.replace("$GKPLAN", "")]
    variables = {"PLANS": "plans", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    assert run("\n".join(script), branch, variables) == 0
    written = {*job["artifacts"]["paths"], job["artifacts"]["reports"]["codequality"]}
    missing = {name for name in written if not (branch / name).is_file()}
    assert missing == (set() if base else {"gkplan-diff.html"})


@pytest.mark.parametrize(
    "hook", YAML(typ="safe", pure=True).load(ROOT / ".pre-commit-hooks.yaml"), ids=lambda h: h["id"]
)
def test_the_hooks_of_pre_commit_check_the_files_they_choose(branch: Path, hook: Any) -> None:
    paths = [each.relative_to(branch).as_posix() for each in branch.rglob("*")]
    chosen = [each for each in paths if re.search(hook["files"], each)]
    chosen = [each for each in chosen if not re.search(hook["exclude"], each)]
    assert PLAN.as_posix() in chosen
    assert run(shlex.join([*hook["entry"].split(), *chosen]), branch, {}) == 0
    (branch / PLAN).write_text("gkplan: 1\nyear: [\n", "utf-8")
    assert run(shlex.join([*hook["entry"].split(), PLAN.as_posix()]), branch, {}) == 1
