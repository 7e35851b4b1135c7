"""Deadlines in the words of an English plan; those of a Chinese one are read back elsewhere."""

from datetime import date

import pytest

from gkplan.model.deadline import (
    AfterEvent,
    BeforeDate,
    Deadline,
    FixedDate,
    Length,
    Measure,
    Ongoing,
    Period,
    Quota,
    Recurrence,
    Window,
)
from gkplan.phrases.wording import word_deadline

TEN = Length(10, Measure.WORKDAYS)


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (FixedDate(date(2026, 8, 30)), "by 2026-08-30"),
        (FixedDate(date(2026, 12, 31), text="kept words are not asked"), "by 2026-12-31"),
        (Window(date(2026, 3, 1), date(2026, 5, 1)), "2026-03-01 to 2026-05-01"),
        (Recurrence(Period.QUARTER), "every quarter"),
        (Recurrence(Period.MONTH, (10,)), "by day 10 of every month"),
        (Recurrence(Period.MONTH, (10, 20, 0)), "by day 10, 20 and the last of every month"),
        (Recurrence(Period.HALF_YEAR, (5,), 1), "by day 5 of month 1 of every half-year"),
        (Recurrence(Period.YEAR, (), 3), "by the end of month 3 of every year"),
        (
            Recurrence(Period.QUARTER, grace=TEN),
            "within 10 working days of the end of every quarter",
        ),
        (
            Recurrence(Period.MONTH, (5,), grace=Length(1)),
            "by day 5 of every month, with 1 day of grace",
        ),
        (Quota(1, Period.MONTH), "at least once a month"),
        (Quota(2, Period.YEAR), "at least 2 times a year"),
        (AfterEvent(TEN, "publication"), "within 10 working days of publication"),
        (BeforeDate(Length(1), date(2026, 5, 1)), "1 day before 2026-05-01"),
        (Ongoing(), "ongoing"),
    ],
)
def test_rules_in_english(deadline: Deadline, words: str) -> None:
    assert word_deadline(deadline, 2026, "en") == words
