"""Tasks and the clauses of superior plans they implement: coverage, suspects, what is not there."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gkplan.store import reader
from gkplan.store.plan.write import write_plan
from support.traces import (
    BUREAU,
    CITY,
    _short,
    change,
    codes,
    footings,
    run,
    traced,
)


def below(covering: list[dict[str, Any]]) -> dict[str, Any]:
    """What implements a clause, each with what implements that."""
    return {f"{_short(e['plan'])}/{e['id']}": below(e["implemented_by"]) for e in covering}


def coverage(found: dict[str, Any]) -> dict[str, Any]:
    return {
        _short(plan["plan"]): {c["id"]: below(c["implemented_by"]) for c in plan["clauses"]}
        for plan in found["superiors"]
    }


def test_coverage_both_ways_through_the_levels(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = traced(capsys)
    of_the_bureau: dict[str, Any] = {"ju/jie-du": {}, "ju/liang-xiang": {}}
    assert coverage(found) == {
        "sheng": {"jie-du": {"shi/jie-du": of_the_bureau}, "zhuan-qu": {}},
        "shi": {"jie-du": of_the_bureau, "wang-zhan": {"ju/liang-xiang": {}}},
    }
    assert footings(found) == {
        "shi/jie-du": ["unconfirmed"],
        "shi/wang-zhan": [],
        "ju/jie-du": ["unconfirmed"],
        "ju/liang-xiang": ["unconfirmed", "suspect"],
        "ju/pei-xun": [],
    }
    (bureau,) = (each for each in found["plans"] if _short(each["plan"]) == "ju")
    assert [w["id"] for w in bureau["tasks"][0]["implements"][0]["above"][0]] == ["jie-du"]
    assert found["counts"] == {
        "clauses_nobody_implements": 1,
        "tasks_without_basis": 2,
        "confirmed": 0,
        "unconfirmed": 3,
        "suspect": 1,
        "unknown": 0,
        "unread": 0,
    }


def test_superior_plans_are_found_that_were_not_given(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = traced(capsys, "plans/ju")
    assert coverage(alone) == {
        "shi": {
            "jie-du": {"ju/jie-du": {}, "ju/liang-xiang": {}},
            "wang-zhan": {"ju/liang-xiang": {}},
        }
    }
    (way,) = alone["plans"][0]["tasks"][0]["implements"][0]["above"]
    assert [(_short(each["plan"]), each["heading"]) for each in way] == [("sheng", "做好解读")]
    named = traced(capsys, "--plan", "ju")
    assert (coverage(named), [_short(e["plan"]) for e in named["plans"]]) == ({}, ["ju"])
    assert run(capsys, "trace", "--plan", "nobody")[0] == 2


def test_gaps_are_asked_for_by_the_basis_alone(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(here / "shi", (", plan: sheng/2026", ""))
    change(here / "ju", (", plan: shi/2026", ""))
    found = traced(capsys)
    assert coverage(found)["sheng"].keys() == {"jie-du"}
    assert "ju/pei-xun" not in footings(found)
    assert found["counts"]["clauses_nobody_implements"] == 0
    assert found["counts"]["tasks_without_basis"] == 0
    change(here / "ju", ("    implements: shi/2026/jie-du\n", ""))
    assert "ju/jie-du" not in footings(traced(capsys))


def test_who_implements_a_heading_implements_what_stands_below(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    city = CITY.partition("tasks:")[0] + (
        "tasks:\n  - id: da-xiang\n    heading: 大项\n    implements: sheng/2026/jie-du\n"
        "    tasks:\n      - {id: yi, heading: 其一}\n      - {id: er, heading: 其二}\n"
    )
    (here / "shi" / "2026.yaml").write_text(city, "utf-8")
    change(
        here / "ju",
        ("implements: shi/2026/jie-du\n", "implements: shi/2026/da-xiang\n"),
        ("      - shi/2026/jie-du   # 第一项\n", ""),
        ("shi/2026/wang-zhan", "shi/2026/er"),
    )
    found = traced(capsys)
    assert coverage(found)["shi"] == {
        "yi": {"ju/jie-du": {}},
        "er": {"ju/liang-xiang": {}, "ju/jie-du": {}},
    }
    assert coverage(found)["sheng"]["jie-du"].keys() == {"shi/yi", "shi/er"}
    code, out, _err = run(capsys, "trace", "confirm", "--all")
    assert (code, out.splitlines()[-1]) == (0, "3 clauses confirmed")
    change(here / "shi", ("heading: 其一", "heading: 其他"))
    assert codes() == [("GK505", "ju")], "a heading is confirmed with what stands below it"


def test_forms_for_people(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _code, page, _err = run(capsys, "trace", "--format", "html", "--as-of", "2026-03-01")
    assert "<td>建设公开专区</td>" in page
    assert page.startswith("<!DOCTYPE html>")
    target = here.parent / "trace.md"
    assert run(capsys, "trace", "--format", "markdown", "-o", str(target))[:2] == (0, "")
    assert "| 二 | 建设公开专区 | 尚无任务 |" in target.read_text("utf-8"), "in the plan's language"
    own = here.parent / "own"
    own.mkdir()
    (own / "trace.md").write_text("# {{ coverages[0].title }}\n", "utf-8")
    (here / "gkplan.yaml").write_text("gkplan: 1\ntemplates: ../own\n", "utf-8")
    assert run(capsys, "trace", "--format", "markdown")[1] == "# 示例省2026年政务公开工作要点\n"


SUSPECT = {
    "wording": ("落实政策解读", "做好政策解读"),
    "text": ("heading: 落实政策解读", "heading: 落实政策解读, text: 及时解读。"),
    "unit": ("units: [办公室], implements", "units: [办公厅], implements"),
    "role": ("units: [办公室], implements", "units: {lead: [办公室]}, implements"),
    "deadline": ("units: [办公室], implements", "units: [办公室], deadline: ongoing, implements"),
    "words of no date": (
        "units: [办公室], implements",
        "units: [办公室], deadline: {text: 尽快}, implements",
    ),
    "rule in place of units": (
        "units: [办公室], implements",
        "attribution: 谁起草谁解读, implements",
    ),
}
STILL = {
    "white space": ("落实政策解读", "'落实 政策　解读'"),
    "the same in other words of YAML": (
        "{id: jie-du, heading: 落实",
        "{id: jie-du, 'heading': 落实",
    ),
    "label": ("heading: 落实政策解读", "label: 九、, heading: 落实政策解读"),
    "layout": ("heading: 落实政策解读", "run_in: false, heading: 落实政策解读"),
    "its own basis": (", implements: sheng/2026/jie-du}", "}"),
    "attribution": ("heading: 落实政策解读", "heading: 落实政策解读, attribution: '({units})'"),
    "another clause": ("heading: 管好网站", "heading: 建好网站"),
    "title of the plan": ("title: 示例市2026", "title: 示例市二〇二六"),
}


@pytest.mark.parametrize("name", [*SUSPECT, *STILL])
def test_what_makes_a_task_suspect(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "trace", "confirm", "ju/2026/jie-du")
    before = footings(traced(capsys))["ju/jie-du"]
    change(here / "shi", (SUSPECT | STILL)[name])
    assert not {code for code, _folder in codes()} & {"GK004", "GK005", "GK006"}
    after = footings(traced(capsys))["ju/jie-du"]
    assert (before, after) == (["confirmed"], ["suspect" if name in SUSPECT else "confirmed"])


def test_a_clause_that_only_moves_is_no_suspect(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "trace", "confirm", "--all")
    file = here / "shi" / "2026.yaml"
    head, tasks = file.read_text("utf-8").split("tasks:\n")
    first, second = tasks.splitlines(keepends=True)
    moved = f"{second}{first}".replace("  - ", "      - ")
    file.write_text(f"{head}sections:\n  - heading: 重点\n    tasks:\n{moved}", "utf-8")
    assert codes() == []


def test_all_that_a_clause_asks_for_is_hashed_for_good() -> None:
    """Stamps outlive this program: these hashes stay."""
    from gkplan.model.unit import UnitRegister
    from gkplan.phrases.outline import outline
    from gkplan.store import clause_hash

    text = BUREAU.partition("basis")[0] + (
        "sections:\n  - heading: 清单\n    table:\n      columns:\n"
        "        - {title: 序号, holds: number}\n        - {title: 事项, holds: heading}\n"
        "        - {title: 备注}\n"
        "    tasks:\n"
        "      - {id: aa, heading: 公开, text: '每月 公开。', units: {support: [乙], lead: [甲]},\n"
        "         deadline: [{every: month, day: 25, grace: 3 days, text: 每月},"
        " {by: 2026-06-30}],\n"
        "         cells: {序号: '7', 备注: 长期}}\n"
    )
    plan, found = reader.parse_plan(text, UnitRegister(), shown="x")
    assert plan
    assert found == ()
    assert clause_hash.hash_clause(outline(plan)[1]) == "514e078f"
    other = text.replace("序号: '7'", "序号: '8'")
    plan, _found = reader.parse_plan(other, UnitRegister(), shown="x")
    assert plan
    assert clause_hash.hash_clause(outline(plan)[1]) == "514e078f", "a number is no word"


def test_what_is_not_there_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(
        here / "ju", ("shi/2026/wang-zhan", "shi/2026/meiyou"), ("plan: shi/2026", "plan: shi/2016")
    )
    assert codes() == [("GK507", "ju"), ("GK504", "ju")]
    assert footings(traced(capsys))["ju/liang-xiang"] == ["unconfirmed", "unknown"]


def test_a_superior_plan_that_cannot_be_read_is_told_once(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "shi" / "2026.yaml").write_text("gkplan: [", "utf-8")
    change(here / "ju", ("      - shi/2026/jie-du   # 第一项", "      - sheng/2026/zhuan-qu"))
    assert codes() == codes("plans/ju", "plans/shi") == codes("plans/ju") == [("GK002", "shi")]
    code, out, err = run(capsys, "trace", "--format", "json")
    assert (code, err.count("shi/2026.yaml")) == (1, 1)
    found = json.loads(out)
    assert footings(found)["ju/liang-xiang"] == ["unconfirmed", "unread"]
    assert coverage(found)["sheng"] == {"zhuan-qu": {"ju/liang-xiang": {}}}


@pytest.mark.parametrize(
    ("folder", "given"), [(".", "plans/ju/2026.yaml"), ("plans", "ju"), ("plans/ju", "2026.yaml")]
)
def test_one_file_alone_finds_its_superiors(
    folder: str, given: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(here / "ju", ("shi/2026/wang-zhan", "shi/2026/meiyou"))
    monkeypatch.chdir(here.parent / folder)
    assert [code for code, _folder in codes(given, str(Path(given).absolute()))] == ["GK504"] * 2
    os.chdir(here.parent)
    assert codes(str(here / "ju")) == [("GK504", "ju")]


def test_nothing_more_is_read_than_is_asked_for(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read: list[str] = []
    read_plan = reader.read_plan

    def counted(path: Path, *arguments: Any, **named: Any) -> Any:
        read.append(path.parent.name)
        return read_plan(path, *arguments, **named)

    def asked(what: Callable[[], object]) -> list[str]:
        read.clear()
        what()
        return list(read)

    monkeypatch.setattr(reader, "read_plan", counted)
    assert asked(lambda: codes("plans/sheng")) == ["sheng"]
    assert asked(lambda: codes("plans/ju")) == ["ju", "shi", "sheng"]
    assert asked(codes) == ["ju", "shi", "sheng"], "each file once"
    assert asked(lambda: run(capsys, "status", "plans/ju")) == ["ju"]
    assert asked(lambda: run(capsys, "list", "plans/ju")) == ["ju"]


def test_plans_that_implement_each_other_end_somewhere(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(here / "sheng", ("[办公厅], deadline", "[办公厅], implements: ju/2026/jie-du, deadline"))
    assert codes() == [("GK506", "ju"), ("GK505", "ju"), ("GK506", "sheng"), ("GK506", "shi")]
    found = traced(capsys)
    assert footings(found)["sheng/jie-du"] == ["unconfirmed"]
    assert coverage(found)["shi"]["jie-du"]["ju/jie-du"] == {"sheng/jie-du": {"shi/jie-du": {}}}
    assert run(capsys, "trace")[0] == 0
    own = CITY.replace("sheng/2026/jie-du", "shi/2026/wang-zhan")
    (here / "shi" / "2026.yaml").write_text(own, "utf-8")
    assert ("GK504", "shi") in codes(), "a plan is not its own superior"


def test_a_plan_written_anew_keeps_what_it_implements(here: Path) -> None:
    from gkplan.model.unit import UnitRegister

    before, _found = reader.read_plan(here / "ju" / "2026.yaml", UnitRegister())
    assert before
    after, found = reader.parse_plan(write_plan(before), UnitRegister(), shown="x")
    assert after
    assert found == ()
    assert [each.plan for each in after.basis] == ["shi/2026"]
    written = [[(e.name, e.confirmed) for e in task.implements] for task in after.tasks]
    assert written == [[(e.name, e.confirmed) for e in task.implements] for task in before.tasks]


def test_a_finding_says_how_to_see_what_changed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)

    for step in (["init", "-q"], ["add", "plans"], ["commit", "-qm", "x"]):
        git(*step)
    run(capsys, "trace", "confirm", "ju/2026/jie-du")
    change(here / "shi", ("落实政策解读", "做好政策解读"))
    _code, out, _err = run(capsys, "validate", "plans/ju", "--format", "json")
    (finding,) = (e for e in json.loads(out)["diagnostics"] if e["code"] == "GK505" and e["hint"])
    command = finding["hint"].split("`")[1].split()[1:]
    assert "做好政策解读" in run(capsys, *command)[1]
