"""What fell due and what was reported of it, month by month: 完成进度."""

from pathlib import Path

from gkplan.reports import charts, phrasing
from gkplan.reports.case import Case
from gkplan.tracking import timeline


def facts(case: Case) -> dict[str, object]:
    """Give the months of the plans' years: due, in time, late, overdue, open, and sums so far."""
    months = _months(case)
    return {
        "about": phrasing.about(case),
        "months": [
            {
                "name": each.name,
                "due": each.due,
                "reported": each.reported,
                "in_time": each.in_time,
                "late": each.late,
                "overdue": each.overdue,
                "open": each.open,
                "due_so_far": each.due_so_far,
                "reported_so_far": each.reported_so_far,
                "percent": each.percent,
            }
            for each in months
        ],
    }


def picture(case: Case, templates_folder: Path | None) -> charts.Spec:
    """Give the same as a picture, through timeline.vl.json."""
    return charts.make_timeline_spec(_months(case), case.language, templates_folder)


def _months(case: Case) -> tuple[timeline.PeriodCounts, ...]:
    return timeline.count_stretches(case.judge(case.as_of), unit=case.unit)
