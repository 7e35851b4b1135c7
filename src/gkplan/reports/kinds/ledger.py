"""Every task with its units, time limit, progress and evidence: 台账."""

from collections.abc import Iterator

from gkplan.base.language import _, ngettext
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Step
from gkplan.model.plan import Role
from gkplan.model.status import Status
from gkplan.phrases import outline
from gkplan.reports import phrasing
from gkplan.reports.case import Case
from gkplan.tracking import words
from gkplan.tracking.progress import Progress
from gkplan.tracking.standing import Standing
from gkplan.tracking.waits import find_wait


def facts(case: Case) -> dict[str, object]:
    """Give each plan's title and rows in the columns of a ledger as offices keep it.

    A row holds order, number, task, text, lead, support, responsible, limit, status, progress
    (status and entries), evidence (a list) and remarks.
    """
    plans = [_plan(case, dossier) for dossier in case.dossiers]
    return {"about": phrasing.about(case), "plans": plans}


def _plan(case: Case, dossier: Dossier) -> dict[str, object]:
    found = case.judge_plan(dossier, case.as_of)
    rows = [_row(standing, order) for order, standing in enumerate(found, 1)]
    return {"title": dossier.plan.title, "issuer": dossier.plan.issuer, "rows": rows}


def _row(standing: Standing, order: int) -> dict[str, object]:
    task = standing.task
    told = [entry for entry in standing.entries if entry.status in phrasing.TOLD]
    proofs = phrasing.evidence(standing.entries)
    status = words.status(standing.status)
    return {
        "order": str(order),
        "number": phrasing.number(standing.placed),
        "task": outline.name(task),
        "text": phrasing.requirement(task),
        "lead": phrasing.units(task, Role.LEAD),
        "support": phrasing.units(task, Role.SUPPORT),
        "responsible": phrasing.units(task, Role.RESPONSIBLE),
        "limit": phrasing.limit(task, standing.plan),
        "status": status,
        "progress": _("; ").join(filter(None, (status, phrasing.said(told)))),
        "evidence": proofs,
        "evidence_words": _("; ").join(proofs),
        "remarks": _("; ").join(_remarks(standing)),
    }


def _remarks(standing: Standing) -> Iterator[str]:
    """What an office writes beside a row: lateness, who is missing, extensions, reminders."""
    late = -(standing.days_left or 0)
    if standing.next_due and late > 0:
        yield _("due {day}, {late}").format(day=standing.next_due, late=phrasing.late(late))
    elif standing.next_due:
        yield _("due {day}").format(day=standing.next_due)
    if standing.current and standing.current.is_open:
        yield from _come(standing.current)
    if standing.status is Status.WAITING and (wait := find_wait(standing)):
        yield _("waits for: {what}").format(what=words.wait(wait))
    for each in standing.progress:
        if each.done and each.due and each.is_late:
            days = phrasing.late((each.done - each.due).days)
            yield _("due {day}, done {late}").format(day=each.due, late=days)
        if each.extended:
            yield _("extended to {day}").format(day=each.extended)
    if reminded := sum(entry.status is Step.REMINDED for entry in standing.entries):
        yield ngettext("{n} reminder", "{n} reminders", reminded).format(n=reminded)


def _come(progress: Progress) -> Iterator[str]:
    """How far an open occurrence has come that somebody reported."""
    if not progress.done_on:
        return
    if progress.occurrence.needed > 1 and not progress.done_log.shares:
        done, needed = len(progress.done_on), progress.occurrence.needed
        yield _("{n} of {total} times").format(n=done, total=needed)
    elif progress.missing:
        yield _("not reported: {units}").format(units=phrasing.listed(progress.missing))
