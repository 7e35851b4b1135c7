"""A year's draft: what was done by section, highlights, problems and what comes next: 年度总结."""

from collections.abc import Iterable, Sequence

from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Step
from gkplan.model.plan import Paragraph
from gkplan.model.status import Status
from gkplan.phrases import outline
from gkplan.phrases.outline import Placed
from gkplan.reports import phrasing, problems
from gkplan.reports.case import Case
from gkplan.tracking import tally, words
from gkplan.tracking.punctuality import count_reports, judge_report
from gkplan.tracking.standing import Standing


def facts(case: Case) -> dict[str, object]:
    """Give each plan's numbers, sections with their tasks, highlights, problems and next steps.

    `counts` are of tasks by status, `occurrences` of what was due by the day.
    """
    plans = [_plan(case, dossier) for dossier in case.dossiers]
    return {"about": phrasing.about(case), "plans": plans}


def _plan(case: Case, dossier: Dossier) -> dict[str, object]:
    found = case.judge_plan(dossier, case.as_of)
    counts = tally.count_by_status(found)
    plan = dossier.plan
    return {
        "title": plan.title,
        "issuer": plan.issuer,
        "year": plan.year,
        "basis": phrasing.listed(phrasing.titled(each.title) for each in plan.basis),
        "tasks": len(found),
        "counts": {status.value.replace("-", "_"): counts.get(status, 0) for status in Status},
        "counted": phrasing.counted(counts),
        "occurrences": _occurrences(found),
        "sections": _sections(dossier, found),
        "highlights": _highlights(found),
        "problems": problems.problems(found),
        "cancelled": [_cancelled(each) for each in found if each.status is Status.CANCELLED],
        "next": problems.ahead(found),
    }


def _occurrences(found: Iterable[Standing]) -> dict[str, int]:
    """Count what was due by the day: done in time, done late, overdue."""
    counts = count_reports(
        judge_report(progress.due, progress.done, standing.as_of)
        for standing in found
        for progress in standing.progress
        if progress.due
        and (progress.done or not standing.has_cancelled(progress))
        and progress.due <= standing.as_of
    )
    return {
        "due": counts.come,
        "in_time": counts.in_time,
        "late": counts.late,
        "overdue": counts.overdue,
    }


def _sections(dossier: Dossier, found: Sequence[Standing]) -> list[dict[str, object]]:
    """List the plan's top sections with their tasks, each with its status."""
    return [
        {
            "heading": _heading(each.top),
            "counted": phrasing.counted(each.counts),
            "total": each.total,
            "tasks": [_task(standing) for standing in each.standings],
        }
        for each in tally.count_by_section(dossier.plan, found)
    ]


def _heading(top: Placed | None) -> str:
    """Name a top section; "" for the tasks that stand in none."""
    return outline.name(top.item) if top and not isinstance(top.item, Paragraph) else ""


def _task(standing: Standing) -> dict[str, str]:
    return {
        "number": phrasing.number(standing.placed),
        "task": outline.name(standing.task),
        "units": phrasing.listed(each.unit for each in standing.task.assignments),
        "status": words.status(standing.status),
    }


def _highlights(found: Iterable[Standing]) -> list[dict[str, str]]:
    """List what entries note of work that was done or went on, but of none that was late."""
    return [
        {
            "task": outline.name(standing.task),
            "unit": phrasing.listed(entry.by),
            "day": entry.date.isoformat(),
            "by": phrasing.dated(entry),
            "note": entry.note,
        }
        for standing in found
        for entry in standing.entries
        if entry.note and entry.status in (Step.DONE, Step.PROGRESS)
        if not any(entry in each.entries for each in standing.progress if each.is_late)
    ]


def _cancelled(standing: Standing) -> dict[str, str]:
    told = [e for e in standing.entries if e.status is Step.CANCELLED]
    why = told[-1].note if told else ""
    return {"task": outline.name(standing.task), "why": why or _("no reason recorded")}
