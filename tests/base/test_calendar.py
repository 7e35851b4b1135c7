"""Working days in China: announced years, supplied ones, and the rest by rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkplan.base.calendar import Calendar, Counted, YearOff

ANNOUNCED = Calendar()
KNOWN_DAYS = st.dates(date(2004, 3, 1), date(2026, 6, 30))
COUNTS = st.integers(1, 40)


def workdays(year: int, known: Calendar = ANNOUNCED) -> int:
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    return sum(known.is_workday(day) for day in days)


# as the package `holidays` counts them too; 2020 lost two days to a longer Spring Festival
@pytest.mark.parametrize(
    ("year", "count"),
    [
        (2019, 250),
        (2020, 249),
        (2021, 250),
        (2022, 249),
        (2023, 249),
        (2024, 251),
        (2025, 248),
        (2026, 248),
    ],
)
def test_workdays_of_a_year(year: int, count: int) -> None:
    assert workdays(year) == count


@pytest.mark.parametrize(
    ("day", "works", "why"),
    [
        ("2026-01-01", False, "New Year"),
        ("2026-01-04", True, "a Sunday worked for New Year"),
        ("2026-02-14", True, "a Saturday worked for Spring Festival"),
        ("2026-02-16", False, "the eve of Spring Festival"),
        ("2026-02-23", False, "its last day off"),
        ("2026-02-24", True, "the day after"),
        ("2026-02-28", True, "the other Saturday worked for it"),
        ("2026-04-06", False, "Tomb-Sweeping Day"),
        ("2026-05-05", False, "Labour Day's last day off"),
        ("2026-05-09", True, "a Saturday worked for it"),
        ("2026-06-19", False, "Dragon Boat Festival"),
        ("2026-09-20", True, "a Sunday worked for National Day"),
        ("2026-10-07", False, "National Day's last day off"),
        ("2026-10-08", True, "the day after"),
        ("2026-10-10", True, "a Saturday worked for it"),
        ("2026-10-11", False, "a plain Sunday"),
        ("2024-02-09", True, "the eve of Spring Festival 2024 was no public holiday"),
        ("2024-02-18", True, "a Sunday worked for Spring Festival 2024"),
        ("2020-01-31", False, "the Spring Festival that was made longer"),
    ],
)
def test_day(day: str, works: bool, why: str) -> None:  # noqa: FBT001
    assert ANNOUNCED.is_workday(date.fromisoformat(day)) is works, why


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-02-13", 20, "2026-03-19"),
        ("2026-09-30", 20, "2026-11-03"),
        ("2026-03-02", 1, "2026-03-03"),
        ("2026-03-06", 1, "2026-03-09"),
        ("2025-12-31", 248, "2026-12-31"),
    ],
)
def test_counting_starts_on_the_day_after(start: str, count: int, end: str) -> None:
    found = ANNOUNCED.after(date.fromisoformat(start), count)
    assert found == Counted(date.fromisoformat(end))


@given(KNOWN_DAYS, COUNTS)
def test_counted_days_are_workdays(start: date, count: int) -> None:
    end = ANNOUNCED.after(start, count).day
    between = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert sum(ANNOUNCED.is_workday(day) for day in between) == count
    assert ANNOUNCED.is_workday(end)


@given(KNOWN_DAYS, COUNTS)
def test_back_and_forth(day: date, count: int) -> None:
    there = ANNOUNCED.after(day, count).day
    back = ANNOUNCED.before(there, count).day
    assert ANNOUNCED.after(back, count).day == there
    assert (back == day) == ANNOUNCED.is_workday(day)
    assert ANNOUNCED.is_workday(ANNOUNCED.before(day, count).day)


@given(KNOWN_DAYS, COUNTS, COUNTS)
def test_counts_add_up(day: date, one: int, other: int) -> None:
    step = ANNOUNCED.after(day, one).day
    assert ANNOUNCED.after(step, other) == ANNOUNCED.after(day, one + other)


@given(KNOWN_DAYS)
def test_no_workdays_are_no_time(day: date) -> None:
    assert ANNOUNCED.after(day, 0) == ANNOUNCED.before(day, 0) == Counted(day)


@pytest.mark.parametrize(
    ("year", "announced"), [(2003, False), (2004, True), (2026, True), (2027, False), (2100, False)]
)
def test_years_announced(year: int, announced: bool) -> None:  # noqa: FBT001
    assert ANNOUNCED.is_announced(year) is announced
    assert Calendar({year: YearOff()}).is_announced(year)


def test_a_year_not_announced_is_monday_to_friday_and_provisional() -> None:
    friday = date(2027, 10, 1)
    assert ANNOUNCED.is_workday(friday)
    assert not ANNOUNCED.is_workday(friday + timedelta(days=1))
    assert ANNOUNCED.after(friday, 1) == Counted(date(2027, 10, 4), provisional=True)
    assert ANNOUNCED.before(friday, 1) == Counted(date(2027, 9, 30), provisional=True)


def test_one_unknown_day_makes_a_count_provisional() -> None:
    assert not ANNOUNCED.after(date(2026, 12, 30), 1).provisional
    assert ANNOUNCED.after(date(2026, 12, 31), 1).provisional
    assert ANNOUNCED.after(date(2026, 12, 20), 15).provisional
    assert not ANNOUNCED.before(date(2027, 1, 1), 3).provisional
    assert ANNOUNCED.before(date(2027, 1, 2), 3).provisional


def test_a_supplied_year_comes_first_and_alone() -> None:
    supplied = Calendar(
        {2026: YearOff(frozenset({date(2026, 6, 1)}), frozenset({date(2026, 6, 6)}))}
    )
    assert not supplied.is_workday(date(2026, 6, 1)), "a holiday of its own"
    assert supplied.is_workday(date(2026, 6, 6)), "a Saturday worked"
    assert supplied.is_workday(date(2026, 2, 16)), "the announcement it replaces does not count"
    assert not supplied.is_workday(date(2026, 6, 7)), "a Sunday"
    assert not supplied.is_workday(date(2025, 10, 1)), "other years are as announced"
    assert supplied.after(date(2026, 5, 29), 5) == Counted(date(2026, 6, 6))


def test_a_day_both_off_and_worked_is_worked() -> None:
    day = date(2027, 2, 6)
    assert Calendar({2027: YearOff(frozenset({day}), frozenset({day}))}).is_workday(day)
