"""What an office chases on a day: of whom, why, and what it expects 催办."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gkplan.base.language import _, ngettext
from gkplan.model.ledger import Step
from gkplan.model.plan import Role
from gkplan.model.status import Status
from gkplan.phrases import outline
from gkplan.reports import phrasing
from gkplan.reports.case import Case
from gkplan.tracking import agenda, words
from gkplan.tracking.agenda import Debt
from gkplan.tracking.matrix import rank_unit
from gkplan.tracking.progress import Progress
from gkplan.tracking.standing import Standing
from gkplan.tracking.waits import Awaited


class Colour(StrEnum):
    """The three kinds of slips, the most pressing first; cities give them colours of their own."""

    OVERDUE = "overdue"
    BEHIND = "behind"
    NEAR = "near"


class Chased(NamedTuple):
    """One thing a unit is chased for: `state` says how it stands, `expected` what is asked.

    `progress` is None for standing work, which has no dates. `unit` is "" where nobody is named.
    """

    unit: str
    colour: Colour
    standing: Standing
    progress: Progress | None
    due: date | None
    state: str
    expected: str


def chased(case: Case) -> tuple[Chased, ...]:
    """List all that is overdue, behind or near due, by unit in the order of units.yaml."""
    standings = case.judge(case.as_of)
    debts = agenda.list_debts(standings, case.unit)
    found = [each for debt in debts for each in _of_debt(debt)]
    found += [each for standing in standings for each in _stale(standing, case)]
    if not case.unit:
        found += [each for standing in standings for each in _unowned(standing, case)]
    return tuple(sorted(found, key=lambda each: rank_unit(each.standing.plan, each.unit)))


def reminders(standing: Standing) -> list[date]:
    """The days on which a task was reminded of."""
    return [entry.date for entry in standing.entries if entry.status is Step.REMINDED]


def called(of: Chased) -> str:
    """Name what is chased; standing work has no period."""
    name = outline.name(of.standing.task)
    return phrasing.called(name, of.progress) if of.progress else name


def _of_debt(debt: Debt) -> Iterator[Chased]:
    item = debt.item
    standing, progress = item.standing, item.progress
    colour = _colour(debt)
    if colour:
        state = words.status(Status.BLOCKED) if standing.status is Status.BLOCKED else ""
        stopped = [e.note for e in standing.entries if e.status is Step.BLOCKED]
        told = [phrasing.noted(state, stopped[-1])] if state and stopped else [state]
        if progress.returned_on:
            told.append(_("returned on {day}").format(day=progress.returned_on))
        if progress.asked_on:
            told.append(_("extension asked on {day}").format(day=progress.asked_on))
        state = _("; ").join(filter(None, told))
        yield Chased(debt.unit, colour, standing, progress, item.due, state, _expected(debt))


def _colour(debt: Debt) -> Colour | None:
    """Judge a debt: blocked work that is not due yet and a quota that lags are behind."""
    left = debt.item.days_left
    if left is None or debt.item.progress.occurrence.start > debt.item.standing.as_of:
        return None
    if left < 0:
        return Colour.OVERDUE
    if debt.item.status is Status.BLOCKED or _lags(debt):
        return Colour.BEHIND
    return Colour.NEAR if debt.item.status is Status.DUE_SOON else None


def _reports(debt: Debt) -> int:
    """Count the reports that have come: the unit's own where each member has a quota."""
    log = debt.item.progress.done_log
    if not log.shares:
        return len(log.reports)
    owed = debt.item.progress.owed
    return sum(debt.unit in owed.now(report.shares) for report in log.reports)


def _lags(debt: Debt) -> bool:
    """Tell whether fewer reports have come than the time gone by asks for."""
    occurrence = debt.item.progress.occurrence
    whole = (occurrence.end - occurrence.start).days + 1
    gone = (debt.item.standing.as_of - occurrence.start).days + 1
    return occurrence.needed > 1 and _reports(debt) < occurrence.needed * gone // whole


def _expected(debt: Debt) -> str:
    wait = debt.wait
    if wait and wait.what is Awaited.SIGNATURE:
        return _("sign the step {step}").format(step=wait.name)
    if wait and wait.what is Awaited.RECEIPT:
        return _("acknowledge receipt and report")
    if debt.role is Role.SUPPORT:
        return _("report its part, with evidence")
    missing = debt.item.progress.occurrence.needed - _reports(debt)
    if debt.item.progress.occurrence.needed > 1:
        message = ngettext(
            "{n} more report, with evidence", "{n} more reports, with evidence", missing
        )
        return message.format(n=missing)
    return _("finish and report, with evidence")


def _stale(standing: Standing, case: Case) -> Iterator[Chased]:
    """Chase those that lead standing work of which nothing was heard for long."""
    if standing.status is not Status.STALE:
        return
    task = standing.task
    held = task.leads or tuple(a for a in task.assignments if a.role is not Role.SUPPORT)
    wanted = agenda.find_names(standing, case.unit) if case.unit else None
    state = words.silence(standing)
    units = (unit for each in held for unit in sorted(agenda.find_names(standing, each.unit)))
    for unit in dict.fromkeys(units):
        if wanted is None or unit in wanted:
            yield Chased(unit, Colour.BEHIND, standing, None, None, state, _("report progress"))


def _unowned(standing: Standing, case: Case) -> Iterable[Chased]:
    """List what is overdue of tasks that name nobody, so that nobody's debts show it."""
    if standing.status in (Status.CANCELLED, Status.DONE, Status.DONE_LATE):
        return ()
    return (
        Chased("", Colour.OVERDUE, standing, each, each.due, "", _("name who answers for it"))
        for each in standing.progress
        if each.is_open and each.due and each.due < case.as_of
        if not each.required and not agenda.list_open_collectives(standing) and not each.reported_on
    )
