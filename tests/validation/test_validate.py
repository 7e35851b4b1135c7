"""`gkplan validate` over a plan with many faults: all of them, in place, in every format."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from gkplan.cli import app
from support.faulty import LEDGER, PLAN, UNITS

# file, line, column, code, severity, the text that is marked
PLANTED = (
    ("2024.ledger.yaml", 2, 10, "GK401", "error", "jiedu"),
    ("2024.ledger.yaml", 2, 53, "GK402", "error", "市图书馆"),
    ("2024.ledger.yaml", 3, 44, "GK005", "error", "finished"),
    ("2024.yaml", 5, 47, "GK503", "warning", "2024-05-19"),
    ("2024.yaml", 5, 59, "GK006", "error", "adress"),
    ("2024.yaml", 10, 26, "GK302", "warning", "于6月30日前"),
    ("2024.yaml", 11, 40, "GK202", "error", "宣传处室"),
    ("2024.yaml", 12, 9, "GK102", "error", ""),
    ("2024.yaml", 14, 13, "GK101", "error", "jie-du"),
    ("2024.yaml", 16, 24, "GK301", "warning", "2023-08-30"),
    ("2024.yaml", 16, 19, "GK303", "warning", "{by: 2023-08-30}"),
    ("2024.yaml", 17, 48, "GK103", "warning", "（五）"),
    ("2024.yaml", 17, 64, "GK006", "error", "evry"),
    ("2024.yaml", 18, 46, "GK201", "info", "[办公室, 局办公室]"),
    ("2024.yaml", 18, 52, "GK206", "warning", "局办公室"),
    ("2024.yaml", 18, 74, "GK005", "error", "2024-02-30"),
    ("units.yaml", 6, 12, "GK207", "error", "各处室"),
)
CLEAN = "tasks:\n  - {id: jie-du, heading: 解读政策}\n" + PLAN[: PLAN.index("publication")]
WARNED = CLEAN.replace("解读政策", "解读政策, deadline: {by: 2023-08-30}")
INFORMED = CLEAN + "publication: {index_number: 无}\n"

_CONCISE = re.compile(r"(.+?):(\d+):(\d+): (error|warning|info) (GK\d{3}) (.+)")
_BLOCK = re.compile(
    r"(error|warning|info) (GK\d{3}) ([a-z-]+): (.+)\n  --> (.+):(\d+):(\d+)\n"
    r" +\|\n (\d+) \| (.*)\n +\| ( *)(\^+)\n(?:  = help: (.+)\n)?"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with its units and ledger, all of them broken, in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("2024", PLAN), ("units", UNITS), ("2024.ledger", LEDGER)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Validate the plan of the current folder; gives the exit code and what was printed."""

    def validate(*arguments: str) -> tuple[int, str]:
        code = app.run(["validate", "2024.yaml", *arguments])
        return code, capsys.readouterr().out

    return validate


def _json(run: Any) -> list[dict[str, Any]]:
    answer = json.loads(run("--format", "json")[1])
    assert answer["schema"] == "gkplan.validate/1"
    found: list[dict[str, Any]] = answer["diagnostics"]
    return found


def test_every_planted_fault_is_found_in_place_in_one_run(run: Any, folder: Path) -> None:
    assert len({code for _file, _line, _column, code, *_rest in PLANTED}) >= 12
    found = []
    for each in _json(run):
        line = (folder / each["path"]).read_text("utf-8").split("\n")[each["line"] - 1]
        assert each["end_line"] == each["line"]
        marked = line[each["column"] - 1 : each["end_column"] - 1]
        place = (each["path"], each["line"], each["column"])
        found.append((*place, each["code"], each["severity"], marked))
    assert sorted(found) == sorted(PLANTED)


def test_findings_stand_in_the_order_of_files_and_lines(run: Any) -> None:
    places = [(each["path"], each["line"], each["column"]) for each in _json(run)]
    assert places == sorted(places)


def test_formats_agree(run: Any) -> None:
    found = _json(run)
    lines = run("--format", "concise")[1].splitlines()
    assert len(lines) == len(found)
    for each, line in zip(found, lines, strict=True):
        path, number, column, severity, code, words = _matched(_CONCISE, line)
        assert (path, int(number), int(column)) == (each["path"], each["line"], each["column"])
        assert (severity, code) == (each["severity"], each["code"])
        assert words == each["message"] + (f" ({each['hint']})" if each["hint"] else "")
    blocks = _BLOCK.findall(run("--format", "full")[1])
    assert [(b[4], int(b[5]), int(b[6]), b[0], b[1], b[2], b[3], b[11]) for b in blocks] == [
        tuple(each[key] for key in ("path", "line", "column", "severity"))
        + tuple(each[key] for key in ("code", "rule", "message", "hint"))
        for each in found
    ]


