"""What was reported against what fell due, by month and by quarter."""

import json
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from gkplan.cli import app, options
from gkplan.cli.tables import timeline
from gkplan.model.deadline import Period
from gkplan.tracking.timeline import PeriodCounts, count_stretches

PLAN = """\
gkplan: 1
title: 示例方案
year: 2026
issuer: I
tasks:
  - {id: monthly, heading: A, units: [甲], deadline: {every: month, day: 25}}
  - {id: both, heading: B, units: [甲, 乙], deadline: {by: 2026-03-31}}
  - {id: put-off, heading: C, units: [乙], deadline: {by: 2026-02-10}}
  - {id: dropped, heading: D, units: [乙], deadline: {every: quarter}}
  - {id: unknown, heading: E, units: [乙], deadline: {within: 10 days, after: 通知}}
  - {id: standing, heading: F, units: [乙], deadline: ongoing}
  - {id: unsigned, heading: G, units: [丙], deadline: {by: 2026-01-31}}
"""
UNITS = "units: [{name: 甲}, {name: 乙}, {name: 丙}]\n"
LEDGER = """\
- {task: monthly, date: 2026-01-25, status: done, by: 甲}
- {task: monthly, date: 2026-02-26, status: done, occurrence: 2026-02, by: 甲}
- {task: both, date: 2026-03-01, status: done, by: 甲}
- {task: both, date: 2026-04-02, status: done, by: 乙}
- {task: put-off, date: 2026-02-01, status: extension-granted, until: 2026-03-10}
- {task: put-off, date: 2026-03-10, status: done, by: 乙}
- {task: dropped, date: 2026-03-20, status: done, by: 乙}
- {task: dropped, date: 2026-04-03, status: cancelled}
- {task: unsigned, date: 2026-01-30, status: done, by: 丙}
"""
SIGNOFF = "signoff: [{step: 审核, by: 分管领导}]\n"
AS_OF = date(2026, 4, 25)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("2026", PLAN), ("units", UNITS), ("2026.ledger", LEDGER)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _counts(day: date, unit: str = "", period: Period = Period.MONTH) -> dict[str, tuple[int, ...]]:
    """Each period's occurrences: in time, late, overdue, open; only periods that have any."""
    found = count_stretches(options.follow([Path()], day).standings, period, unit)
    return {
        each.name: (each.in_time, each.late, each.overdue, each.open) for each in found if each.due
    }


LATER = {f"2026-{month:02}": (0, 0, 0, 1) for month in range(4, 13)}
CASES = {
    "in time up to the due date; put off; late by one of two units; cancelled once reported": (
        AS_OF,
        "",
        {"2026-01": (2, 0, 0, 0), "2026-02": (0, 1, 0, 0), "2026-03": (2, 1, 1, 0), **LATER},
    ),
    "what was not cancelled yet is open, and one due today is not overdue": (
        date(2026, 3, 25),
        "",
        {
            "2026-01": (2, 0, 0, 0),
            "2026-02": (0, 1, 0, 0),
            "2026-03": (2, 0, 0, 2),
            **LATER,
            "2026-06": (0, 0, 0, 2),
            "2026-09": (0, 0, 0, 2),
            "2026-12": (0, 0, 0, 2),
        },
    ),
    "a unit by its own report, whoever else is late": (
        AS_OF,
        "甲",
        {"2026-01": (1, 0, 0, 0), "2026-02": (0, 1, 0, 0), "2026-03": (1, 0, 1, 0), **LATER},
    ),
    "the one who was late": (AS_OF, "乙", {"2026-03": (2, 1, 0, 0)}),
}


@pytest.mark.parametrize(("day", "unit", "expected"), CASES.values(), ids=CASES.keys())
def test_months(folder: Path, day: date, unit: str, expected: dict[str, tuple[int, ...]]) -> None:
    assert _counts(day, unit) == expected


def test_quarters(folder: Path) -> None:
    assert _counts(AS_OF, period=Period.QUARTER) == {
        "2026-Q1": (4, 2, 1, 0),
        "2026-Q2": (0, 0, 0, 3),
        "2026-Q3": (0, 0, 0, 3),
        "2026-Q4": (0, 0, 0, 3),
    }


def test_a_report_counts_before_it_is_signed(folder: Path) -> None:
    (folder / "2026.yaml").write_text(PLAN.replace("tasks:", f"{SIGNOFF}tasks:"), encoding="utf-8")
    assert _counts(AS_OF, "丙") == {"2026-01": (1, 0, 0, 0)}


