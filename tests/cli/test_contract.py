"""The JSON answers, to the letter of what other programs rely on."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gkplan.cli import app
from gkplan.model.status import Status

pytestmark = pytest.mark.slow

DAY = "2026-11-23"
STATUSES = [
    *("done", "done-late", "due", "due-soon", "overdue"),
    *("waiting", "ongoing", "stale", "blocked", "cancelled"),
]
ISO_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 1}
LENGTH = {"type": "string", "pattern": "^[1-9][0-9]* (days?|workdays?)$"}
PERIOD = {"enum": ["month", "quarter", "half-year", "year"]}
MONTH_DAY = {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 31}, {"const": "last"}]}


def record(needed: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with exactly these members."""
    return {
        "type": "object",
        "properties": {**needed, **(optional or {})},
        "required": list(needed),
        "additionalProperties": False,
    }


def maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def deadline(
    kind: str, needed: dict[str, Any], optional: dict[str, Any] | None = None
) -> dict[str, Any]:
    common = {"kind": {"const": kind}, "text": TEXT, "due": maybe(ISO_DAY)}
    implied = {"const": False} if needed else {"const": True}
    return record({**common, "implied": implied, **needed}, {"what": TEXT, **(optional or {})})


DEADLINE = {
    "oneOf": [
        deadline("date", {}),
        deadline("date", {"by": ISO_DAY}, {"grace": LENGTH}),
        deadline("date", {"within": LENGTH, "before": ISO_DAY}),
        deadline("window", {"from": ISO_DAY, "by": ISO_DAY}, {"grace": LENGTH}),
        deadline(
            "period",
            {"every": PERIOD},
            {
                "day": MONTH_DAY,
                "days": {"type": "array", "items": MONTH_DAY, "minItems": 2},
                "month": COUNT,
                "grace": LENGTH,
            },
        ),
        deadline("quota", {"at_least": COUNT, "per": PERIOD}),
        deadline("after-event", {"within": LENGTH, "after": TEXT}),
        deadline("ongoing", {"ongoing": {"const": True}}),
    ]
}
TASK: dict[str, Any] = {
    "plan": TEXT,
    "issuer": TEXT,
    "year": {"type": "integer"},
    "id": {"type": "string", "minLength": 2},
    "number": TEXT,
    "path": {"type": "array", "items": {"type": "string", "minLength": 1}},
    "heading": {"type": "string", "minLength": 1},
    "text": TEXT,
    "units": {
        "type": "array",
        "items": record({"name": TEXT, "role": {"enum": ["lead", "support", "responsible"]}}),
    },
    "deadlines": {"type": "array", "minItems": 1, "items": DEADLINE},
    "status": {"enum": STATUSES},
    "next_due": maybe(ISO_DAY),
    "days_left": maybe({"type": "integer"}),
}
# a task may say more than was promised, never less
LISTED = {**record(TASK), "additionalProperties": True}
LIST = record(
    {
        "schema": {"const": "gkplan.list/1"},
        "as_of": ISO_DAY,
        "tasks": {"type": "array", "items": LISTED},
    }
)
VALIDATE = record(
    {
        "schema": {"const": "gkplan.validate/1"},
        "diagnostics": {
            "type": "array",
            "items": record(
                {
                    "path": TEXT,
                    **dict.fromkeys(("line", "column", "end_line", "end_column"), COUNT),
                    "code": {"type": "string", "pattern": "^GK[0-9]{3}$"},
                    "rule": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
                    "severity": {"enum": ["error", "warning", "info"]},
                    "message": {"type": "string", "minLength": 1},
                    "hint": TEXT,
                }
            ),
        },
    }
)

