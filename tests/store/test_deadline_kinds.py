"""A kind of deadline that nobody has thought of yet: what must be touched for it, and no more.

A copy of the sources gets `{last_workday_of: 6}`, due on a month's last working day; every command
must then take it as it takes the kinds there are.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from gkplan.model.deadline import Deadline
from support.paths import ROOT

pytestmark = pytest.mark.slow

SOURCE = ROOT / "src" / "gkplan"
MODEL = "model/deadline.py"
STORE = "store/deadline.py"
SCHEDULE = "tracking/schedule.py"
WORDING = "phrases/wording.py"
# where a kind may be named among all others; `phrases` is what reads them from documents
PLACES = (MODEL, STORE, SCHEDULE, "phrases/")


class Insertion(NamedTuple):
    """Lines that go before a line of a file, which stands in it once."""

    before: str
    lines: str


ADDITION = {
    MODEL: [
        Insertion(
            "Deadline = FixedDate",
            '''@deadline("last-workday")
class LastWorkday(NamedTuple):
    """Due on the last working day of a month."""

    month: int
    text: str = ""
    what: str = ""
    span: Span | None = None

    def fields(self) -> Mapping[str, object]:
        return {"last_workday_of": self.month}


''',
        )
    ],
    STORE: [
        Insertion("    FixedDate,\n", "    LastWorkday,\n"),
        Insertion(
            '    "ongoing": _kind(\n',
            """    "last_workday_of": _kind(
        "last-workday",
        {"last_workday_of": Integer(1, 12)},
        lambda fields, _year: LastWorkday(fields.get("last_workday_of")),
        needs=("last_workday_of",),
    ),
""",
        ),
    ],
    SCHEDULE: [
        Insertion("    FixedDate,\n", "    LastWorkday,\n"),
        Insertion(
            "        case Ongoing():\n",
            """        case LastWorkday(month):
            end = _day_of(year, month, 0)
            due = count_earlier(end + timedelta(days=1), Length(1, Measure.WORKDAYS), calendar)
            name = due.day.isoformat()
            return (Occurrence(deadline, name, first, due.day, due.day, 1, due.provisional),)
""",
        ),
    ],
    WORDING: [
        Insertion("    FixedDate,\n", "    LastWorkday,\n"),
        Insertion(
            "        case Ongoing():\n",
            """        case LastWorkday(month):
            english = f"by the last working day of month {month}"
            return f"{month}月最后一个工作日前" if chinese else english
""",
        ),
    ],
}
PLAN = """\
gkplan: 1
title: 甲局2026年政务公开工作方案
year: 2026
issuer: 甲局
tasks:
  - id: gongkai
    text: 公开半年进展，{month}月最后一个工作日前。
    units: [办公室]
    deadline: {{last_workday_of: {month}, text: {month}月最后一个工作日前}}
  - id: wangye
    text: 更新网页。
    units: [办公室]
    deadline:
      - {{last_workday_of: 3, what: 首次}}
      - {{by: 2026-11-30}}
