"""What happens when something else went wrong before: merges, full disks, files half right."""

import json
import os
from pathlib import Path

import pytest

from gkplan.cli import app

PLAN = """\
gkplan: 1
title: 甲局2026年方案
year: 2026
issuer: 甲局
tasks:
  - {{id: aa, heading: 报送, text: 按季度报送。, deadline: {deadline}}}
"""
URL = "- {task: aa, date: 2026-05-01, status: done, evidence: https://www.example.com/x}\n"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("2026.yaml")
    path.write_text(PLAN.format(deadline="{every: quarter}"), encoding="utf-8")
    return path


def _run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = app.run(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2026-08-30", "write `{by: 2026-08-30}`"),
        ("按季度", "write `{every: quarter}`"),
        ("每年至少2次", "write `{at_least: 2, per: year}`"),
        ("持续推进", "write `ongoing`"),
        ("ongoin", "did you mean `ongoing`?"),
    ],
)
def test_a_bare_deadline_is_told_its_form(
    written: str, hint: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(PLAN.format(deadline=written), encoding="utf-8")
    code, out, _err = _run("validate", "2026.yaml", "--format", "concise", capsys=capsys)
    assert code == 1
    assert f"2026.yaml:6:51: error GK005 `{written}` is not one of ongoing ({hint})" in out


@pytest.mark.parametrize("deadline", ["{every: quarter, month: 4}", "{every: half-year, month: 7}"])
def test_a_month_that_was_refused_is_not_counted_with(
    deadline: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(PLAN.format(deadline=deadline), encoding="utf-8")
    for command in ("status", "list", "calendar", "timeline", "next"):
        code, _out, err = _run(command, "2026.yaml", "--as-of", "2026-06-01", capsys=capsys)
        assert code == 1
        assert "GK005" in err


@pytest.mark.parametrize(
    ("ledger", "finding"),
    [
        (URL + "<<<<<<< HEAD\n" + URL, "2:1: error GK002 a merge conflict is not resolved"),
        (URL + URL + "- {task: aa, date: 2026-05-01\n", "4:1: error GK002 `,` or `}` was expected"),
    ],
)
def test_a_ledger_that_cannot_be_read_is_told_where_and_marked(
    ledger: str, finding: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("2026.ledger.yaml").write_text(ledger, encoding="utf-8")
    code, out, err = _run("status", "2026.yaml", "--as-of", "2026-06-01", capsys=capsys)
    assert code == 1
    assert f"2026.ledger.yaml:{finding}" in err
    assert "the ledger cannot be read: nothing it holds is counted" in out
    _code, out, _err = _run("status", "2026.yaml", "--format", "json", capsys=capsys)
    assert json.loads(out)["plans"][0]["ledger_read"] is False


def test_a_ledger_that_is_read_is_not_marked(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("2026.ledger.yaml").write_text(URL, encoding="utf-8")
    _code, out, _err = _run("status", "2026.yaml", "--format", "json", capsys=capsys)
    assert json.loads(out)["plans"][0]["ledger_read"] is True


def test_a_broken_units_file_is_not_called_missing(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(plan.read_text("utf-8").replace("heading", "units: [甲], heading"), "utf-8")
    Path("units.yaml").write_text("units: [", encoding="utf-8")
    _code, out, _err = _run("validate", "2026.yaml", "--format", "concise", capsys=capsys)
    assert "GK002" in out
    assert "GK209" not in out


def test_a_folder_named_like_a_plan_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("2025.yaml").mkdir()
    code, out, _err = _run("validate", ".", "--format", "concise", capsys=capsys)
    assert code == 1
    assert "2025.yaml:1:1: error GK001 it is a folder" in out


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
def test_output_to_a_full_disk(plan: Path) -> None:
    import subprocess
    import sys

    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gkplan", "--lang", "en", "list", "2026.yaml"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.decode() == "gkplan: no space is left on the disk\n"


def test_a_unit_that_is_no_more_stands_with_its_successor(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(plan.read_text("utf-8").replace("heading", "units: [老科], heading"), "utf-8")
    Path("units.yaml").write_text(
        "units:\n  - {name: 老科, until: 2026-06-30, successor: 新科}\n  - {name: 新科}\n", "utf-8"
    )
    for day, shown in (("2026-06-30", "老科 "), ("2026-07-01", "老科 (now 新科) ")):
        _code, out, _err = _run("status", "2026.yaml", "--as-of", day, capsys=capsys)
        assert shown in out