def test_sums_run_on(folder: Path) -> None:
    months = count_stretches(options.follow([Path()], AS_OF).standings)
    assert [(each.due_so_far, each.reported_so_far) for each in months[:5]] == [
        (2, 2), (3, 3), (7, 6), (8, 6), (9, 6),
    ]  # fmt: skip
    assert [each.percent for each in months[1:4]] == [100, 85, 75]
    assert len(months) == 12


def test_a_date_in_the_next_year_has_its_month(folder: Path) -> None:
    events = "- {event: 通知, date: 2026-12-28}\n"
    (folder / "2026.ledger.yaml").write_text(events, encoding="utf-8")
    months = count_stretches(options.follow([Path()], date(2026, 12, 31)).standings)
    assert [each.name for each in months[11:]] == ["2026-12", "2027-01"]
    assert months[-1].open == 1


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["timeline", "--as-of", "2026-04-25", "--format", "json", "."]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["schema"], answer["as_of"], answer["unit"]) == (
        "gkplan.timeline/1", "2026-04-25", None,
    )  # fmt: skip
    (year,) = answer["years"]
    assert (year["year"], year["plans"], len(year["months"])) == (2026, ["2026.yaml"], 12)
    assert year["months"][2] == {
        "name": "2026-03",
        "start": "2026-03-01",
        "end": "2026-03-31",
        "due": 4,
        "in_time": 2,
        "late": 1,
        "overdue": 1,
        "open": 0,
        "due_so_far": 7,
        "reported_so_far": 6,
    }


def test_picture(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["timeline", "--as-of", "2026-04-25", "."]) == 0
    title, summary, _heads, *months = capsys.readouterr().out.splitlines()
    assert title == "示例方案"
    assert summary == "  6 of 16 reported  late 2  overdue 1  not due yet 9"
    drawn = {line[4:11]: "".join(c for c in line if c in "█▓▒░") for line in months[:12]}
    assert drawn["2026-01"] == "████████"
    assert drawn["2026-02"] == "▓▓▓▓"
    assert drawn["2026-03"] == "████████▓▓▓▓▒▒▒▒"
    assert drawn["2026-04"] == drawn["2026-12"] == "░░░░"
    assert [line[4:11] for line in months[:12] if line.startswith("  >")] == ["2026-04"]
    assert months[2].endswith("6/7  85%")


@pytest.mark.parametrize("counts", [(1, 1, 1, 1), (400, 1, 1, 1), (0, 0, 0, 1), (90, 80, 70, 60)])
def test_a_bar_shows_every_kind_and_fits(
    counts: tuple[int, int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    year = (date(2026, 1, 1), date(2026, 1, 31))
    busy = PeriodCounts("2026-01", *year, *counts, sum(counts), counts[0] + counts[1])
    most = PeriodCounts("2026-02", *year, 400, 0, 0, 0, sum(counts) + 400, 400)
    _heads, line, _most, *_rest = timeline.picture((busy, most), date(2026, 3, 1))
    for block, count in zip("█▓▒░", counts, strict=True):
        assert (block in line) == (count > 0)
    assert cell_len(line) <= 80


def test_bars_go_before_the_share_where_a_terminal_is_narrow(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for columns, shared in (("66", True), ("50", False)):
        monkeypatch.setenv("COLUMNS", columns)
        app.run(["timeline", "--as-of", "2026-04-25", "."])
        lines = capsys.readouterr().out.splitlines()
        assert any(line.endswith("6/7  85%") for line in lines) == shared
        months = [line for line in lines if line[4:8] == "2026"]
        bars = [sum(line.count(block) for block in "█▓▒░") for line in months]
        assert bars[2] > bars[0] > bars[1]
        assert all(cell_len(line) <= int(columns) for line in lines)


def test_years_are_drawn_apart(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["timeline", "--as-of", "2026-11-23"]) == 0
    titles = [line for line in capsys.readouterr().out.splitlines() if line[:1].strip()]
    assert titles == [
        "2019  2 plans",
        "2020  2 plans",
        "济南市文化和旅游局2024年政务公开要点工作实施方案",
        "示例市文化和旅游局2026年政务公开工作实施方案",
    ]


def test_a_plan_without_tasks_has_no_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "2026.yaml"
    plan.write_text("gkplan: 1\ntitle: T\nyear: 2026\nissuer: I\n", encoding="utf-8")
    assert app.run(["timeline", str(plan)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "T"
