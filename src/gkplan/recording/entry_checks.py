"""What must hold before an entry is written: better told now than found later."""

from collections.abc import Iterator
from datetime import date

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean, with_hint
from gkplan.model.ledger import SUPERVISION, Entry, Step
from gkplan.model.unit import Collective
from gkplan.tracking import lookup
from gkplan.tracking.standing import Standing

# the other steps are the office's own
_OF_UNITS = (Step.RECEIVED, Step.PROGRESS, Step.DONE, Step.BLOCKED, Step.EXTENSION_ASKED)
_EXTENSIONS = (Step.EXTENSION_ASKED, Step.EXTENSION_GRANTED)


def refuse(standing: Standing, entry: Entry, today: date) -> None:
    """Raise `UsageFailure` for the first thing in an entry that its plan does not know."""
    past(entry.date, today)
    _step(standing, entry)
    if standing.plan.units.declared:
        for unit in (*entry.by, *entry.units):
            lookup.find_unit([standing.plan], unit)
    _occurrence(standing, entry)
    _signatures(standing, entry)


def past(day: date, today: date) -> None:
    """Refuse a day that is yet to come."""
    if day > today:
        message = _("{day} is yet to come; the ledger holds what has happened")
        raise UsageFailure(message.format(day=day))


def _step(standing: Standing, entry: Entry) -> None:
    step, used = entry.status, standing.plan.supervision
    if step in SUPERVISION and step not in used:
        message = _("the plan does not use `{step}`: `supervision:` in {path} lists {steps}")
        shown = ", ".join(used) or _("none")
        raise UsageFailure(message.format(step=step, path=standing.plan.path, steps=shown))
    _goes_with(step, "--until", given=bool(entry.until), steps=_EXTENSIONS)
    _goes_with(step, "--units", given=bool(entry.units), steps=(Step.ASSIGNED,))
    missing = {
        Step.EXTENSION_GRANTED: "" if entry.until else "--until",
        Step.ASSIGNED: "" if entry.units else "--units",
    }
    if option := missing.get(step):
        raise UsageFailure(_("`{step}` needs {option}").format(step=step, option=option))


def _goes_with(step: Step, option: str, *, given: bool, steps: tuple[Step, ...]) -> None:
    if given and step not in steps:
        shown = ", ".join(f"`{each}`" for each in steps)
        message = _("{option} goes with {steps} only")
        raise UsageFailure(message.format(option=option, steps=shown))


def _occurrence(standing: Standing, entry: Entry) -> None:
    known = [each.occurrence for each in standing.progress]
    if not entry.occurrence or any(each.answers_to(entry.occurrence) for each in known):
        return
    names = dict.fromkeys(
        name for each in known for name in (each.name, each.deadline.what) if name
    )
    message = _("task `{id}` has no occurrence `{occurrence}`").format(
        id=entry.task, occurrence=entry.occurrence
    )
    shown = ", ".join(dict.fromkeys(names)) or _("none")
    raise UsageFailure("; ".join((message, _("it has: {names}").format(names=shown))))


def _signatures(standing: Standing, entry: Entry) -> None:
    chain = [each.step for each in standing.plan.signoff]
    for step, _name in entry.signed:
        if step not in chain:
            message = _("no step `{step}` in `signoff:` of {path}, which lists {steps}").format(
                step=step, path=standing.plan.path, steps=", ".join(chain) or _("none")
            )
            hint = did_you_mean(step, chain)
            raise UsageFailure(with_hint(message, hint))


def doubts(standing: Standing, entry: Entry) -> Iterator[str]:
    """Tell what in an entry may be right, but seldom is."""
    if entry.status not in _OF_UNITS:
        return
    for unit in entry.by:
        if not _is_held(standing, unit, entry.date):
            message = _("{unit} is not among the units of task `{id}`")
            yield message.format(unit=unit, id=entry.task)


def _is_held(standing: Standing, unit: str, day: date) -> bool:
    """Tell whether a unit, or one of a collective's, is held to a task; an open one holds any."""
    units = standing.plan.units
    names = [each.unit for each in standing.task.assignments]
    bodies = [units.find(name) for name in names]
    if not names or any(isinstance(body, Collective) and body.is_open for body in bodies):
        return True
    held = {each for name in names for each in (name, *units.members(name, day))}
    return bool(held & {unit, *units.members(unit, day)})
