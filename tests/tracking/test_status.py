"""Where tasks of every kind stand, day by day, from their ledger.

`DAY STATUS DUE LEFT` is expected: the earliest open due date and the days left until it, and
`missed N` for occurrences whose time is past for good. Days are of 2026 unless the year is given.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from gkplan.model.status import Status
from gkplan.tracking.standing import Standing
from support.scenarios import only, read, short
from support.stories import Story, story

BY = "deadline: {by: 2026-06-30}"
QUARTER = "deadline: {every: quarter}"
QUOTA = "deadline: {at_least: 2, per: year, what: 培训}"
EVENT = "deadline: {within: 10 days, after: 文件印发}"
ONGOING = "deadline: ongoing"
STEPS = (
    story(
        "a date comes nearer and passes",
        BY,
        "= 2025-12-01 due 06-30 211",
        "= 06-15 due 06-30 15",
        "= 06-16 due-soon 06-30 14",
        "= 06-30 due-soon 06-30 0",
        "= 07-01 overdue 06-30 -1",
        "= 2027-07-01 overdue 06-30 -366",
    ),
    story(
        "a date kept on its last day",
        BY,
        "= 06-29 due-soon 06-30 1",
        "06-30 done",
        "= 06-30 done - -",
        "= 07-01 done - -",
    ),
    story(
        "a date caught up late",
        BY,
        "= 07-01 overdue 06-30 -1",
        "07-02 done",
        "= 07-01 overdue 06-30 -1",
        "= 07-02 done-late - -",
        "= 12-31 done-late - -",
    ),
    story("a date done before the year", BY, "2025-12-20 done", "= 01-05 done - -"),
    story("progress is not done", BY, "05-01 progress", "= 07-01 overdue 06-30 -1"),
    story(
        "grace moves the due date",
        "deadline: {by: 2026-06-30, grace: 10 days}",
        "07-10 done",
        "= 06-26 due-soon 07-10 14",
        "= 07-09 due-soon 07-10 1",
        "= 07-10 done - -",
    ),
    story(
        "grace is not endless",
        "deadline: {by: 2026-06-30, grace: 10 days}",
        "07-11 done",
        "= 07-11 done-late - -",
    ),
    story(
        "a window may be done early",
        "deadline: {from: 2026-03-01, by: 2026-06-30}",
        "= 01-15 due 06-30 166",
        "02-10 done",
        "= 02-10 done - -",
    ),
    story(
        "a window passes",
        "deadline: {from: 2026-03-01, by: 2026-06-30}",
        "= 06-20 due-soon 06-30 10",
        "= 07-01 overdue 06-30 -1",
        "07-03 done",
        "= 07-03 done-late - -",
    ),
    story(
        "quarters, one after another",
        QUARTER,
        "= 03-16 due 03-31 15",
        "= 03-17 due-soon 03-31 14",
        "03-28 done",
        "= 03-28 due 06-30 94",
        "06-30 done",
        "09-20 done",
        "12-31 done",
        "= 09-20 due 12-31 102",
        "= 12-31 done - -",
    ),
    story(
        "a quarter caught up late",
        QUARTER,
        "= 04-01 overdue 03-31 -1",
        "04-10 done",
        "= 04-10 due 06-30 81",
        "06-28 done",
        "09-20 done",
        "12-31 done",
        "= 12-31 done-late - -",
    ),
    story(
        "a quarter missed once the next one fell due too",
        QUARTER,
        "= 06-30 overdue 03-31 -91",
        "= 07-01 overdue 03-31 -92 missed 1",
        "= 10-01 overdue 03-31 -184 missed 2",
        "= 2027-01-01 overdue 03-31 -276 missed 3",
        "= 2028-01-01 overdue 03-31 -641 missed 3",
    ),
    story(
        "a quarter skipped is overdue, though the next is done",
        QUARTER,
        "06-28 done occurrence: 2026-Q2",
        "= 06-28 overdue 03-31 -89",
        "= 07-01 overdue 03-31 -92 missed 1",
        "07-10 done",
        "= 07-10 due 09-30 82",
    ),
    story(
        "a second report in a quarter is none for the next",
        QUARTER,
        "02-10 done",
        "03-20 done",
        "= 03-20 due 06-30 102",
        "= 07-01 overdue 06-30 -1",
    ),
    story(
        "the next quarter may be done ahead by name",
        QUARTER,
        "02-10 done",
        "03-20 done occurrence: 2026-Q2",
        "= 03-20 due 09-30 194",
    ),
    story(
        "months with a day",
        "deadline: {every: month, day: 25}",
        "01-26 done",
        "= 01-25 due-soon 01-25 0",
        "= 01-26 due 02-25 30",
        "= 02-11 due-soon 02-25 14",
    ),
    story(
        "three days a month",
        "deadline: {every: month, days: [10, 20, last]}",
        "01-09 done",
        "= 01-09 due-soon 01-20 11",
        "01-20 done occurrence: 2026-01-20",
        "= 01-20 due-soon 01-31 11",
        "= 02-11 overdue 01-31 -11 missed 1",
    ),
    story(
        "a quota in a year",
        QUOTA,
        "05-20 done",
        "= 05-20 due 12-31 225",
        "= 12-17 due-soon 12-31 14",
        "12-31 done",
        "= 12-30 due-soon 12-31 1",
        "= 12-31 done - -",
    ),
    story(
        "a quota filled late",
        QUOTA,
        "05-20 done",
        "= 2027-01-01 overdue 12-31 -1",
        "2027-01-15 done",
        "= 2027-01-15 done-late - -",
    ),
    story(
        "a quota filled on one day, by entries that name what they like",
        QUOTA,
        "05-20 done occurrence: 2026-H1",
        "05-20 done occurrence: 培训",
        "= 05-20 done - -",
    ),
    story(
        "a quota a half-year, by name",
        "deadline: {at_least: 2, per: half-year}",
        "05-20 done occurrence: 2026-Q2",
        "05-21 done occurrence: 2026-H2",
        "= 06-30 due-soon 06-30 0",
        "07-02 done occurrence: 2026-05",
        "= 07-02 due 12-31 182",
        "08-01 done",
        "= 08-01 done-late - -",
    ),
    story(
        "a quota missed",
        "deadline: {at_least: 1, per: quarter}",
        "= 04-01 overdue 03-31 -1",
        "= 07-01 overdue 03-31 -92 missed 1",
    ),
    story(
        "more than a quota asks is no less done",
        QUOTA,
        "05-20 done",
        "06-20 done",
        "07-20 done",
        "= 07-20 done - -",
    ),
    story(
        "an event that has not happened",
        EVENT,
        "= 03-01 waiting - -",
        "03-02 event 文件印发",
        "= 03-02 due-soon 03-12 10",
        "= 03-13 overdue 03-12 -1",
        "03-14 done",
        "= 03-14 done-late - -",
    ),
    story(
        "an event that happens far ahead",
        "deadline: {within: 60 days, after: 文件印发}",
        "03-02 event 文件印发",
        "= 03-02 due 05-01 60",
        "05-01 done",
        "= 05-01 done - -",
    ),
    story(
        "done before its event",
        EVENT,
        "03-01 done",
        "03-02 event 文件印发",
        "= 03-01 done - -",
        "= 04-01 done - -",
    ),
    story(
        "another event",
        EVENT,
        "03-02 event 方案公布",
        "= 04-01 waiting - -",
        "= 2027-04-01 waiting - -",
    ),
    story(
        "20 workdays over Spring Festival",
        "deadline: {within: 20 workdays, after: 文件印发}",
        "02-13 event 文件印发",
        "= 03-19 due-soon 03-19 0",
        "= 03-20 overdue 03-19 -1",
    ),
    story(
        "before a date",
        "deadline: {within: 10 workdays, before: 2026-10-15}",
        "= 09-09 due 09-24 15",
        "= 09-10 due-soon 09-24 14",
        "= 09-25 overdue 09-24 -1",
        "09-29 done",
        "= 09-29 done-late - -",
    ),
    story(
        "standing work, heard of or not",
        ONGOING,
        "= 01-01 ongoing - -",
        "= 04-01 ongoing - -",
        "= 04-02 stale - -",
        "04-03 progress",
        "= 04-03 ongoing - -",
        "= 07-02 ongoing - -",
        "= 07-03 stale - -",
        "07-04 done",
        "= 10-02 ongoing - -",
        "= 2028-01-01 stale - -",
    ),
    story(
        "standing work heard of in autumn is not stale once the year is over",
        ONGOING,
        "10-10 progress",
        "= 2028-01-01 ongoing - -",
    ),
    story(
        "standing work of a plan written late",
        ONGOING,
        "= 09-28 ongoing - -",
        "= 09-29 stale - -",
        plan="publication: {written: 2026-06-30}",
    ),
    story(
        "a report older than the plan does not age it",
        ONGOING,
        "01-10 progress",
        "= 09-28 ongoing - -",
        plan="publication: {written: 2026-06-30}",
    ),
    story(
        "a reminder is nothing heard",
        ONGOING,
        "04-01 reminded",
        "= 04-02 stale - -",
    ),
    story(
        "standing work by other settings",
        ONGOING,
        "= 01-31 ongoing - -",
        "= 02-01 stale - -",
        settings="stale_after: 30\n",
    ),
    story(
        "nothing stated: the year's end",
        "",
        "= 12-16 due 12-31 15",
        "= 12-17 due-soon 12-31 14",
        "= 12-31 due-soon 12-31 0",
        "= 2027-01-01 overdue 12-31 -1",
        "2027-01-08 done",
        "= 2027-01-08 done-late - -",
    ),
    story("nothing stated, done", "", "02-01 done", "= 02-01 done - -"),
    story(
        "reminded earlier by other settings",
        BY,
        "= 05-30 due 06-30 31",
        "= 05-31 due-soon 06-30 30",
        settings="remind: 30\n",
    ),
    story(
        "never reminded",
        BY,
        "= 06-29 due 06-30 1",
        "= 06-30 due-soon 06-30 0",
        settings="remind: 0\n",
    ),
)
SEVERAL = (
    story(
        "milestones in turn",
        "deadline: [{by: 2026-06-30, what: 清理}, {by: 2026-10-31, what: 整合}]",
        "= 06-20 due-soon 06-30 10",
        "06-25 done",
        "= 06-25 due 10-31 128",
        "10-20 done",
        "= 10-20 done - -",
    ),
    story(
        "milestones by name, the second first",
        "deadline: [{by: 2026-06-30, what: 清理}, {by: 2026-10-31, what: 整合}]",
        "06-25 done occurrence: 整合",
        "= 06-25 due-soon 06-30 5",
        "07-01 done occurrence: 2026-06-30",
        "= 07-01 done-late - -",
    ),
    story(
        "a milestone that recurs: its name means the earliest open",
        "deadline: {every: half-year, what: 例会}",
        "05-20 done occurrence: 例会",
        "= 05-20 due 12-31 225",
        "11-20 done occurrence: 例会",
        "= 11-20 done - -",
    ),
    story(
        "two milestones of the same quarters",
        "deadline: [{every: half-year, what: 例会}, {every: half-year, what: 通报}]",
        "05-20 done occurrence: 2026-H1",
        "= 05-20 due 06-30 41",
        "05-21 done occurrence: 2026-H1",
        "= 05-21 due 12-31 224",
        "11-20 done occurrence: 通报",
        "11-21 done occurrence: 例会",
        "= 11-21 done - -",
    ),
    story(
        "a date and an event that has not happened",
        "deadline: [{by: 2026-06-30}, {within: 10 days, after: 文件印发}]",
        "= 06-01 due 06-30 29",
        "06-20 done occurrence: 2026-06-30",
        "= 06-20 waiting - -",
        "07-01 event 文件印发",
        "= 07-01 due-soon 07-11 10",
        "07-05 done",
        "= 07-05 done - -",
    ),
    story(
        "a date and standing work",
        "deadline: [{by: 2026-06-30}, ongoing]",
        "= 06-01 due 06-30 29",
        "06-20 done",
        "= 06-20 ongoing - -",
        "= 09-18 ongoing - -",
        "= 09-19 stale - -",
    ),
    story(
        "one of the milestones late",
        "deadline: [{by: 2026-06-30}, {by: 2026-10-31}]",
        "07-01 done",
        "10-01 done",
        "= 10-01 done-late - -",
    ),
)
HELD_UP = (
    story(
        "blocked and resumed",
        BY,
        "05-01 blocked",
        "= 05-01 blocked 06-30 60",
        "= 07-01 blocked 06-30 -1",
        "07-02 progress",
        "= 07-02 overdue 06-30 -2",
    ),
    story("blocked and done", BY, "05-01 blocked", "05-09 done", "= 05-09 done - -"),
    story(
        "blocked stays so whatever the office writes",
        BY,
        "05-01 blocked",
        "05-02 reminded",
        "05-03 extension-asked",
        "05-04 extension-granted until: 2026-09-30",
        "05-05 issued",
        "= 05-02 blocked 06-30 59",
        "= 05-05 blocked 09-30 148",
        plan="supervision: [issued]",
    ),
    story("a blocked one of standing work", ONGOING, "05-01 blocked", "= 12-01 blocked - -"),
    story(
        "blocked after it was done is nothing",
        BY,
        "05-01 done",
        "05-02 blocked",
        "= 05-02 done - -",
    ),
    story(
        "cancelled",
        BY,
        "05-01 cancelled",
        "= 04-30 due 06-30 61",
        "= 05-01 cancelled - -",
        "= 07-01 cancelled - -",
    ),
    story(
        "cancelled and reminded", BY, "05-01 cancelled", "05-02 reminded", "= 05-02 cancelled - -"
    ),
    story(
        "cancelled and taken up again",
        BY,
        "05-01 cancelled",
        "05-09 progress",
        "= 05-09 due 06-30 52",
    ),
    story("cancelled standing work", ONGOING, "05-01 cancelled", "= 12-01 cancelled - -"),
    story(
        "one quarter cancelled",
        QUARTER,
        "03-01 cancelled occurrence: 2026-Q1",
        "= 03-01 due 06-30 121",
        "06-20 done",
        "09-20 done",
        "12-20 done",
        "= 07-01 due 09-30 91",
        "= 12-20 done - -",
    ),
    story(
        "the only occurrence cancelled by name",
        BY,
        "03-01 cancelled occurrence: 2026-06-30",
        "= 03-01 cancelled - -",
    ),
    story(
        "all quarters cancelled by name",
        "deadline: {every: half-year}",
        "03-01 cancelled occurrence: 2026-H1",
        "03-02 cancelled occurrence: 2026-H2",
        "= 03-01 due 12-31 305",
        "= 03-02 cancelled - -",
    ),
)
EXTENDED = (
    story(
        "an extension moves the due date from the day it is granted",
        BY,
        "06-20 extension-asked",
        "= 06-20 due-soon 06-30 10",
        "= 07-01 overdue 06-30 -1",
        "07-02 extension-granted until: 2026-08-31",
        "= 07-01 overdue 06-30 -1",
        "= 07-02 due 08-31 60",
        "08-31 done",
        "= 08-31 done - -",
    ),
    story(
        "an extension refused",
        BY,
        "06-20 extension-asked",
        "06-22 extension-refused",
        "= 07-01 overdue 06-30 -1",
    ),
    story(
        "a day written with a refusal is none granted",
        BY,
        "06-20 extension-asked until: 2026-08-31",
        "06-22 extension-refused until: 2026-08-31",
        "= 06-22 due-soon 06-30 8",
    ),
    story(
        "extended twice",
        BY,
        "06-20 extension-granted until: 2026-07-31",
        "07-20 extension-granted until: 2026-08-31",
        "= 07-19 due-soon 07-31 12",
        "= 07-20 due 08-31 42",
        "= 09-01 overdue 08-31 -1",
    ),
    story(
        "granted for the quarter that asked, not the earliest open",
        QUARTER,
        "05-01 extension-asked occurrence: 2026-Q2",
        "05-02 extension-granted until: 2026-08-31",
        "= 05-02 overdue 03-31 -32",
        "05-03 done",
        "= 05-03 due 08-31 120",
    ),
    story(
        "granted when nothing is open",
        BY,
        "07-01 done",
        "07-02 extension-granted until: 2026-08-31",
        "= 07-02 done-late - -",
    ),
    story(
        "granted afterwards, by name",
        BY,
        "07-01 done",
        "07-02 extension-granted until: 2026-08-31, occurrence: 2026-06-30",
        "= 07-01 done-late - -",
        "= 07-02 done - -",
    ),
    story(
        "a quarter extended past the next one",
        QUARTER,
        "03-20 extension-granted until: 2026-07-31",
        "= 04-10 due 06-30 81",
        "= 07-01 overdue 06-30 -1",
        "= 08-01 overdue 06-30 -32",
    ),
)
CYCLE = (
    story(
        "the cycle in full",
        BY,
        "03-01 issued",
        "03-02 received by: 办公室",
        "06-10 done by: 办公室",
        "= 06-10 waiting - -",
        "06-12 returned",
        "= 06-12 due 06-30 18",
        "06-28 done by: 办公室",
        "= 06-28 waiting - -",
        "07-03 verified",
        "= 07-03 waiting - -",
        "07-05 closed",
        "= 07-05 done - -",
        plan="supervision: [issued, received, verified, closed]",
    ),
    story(
        "returned past its due date, done late",
        BY,
        "06-10 done",
        "07-02 returned",
        "= 07-01 done - -",
        "= 07-02 overdue 06-30 -2",
        "07-09 done",
        "= 07-09 done-late - -",
    ),
    story(
        "closed and returned: to be closed again",
        BY,
        "06-10 done",
        "06-11 closed",
        "06-12 returned",
        "06-13 done",
        "= 06-11 done - -",
        "= 06-13 waiting - -",
        "06-14 closed",
        "= 06-14 done - -",
        plan="supervision: [closed]",
    ),
    story(
        "without the steps in the plan, done is done",
        BY,
        "06-10 done",
        "= 06-10 done - -",
    ),
    story(
        "only the last quarter is returned",
        QUARTER,
        "03-20 done",
        "06-20 done",
        "06-22 returned",
        "= 06-22 due-soon 06-30 8",
    ),
    story(
        "a named quarter is returned",
        QUARTER,
        "03-20 done",
        "06-20 done",
        "06-22 returned occurrence: 2026-Q1",
        "= 06-22 overdue 03-31 -83",
    ),
    story(
        "what was verified is not returned",
        QUARTER,
        "03-20 done",
        "06-20 done",
        "06-21 verified occurrence: 2026-Q2",
        "06-22 returned",
        "= 06-22 overdue 03-31 -83",
        plan="supervision: [verified]",
    ),
    story(
        "each quarter is verified in turn",
        "deadline: {every: half-year}",
        "05-20 done",
        "11-20 done",
        "= 11-20 waiting - -",
        "11-21 verified",
        "= 11-21 waiting - -",
        "11-22 verified",
        "= 11-22 done - -",
        plan="supervision: [verified]",
    ),
    story(
        "closed means what is verified, not what was done first",
        "deadline: {every: half-year}",
        "05-20 done",
        "11-20 done",
        "11-21 verified occurrence: 2026-H2",
        "11-22 closed",
        "11-23 verified",
        "11-24 closed",
        "= 11-23 waiting - -",
        "= 11-24 done - -",
        plan="supervision: [verified, closed]",
    ),
    story(
        "returned once of a quota leaves the others",
        QUOTA,
        "03-20 done",
        "04-20 done",
        "04-21 returned",
        "= 04-21 due 12-31 254",
        "05-20 done",
        "= 05-20 done - -",
    ),
    story(
        "reported twice by nobody in particular, returned once",
        BY,
        "03-20 done",
        "04-20 done",
        "04-21 returned",
        "= 04-21 due 06-30 70",
    ),
)
STORIES = [*STEPS, *SEVERAL, *HELD_UP, *EXTENDED, *CYCLE]


def told(standing: Standing) -> str:
    """Say of a standing what the tables expect."""
    left = "-" if standing.days_left is None else str(standing.days_left)
    missed = f" missed {len(standing.missed)}" if standing.missed else ""
    return f"{standing.status.value} {short(standing.next_due)} {left}{missed}"


@pytest.mark.parametrize("case", STORIES, ids=[each.name for each in STORIES])
def test_a_task_stands(case: Story, tmp_path: Path) -> None:
    on = read(tmp_path, case.task, case.ledger, plan=case.plan, settings=case.settings)
    found = [f"{line.split()[0]} {told(on(line.split()[0]))}" for line in case.days]
    assert case.days
    assert found == list(case.days)


def test_every_status_is_reached() -> None:
    reached = {line.split()[1] for each in STORIES for line in each.days}
    assert reached == {status.value for status in Status}


def test_days_left_count_down_one_by_one(tmp_path: Path) -> None:
    on = read(tmp_path, BY)
    for number in range(400):
        day = date(2026, 1, 1) + timedelta(days=number)
        standing = on(day.isoformat())
        assert standing.days_left == (date(2026, 6, 30) - day).days
        assert (standing.status is Status.OVERDUE) == (day > date(2026, 6, 30))


def test_extension_stays_visible(tmp_path: Path) -> None:
    on = read(tmp_path, BY, ("06-20 extension-granted until: 2026-08-31",))
    before, after = only(on("06-19")), only(on("06-20"))
    assert (before.extended, before.due) == (None, date(2026, 6, 30))
    assert (after.extended, after.due) == (date(2026, 8, 31), date(2026, 8, 31))
    assert after.occurrence.due == date(2026, 6, 30)


def test_provisional_is_what_the_next_due_date_rests_on(tmp_path: Path) -> None:
    task = "deadline: [{by: 2026-06-30}, {by: 2026-12-31, grace: 3 workdays}]"
    granted = "08-01 extension-granted until: 2027-01-31"
    on = read(tmp_path, task, ("06-01 done", granted, "2027-01-20 done"))
    assert not on("05-01").provisional, "the first date is plain"
    assert on("06-01").provisional
    assert on("06-01").next_due == date(2027, 1, 5)
    assert not on("08-01").provisional, "a granted day is a day"
    assert not on("2027-01-20").provisional, "nothing is open"


def test_cancelled_rests_on_nothing(tmp_path: Path) -> None:
    on = read(tmp_path, "deadline: {by: 2026-12-31, grace: 3 workdays}", ("06-01 cancelled",))
    assert on("05-31").provisional
    assert not on("06-01").provisional


def test_an_announced_year_is_supplied(tmp_path: Path) -> None:
    year = "year: 2027\nholidays: [2027-01-01, 2027-01-04]\nworkdays: [2027-01-02]\n"
    (tmp_path / "2027.calendar.yaml").write_text(year, encoding="utf-8")
    settings = "calendar_years: [2027.calendar.yaml]\n"
    on = read(tmp_path, "deadline: {by: 2026-12-31, grace: 2 workdays}", settings=settings)
    assert on("12-31").next_due == date(2027, 1, 5)
    assert not on("12-31").provisional


def test_entries_of_one_day_count_in_the_order_they_were_written(tmp_path: Path) -> None:
    one = read(tmp_path, BY, ("05-01 blocked", "05-01 progress"))("05-01")
    other = read(tmp_path, BY, ("05-01 progress", "05-01 blocked"))("05-01")
    assert (one.status, other.status) == (Status.DUE, Status.BLOCKED)


def test_entries_count_by_date_whatever_the_order_of_lines(tmp_path: Path) -> None:
    lines = ("12-20 done", "06-20 done", "09-20 done", "03-20 done")
    standing = read(tmp_path, QUARTER, lines)("12-31")
    assert standing.status is Status.DONE
    assert [each.date.month for each in standing.entries] == [3, 6, 9, 12]
