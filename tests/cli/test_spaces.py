"""Every space of a script is shown as it is: full-width ones as in 公开　清单, no-break ones."""

from pathlib import Path

import pytest

from gkplan.base.characters import visible_in_line
from gkplan.cli import app

FULL_WIDTH = "公开\u3000清单"
PLAN = f"""\
gkplan: 1
title: 示例县文化和旅游局2026年政务公开工作要点
year: 2026
issuer: 示例县文化和旅游局
tasks:
  - id: qingdan
    heading: {FULL_WIDTH}
    text: {FULL_WIDTH}于6月底前编制完成，{FULL_WIDTH}。
    units: [办\u00a0公室]
    deadline: {{by: 2026-06-30}}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "2026.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "2025.yaml").write_text(PLAN.replace("编制完成", "编成"), "utf-8")
    (tmp_path / "units.yaml").write_text("units: [{name: 财务处}]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "list 2026.yaml",
        "show qingdan 2026.yaml",
        "status 2026.yaml --as-of 2026-06-29",
        "next 2026.yaml --as-of 2026-06-29",
        "calendar 2026.yaml --year 2026",
        "diff 2025.yaml 2026.yaml",
    ],
)
def test_a_full_width_space_is_shown(
    command: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.run(command.split())
    shown = capsys.readouterr().out
    assert FULL_WIDTH in shown
    assert "\N{REPLACEMENT CHARACTER}" not in shown


@pytest.mark.parametrize("form", ["full", "concise"])
def test_findings_show_spaces(form: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["validate", "2026.yaml", "--format", form])
    shown = capsys.readouterr().out
    assert "办\u00a0公室" in shown
    assert "\N{REPLACEMENT CHARACTER}" not in shown


def test_what_acts_or_has_no_width_becomes_a_mark() -> None:
    assert visible_in_line("a\tb\r\nc") == "a b  c"
    for character in "\x1b\x00\x7f\x9b\u2028\u202e\u200b\u00ad\ufeff\ue000":
        assert visible_in_line(f"甲{character}乙") == "甲�乙", ascii(character)
