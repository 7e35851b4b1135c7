"""In time, late, overdue and open: judged and counted in one way wherever they are shown."""

from datetime import date
from pathlib import Path

import pytest

from gkplan.cli import options
from gkplan.model.deadline import Period
from gkplan.site import quarters
from gkplan.tracking import matrix
from gkplan.tracking.punctuality import (
    Counts,
    Punctuality,
    add_counts,
    count_reports,
    judge_report,
)
from gkplan.tracking.tally import count_by_section
from gkplan.tracking.timeline import count_stretches

DUE = date(2026, 3, 31)
BEFORE, AFTER = date(2026, 3, 30), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("reported", "as_of", "expected"),
    [
        (BEFORE, AFTER, Punctuality.IN_TIME),
        (DUE, AFTER, Punctuality.IN_TIME),
        (AFTER, AFTER, Punctuality.LATE),
        (None, BEFORE, Punctuality.OPEN),
        (None, DUE, Punctuality.OPEN),
        (None, AFTER, Punctuality.OVERDUE),
    ],
)
def test_a_report_is_judged_by_its_due_date(
    reported: date | None, as_of: date, expected: Punctuality
) -> None:
    assert judge_report(DUE, reported, as_of) is expected


MIXED = [
    *[Punctuality.OPEN] * 4,
    *[Punctuality.LATE] * 2,
    *[Punctuality.IN_TIME] * 1,
    *[Punctuality.OVERDUE] * 3,
]


def test_each_kind_is_counted_under_its_own_name() -> None:
    counts = count_reports(MIXED)
    assert counts == Counts(in_time=1, late=2, overdue=3, open=4)
    assert {kind: counts.of(kind) for kind in Punctuality} == {
        Punctuality.IN_TIME: 1,
        Punctuality.LATE: 2,
        Punctuality.OVERDUE: 3,
        Punctuality.OPEN: 4,
    }
    assert (counts.due, counts.reported, counts.come, counts.percent) == (10, 3, 6, 50)
    assert add_counts((counts, Counts(late=1), counts)) == Counts(2, 5, 6, 8)
    assert add_counts(()) == Counts()


def test_nothing_due_has_neither_share_nor_worst() -> None:
    assert (Counts().percent, Counts().worst) == (None, None)
    assert (Counts(open=2).percent, Counts(open=2).worst) == (None, Punctuality.OPEN)
    assert Counts(in_time=1, open=2).worst is Punctuality.IN_TIME
    assert Counts(in_time=1, late=1).worst is Punctuality.LATE
    assert Counts(late=1, overdue=1).worst is Punctuality.OVERDUE


PLAN = """\
gkplan: 1
title: 示例方案
year: 2026
issuer: I
tasks:
  - {heading: 月报, id: aa, units: [甲], deadline: {every: month, day: 25}}
  - {heading: 年报, id: bb, units: [甲], deadline: {by: 2026-02-10}}
  - {heading: 停报, id: cc, units: [甲], deadline: {every: quarter}}
"""
LEDGER = """\
- {task: aa, date: 2026-01-25, status: done, by: 甲}
- {task: aa, date: 2026-02-26, status: done, occurrence: 2026-02, by: 甲}
- {task: cc, date: 2026-03-20, status: done, by: 甲}
- {task: cc, date: 2026-04-03, status: cancelled}
"""


def _write(folder: Path, plan: str, ledger: str = "") -> None:
    for name, text in (("2026", plan), ("units", "units: [{name: 甲}]\n"), ("2026.ledger", ledger)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_unit_alone_counts_alike_on_a_timeline_in_the_matrix_and_on_a_page(
    tmp_path: Path,
) -> None:
    _write(tmp_path, PLAN, LEDGER)
    found = options.follow([tmp_path], date(2026, 4, 25)).standings
    timeline = {each.name: each.counts for each in count_stretches(found, Period.QUARTER)}
    (row,) = matrix.count_rows(found)
    (unit,) = quarters.count_quarters(found)
    assert timeline["2026-Q1"] == Counts(in_time=2, late=1, overdue=2, open=0)
    assert timeline["2026-Q2"] == Counts(open=3)
    assert {each.name: each.counts for each in row.quarters} == timeline
    assert {each.name: each.counts for each in unit.quarters} == timeline


ALIKE = """\
gkplan: 1
title: 示例方案
year: 2026
issuer: I
numbering: ["{cn}、"]
sections:
  - sections:
      - heading: 公开
        text: 一段。
        tasks:
          - {heading: 月报, units: [甲], deadline: {every: month, day: 25}}
      - heading: 公开
        tasks:
          - {heading: 月报, units: [甲], deadline: {every: month, day: 25}}
  - tasks:
      - {heading: 月报, units: [甲], deadline: {every: month, day: 25}}
"""


def test_sections_that_are_alike_in_all_but_their_place_are_told_apart(tmp_path: Path) -> None:
    _write(tmp_path, ALIKE)
    followed = options.follow([tmp_path], date(2026, 4, 25))
    (plan,) = followed.plans
    tallies = count_by_section(plan.plan, followed.standings)
    assert [(each.top and each.top.label, each.total) for each in tallies] == [
        ("一、", 1),
        ("二、", 1),
        (None, 1),
    ]
    last_first = count_by_section(plan.plan, followed.standings[::-1])
    assert [each.top for each in last_first] == [each.top for each in tallies][::-1]
