"""Rules count on the collection's own calendar and settings, as `status` and `list` do."""

import json
from pathlib import Path

import pytest

from gkplan.cli import app

PLAN = """\
gkplan: 1
title: 示例县文化和旅游局2026年政务公开工作要点
year: 2026
issuer: 示例县文化和旅游局
tasks:
  - id: nianmo
    heading: 检查
    text: 2027年1月4日的1个工作日前完成。
    units: [办公室]
    deadline: {within: 1 workdays, before: 2027-01-04}
"""
LEDGER = "- {task: nianmo, date: 2026-12-31, status: done, by: 办公室, evidence: 文}\n"
YEAR_2027 = "year: 2027\nholidays: [2027-01-01]\n"


@pytest.fixture
def supplied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection that gives the holidays of 2027: the first of January is off."""
    (tmp_path / "gkplan.yaml").write_text("gkplan: 1\ncalendar_years: [2027.calendar.yaml]\n")
    (tmp_path / "2027.calendar.yaml").write_text(YEAR_2027)
    (tmp_path / "units.yaml").write_text("units: [{name: 办公室}]\n", "utf-8")
    (tmp_path / "2026.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "2026.ledger.yaml").write_text(LEDGER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _answer(capsys: pytest.CaptureFixture[str], *command: str) -> dict[str, list[dict[str, str]]]:
    app.run([*command, "--format", "json", "2026.yaml"])
    found: dict[str, list[dict[str, str]]] = json.loads(capsys.readouterr().out)
    return found


def test_validate_and_list_agree_on_a_supplied_calendar(
    supplied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (task,) = _answer(capsys, "list", "--as-of", "2026-12-01")["tasks"]
    assert task["next_due"] == "2026-12-31"
    assert _answer(capsys, "validate")["diagnostics"] == []


def test_a_day_without_the_supplied_calendar_is_another(
    supplied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (supplied / "gkplan.yaml").write_text("gkplan: 1\n")
    (task,) = _answer(capsys, "list", "--as-of", "2026-12-01")["tasks"]
    codes = {each["code"] for each in _answer(capsys, "validate")["diagnostics"]}
    assert (task["next_due"], "GK301" in codes) == ("2027-01-01", True)
