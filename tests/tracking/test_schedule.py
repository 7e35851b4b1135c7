"""Deadlines against their occurrences: tables in tests/schedule/, and what holds for all of them.

A line of a table reads `NAME START END DUE`, then `xN` where it must be done so often, and
`provisional`; `due` is `none` while its event is not recorded. With `count` only some are listed.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from gkplan.base.calendar import Calendar
from gkplan.model.deadline import (
    MONTHS_IN,
    AfterEvent,
    BeforeDate,
    Deadline,
    FixedDate,
    Length,
    Measure,
    Period,
    Quota,
    Recurrence,
    Window,
)
from gkplan.model.unit import UnitRegister
from gkplan.store import reader
from gkplan.tracking.schedule import (
    Occurrence,
    count_earlier,
    count_later,
    divide_year,
    list_occurrences,
    make_implied,
)

FOLDER = Path(__file__).parent / "schedule"
TABLES: dict[str, list[dict[str, Any]]] = {
    path.stem: YAML(typ="safe").load(path) for path in sorted(FOLDER.glob("*.yaml"))
}
CASES = [(case, f"{name}: {case['why']}") for name, cases in TABLES.items() for case in cases]
YEARS = st.integers(1990, 2100)
ANNOUNCED = Calendar()


def written(one: Occurrence) -> str:
    """Write an occurrence as the tables do."""
    parts = [one.name, str(one.start), str(one.end), str(one.due or "none")]
    parts += [f"x{one.needed}"] if one.needed != 1 else []
    parts += ["provisional"] if one.provisional else []
    return " ".join(parts)


def read(text: str, folder: Path) -> Deadline:
    """Read a deadline as a plan states it, with nothing wrong found."""
    path = folder / "plan.yaml"
    plan = f"gkplan: 1\ntitle: t\nyear: 2024\nissuer: i\ntasks: [{{id: t1, deadline: {text}}}]\n"
    path.write_text(plan, encoding="utf-8")
    found, diagnostics = reader.read_plan(path, UnitRegister())
    assert not diagnostics
    assert found
    (deadline,) = found.tasks[0].deadlines
    return deadline


def calendar(supplied: str, folder: Path) -> Calendar:
    """Read a calendar as gkplan.yaml supplies it."""
    (folder / "own.calendar.yaml").write_text(supplied, encoding="utf-8")
    settings = "gkplan: 1\ncalendar_years: [own.calendar.yaml]\n"
    (folder / "gkplan.yaml").write_text(settings, encoding="utf-8")
    found, diagnostics = reader.read_settings(folder / "gkplan.yaml")
    assert not diagnostics
    return found.calendar


@pytest.mark.parametrize("case", [case for case, _name in CASES], ids=[name for _, name in CASES])
def test_occurrences_are_as_listed(case: Mapping[str, Any], tmp_path: Path) -> None:
    events = {name: date.fromisoformat(day) for name, day in case.get("events", {}).items()}
    known = calendar(case["supplied"], tmp_path) if "supplied" in case else ANNOUNCED
    found = list_occurrences(read(case["deadline"], tmp_path), case["year"], events, known)
    listed = case["occurrences"]
    if "count" in case:
        assert len(found) == case["count"]
        names = {line.split()[0] for line in listed}
        found = tuple(one for one in found if one.name in names)
    assert [written(one) for one in found] == listed


def test_tables_are_long_and_say_why() -> None:
    assert len(CASES) >= 120
    names = [name for _case, name in CASES]
    assert len(set(names)) == len(names)


def test_deadline_that_nobody_stated_is_the_years_end() -> None:
    (one,) = list_occurrences(make_implied(2024), 2024, {}, ANNOUNCED)
    assert written(one) == "2024-12-31 2024-01-01 2024-12-31 2024-12-31"
    assert isinstance(one.deadline, FixedDate)
    assert one.deadline.implied


def test_standing_work_has_none(tmp_path: Path) -> None:
    assert list_occurrences(read("ongoing", tmp_path), 2024, {}, ANNOUNCED) == ()


# what holds for all

LENGTHS = st.builds(Length, st.integers(1, 60), st.sampled_from(Measure))
DAYS = st.dates(date(2004, 1, 1), date(2026, 6, 30))


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    every = draw(st.sampled_from(Period))
    days = draw(st.lists(st.integers(0, 31), max_size=5))
    month = draw(st.none() | st.integers(1, MONTHS_IN[every]))
    return Recurrence(every, tuple(days), month, draw(st.none() | LENGTHS))


QUOTAS = st.builds(Quota, st.integers(1, 9), st.sampled_from(Period))
SERIES = recurrences() | QUOTAS


@given(SERIES, YEARS)
def test_windows_fill_the_year_and_never_overlap(deadline: Deadline, year: int) -> None:
    found = list_occurrences(deadline, year, {}, ANNOUNCED)
    assert found[0].start == date(year, 1, 1)
    assert found[-1].end == date(year, 12, 31)
    for one, following in pairwise(found):
        assert one.start <= one.end
        assert following.start == one.end + timedelta(days=1)


@given(SERIES, YEARS)
def test_names_are_unique_and_answer(deadline: Deadline, year: int) -> None:
    found = list_occurrences(deadline, year, {}, ANNOUNCED)
    for one in found:
        assert [other.name for other in found if other.answers_to(one.name)] == [one.name]
        assert not one.answers_to("")


@given(recurrences(), YEARS)
def test_due_is_on_a_stated_day_or_the_months_last(deadline: Recurrence, year: int) -> None:
    """So that no month drifts: 31 January is followed by 28 February, and that by 31 March."""
    bare = deadline._replace(grace=None)
    for one in list_occurrences(bare, year, {}, ANNOUNCED):
        assert one.due
        assert one.start <= one.due <= one.end
        last = monthrange(year, one.due.month)[1]
        wanted = {min(day, last) if day else last for day in deadline.days or (0,)}
        assert one.due.day in wanted
        months = MONTHS_IN[deadline.every]
        assert (one.due.month - 1) % months + 1 == (deadline.month or months)


@given(recurrences(), YEARS)
def test_every_stated_day_of_every_period_is_due_once(deadline: Recurrence, year: int) -> None:
    bare = deadline._replace(grace=None)
    found = [one.due for one in list_occurrences(bare, year, {}, ANNOUNCED)]
    months = MONTHS_IN[deadline.every]
    wanted = set()
    for first in range(1, 13, months):
        month = first + (deadline.month or months) - 1
        last = monthrange(year, month)[1]
        wanted |= {date(year, month, min(d or 31, last)) for d in deadline.days or (0,)}
    assert found == sorted(wanted)


@given(recurrences(), st.integers(2004, 2025))
def test_grace_moves_the_due_date_alone(deadline: Recurrence, year: int) -> None:
    bare = list_occurrences(deadline._replace(grace=None), year, {}, ANNOUNCED)
    graced = list_occurrences(deadline, year, {}, ANNOUNCED)
    assert [one[1:4] for one in graced] == [one[1:4] for one in bare]
    for one, plain in zip(graced, bare, strict=True):
        assert one.due
        assert plain.due
        wanted = (
            count_later(plain.due, deadline.grace, ANNOUNCED).day if deadline.grace else plain.due
        )
        assert one.due == wanted


@given(QUOTAS, YEARS)
def test_a_quota_is_due_at_each_periods_end(deadline: Quota, year: int) -> None:
    found = list_occurrences(deadline, year, {}, ANNOUNCED)
    assert len(found) == 12 // MONTHS_IN[deadline.per]
    for one in found:
        assert (one.due, one.needed, one.provisional) == (one.end, deadline.at_least, False)


@given(st.sampled_from(Period), YEARS)
def test_periods_divide_the_year_by_name(period: Period, year: int) -> None:
    found = list(divide_year(period, year))
    pattern = {Period.MONTH: "-{:02}", Period.QUARTER: "-Q{}", Period.HALF_YEAR: "-H{}"}
    count = 12 // MONTHS_IN[period]
    suffixes = [pattern.get(period, "").format(n) for n in range(1, count + 1)]
    assert [name for name, _start, _end in found] == [f"{year}{suffix}" for suffix in suffixes]
    days = sum((end - start).days + 1 for _name, start, end in found)
    assert days == 365 + (monthrange(year, 2)[1] == 29)


@given(DAYS, LENGTHS)
def test_after_an_event_and_before_a_day_agree(day: date, length: Length) -> None:
    after = AfterEvent(length, "文件印发")
    (one,) = list_occurrences(after, day.year, {"文件印发": day}, ANNOUNCED)
    assert one.due
    assert (one.start, one.end) == (day, one.due)
    assert one.due > day
    (back,) = list_occurrences(BeforeDate(length, one.due), day.year, {}, ANNOUNCED)
    # back to the event's day; from a holiday, to the last workday before it
    if length.measure is Measure.DAYS or ANNOUNCED.is_workday(day):
        assert back.due == day
    else:
        assert back.due
        assert back.due < day
        assert ANNOUNCED.after(back.due, 1).day > day


@given(DAYS, st.integers(0, 400), st.none() | LENGTHS)
def test_a_window_is_itself(start: date, days: int, grace: Length | None) -> None:
    end = start + timedelta(days=days)
    (one,) = list_occurrences(Window(start, end, grace), start.year, {}, ANNOUNCED)
    assert (one.start, one.end, one.name) == (start, end, end.isoformat())
    assert one.due == (count_later(end, grace, ANNOUNCED).day if grace else end)


@given(DAYS, st.integers(1, 60))
def test_days_are_counted_from_the_day_after(day: date, number: int) -> None:
    length = Length(number)
    assert count_later(day, length, ANNOUNCED) == (day + timedelta(days=number), False)
    assert count_earlier(count_later(day, length, ANNOUNCED).day, length, ANNOUNCED) == (day, False)


@pytest.mark.parametrize(
    ("deadline", "answers", "does_not"),
    [
        (Quota(2, Period.YEAR), ["2024", "2024-H1", "2024-Q4", "2024-02"], ["2023", "2023-H1"]),
        (Quota(1, Period.HALF_YEAR), ["2024-H1", "2024-Q1", "2024-06"], ["2024", "2024-Q3"]),
        (Quota(1, Period.MONTH, what="报送"), ["2024-01", "报送"], ["2024-Q1", "2024-02"]),
        (Recurrence(Period.QUARTER), ["2024-Q1"], ["2024-03", "2024", "2024-03-31"]),
        (Recurrence(Period.MONTH, (10, 20)), ["2024-01-10"], ["2024-01", "2024-01-20"]),
        (FixedDate(date(2024, 6, 30), what="清单"), ["2024-06-30", "清单"], ["2024-06", ""]),
        (BeforeDate(Length(10), date(2024, 6, 30)), ["2024-06-30"], ["2024-06-20"]),
        (AfterEvent(Length(10), "文件印发"), ["文件印发"], ["2024-12-31"]),
    ],
)
def test_a_ledger_entry_names_the_first(
    deadline: Deadline, answers: list[str], does_not: list[str]
) -> None:
    first = list_occurrences(deadline, 2024, {}, ANNOUNCED)[0]
    assert [name for name in answers if not first.answers_to(name)] == []
    assert [name for name in does_not if first.answers_to(name)] == []


MOVED: list[tuple[Callable[[date], Deadline], date]] = [
    (lambda day: BeforeDate(Length(5, Measure.WORKDAYS), day), date(2027, 2, 10)),
    (lambda day: FixedDate(day, grace=Length(5, Measure.WORKDAYS)), date(2027, 2, 5)),
]


@pytest.mark.parametrize(("make", "day"), MOVED)
def test_a_name_stays_when_a_year_is_announced(
    make: Callable[[date], Deadline], day: date, tmp_path: Path
) -> None:
    """A ledger entry that names an occurrence must go on naming it."""
    known = calendar("{year: 2027, holidays: [2027-02-08, 2027-02-09]}", tmp_path)
    (before,) = list_occurrences(make(day), 2027, {}, ANNOUNCED)
    (after,) = list_occurrences(make(day), 2027, {}, known)
    assert before.provisional
    assert not after.provisional
    assert before.due != after.due
    assert before.name == after.name == day.isoformat()
