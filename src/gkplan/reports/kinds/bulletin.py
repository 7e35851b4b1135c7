"""What a quarter asked for and what was done of it, by task and by unit: 季度通报."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gkplan.base.language import _
from gkplan.model.ledger import Step
from gkplan.model.status import Status
from gkplan.phrases import outline, terms
from gkplan.reports import phrasing, quarters
from gkplan.reports.case import Case
from gkplan.reports.quarters import QuarterAsked
from gkplan.tracking import agenda, words
from gkplan.tracking.agenda import AgendaItem
from gkplan.tracking.matrix import rank_unit
from gkplan.tracking.punctuality import Punctuality, count_reports, judge_report
from gkplan.tracking.shares import Share


def check(case: Case) -> None:
    """Refuse a quarter that there is not."""
    quarters.asked(case)


def facts(case: Case) -> dict[str, object]:
    """Give a quarter's counts, lists and units as of its end, or of the day where that is earlier.

    `before` are the counts of the quarter before as of its own end, None where nothing was due in
    it; `change` what each count differs by. `carried` is open from earlier quarters, `caught_up`
    was due in them and done in this one.
    """
    quarter = quarters.asked(case)
    items = _items(case, quarter)
    own = [item for item in items if quarter.start <= item.due]
    earlier = [item for item in items if item.due < quarter.start]
    counts, before = _counts(own), _before(case, quarter.before)
    units = _units(case, quarter)
    return {
        "about": phrasing.about(case),
        "quarter": quarter.name,
        "quarter_words": quarters.worded(quarter),
        "day": terms.day(quarter.judged(case.as_of)[0]),
        "counts": counts,
        "before": before,
        "change": {key: counts[key] - before[key] for key in counts} if before else None,
        "done": _rows(own, Punctuality.IN_TIME),
        "late": _rows(own, Punctuality.LATE),
        "overdue": _rows(own, Punctuality.OVERDUE),
        "carried": _rows(earlier, Punctuality.OVERDUE),
        "caught_up": [_row(i) for i in earlier if i.done and i.done >= quarter.start],
        "units": units,
        "silent": [unit for unit in units if unit["missing"]],
    }


class _Due(NamedTuple):
    """An occurrence with its due date, the day it was done, and how these stand to each other."""

    item: AgendaItem
    due: date
    done: date | None
    kind: Punctuality

    @property
    def is_blocked(self) -> bool:
        return self.item.status is Status.BLOCKED


def _items(case: Case, quarter: QuarterAsked) -> tuple[_Due, ...]:
    """List all that is due up to a quarter's end, as it stood then, judged by the whole task."""
    day, compared = quarter.judged(case.as_of)
    found = []
    for item in agenda.list_due(case.judge(day), date.min, quarter.end):
        if item.due:
            done = item.progress.done
            found.append(_Due(item, item.due, done, judge_report(item.due, done, compared)))
    return tuple(found)


def _counts(items: Sequence[_Due]) -> dict[str, int]:
    """Count what was due: each kind, those of the overdue that are blocked, done per hundred."""
    counts = count_reports(item.kind for item in items)
    return {
        "due": counts.due,
        "in_time": counts.in_time,
        "late": counts.late,
        "overdue": counts.overdue,
        "blocked": sum(item.is_blocked and item.kind is Punctuality.OVERDUE for item in items),
        "open": counts.open,
        "done_percent": counts.percent or 0,
    }


def _before(case: Case, quarter: QuarterAsked) -> dict[str, int] | None:
    items = [item for item in _items(case, quarter) if item.due >= quarter.start]
    return _counts(items) if items else None


def _rows(items: Iterable[_Due], wanted: Punctuality) -> list[dict[str, object]]:
    return [_row(item) for item in items if item.kind is wanted]


def _row(of: _Due) -> dict[str, object]:
    standing, progress = of.item.standing, of.item.progress
    missing = progress.missing or agenda.list_open_collectives(standing)
    return {
        "issuer": standing.plan.issuer,
        "number": phrasing.number(standing.placed),
        "task": phrasing.called(outline.name(standing.task), progress),
        "units": phrasing.listed(_held(of.item)),
        "due": of.due.isoformat(),
        "done": of.done.isoformat() if of.done else "",
        "days_late": max(0, ((of.done or standing.as_of) - of.due).days),
        "missing": phrasing.listed(missing) if not progress.reported_on else "",
        "blocked": of.is_blocked,
        "remarks": _remarks(of),
    }


def _remarks(of: _Due) -> str:
    """What is to be said of an open item: that it is blocked and why, which signature it lacks."""
    said = []
    progress = of.item.progress
    if of.is_blocked:
        notes = [e.note for e in of.item.standing.entries if e.status is Step.BLOCKED]
        said.append(phrasing.noted(words.status(Status.BLOCKED), notes[-1] if notes else ""))
    if progress.reported_on and progress.next_signature:
        said.append(_("not signed: {step}").format(step=progress.next_signature))
    return _("; ").join(said)


def _held(item: AgendaItem) -> tuple[str, ...]:
    """Name those who answer for a task as the plan names them; leads alone where it has any."""
    task = item.standing.task
    return tuple(each.unit for each in task.leads or task.assignments)


def _units(case: Case, quarter: QuarterAsked) -> list[dict[str, object]]:
    """Count what each unit had to report in a quarter, and list what it has not."""
    day, compared = quarter.judged(case.as_of)
    held: dict[tuple[str, str], list[Share]] = {}
    found = [each for each in case.shares(day) if quarter.start <= each.due <= quarter.end]
    for share in sorted(found, key=lambda each: rank_unit(each.standing.plan, each.unit)):
        held.setdefault((share.standing.plan.issuer, share.unit), []).append(share)
    return [_unit(issuer, unit, own, compared) for (issuer, unit), own in held.items()]


def _unit(issuer: str, unit: str, own: Sequence[Share], compared: date) -> dict[str, object]:
    kinds = [judge_report(share.due, share.reported, compared) for share in own]
    counts = count_reports(kinds)
    missing = [
        phrasing.called(outline.name(share.standing.task), share.progress)
        for share, kind in zip(own, kinds, strict=True)
        if kind is Punctuality.OVERDUE
    ]
    return {
        "issuer": issuer,
        "unit": unit,
        "due": counts.due,
        "in_time": counts.in_time,
        "late": counts.late,
        "overdue": counts.overdue,
        "open": counts.open,
        "percent": counts.percent,
        "missing": missing,
        "missing_words": _("; ").join(missing),
    }