def _matched(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    found = pattern.fullmatch(text)
    assert found, text
    return found.groups()


def test_full_format_marks_the_characters_under_wide_text(run: Any) -> None:
    """Chinese is two columns wide on a terminal: a mark must start and end where its text does."""
    blocks = _BLOCK.findall(run("--format", "full")[1])
    marked = [_under(block[8], len(block[9]), len(block[10])) for block in blocks]
    assert sorted(marked) == sorted(text or "h" for *_place, text in PLANTED)


def _under(excerpt: str, start: int, width: int) -> str:
    """Give the characters of an excerpt that stand above a mark, by terminal columns."""
    found, at = "", 0
    for character in excerpt:
        if start <= at < start + width:
            found += character
        at += cell_len(character)
    return found


def test_full_format_ends_with_a_summary(run: Any) -> None:
    code, out = run()
    tally = [severity for *_place, severity, _text in PLANTED]
    assert code == 1
    assert out.endswith(
        f"\n1 plan checked: {tally.count('error')} errors, {tally.count('warning')} warnings, "
        f"{tally.count('info')} info\n"
    )


@pytest.mark.parametrize("column", [1, 40, 51, 60, 99, 150, 400])
def test_a_long_line_is_cut_around_the_place(column: int, run: Any, folder: Path) -> None:
    long = "# " + "政" * 500
    text = CLEAN + "x" * (column - 1) + "clsing: " + long + "\n"
    (folder / "2024.yaml").write_text(text, encoding="utf-8")
    line, excerpt, pad, mark = next(
        (b[7], b[8], b[9], b[10]) for b in _BLOCK.findall(run()[1]) if b[1] == "GK006"
    )
    assert line == str(CLEAN.count("\n") + 1)
    assert cell_len(excerpt) < 110
    assert excerpt.endswith("…")
    assert (
        _under(excerpt, len(pad), len(mark)).rstrip("…").endswith("x" * 10 if column > 200 else "")
    )
    assert len(pad) + len(mark) <= cell_len(excerpt)


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (PLAN, (), 1),
        (PLAN, ("--strict",), 1),
        (WARNED, (), 0),
        (WARNED, ("--strict",), 1),
        (INFORMED, ("--strict",), 0),
        (CLEAN, (), 0),
        (CLEAN, ("--strict",), 0),
        (CLEAN, ("--format", "xml"), 2),
        (CLEAN, ("--stict",), 2),
        (CLEAN, ("nowhere.yaml",), 3),
    ],
)
def test_exit_code(
    text: str, arguments: tuple[str, ...], code: int, run: Any, folder: Path
) -> None:
    (folder / "2024.yaml").write_text(text, encoding="utf-8")
    if text != PLAN:
        (folder / "units.yaml").unlink()
        (folder / "2024.ledger.yaml").unlink()
    assert run(*arguments)[0] == code


def test_a_clean_plan_prints_nothing_but_the_summary(run: Any, folder: Path) -> None:
    (folder / "2024.yaml").write_text(CLEAN, encoding="utf-8")
    (folder / "units.yaml").unlink()
    (folder / "2024.ledger.yaml").unlink()
    assert run("--format", "concise")[1] == ""
    assert json.loads(run("--format", "json")[1])["diagnostics"] == []
    assert run("--format", "full")[1] == "1 plan checked: 0 errors, 0 warnings, 0 infos\n"


@pytest.mark.parametrize(
    ("units", "finding"),
    [
        (UNITS.replace("name: 法规处", "nam: 法规处"), "units.yaml:3:6: error GK006"),
        pytest.param(
            *(UNITS, "units.yaml:6:12: error GK207"),
        ),
    ],
)
def test_what_is_wrong_with_shared_units_is_told_once(
    units: str, finding: str, run: Any, folder: Path
) -> None:
    (folder / "2023.yaml").write_text(CLEAN.replace("2024", "2023"), encoding="utf-8")
    (folder / "units.yaml").write_text(units, encoding="utf-8")
    assert run("2023.yaml", "--format", "concise")[1].count(finding) == 1