FORMS = """gkplan: 1
title: T
year: 2024
issuer: 某局
numbering: {levels: ["{cn}、", "({cn})"]}
sections:
  - heading: 任务
    tasks:
      - {id: fixed, text: 甲, units: [办公室], deadline: {by: 2024-06-30}}
      - {id: window, text: 乙, deadline: {from: 2024-03-01, by: 2024-08-30, what: 试点}}
      - {id: month, text: 丙, deadline: {every: month, day: 25, grace: 10 days}}
      - {id: days, text: 丁, deadline: {every: month, days: [10, last]}}
      - {id: quarter, text: 戊, deadline: {every: quarter, month: 1}}
      - {id: quota, text: 每年至少开展2次, deadline: {at_least: 2, per: year}}
      - {id: event, text: 己, deadline: {within: 20 workdays, after: 文件印发}}
      - {id: unhappened, text: 己, deadline: {within: 1 day, after: 别的事}}
      - {id: before, text: 己, deadline: {within: 10 workdays, before: 2024-12-31}}
      - {id: standing, text: 庚, deadline: ongoing}
      - {id: nothing, text: 辛}
      - id: twins
        text: 壬
        deadline:
          - {at_least: 1, per: year, what: 会议, text: 开会}
          - {at_least: 1, per: year, what: 培训, text: 培训}
      - {id: several, text: 癸, deadline: [{by: 2024-05-01}, {by: 2024-04-01}]}
      - {id: dropped, text: 子, deadline: {by: 2024-04-01}}
      - {id: stuck, text: 丑, deadline: {by: 2024-04-01}}
"""
UNITS = "units: [{name: 办公室, aliases: [局办公室]}]\n"
LEDGER = """- {event: 文件印发, date: 2024-03-01}
- {task: fixed, date: 2024-07-02, status: done}
- {task: month, date: 2024-02-03, status: done}
- {task: quota, date: 2024-05-20, status: done}
- {task: twins, date: 2024-05-20, status: done, occurrence: 会议}
- {task: dropped, date: 2024-05-01, status: cancelled}
- {task: stuck, date: 2024-03-01, status: blocked}
"""


