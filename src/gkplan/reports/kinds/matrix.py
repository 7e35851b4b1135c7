"""What each unit had to report in each quarter, and what came of it: 单位季度完成情况."""

from pathlib import Path

from gkplan.reports import charts, phrasing
from gkplan.reports.case import Case
from gkplan.tracking import matrix


def facts(case: Case) -> dict[str, object]:
    """Give the quarters' names, and each unit's row of them: due, reported, late, overdue, open."""
    rows = _rows(case)
    return {
        "about": phrasing.about(case),
        "quarters": [each.name for each in rows[0].quarters] if rows else [],
        "rows": [
            {
                "issuer": row.issuer,
                "unit": row.unit,
                "due": row.due,
                "reported": sum(each.reported for each in row.quarters),
                "overdue": sum(each.overdue for each in row.quarters),
                "quarters": [
                    {
                        "name": each.name,
                        "due": each.due,
                        "reported": each.reported,
                        "late": each.late,
                        "overdue": each.overdue,
                        "open": each.open,
                    }
                    for each in row.quarters
                ],
            }
            for row in rows
        ],
    }


def picture(case: Case, templates_folder: Path | None) -> charts.Spec:
    """Give the same as a picture, through matrix.vl.json."""
    return charts.make_matrix_spec(_rows(case), case.language, templates_folder)


def _rows(case: Case) -> tuple[matrix.UnitQuarterCounts, ...]:
    return matrix.count_shares(case.shares(case.as_of))