"""
Run = Callable[..., str]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources with the kind in it."""
    folder = tmp_path_factory.mktemp("grown")
    shutil.copytree(SOURCE, folder / "src" / "gkplan", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
    for name, insertions in ADDITION.items():
        path = folder / "src" / "gkplan" / name
        text = path.read_text(encoding="utf-8")
        for insertion in insertions:
            assert text.count(insertion.before) == 1, (name, insertion.before)
            text = text.replace(insertion.before, insertion.lines + insertion.before)
        path.write_text(text, encoding="utf-8")
    union = folder / "src" / "gkplan" / MODEL
    text = union.read_text(encoding="utf-8")
    union.write_text(text.rstrip("\n") + " | LastWorkday\n", encoding="utf-8")
    return folder / "src"


@pytest.fixture
def run(grown: Path, tmp_path: Path) -> Run:
    """Run a command of the grown program among three plans: of June, of September, in English."""
    for folder, month in (("june", 6), ("september", 9)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "2026.yaml").write_text(PLAN.format(month=month), encoding="utf-8")
        (tmp_path / folder / "units.yaml").write_text("units:\n  - {name: 办公室}\n")
    english = PLAN.format(month=6).replace("issuer: 甲局\n", "issuer: 甲局\nlanguage: en\n")
    (tmp_path / "english.yaml").write_text(english, encoding="utf-8")

    def run(*arguments: str, exit_code: int = 0) -> str:
        environment = {**os.environ, "PYTHONPATH": str(grown), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "gkplan", *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == exit_code, done.stdout + done.stderr
        return done.stdout

    return run


def test_what_is_touched() -> None:
    assert set(ADDITION) == {MODEL, STORE, SCHEDULE, WORDING}
    assert sum(map(len, ADDITION.values())) == 7


def test_the_kind_is_not_there_yet(tmp_path: Path) -> None:
    from gkplan.cli import app

    (tmp_path / "2026.yaml").write_text(PLAN.format(month=6), encoding="utf-8")
    assert app.run(["validate", str(tmp_path)]) == 1


def test_it_is_read_and_scheduled(run: Run) -> None:
    assert "1 plan checked: 0 errors" in run("validate", "june", "--format", "full")
    shown = run("show", "gongkai", "june", "--as-of", "2026-05-01", "--format", "json")
    (deadline,) = json.loads(shown)["task"]["deadlines"]
    assert deadline == {
        "kind": "last-workday",
        "text": "6月最后一个工作日前",
        "last_workday_of": 6,
        "due": "2026-06-30",
        "implied": False,
    }
    assert "2026-03-31" in run("list", "june", "--as-of", "2026-03-01")


def test_what_is_wrong_with_it_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "june" / "2026.yaml"
    path.write_text(path.read_text("utf-8").replace("_of: 3", "_of: 13"), encoding="utf-8")
    assert "13 is not from 1 to 12" in run("validate", "june", exit_code=1)
    path.write_text(path.read_text("utf-8").replace("day_of: 13", "dy_of: 3"), encoding="utf-8")
    assert "did you mean `last_workday_of`?" in run("validate", "june", exit_code=1)


def test_the_schema_has_it(run: Run) -> None:
    schema = json.loads(run("schema", "plan"))
    assert schema["$defs"]["last-workday"]["required"] == ["last_workday_of"]
    plan = json.loads((ROOT / "docs" / "schema" / "plan.schema.json").read_text("utf-8"))
    assert schema["$defs"].keys() - plan["$defs"].keys() == {"last-workday"}


def test_it_is_worded(run: Run) -> None:
    assert "3月最后一个工作日前" in run("report", "breakdown", "june")
    shown = run("show", "wangye", "english.yaml", "--format", "json", "--as-of", "2026-01-05")
    assert "by the last working day of month 3" in shown
    assert "首次" in run("git", "textconv", "june/2026.yaml")
    assert "3月最后一个工作日前（首次）" in run("git", "textconv", "june/2026.yaml")


def test_it_is_compared(run: Run) -> None:
    plans = ("june/2026.yaml", "september/2026.yaml")
    table = run("diff", *plans)
    assert "6月最后一个工作日前" in table
    assert "92 days later" in table
    (plan,) = json.loads(run("diff", *plans, "--format", "json"))["plans"]
    moved = next(each for each in plan["changes"] if each["kind"] == "deadline-postponed")
    assert moved["days"] == 92
    assert (moved["old"]["last_workday_of"], moved["new"]["last_workday_of"]) == (6, 9)
    assert moved["new"]["kind"] == "last-workday"


def test_it_is_written(run: Run, tmp_path: Path) -> None:
    made = run("new", "2027", "--from", "june", "--as-of", "2026-12-31", "-o", "-")
    assert "deadline: {last_workday_of: 6, text: 6月最后一个工作日前}" in made
    assert "- {last_workday_of: 3, what: 首次}" in made
    (tmp_path / "june" / "2027.yaml").write_text(made, encoding="utf-8")
    assert "2027-06-30" in run("list", "june/2027.yaml", "--as-of", "2027-01-04")


def test_nobody_else_lists_the_kinds() -> None:
    """All kinds but one are named only where a new one belongs; a few of them, wherever need be."""
    kinds = {kind.__name__ for kind in get_args(Deadline)}
    listing = []
    for path in sorted(SOURCE.rglob("*.py")):
        walked = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        names = {node.id for node in walked if isinstance(node, ast.Name)}
        names |= {node.attr for node in walked if isinstance(node, ast.Attribute)}
        if len(kinds & names) >= len(kinds) - 1:
            listing.append(path.relative_to(SOURCE).as_posix())
    assert {*ADDITION} <= {*listing}
    assert [name for name in listing if not name.startswith(PLACES)] == []