def answer(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    assert app.run(["--lang", "en", *arguments, "--format", "json"]) == code
    return json.loads(capsys.readouterr().out)


def violations(schema: dict[str, Any], found: Any) -> list[str]:
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(found)]


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with a task for every form of deadline, in a folder that is the current one."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2024.yaml").write_text(FORMS, encoding="utf-8")
    (tmp_path / "plans/units.yaml").write_text(UNITS, encoding="utf-8")
    (tmp_path / "plans/2024.ledger.yaml").write_text(LEDGER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(capsys: pytest.CaptureFixture[str], day: str) -> dict[str, Any]:
    found = answer(capsys, "list", "--as-of", day)
    assert violations(LIST, found) == []
    assert found["as_of"] == day
    return {task["id"]: task for task in found["tasks"]}


def test_the_contract_knows_every_status() -> None:
    assert sorted(STATUSES) == sorted(status.value for status in Status)


@pytest.mark.parametrize("day", ["2019-01-01", "2024-07-01", DAY])
def test_list_keeps_to_its_schema(
    collection: Path, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    found = answer(capsys, "list", "--as-of", day)
    assert violations(LIST, found) == []
    plans = {task["plan"] for task in found["tasks"]}
    assert plans == {
        path.relative_to(collection).as_posix()
        for path in collection.glob("plans/*/20[0-9][0-9].yaml")
    }


def test_a_task_is_listed_as_promised(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(capsys, "2024-07-01")["gongzhong-canyu"]
    assert {key: value for key, value in found.items() if key in TASK} == {
        "plan": "plans/jinan-culture-tourism/2024.yaml",
        "issuer": "济南市文化和旅游局",
        "year": 2024,
        "id": "gongzhong-canyu",
        "number": "(六)",
        "path": ["三、", "(六)"],
        "heading": "推进公众参与政策制定",
        "text": "制定涉及重大公共利益的政策,应采取征求意见、听证座谈、民意调查等方式扩大公众参与;"
        "制定涉企政策应听取相关企业、行业协会商会的意见。探索邀请利益相关方、公众代表等列席局长办公会。"
        "制定政策性文件的有关处室原则上每年至少开展2次专题性政策评价,围绕执行标准、适用范围、"
        "使用情况、取得成效、存在问题等开展实施效果评价。",
        "units": [
            {"name": "办公室", "role": "responsible"},
            {"name": "有关政策制定处室", "role": "responsible"},
        ],
        "deadlines": [
            {
                "kind": "quota",
                "text": "每年至少开展2次",
                "at_least": 2,
                "per": "year",
                "due": "2024-12-31",
                "implied": False,
                "what": "专题性政策评价",
            }
        ],
        "status": "due",
        "next_due": "2024-12-31",
        "days_left": 183,
    }


FIELDS = {
    "fixed": {"kind": "date", "by": "2024-06-30"},
    "window": {"kind": "window", "from": "2024-03-01", "by": "2024-08-30", "what": "试点"},
    "month": {"kind": "period", "every": "month", "day": 25, "grace": "10 days"},
    "days": {"kind": "period", "every": "month", "days": [10, "last"]},
    "quarter": {"kind": "period", "every": "quarter", "month": 1},
    "quota": {"kind": "quota", "at_least": 2, "per": "year"},
    "event": {"kind": "after-event", "within": "20 workdays", "after": "文件印发"},
    "before": {"kind": "date", "within": "10 workdays", "before": "2024-12-31"},
    "standing": {"kind": "ongoing", "ongoing": True},
    "nothing": {"kind": "date", "implied": True},
}


@pytest.mark.parametrize(("task", "fields"), FIELDS.items(), ids=FIELDS)
def test_a_deadline_repeats_its_fields(
    forms: Path, capsys: pytest.CaptureFixture[str], task: str, fields: dict[str, Any]
) -> None:
    (found,) = listed(capsys, "2024-07-01")[task]["deadlines"]
    rest = {key: value for key, value in found.items() if key not in ("text", "due")}
    assert rest == {"implied": False, **fields}


@pytest.mark.parametrize(
    ("task", "texts"),
    [
        ("quota", ["每年至少开展2次"]),
        ("fixed", ["于2024年6月30日前"]),
        ("nothing", [""]),
        ("twins", ["开会", "培训"]),
    ],
)
def test_a_deadline_is_worded_as_written_found_or_plain(
    forms: Path, capsys: pytest.CaptureFixture[str], task: str, texts: list[str]
) -> None:
    found = listed(capsys, "2024-07-01")[task]["deadlines"]
    assert [each["text"] for each in found] == texts


# the day asked; then status, next_due, days_left and the due of each deadline
STANDINGS = [
    ("fixed", "2024-06-30", "due-soon", "2024-06-30", 0, ["2024-06-30"]),
    ("fixed", "2024-07-01", "overdue", "2024-06-30", -1, ["2024-06-30"]),
    ("fixed", "2024-07-02", "done-late", None, None, [None]),
    ("fixed", "2024-06-01", "due", "2024-06-30", 29, ["2024-06-30"]),
    ("window", "2024-08-01", "due", "2024-08-30", 29, ["2024-08-30"]),
    ("month", "2024-02-02", "due-soon", "2024-02-04", 2, ["2024-02-04"]),
    ("month", "2024-02-03", "due", "2024-03-06", 32, ["2024-03-06"]),
    ("days", "2024-01-05", "due-soon", "2024-01-10", 5, ["2024-01-10"]),
    ("quota", "2024-05-20", "due", "2024-12-31", 225, ["2024-12-31"]),
    ("event", "2024-02-29", "waiting", None, None, [None]),
    ("event", "2024-03-01", "due", "2024-03-29", 28, ["2024-03-29"]),
    ("unhappened", "2024-12-31", "waiting", None, None, [None]),
    ("standing", "2024-01-02", "ongoing", None, None, [None]),
    ("standing", "2024-07-01", "stale", None, None, [None]),
    ("nothing", "2024-07-01", "due", "2024-12-31", 183, ["2024-12-31"]),
    ("nothing", "2025-01-01", "overdue", "2024-12-31", -1, ["2024-12-31"]),
    ("twins", "2024-05-19", "due", "2024-12-31", 226, ["2024-12-31", "2024-12-31"]),
    ("twins", "2024-05-20", "due", "2024-12-31", 225, [None, "2024-12-31"]),
    ("several", "2024-04-02", "overdue", "2024-04-01", -1, ["2024-05-01", "2024-04-01"]),
    ("dropped", "2024-05-01", "cancelled", None, None, [None]),
    ("stuck", "2024-03-20", "blocked", "2024-04-01", 12, ["2024-04-01"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("task", "day", "status", "next_due", "days_left", "dues"),
    STANDINGS,
    ids=[f"{task} on {day}" for task, day, *_rest in STANDINGS],
)
def test_a_task_on_a_day(
    forms: Path,
    capsys: pytest.CaptureFixture[str],
    task: str,
    day: str,
    status: str,
    next_due: str | None,
    days_left: int | None,
    dues: list[str | None],
) -> None:
    found = listed(capsys, day)[task]
    assert (found["status"], found["next_due"], found["days_left"]) == (status, next_due, days_left)
    assert [each["due"] for each in found["deadlines"]] == dues


def test_units_go_by_their_declared_name(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "list", "--as-of", DAY, "--plan", "chuxiong-culture-tourism")
    names = {unit["name"] for task in found["tasks"] for unit in task["units"]}
    assert "局办公室" in names
    assert not names & {"办公室", "综合行政执法队"}, "aliases"


def test_status_counts_what_it_lists(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "status", "--as-of", DAY)
    assert (found["schema"], found["as_of"]) == ("gkplan.status/1", DAY)
    listed_tasks = answer(capsys, "list", "--as-of", DAY)["tasks"]
    assert [task for plan in found["plans"] for task in plan["tasks"]] == listed_tasks
    for plan in found["plans"]:
        states = [task["status"] for task in plan["tasks"]]
        assert plan["counts"] == {state: states.count(state) for state in states}
        assert {"plan", "title", "issuer", "year"} <= plan.keys()


def test_show_is_the_listed_task_with_its_history(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "show", "2026/huimin-huodong", "--as-of", DAY)
    assert (found["schema"], found["as_of"]) == ("gkplan.show/1", DAY)
    listed_task = listed(capsys, DAY)["huimin-huodong"]
    assert {key: found["task"][key] for key in listed_task} == listed_task
    occurrences = found["task"]["occurrences"]
    assert [(each["name"], each["due"], each["done_on"]) for each in occurrences] == [
        ("2026-Q1", "2026-03-31", ["2026-03-28"]),
        ("2026-Q2", "2026-06-30", ["2026-06-29"]),
        ("2026-Q3", "2026-09-30", ["2026-09-30"]),
        ("2026-Q4", "2026-12-31", []),
    ]
    assert [each["date"] for each in found["task"]["entries"]] == [
        *("2026-03-28", "2026-06-29", "2026-09-30")
    ]


def test_validate_places_every_finding(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "validate")
    assert violations(VALIDATE, found) == []
    gap = [each for each in found["diagnostics"] if each["code"] == "GK103"]
    path = "plans/qingdao-culture-tourism/2019.yaml"
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    line = lines.index("        label: （五）") + 1
    assert gap == [
        {
            "path": path,
            "line": line,
            "column": 16,
            "end_line": line,
            "end_column": 19,
            "code": "GK103",
            "rule": "numbering-gap",
            "severity": "warning",
            "message": "number （五） stands where number 4 of its kind was expected",
            "hint": "",
        }
    ]


def test_validate_answers_in_json_whatever_is_wrong(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("plans/broken.yaml").write_text("gkplan: 1\ntitle: [", encoding="utf-8")
    found = answer(capsys, "validate", "plans/broken.yaml", code=1)
    assert violations(VALIDATE, found) == []
    assert [each["severity"] for each in found["diagnostics"]] == ["error"]
