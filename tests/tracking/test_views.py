"""What status, show, next and calendar show, for small plans and for the example city."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from gkplan.cli import app, options
from gkplan.tracking import agenda

HEAD = "gkplan: 1\ntitle: 示例方案\nyear: {year}\nissuer: 示例局\n"
CITY = ("plans/example-city", "--as-of", "2026-11-23")


class Folder:
    """A folder with one plan, its units and its ledger, and what commands print about it."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self.capsys = capsys

    def write(self, tasks: str, units: str = "", ledger: str = "", year: int = 2026) -> None:
        for name, text in (
            (str(year), HEAD.format(year=year) + tasks),
            ("units", units or "units: [{name: 甲}]\n"),
            (f"{year}.ledger", ledger),
        ):
            (self.path / f"{name}.yaml").write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> str:
        assert app.run([*arguments, "."]) == 0, self.capsys.readouterr().err
        return self.capsys.readouterr().out

    def json(self, *arguments: str) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.run(*arguments, "--format", "json"))
        return found


@pytest.fixture
def folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Folder:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return Folder(tmp_path, capsys)


def rows(output: str) -> list[list[str]]:
    """The words of each line that is not empty."""
    return [line.split() for line in output.splitlines() if line.strip()]


MANY = [f"第{n}科" for n in range(1, 23)]
MANY_UNITS = (
    "units:\n"
    + "".join(f"  - {{name: {name}, kind: 科}}\n" for name in MANY)
    + "collectives: [{name: 各科, members: {kind: 科}}]\n"
)
BY_ALL = "tasks:\n  - {id: zongjie, heading: 报送总结, units: [各科], deadline: {by: 2026-06-30}}\n"
BY_17 = "".join(
    f"- {{task: zongjie, date: 2026-06-{n:02}, status: done, by: {name}}}\n"
    for n, name in enumerate(MANY[:17], start=1)
)


# status
@pytest.mark.parametrize(
    ("day", "count"), [("2026-06-16", 16), ("2026-06-20", 17), ("2026-07-05", 17)]
)
def test_status_counts_who_has_reported(folder: Folder, day: str, count: int) -> None:
    folder.write(BY_ALL, MANY_UNITS, BY_17)
    assert f"{count} of 22 reported" in folder.run("status", "--as-of", day)


MONTHLY = (
    "tasks:\n  - {id: yuebao, heading: 报月报, units: [甲], deadline: {every: month, day: 25}}\n"
)
PUT_OFF = "tasks:\n  - {id: ceping, heading: 测评, units: [甲], deadline: {by: 2026-06-10}}\n"
COUNTED = "tasks:\n  - {id: nianbao, heading: 年报, units: [甲], deadline: {within: 20 workdays, after: 通知}}\n"  # noqa: E501
STATUS = {
    "how late, and how many dates are past for good": (
        (MONTHLY, "", "- {task: yuebao, date: 2026-01-20, status: done, by: 甲}\n", 2026),
        "2026-05-27",
        ["2026-02-25  91 days late, 3 missed"],
    ),
    "an extension": (
        (
            PUT_OFF,
            "",
            "- {task: ceping, date: 2026-06-01, status: extension-granted, until: 2026-06-25}\n",
            2026,
        ),
        "2026-06-20",
        ["2026-06-25 (extended)  5 days left"],
    ),
    "a date that rests on holidays not announced": (
        (COUNTED, "", "- {event: 通知, date: 2099-03-02}\n", 2099),
        "2099-03-25",
        ["2099-03-30*  5 days left", "  * rests on holidays not yet announced"],
    ),
}


@pytest.mark.parametrize(("files", "day", "shown"), STATUS.values(), ids=STATUS.keys())
def test_status_marks(
    folder: Folder, files: tuple[str, str, str, int], day: str, shown: list[str]
) -> None:
    folder.write(*files)
    output = folder.run("status", "--as-of", day)
    for text in shown:
        assert text in output


