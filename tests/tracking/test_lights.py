"""Traffic lights: each collection says in gkplan.yaml what red and yellow mean to it."""

import json
from datetime import date
from pathlib import Path

import pytest

from gkplan.cli import app, options
from gkplan.cli.tables import status
from gkplan.tracking.lights import find_light
from gkplan.tracking.standing import Standing

DAY = date(2026, 6, 15)
PLAN = """\
gkplan: 1
title: T
year: 2026
issuer: I
tasks:
  - {id: late-by-45, heading: A, deadline: {by: 2026-05-01}}
  - {id: late-by-5, heading: B, deadline: {by: 2026-06-10}}
  - {id: due-today, heading: C, deadline: {by: 2026-06-15}}
  - {id: left-20, heading: D, deadline: {by: 2026-07-05}}
  - {id: left-60, heading: E, deadline: {by: 2026-08-14}}
  - {id: standing, heading: F, deadline: ongoing}
  - {id: blocked, heading: G, deadline: {by: 2026-05-01}}
  - {id: caught-up, heading: H, deadline: {by: 2026-05-01}}
  - {id: cancelled, heading: I, deadline: {by: 2026-05-01}}
"""
LEDGER = """\
- {task: blocked, date: 2026-04-01, status: blocked}
- {task: caught-up, date: 2026-05-20, status: done}
- {task: cancelled, date: 2026-04-01, status: cancelled}
"""
ALL_GREEN = dict.fromkeys(
    ("late-by-45", "late-by-5", "due-today", "left-20", "left-60", "standing", "blocked",
     "caught-up", "cancelled"),
    "green",
)  # fmt: skip
CASES = {
    "by default overdue is red; due soon, blocked and stale are yellow": (
        "",
        {
            "late-by-45": "red",
            "late-by-5": "red",
            "due-today": "yellow",
            "blocked": "yellow",
            "standing": "yellow",
        },
    ),
    "late from a number of days, that day included": (
        "lights: {red: [{days_late: 45}], yellow: [{days_late: 5}]}",
        {"late-by-45": "red", "blocked": "red", "late-by-5": "yellow"},
    ),
    "a day less is not enough": ("lights: {red: [{days_late: 46}]}", {}),
    "up to a number of days left, late ones too": (
        "lights: {yellow: [{days_left: 20}]}",
        {
            "late-by-45": "yellow",
            "late-by-5": "yellow",
            "due-today": "yellow",
            "left-20": "yellow",
            "blocked": "yellow",
        },
    ),
    "statuses, of which a task that was done late is one city's yellow": (
        "lights: {red: [overdue, blocked], yellow: [done-late, cancelled]}",
        {
            "late-by-45": "red",
            "late-by-5": "red",
            "blocked": "red",
            "caught-up": "yellow",
            "cancelled": "yellow",
        },
    ),
    "red goes before yellow, and any of its conditions is enough": (
        "lights: {red: [{days_late: 30}, stale], yellow: [{days_left: 365}]}",
        {
            "late-by-45": "red",
            "blocked": "red",
            "standing": "red",
            "late-by-5": "yellow",
            "due-today": "yellow",
            "left-20": "yellow",
            "left-60": "yellow",
        },
    ),
    "none at all": ("lights: {red: [], yellow: []}", {}),
}


@pytest.fixture
def lit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "2026.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "2026.ledger.yaml").write_text(LEDGER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _standings(lit: Path, settings: str) -> dict[str, Standing]:
    (lit / "gkplan.yaml").write_text(f"gkplan: 1\n{settings}\n", encoding="utf-8")
    followed = options.follow([lit / "2026.yaml"], DAY)
    return {standing.task.id: standing for standing in followed.standings}


@pytest.mark.parametrize(("settings", "expected"), CASES.values(), ids=CASES.keys())
def test_light(lit: Path, settings: str, expected: dict[str, str]) -> None:
    found = _standings(lit, settings)
    assert {task: find_light(each) for task, each in found.items()} == ALL_GREEN | expected


def test_json_gives_the_light_of_the_collection(
    lit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _standings(lit, "lights: {yellow: [done-late]}")
    for command in (["status"], ["list"], ["show", "caught-up"]):
        app.run([*command, "--format", "json", "--as-of", "2026-06-15", "2026.yaml"])
        answer = json.loads(capsys.readouterr().out)
        tasks = answer["plans"][0]["tasks"] if command == ["status"] else answer.get("tasks")
        found = {task["id"]: task["light"] for task in tasks or [answer["task"]]}
        assert found["caught-up"] == "yellow"
        assert set(found.values()) == ({"yellow", "green"} if tasks else {"yellow"})


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({"FORCE_COLOR": "1"}, {"red": "\x1b[31m●\x1b[0m ", "green": "\x1b[32m●\x1b[0m "}),
        ({"NO_COLOR": "1"}, {"red": "R ", "yellow": "Y ", "green": "G "}),
    ],
)
def test_a_light_is_a_dot_or_a_letter(
    environment: dict[str, str],
    shown: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert {colour: status.mark(colour) for colour in shown} == shown
