"""What falls due when, occurrence by occurrence, and which unit owes it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gkplan.model.deadline import Deadline
from gkplan.model.plan import Role
from gkplan.model.status import Status
from gkplan.model.unit import Collective
from gkplan.tracking.progress import Progress
from gkplan.tracking.punctuality import is_late
from gkplan.tracking.standing import Standing, judge_by_days
from gkplan.tracking.waits import Awaited, Wait, find_wait

_RANK = (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT)


class AgendaItem(NamedTuple):
    """One occurrence on the day asked for: its own status, days left, and when it was reported.

    For one unit, `reported` is the day on which that unit reported; `days_left` is None once
    nothing is open.
    """

    standing: Standing
    progress: Progress
    status: Status
    days_left: int | None
    reported: date | None

    @property
    def due(self) -> date | None:
        return self.progress.due

    @property
    def provisional(self) -> bool:
        """Tell whether the due date rests on holidays that nobody has announced."""
        return self.progress.occurrence.provisional and not self.progress.extended

    @property
    def alone(self) -> Standing:
        """The task as if this were all of it, for what judges tasks: lights, waits."""
        return self.standing._replace(
            status=self.status,
            progress=(self.progress,),
            next_due=None if self.days_left is None else self.due,
            days_left=self.days_left,
        )


class Debt(NamedTuple):
    """An occurrence that a unit owes, and its part in the task; None where it only signs."""

    unit: str
    role: Role | None
    item: AgendaItem

    @property
    def wait(self) -> Wait | None:
        """What the occurrence waits for."""
        return find_wait(self.item.alone)


def find_names(standing: Standing, unit: str) -> frozenset[str]:
    """List the units that a name stands for on the day: a successor, the members of a collective.

    An open collective stands for itself.
    """
    register = standing.plan.units
    members = register.members(unit, standing.as_of)
    return frozenset(members or (register.canonical(unit),))


def concerns(standing: Standing, unit: str) -> bool:
    """Tell whether a task commits a unit on the day, in any role and under any of its names.

    It concerns a collective when it commits all of its members.
    """
    committed = {each for progress in standing.progress for each in progress.required}
    committed.update(*(find_names(standing, each.unit) for each in standing.task.assignments))
    return find_names(standing, unit) <= committed


def reported(progress: Progress, units: frozenset[str]) -> date | None:
    """Give the day the report of these units came in; of all where none of them must report."""
    own = [unit for unit in progress.required if unit in units]
    if not own or not progress.done_log.shares:
        return progress.reported_on
    days = progress.reports
    if any(unit in progress.missing for unit in own):
        return None
    return max((days[unit] for unit in own if unit in days), default=progress.reported_on)


def judge(standing: Standing, progress: Progress, unit: str = "") -> AgendaItem:
    """Judge one occurrence alone; for a unit, by what that unit has reported."""
    came = reported(progress, find_names(standing, unit) if unit else frozenset())
    return judge_done(standing, progress, came if unit else progress.done, came)


def judge_done(
    standing: Standing, progress: Progress, done: date | None, came: date | None
) -> AgendaItem:
    """Judge one occurrence by the day it was `done`; the report `came` on another, if unsigned."""
    due = progress.due
    left = (due - standing.as_of).days if due else None
    if done:
        status = Status.DONE_LATE if due and is_late(due, done) else Status.DONE
        return AgendaItem(standing, progress, status, None, came)
    if standing.has_cancelled(progress):
        status = Status.CANCELLED
    elif standing.status is Status.BLOCKED:
        status = standing.status
    elif left is None:
        status = Status.WAITING
    else:
        status = judge_by_days(left, standing.settings)
    return AgendaItem(standing, progress, status, left, came)


def list_due(
    standings: Iterable[Standing],
    start: date,
    end: date,
    unit: str = "",
) -> tuple[AgendaItem, ...]:
    """List what is due from `start` to `end`, both included, by date; nothing that is cancelled."""
    found = [
        judge(standing, progress, unit)
        for standing in standings
        if not unit or concerns(standing, unit)
        for progress in standing.progress
        if progress.due and start <= progress.due <= end
    ]
    found = [item for item in found if item.status is not Status.CANCELLED]
    return tuple(sorted(found, key=lambda item: item.due or end))


def list_debts(standings: Iterable[Standing], unit: str = "") -> tuple[Debt, ...]:
    """List what units owe, soonest first: what could be done by now, and of each deadline the next.

    With `unit`, only that unit's, or those of a collective's members. What counts from an event
    that has not happened stands last.
    """
    debts = [
        Debt(each, find_role(standing, each), judge(standing, progress))
        for standing in standings
        if standing.status is not Status.CANCELLED
        for each, progress in _owing(standing)
        if not unit or each in find_names(standing, unit)
    ]
    return tuple(sorted(debts, key=lambda debt: debt.item.due or date.max))


def _owing(standing: Standing) -> Iterator[tuple[str, Progress]]:
    ahead: set[tuple[str, Deadline]] = set()
    for progress in standing.progress:
        for unit in _debtors(standing, progress):
            if progress.occurrence.start > standing.as_of:
                key = (unit, progress.occurrence.deadline)
                if key in ahead:
                    continue
                ahead.add(key)
            yield unit, progress


def _debtors(standing: Standing, progress: Progress) -> tuple[str, ...]:
    """List who must act for an occurrence to be done: report it, or sign what was reported."""
    if not progress.is_open:
        return ()
    if progress.reported_on:
        wait = find_wait(standing._replace(progress=(progress,)))
        return wait.of if wait and wait.what is Awaited.SIGNATURE else ()
    return progress.missing if progress.required else list_open_collectives(standing)


def list_open_collectives(standing: Standing) -> tuple[str, ...]:
    """List the collectives among a task's units that name nobody in particular."""
    units = standing.plan.units
    bodies = (units.find(each.unit) for each in standing.task.assignments)
    found = [body for body in bodies if isinstance(body, Collective)]
    return tuple(body.name for body in found if not units.members(body.name))


def find_role(standing: Standing, unit: str) -> Role | None:
    """Give the weightiest part a unit has in a task; what an open collective had, once assigned."""
    assignments = standing.task.assignments
    roles = {each.role for each in assignments if unit in find_names(standing, each.unit)}
    if not roles and any(unit in progress.required for progress in standing.progress):
        units = standing.plan.units
        roles = {each.role for each in assignments if not units.members(each.unit)}
    return next((role for role in _RANK if role in roles), None)
