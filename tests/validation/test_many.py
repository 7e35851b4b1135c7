"""Many plans are validated in several processes, which find what one finds."""

import json
from pathlib import Path

import pytest

from gkplan.base import processes
from gkplan.cli import app
from gkplan.validation import findings

PLAN = """\
gkplan: 1
title: 示例{n}局2026年政务公开工作要点
year: 2026
issuer: 示例{n}局
tasks:
  - id: gongkai
    text: 公开信息，{words}
    units: [办公室, 法规处]
    deadline: {{by: 2026-0{month}-30}}
"""


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Bureaus with two years each, a fault in a units.yaml that both share, and one in settings."""
    (tmp_path / "gkplan.yaml").write_text("gkplan: 1\nremind: many\n", "utf-8")
    for number in range(9):
        folder = tmp_path / f"b{number}"
        folder.mkdir()
        (folder / "units.yaml").write_text("units: [{name: 办公室, kin: 科}]\n", "utf-8")
        for year, words in (("2026", "于6月30日前完成。"), ("2025", "于9月底前完成。")):
            text = PLAN.format(n=number, words=words, month=6 + number % 3)
            (folder / f"{year}.yaml").write_text(text.replace("2026", year), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("workers", [2, 3, 8])
def test_several_processes_find_what_one_finds(
    workers: int,
    many: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = []
    for count in (1, workers):
        monkeypatch.setattr(processes, "several", lambda _pieces, count=count: count)
        app.run(["validate", "--format", "json", "."])
        answers.append(json.loads(capsys.readouterr().out)["diagnostics"])
    one, several = answers
    assert several == one
    assert len(one) > 40
    assert [each["path"] for each in one].count("gkplan.yaml") == 1


def test_a_folder_stays_with_one_process() -> None:
    files = [Path(f"b{n}/{year}.yaml") for n in range(5) for year in (2025, 2026)]
    for workers in (2, 3, 4, 8):
        shares = list(findings._share_out(files, workers))
        assert [file for share in shares for file in share] == files
        folders = [{file.parent for file in share} for share in shares]
        assert sum(map(len, folders)) == 5
        assert len(shares) <= workers