def test_a_date_once_extended_is_not_provisional(folder: Folder) -> None:
    granted = "- {task: nianbao, date: 2099-03-05, status: extension-granted, until: 2099-04-02}\n"
    folder.write(COUNTED, "", "- {event: 通知, date: 2099-03-02}\n" + granted, 2099)
    output = folder.run("status", "--as-of", "2099-03-25")
    assert "2099-04-02 (extended)" in output
    assert "*" not in output


def test_details_stand_below_where_a_line_is_too_narrow(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write(BY_ALL, MANY_UNITS, BY_17)
    at = ("status", "--as-of", "2026-07-05")
    monkeypatch.setenv("COLUMNS", "120")
    assert "5 days late, 17 of 22 reported" in folder.run(*at)
    monkeypatch.setenv("COLUMNS", "60")
    narrow = folder.run(*at).splitlines()
    (row,) = (n for n, line in enumerate(narrow) if line.endswith("5 days late"))
    assert narrow[row + 1].strip() == "17 of 22 reported"


SIGNED = """\
signoff: [{step: 初审, by: 科长}, {step: 审核, by: 分管领导}]
supervision: [verified]
tasks:
  - {id: qingdan, heading: 公开清单, units: [甲], deadline: {by: 2026-05-31}}
"""
REPORTED = "- {task: qingdan, date: 2026-05-18, status: done, by: 甲}\n"
FIRST = "- {task: qingdan, date: 2026-05-20, status: progress, signed: {初审: 张某}}\n"
SECOND = "- {task: qingdan, date: 2026-05-25, status: progress, signed: {审核: 李某}}\n"
VERIFIED = "- {task: qingdan, date: 2026-06-02, status: verified}\n"
WAITING = [
    (REPORTED, "signature 初审 by 科长", "2026-05-18"),
    (REPORTED + FIRST, "signature 审核 by 分管领导", "2026-05-20"),
    (REPORTED + FIRST + SECOND, "verification", "2026-05-25"),
]


@pytest.mark.parametrize(("ledger", "what", "since"), WAITING)
def test_what_waits_for_others_is_listed(
    folder: Folder, ledger: str, what: str, since: str
) -> None:
    folder.write(SIGNED, "", ledger)
    at = ("--as-of", "2026-06-10")
    assert ["一、", "公开清单", *what.split(), since] in [
        [row[0] + "、", *row[1:]] for row in rows(folder.run("status", *at))
    ]
    assert f"waits for: {what}, since {since}" in folder.run("show", "qingdan", *at)


def test_nothing_waits_before_the_report_or_after_the_last_step(folder: Folder) -> None:
    for ledger in ("", REPORTED + FIRST + SECOND + VERIFIED):
        folder.write(SIGNED, "", ledger)
        assert "since" not in folder.run("status", "--as-of", "2026-06-10")
    assert "waits for" not in folder.run("show", "qingdan", "--as-of", "2026-06-10")


SECTIONS = """\
sections:
  - heading: 主动公开
    tasks:
      - {id: aa, heading: A, units: [甲], deadline: {by: 2026-03-31}}
      - {id: bb, heading: B, units: [甲], deadline: {by: 2026-12-31}}
  - tasks:
      - {id: cc, heading: C, units: [甲], deadline: {by: 2026-02-28}}
  - heading: 保障
    sections:
      - heading: 培训
        tasks:
          - {id: dd, heading: D, units: [甲], deadline: {by: 2026-04-10}}
          - {id: ee, heading: E, units: [甲], deadline: ongoing}
"""


def test_by_section(folder: Folder) -> None:
    folder.write(SECTIONS, "", "")
    found = rows(folder.run("status", "--by", "section", "--as-of", "2026-04-05"))
    assert found[-3:] == [
        ["一、主动公开", "2", "1", "1", "2026-03-31"],
        ["(in", "no", "section)", "1", "1", "2026-02-28"],
        ["三、保障", "2", "1", "1", "2026-04-10"],
    ]


def test_by_period(folder: Folder) -> None:
    folder.write(
        MONTHLY,
        "",
        "- {task: yuebao, date: 2026-01-20, status: done, by: 甲}\n"
        "- {task: yuebao, date: 2026-02-27, status: done, occurrence: 2026-02, by: 甲}\n",
    )
    found = rows(folder.run("status", "--by", "period", "--as-of", "2026-04-26"))
    assert found[-5:] == [
        ["quarter", "to", "report", "in", "time", "late", "overdue", "open"],
        ["2026-Q1", "3", "1", "1", "1"],
        ["2026-Q2", "3", "1", "2"],
        ["2026-Q3", "3", "3"],
        ["2026-Q4", "3", "3"],
    ]


# show
def test_show_names_who_has_reported_and_who_has_not(folder: Folder) -> None:
    reminded = "- {task: zongjie, date: 2026-06-25, status: reminded}\n" * 2
    folder.write(BY_ALL, MANY_UNITS, BY_17 + reminded)
    output = folder.run("show", "zongjie", "--as-of", "2026-06-28")
    assert "17 of 22 reported" in output
    assert "reported: 第1科 2026-06-01  第2科 2026-06-02" in output
    assert "not reported: 第18科  第19科  第20科  第21科  第22科" in output
    assert "reminded: 2 times, last on 2026-06-25" in output
    assert "waits for: reports by 5 units, since 2026-01-01" in output


def test_show_tells_of_extension_and_signatures(folder: Folder) -> None:
    granted = "- {task: qingdan, date: 2026-05-01, status: extension-granted, until: 2026-06-30}\n"
    folder.write(SIGNED, "", granted + REPORTED + FIRST)
    output = folder.run("show", "qingdan", "--as-of", "2026-05-21")
    assert "2026-06-30 (extended from 2026-05-31)" in output
    assert "signed: 初审 2026-05-20" in output
    assert "not signed: 审核" in output


def test_show_tells_no_details_of_what_one_unit_does(folder: Folder) -> None:
    folder.write(PUT_OFF, "", "- {task: ceping, date: 2026-06-01, status: done, by: 甲}\n")
    output = folder.run("show", "ceping", "--as-of", "2026-06-02")
    assert "reported" not in output
    assert "2026-06-01" in output


# next
OWING_UNITS = """\
units:
  - {name: 办公室, aliases: [局办], kind: 处}
  - {name: 旧处, kind: 处, until: 2026-05-31, successor: 新处}
  - {name: 新处}
  - {name: 馆}
collectives:
  - {name: 各处, members: {kind: 处}}
  - {name: 相关单位, open: true}
"""
OWING = """\
tasks:
  - {id: yuebao, heading: 月报, units: [办公室], deadline: {every: month, day: 25}}
  - {id: zongjie, heading: 总结, units: [各处], deadline: {by: 2026-11-30}}
  - {id: diaoyan, heading: 调研, units: {lead: [旧处], support: [馆]}, deadline: {by: 2026-09-30}}
  - {id: peixun, heading: 培训, units: [办公室], deadline: {at_least: 2, per: year, what: 专题培训}}
  - {id: nianbao, heading: 年报, units: [局办], deadline: {within: 10 days, after: 通知}}
  - {id: jiehe, heading: 结合, units: [相关单位], deadline: {by: 2026-10-31}}
  - {id: xuanchuan, heading: 宣传, units: [办公室], deadline: ongoing}
"""
OWING_LEDGER = "".join(
    f"- {{task: yuebao, date: 2026-{month:02}-20, status: done, by: 办公室}}\n"
    for month in range(1, 10)
)
OCTOBER = "- {task: yuebao, date: 2026-10-20, status: done, by: 办公室}\n"
BY_THE_OFFICE = """\
- {task: zongjie, date: 2026-11-01, status: done, by: 办公室}
- {task: peixun, date: 2026-11-01, status: done, by: 办公室}
- {event: 通知, date: 2026-11-01}
"""
NEXT = {
    "the open one and the one after it": (
        "", "2026-10-10", "办公室",
        ["yuebao 2026-10", "yuebao 2026-11", "zongjie 2026-11-30", "peixun 2026", "nianbao 通知"],
    ),
    "once October is reported, November": (
        OCTOBER, "2026-10-21", "办公室",
        ["yuebao 2026-11", "zongjie 2026-11-30", "peixun 2026", "nianbao 通知"],
    ),
    "not reported, October goes before November and December": (
        "", "2026-11-02", "局办",
        ["yuebao 2026-10", "yuebao 2026-11", "zongjie 2026-11-30", "yuebao 2026-12",
         "peixun 2026", "nianbao 通知"],
    ),
    "not what the unit has reported already": (
        BY_THE_OFFICE, "2026-11-02", "办公室",
        ["yuebao 2026-10", "nianbao 通知", "yuebao 2026-11", "yuebao 2026-12", "peixun 2026"],
    ),
    "a successor owes what its predecessor did not report": (
        "", "2026-06-01", "新处", ["diaoyan 2026-09-30", "zongjie 2026-11-30"],
    ),
    "and is meant by the old name": (
        "", "2026-06-01", "旧处", ["diaoyan 2026-09-30", "zongjie 2026-11-30"],
    ),
    "not before it takes over": ("", "2026-05-31", "新处", []),
    "nor what the predecessor reported in its time": (
        "- {task: diaoyan, date: 2026-05-30, status: done, by: 旧处}\n", "2026-06-01", "新处",
        ["zongjie 2026-11-30"],
    ),
    "what it supports is not its own": ("", "2026-06-01", "馆", []),
    "an open collective until somebody is assigned": (
        "", "2026-06-01", "相关单位", ["jiehe 2026-10-31"],
    ),
    "then that unit": (
        "- {task: jiehe, date: 2026-05-01, status: assigned, units: 馆}\n", "2026-06-01", "馆",
        ["jiehe 2026-10-31"],
    ),
    "nothing that is cancelled": (
        "- {task: diaoyan, date: 2026-05-30, status: cancelled}\n", "2026-06-01", "新处",
        ["zongjie 2026-11-30"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ledger", "day", "unit", "owed"), NEXT.values(), ids=NEXT.keys())
def test_next(folder: Folder, ledger: str, day: str, unit: str, owed: list[str]) -> None:
    past = OWING_LEDGER if day > "2026-09" else ""
    folder.write(OWING, OWING_UNITS, past + ledger)
    items = folder.json("next", "--unit", unit, "--as-of", day)["items"]
    assert isinstance(items, list)
    assert [f"{item['id']} {item['occurrence']}" for item in items] == owed


@pytest.mark.parametrize(("days", "months"), [(14, []), (15, [10]), (45, [10]), (46, [10, 11])])
def test_next_within_days(folder: Folder, days: int, months: list[int]) -> None:
    folder.write(OWING, OWING_UNITS, OWING_LEDGER)
    at = ("next", "--unit", "办公室", "--as-of", "2026-10-10", "--days", str(days))
    items = folder.json(*at)["items"]
    assert isinstance(items, list)
    assert [item["due"] for item in items] == [f"2026-{month}-25" for month in months]


def test_next_of_every_unit_is_its_soonest(folder: Folder) -> None:
    folder.write(OWING, OWING_UNITS, OWING_LEDGER)
    items = folder.json("next", "--as-of", "2026-10-10")["items"]
    assert isinstance(items, list)
    assert [(item["unit"], item["id"]) for item in items] == [
        ("新处", "diaoyan"),
        ("办公室", "yuebao"),
        ("相关单位", "jiehe"),
    ]


def test_next_of_one_who_signs(folder: Folder) -> None:
    folder.write(
        SIGNED.replace("by: 分管领导", "by: 办公室"),
        "units: [{name: 甲}, {name: 办公室}]\n",
        REPORTED + FIRST,
    )
    output = folder.run("next", "--unit", "办公室", "--as-of", "2026-05-21")
    assert output.splitlines()[-2].endswith("signature 审核")
    assert folder.json("next", "--unit", "甲", "--as-of", "2026-05-21")["items"] == []


def test_next_of_a_signer_who_is_no_unit(folder: Folder) -> None:
    folder.write(SIGNED, "", REPORTED + FIRST)
    items = folder.json("next", "--unit", "分管领导", "--as-of", "2026-05-21")["items"]
    assert isinstance(items, list)
    assert [(item["id"], item["role"], item["waits_for"]["for"]) for item in items] == [
        ("qingdan", None, "signature")
    ]


def test_next_item(folder: Folder) -> None:
    folder.write(PUT_OFF, "", "- {task: ceping, date: 2026-06-01, status: progress, by: 甲}\n")
    answer = folder.json("next", "--unit", "甲", "--as-of", "2026-06-12")
    assert answer["schema"] == "gkplan.next/1"
    assert answer["items"] == [
        {
            "unit": "甲",
            "role": "responsible",
            "plan": "2026.yaml",
            "issuer": "示例局",
            "year": 2026,
            "id": "ceping",
            "number": "一、",
            "address": "一",
            "heading": "测评",
            "occurrence": "2026-06-10",
            "what": None,
            "due": "2026-06-10",
            "days_left": -2,
            "provisional": False,
            "extended_from": None,
            "status": "overdue",
            "light": "red",
            "units": ["甲"],
            "reported": None,
            "missing": ["甲"],
            "waits_for": {"for": "done", "name": "", "of": ["甲"], "since": "2026-01-01"},
        }
    ]


def test_next_counts_past_years_of_several_plans(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["next", "--unit", "办公室", "--as-of", "2026-11-23"]) == 0
    output = capsys.readouterr().out
    assert "2019" not in output
    assert "more of past years are only counted here" in output
    assert app.run(["next", "--unit", "办公室", "--plan", "2024", "--as-of", "2026-11-23"]) == 0
    assert "2024-12-31" in capsys.readouterr().out


def test_next_of_an_unknown_unit(folder: Folder) -> None:
    folder.write(PUT_OFF)
    assert app.run(["next", "--unit", "乙", "."]) == 2


# calendar
YEAR_2099 = "year: 2099\nholidays: [2099-10-01, 2099-10-02]\nworkdays: [2099-10-10]\n"
IN_2099 = """\
tasks:
  - {id: aa, heading: 甲事, units: [甲], deadline: {by: 2099-10-09, what: 终稿}}
  - {id: bb, heading: 乙事, units: [甲], deadline: {by: 2099-10-20}}
  - {id: cc, heading: 丙事, units: [乙], deadline: {by: 2099-12-20}}
"""
TWO_UNITS = "units: [{name: 甲}, {name: 乙}]\n"


def _supply(folder: Folder) -> None:
    (folder.path / "2099.calendar.yaml").write_text(YEAR_2099, encoding="utf-8")
    (folder.path / "gkplan.yaml").write_text(
        "gkplan: 1\ncalendar_years: [2099.calendar.yaml]\n", encoding="utf-8"
    )


def test_a_month(folder: Folder) -> None:
    folder.write(IN_2099, TWO_UNITS, "", 2099)
    _supply(folder)
    output = folder.run("calendar", "--as-of", "2099-10-14")
    title, heads, *weeks = output.splitlines()[:7]
    assert title.strip() == "2099-10"
    assert heads.split() == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert [week.split() for week in weeks] == [
        ["1", "休", "2", "休", "3", "4"],
        ["5", "6", "7", "8", "9*", "10", "班", "11"],
        ["12", "13", ">14", "15", "16", "17", "18"],
        ["19", "20*", "21", "22", "23", "24", "25"],
        ["26", "27", "28", "29", "30", "31"],
    ]
    assert {cell_len(line[: line.index("1 休")]) for line in weeks[:1]} == {2 + 3 * 6 + 2}
    assert rows(output)[-2:] == [
        ["R", "2099-10-09", "Fri", "一", "甲事:", "终稿", "甲", "overdue"],
        ["Y", "2099-10-20", "Tue", "二", "乙事", "甲", "due", "soon"],
    ]
    assert "not announced" not in output


def test_a_year_nobody_has_announced(folder: Folder) -> None:
    folder.write(IN_2099, TWO_UNITS, "", 2099)
    output = folder.run("calendar", "--as-of", "2099-10-14")
    assert "The holidays of 2099 are not announced yet" in output
    assert "休" not in "".join(output.splitlines()[:8])
    answer = folder.json("calendar", "--as-of", "2099-10-14")
    assert answer["announced"] == {"2099": False}


PERIODS = {
    ("--month", "2099-12"): ("2099-12-01", "2099-12-31", ["cc"]),
    ("--month", "this"): ("2099-10-01", "2099-10-31", ["aa", "bb"]),
    ("--quarter", "2099-Q4"): ("2099-10-01", "2099-12-31", ["aa", "bb", "cc"]),
    ("--quarter", "2099-q3"): ("2099-07-01", "2099-09-30", []),
    ("--quarter", "this"): ("2099-10-01", "2099-12-31", ["aa", "bb", "cc"]),
    ("--year", "this"): ("2099-01-01", "2099-12-31", ["aa", "bb", "cc"]),
    ("--year", "2098"): ("2098-01-01", "2098-12-31", []),
    ("--quarter", "this", "--unit", "乙"): ("2099-10-01", "2099-12-31", ["cc"]),
}


@pytest.mark.parametrize(("asked", "expected"), PERIODS.items(), ids=map(" ".join, PERIODS))
def test_periods(
    folder: Folder, asked: tuple[str, ...], expected: tuple[str, str, list[str]]
) -> None:
    folder.write(IN_2099, TWO_UNITS, "", 2099)
    answer = folder.json("calendar", *asked, "--as-of", "2099-10-14")
    items, days = answer["items"], answer["days"]
    assert isinstance(items, list)
    assert isinstance(days, list)
    start, end, ids = expected
    assert (answer["schema"], answer["start"], answer["end"]) == ("gkplan.calendar/1", start, end)
    assert [item["id"] for item in items] == ids
    assert len(days) == (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    assert days[0] == {
        "date": start,
        "weekday": date.fromisoformat(start).isoweekday(),
        "works": date.fromisoformat(start).isoweekday() < 6,
    }


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("--month", "2099-13"), "`2099-13` is not a month like 2026-11"),
        (("--month", "11"), "`11` is not a month like 2026-11"),
        (("--quarter", "2099-11"), "`2099-11` is not a quarter like 2026-Q4"),
        (("--year", "0000"), "`0000` is not a year like 2026"),
        (("--year", ""), "`` is not a year like 2026"),
        (("--year", "2099", "--month", "2099-11"), "only one of --month, --quarter and --year"),
    ],
)
def test_no_such_period(folder: Folder, asked: tuple[str, ...], message: str) -> None:
    folder.write(IN_2099, TWO_UNITS, "", 2099)
    assert app.run(["calendar", *asked, "."]) == 2
    assert message in folder.capsys.readouterr().err


def test_months_stand_side_by_side_where_they_fit(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write(IN_2099, TWO_UNITS, "", 2099)
    titles = {}
    for columns in ("60", "80", "100"):
        monkeypatch.setenv("COLUMNS", columns)
        lines = folder.run("calendar", "--year", "2099").splitlines()
        titles[columns] = next(line.split() for line in lines if line.startswith("   "))
    assert {width: len(found) for width, found in titles.items()} == {"60": 2, "80": 3, "100": 4}


def test_of_a_day_the_worst_light_shows(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    both = IN_2099.replace("2099-10-20", "2099-10-09")
    done = "- {task: bb, date: 2099-10-01, status: done, by: 甲}\n"
    folder.write(both, TWO_UNITS, done, 2099)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m  9●  \x1b[0m" in folder.run("calendar", "--as-of", "2099-10-14")
    folder.write(both, TWO_UNITS, done + done.replace("bb", "aa"), 2099)
    assert "\x1b[32m  9●  \x1b[0m" in folder.run("calendar", "--as-of", "2099-10-14")


def test_a_unit_sees_its_own_report(folder: Folder) -> None:
    task = "tasks:\n  - {id: aa, heading: A, units: [甲, 乙], deadline: {by: 2026-03-31}}\n"
    folder.write(task, TWO_UNITS, "- {task: aa, date: 2026-03-01, status: done, by: 甲}\n")
    standings = options.follow([Path()], date(2026, 4, 1)).standings
    year = (date(2026, 1, 1), date(2026, 12, 31))
    found = {unit: agenda.list_due(standings, *year, unit)[0].status for unit in ("", "甲", "乙")}
    assert found == {"": "overdue", "甲": "done", "乙": "overdue"}


def test_a_calendar_shows_a_unit_what_it_supports(folder: Folder) -> None:
    folder.write(OWING, OWING_UNITS)
    for unit, day, ids in (
        ("馆", "2026-09-01", ["diaoyan"]),
        ("新处", "2026-09-01", ["diaoyan"]),
        ("办公室", "2026-09-01", ["yuebao"]),
        ("新处", "2026-05-01", []),
    ):
        items = folder.json("calendar", "--month", "2026-09", "--unit", unit, "--as-of", day)
        assert [item["id"] for item in items["items"]] == ids  # type: ignore[attr-defined]


def test_one_occurrence_can_be_cancelled(folder: Folder) -> None:
    cancelled = "- {task: yuebao, date: 2026-02-01, status: cancelled, occurrence: 2026-02}\n"
    folder.write(MONTHLY, "", cancelled)
    items = folder.json("calendar", "--quarter", "2026-Q1", "--as-of", "2026-02-10")["items"]
    assert isinstance(items, list)
    assert [item["occurrence"] for item in items] == ["2026-01", "2026-03"]


# all of them
VIEWS = [
    ("status", *CITY),
    ("status", *CITY, "--by", "section"),
    ("status", *CITY, "--by", "period"),
    ("list", *CITY),
    ("next", *CITY, "--unit", "办公室"),
    ("next", *CITY),
    ("calendar", *CITY),
    ("calendar", *CITY, "--quarter", "this"),
    ("calendar", *CITY, "--year", "this"),
    ("timeline", *CITY),
    ("timeline", "plans", "--as-of", "2026-11-23"),
    ("next", "plans", "--as-of", "2026-11-23"),
]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_views_fit_a_terminal(
    collection: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    view: tuple[str, ...],
    language: str,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert app.run(["--lang", language, *view]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert [line for line in lines if cell_len(line) > 80] == []


def test_a_day_later_nothing_of_the_past_changes(collection: Path) -> None:
    """What a calendar says of a closed month depends on no later day."""
    start, end = date(2026, 3, 1), date(2026, 3, 31)
    seen = set()
    for days in range(0, 300, 50):
        followed = options.follow(None, date(2026, 4, 1) + timedelta(days=days), plan="2026")
        items = agenda.list_due(followed.standings, start, end)
        seen.add(tuple((item.standing.task.id, item.status) for item in items))
    assert len(seen) == 1
    assert len(seen.pop()) == 3
