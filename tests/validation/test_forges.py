"""`gkplan validate` for forges: what SARIF, GitHub and GitLab make of the same findings."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.source import Source, Span
from gkplan.cli import app
from gkplan.validation.reporters import github, gitlab, sarif
from support.faulty import LEDGER, PLAN, UNITS

TEXT = {"type": "string", "minLength": 1}
PLACE = {"type": "integer", "minimum": 1}


def record(properties: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
        "additionalProperties": False,
    }


def array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


LANGUAGE = {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = record({"text": TEXT})
# the parts of the official schema of SARIF 2.1.0 (OASIS, errata 01) that are written
REGION = record(dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), PLACE))
ARTIFACT = record({"uri": TEXT}, {"uriBaseId": TEXT})
REPLACEMENT = record(
    {"deletedRegion": REGION, "insertedContent": record({"text": {"type": "string"}})}
)
FIX = record(
    {
        "description": MESSAGE,
        "artifactChanges": array(
            record({"artifactLocation": ARTIFACT, "replacements": array(REPLACEMENT)})
        ),
    }
)
LOCATION = record({"physicalLocation": record({"artifactLocation": ARTIFACT, "region": REGION})})
RESULT = record(
    {
        "ruleId": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {**array(LOCATION), "minItems": 1},
        "partialFingerprints": {"type": "object", "additionalProperties": TEXT},
    },
    {"fixes": array(FIX)},
)
RULE = record(
    {
        "id": TEXT,
        "name": TEXT,
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": record({"text": TEXT, "markdown": TEXT}),
        "defaultConfiguration": record({"level": LEVEL}),
    }
)
DRIVER = record({"name": TEXT, "version": TEXT, "language": LANGUAGE, "rules": array(RULE)})
RUN = record(
    {
        "tool": record({"driver": DRIVER}),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": array(RESULT),
    }
)
SARIF = record(
    {
        "$schema": {"type": "string", "pattern": r"sarif-schema-2\.1\.0\.json$"},
        "version": {"const": "2.1.0"},
        "runs": array(RUN),
    }
)
CODE_QUALITY = array(
    record(
        {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": record({"path": TEXT, "lines": record({"begin": PLACE, "end": PLACE})}),
        }
    )
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("2024", PLAN), ("units", UNITS), ("2024.ledger", LEDGER)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    app.run(["validate", *arguments])
    return capsys.readouterr().out


def answers(capsys: pytest.CaptureFixture[str], of: str, *arguments: str) -> Any:
    return json.loads(printed(capsys, *arguments, "--format", of))


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_sarif_keeps_to_its_schema(
    lang: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = answers(capsys, "sarif", f"--lang={lang}", "2024.yaml")
    assert [e.message for e in Draft202012Validator(SARIF).iter_errors(log)] == []
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for each in log["runs"][0]["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
    for each in rules:
        assert each["help"]["text"].startswith(each["shortDescription"]["text"])
        assert not re.search(r"[一-鿿，。] [一-鿿]", each["help"]["text"])


def test_sarif_says_what_json_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answers(capsys, "json", "2024.yaml")["diagnostics"]
    results = answers(capsys, "sarif", "2024.yaml")["runs"][0]["results"]
    assert len(results) == len(found)
    for each, one in zip(results, found, strict=True):
        place = each["locations"][0]["physicalLocation"]
        assert (each["ruleId"], place["artifactLocation"]["uri"]) == (one["code"], one["path"])
        assert each["message"]["text"].startswith(one["message"])
        assert one["hint"] in each["message"]["text"]
        # an editor of UTF-16 finds the same words at these columns
        line = (folder / one["path"]).read_text("utf-8").split("\n")[one["line"] - 1]
        wide, region = line.encode("utf-16-le"), place["region"]
        start, end = 2 * region["startColumn"] - 2, 2 * region["endColumn"] - 2
        assert (
            wide[start:end].decode("utf-16-le") == line[one["column"] - 1 : one["end_column"] - 1]
        )


def test_sarif_says_how_to_mend_what_has_one_remedy(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = answers(capsys, "sarif", "2024.yaml")["runs"][0]["results"]
    fixes = {each["ruleId"]: each["fixes"][0] for each in results if "fixes" in each}
    (change,) = fixes["GK202"]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "宣传处"}
    place = next(each for each in results if each["ruleId"] == "GK202")["locations"][0]
    assert replacement["deletedRegion"] == place["physicalLocation"]["region"]


def test_code_quality_keeps_to_its_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issues = answers(capsys, "gitlab", "2024.yaml")
    assert [e.message for e in Draft202012Validator(CODE_QUALITY).iter_errors(issues)] == []
    assert len({each["fingerprint"] for each in issues}) == len(issues)


UNRELATED = {
    "a comment above": lambda text: "# 说明\n" + text,
    "a section before": lambda text: text.replace(
        "sections:\n",
        "sections:\n  - heading: 新增\n    tasks: [{id: xin-zeng, heading: 新增任务}]\n",
    ),
    "a heading reworded": lambda text: text.replace("深化主动公开", "推进主动公开"),
    "other line ends": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("change", UNRELATED.values(), ids=UNRELATED)
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_fingerprints_outlive_unrelated_edits(
    change: Any, lang: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {each["fingerprint"] for each in answers(capsys, "gitlab", "2024.yaml")}
    text = change((folder / "2024.yaml").read_text(encoding="utf-8"))
    (folder / "2024.yaml").write_text(text, encoding="utf-8", newline="")
    after = {
        each["fingerprint"] for each in answers(capsys, "gitlab", f"--lang={lang}", "2024.yaml")
    }
    assert before <= after


_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
PLAIN = st.text(st.characters(exclude_categories=["Cs"]))


def finding(path: str, message: str, hint: str = "", text: str = "a\nb") -> Diagnostic:
    span = Span(Source(path, text), 0, 1)
    return Diagnostic(span, "GK201", "lead-unit-missing", Severity.ERROR, message, hint)


@given(path=PLAIN.filter(bool), message=PLAIN, hint=PLAIN)
def test_nothing_in_a_finding_breaks_a_command(path: str, message: str, hint: str) -> None:
    written = github.report([finding(path, message, hint)])
    assert written.count("\n") == 1
    found = _COMMAND.fullmatch(written.rstrip("\n"))
    assert found
    pairs = [each.split("=", 1) for each in found[2].split(",")]
    assert [key for key, _v in pairs] == ["file", "line", "col", "endColumn", "endLine", "title"]
    read = found[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    assert read.startswith(message)


def test_a_finding_over_several_lines_has_no_columns() -> None:
    span = Span(Source("a.yaml", "ab\ncd"), 1, 4)
    found = Diagnostic(span, "GK001", "unreadable-file", Severity.INFO, "100%", "")
    assert github.report([found]) == (
        "::notice file=a.yaml,line=1,endLine=2,title=GK001 unreadable-file::100%25\n"
    )


@pytest.mark.parametrize(
    ("path", "uri", "base"),
    [
        ("plans/示例 市/2024.yaml", "plans/%E7%A4%BA%E4%BE%8B%20%E5%B8%82/2024.yaml", "%SRCROOT%"),
        ("./2024.yaml", "2024.yaml", "%SRCROOT%"),
        ("a:b/2024#1.yaml", "a%3Ab/2024%231.yaml", "%SRCROOT%"),
        ("/srv/plans/2024.yaml", "file:///srv/plans/2024.yaml", ""),
    ],
)
def test_paths_become_addresses(path: str, uri: str, base: str) -> None:
    log = json.loads(sarif.report([finding(path, "x")]))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": uri, **({"uriBaseId": base} if base else {})}


def test_nothing_found_is_an_answer_too() -> None:
    assert json.loads(sarif.report([]))["runs"][0]["results"] == []
    assert github.report([]) == ""
    assert json.loads(gitlab.report([])) == []


def test_equal_findings_have_marks_of_their_own() -> None:
    issues = json.loads(gitlab.report([finding("a.yaml", "x"), finding("a.yaml", "x")]))
    assert issues[0]["fingerprint"] != issues[1]["fingerprint"]
