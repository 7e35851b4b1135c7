"""Tasks and the clauses of superior plans they implement: coverage, suspects, confirming."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkplan import validation
from gkplan.cli import app
from gkplan.store import collection

COUNTRY = """gkplan: 1
title: 示例省2026年政务公开工作要点
year: 2026
issuer: 示例省人民政府
tasks:
  - {id: jie-du, heading: 做好解读, text: 解读文件。, units: [办公厅], deadline: {by: 2026-08-31}}
  - {id: zhuan-qu, heading: 建设公开专区, units: [办公厅]}
"""
CITY = """gkplan: 1
title: 示例市2026年政务公开工作要点
year: 2026
issuer: 示例市人民政府
tasks:
  - {id: jie-du, heading: 落实政策解读, units: [办公室], implements: sheng/2026/jie-du}
  - {id: wang-zhan, heading: 管好网站, units: [办公室]}
"""
BUREAU = """gkplan: 1
title: 示例市文化和旅游局2026年政务公开工作方案
year: 2026
issuer: 示例市文化和旅游局
tasks:
  - id: jie-du  # 由法规处起草
    heading: 解读政策
    units: [办公室]
    implements: shi/2026/jie-du
  - id: liang-xiang
    heading: 两项依据
    units: [办公室]
    implements:
      - shi/2026/jie-du   # 第一项
      - clause: shi/2026/wang-zhan  # 第二项
        confirmed: "00000000"
  - {id: pei-xun, heading: 组织培训, units: [办公室]}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("sheng", COUNTRY), ("shi", CITY), ("ju", BUREAU)):
        folder = tmp_path / "plans" / name
        folder.mkdir(parents=True)
        (folder / "2026.yaml").write_text(text, encoding="utf-8")
        (folder / "units.yaml").write_text("units: [{name: 办公室}, {name: 办公厅}]\n", "utf-8")
    return tmp_path / "plans"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = app.run(["--lang", "en", "trace", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def traced(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> dict[str, list[dict[str, object]]]:
    code, out, _err = run(capsys, *arguments, "--format", "json", "--as-of", "2026-03-01")
    assert code == 0
    found: dict[str, list[dict[str, object]]] = json.loads(out)
    assert found["schema"] == "gkplan.trace/1"
    return found


def footings(capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """Each task's footings on the clauses it implements."""
    return {
        f"{Path(plan['plan']).parent.name}/{task['id']}": [c["footing"] for c in task["implements"]]  # type: ignore[arg-type, index]
        for plan in traced(capsys)["plans"]
        for task in plan["tasks"]  # type: ignore[attr-defined]
    }


def codes() -> list[tuple[str, str]]:
    found, _count = validation.everything(collection.dossiers([Path("plans")]))
    return [
        (d.code, Path(d.span.source.path).parent.name)
        for d in found
        if d.code in ("GK504", "GK505")
    ]


def test_coverage_both_ways(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = traced(capsys)
    covered = {
        Path(str(plan["plan"])).parent.name: {
            clause["id"]: [link["id"] for link in clause["implemented_by"]]
            for clause in plan["clauses"]  # type: ignore[attr-defined]
        }
        for plan in found["superiors"]
    }
    assert covered == {
        "sheng": {"jie-du": ["jie-du"], "zhuan-qu": []},
        "shi": {"jie-du": ["jie-du", "liang-xiang"], "wang-zhan": ["liang-xiang"]},
    }
    assert footings(capsys) == {
        "shi/jie-du": ["unconfirmed"],
        "shi/wang-zhan": [],
        "ju/jie-du": ["unconfirmed"],
        "ju/liang-xiang": ["unconfirmed", "suspect"],
        "ju/pei-xun": [],
    }


def test_forms_for_people(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _code, table, _err = run(capsys, "--as-of", "2026-03-01")
    assert "1 of 2 clauses are implemented." in table
    assert re.search(r"二\s+建设公开专区\s+nobody", table)
    assert "三  组织培训  no basis" in table
    _code, matrix, _err = run(capsys, "--format", "markdown", "--as-of", "2026-03-01")
    assert "| 二 | 建设公开专区 | nobody |  |  |" in matrix
    _code, page, _err = run(capsys, "--format", "html", "--as-of", "2026-03-01")
    assert "<td>建设公开专区</td>" in page


def test_a_changed_clause_makes_suspects_until_confirmed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "confirm", "--all")[:2] == (0, "4 clauses confirmed\n")
    assert {each for own in footings(capsys).values() for each in own} == {"confirmed"}
    assert codes() == []
    city = here / "shi" / "2026.yaml"
    for change in (
        ("落实政策解读", "做好解读"),
        ("units: [办公室], imp", "units: [办公厅], imp"),
    ):
        city.write_text(city.read_text("utf-8").replace(*change), "utf-8")
        assert codes() == [("GK505", "ju")] * 2
        assert run(capsys, "confirm", "jie-du", "liang-xiang")[0] == 0
        assert codes() == []
    assert run(capsys, "confirm", "--all")[:2] == (0, "0 clauses confirmed\n")


def test_a_clause_that_only_moves_is_no_suspect(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "confirm", "--all")
    city = here / "shi" / "2026.yaml"
    first, second = city.read_text("utf-8").splitlines(keepends=True)[5:7]
    text = city.read_text("utf-8").replace(first + second, second + first)
    city.write_text(
        text.replace("  - {id: jie-du, heading: ", "  - {id: jie-du, heading:   "), "utf-8"
    )
    assert codes() == []


def test_confirming_changes_nothing_but_the_reference(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "confirm", "liang-xiang", "--dry-run")
    assert (here / "ju" / "2026.yaml").read_text("utf-8") == BUREAU
    run(capsys, "confirm", "liang-xiang")
    after = (here / "ju" / "2026.yaml").read_text("utf-8").splitlines()
    before = BUREAU.splitlines()
    changed = [
        number for number, pair in enumerate(zip(before, after, strict=True)) if len(set(pair)) > 1
    ]
    assert [before[number].strip() for number in changed] == [
        "- shi/2026/jie-du   # 第一项",
        'confirmed: "00000000"',
    ]
    assert after[changed[0]].endswith('"}   # 第一项')


FORMS = st.sampled_from(
    [
        "implements: {x}",
        "implements: [{x}]",
        "implements: [ {x} , ]  # 注",
        "implements: {{clause: {x}}}",
        "implements: {{clause: {x}, confirmed: '12345678'}}  # 注",
        "implements:\n      - {x}  # 注",
        "implements:\n      - clause: {x}  # 注\n        confirmed: abcdef12  # 注\n",
        "implements:\n      clause: {x}\n      # 注\n      revision: a1",
    ]
)
QUOTES = st.sampled_from(["{}", "'{}'", '"{}"'])


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(FORMS, QUOTES, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_all_bytes_beside_the_stamp_stay(
    here: Path, capsys: pytest.CaptureFixture[str], form: str, quote: str, end: str, mark: str
) -> None:
    reference = form.format(x=quote.format("shi/2026/jie-du"))
    head, tail = (
        "# 前注\n" + BUREAU.split("tasks:")[0] + "tasks:\n  - id: jie-du\n    ",
        "\n    heading: '解读'   # 后注\n",
    )
    whole = (mark + head + reference + tail).replace("\n", end).encode()
    file = here / "ju" / "2026.yaml"
    file.write_bytes(whole)
    assert run(capsys, "confirm", "jie-du")[0] == 0
    after = file.read_bytes()
    start, close = (mark + head).replace("\n", end).encode(), tail.replace("\n", end).encode()
    assert after.startswith(start)
    assert after.endswith(close)
    assert after.count("注".encode()) == whole.count("注".encode())
    assert footings(capsys)["ju/jie-du"] == ["confirmed"]


def test_a_stamp_names_the_commit_of_the_clause(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def git(*arguments: str) -> str:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
        done = subprocess.run(["git", *who, *arguments], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("init", "-q")
    git("add", "plans")
    git("commit", "-qm", "x")
    run(capsys, "confirm", "jie-du", "--plan", "ju")
    assert f'revision: "{git("rev-parse", "--short", "HEAD")}"' in (
        here / "ju" / "2026.yaml"
    ).read_text("utf-8")


def test_what_is_not_there_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bureau = here / "ju" / "2026.yaml"
    bureau.write_text(BUREAU.replace("shi/2026/wang-zhan", "shi/2026/meiyou"), "utf-8")
    assert codes() == [("GK504", "ju")]
    (here / "shi" / "2026.yaml").write_text("gkplan: [", "utf-8")
    code, out, err = run(capsys)
    assert code == 1
    assert "shi/2026.yaml" in err
    assert out.count("no superior plan has a task") == 3
    assert run(capsys, "confirm")[0] == 2
    assert run(capsys, "confirm", "jiedu")[2] == (
        "gkplan: no task `jiedu` implements a clause; did you mean `jie-du`?\n"
    )


def test_plans_that_implement_each_other_end_somewhere(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    country = here / "sheng" / "2026.yaml"
    country.write_text(
        COUNTRY.replace("[办公厅], deadline", "[办公厅], implements: shi/2026/jie-du, deadline"),
        "utf-8",
    )
    assert footings(capsys)["sheng/jie-du"] == ["unconfirmed"]
    own = CITY.replace("sheng/2026/jie-du", "shi/2026/wang-zhan")
    (here / "shi" / "2026.yaml").write_text(own, "utf-8")
    assert ("GK504", "shi") in codes()
