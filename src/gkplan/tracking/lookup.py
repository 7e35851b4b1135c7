"""Finding what a person means: a task by id, by the start of its id or by its number; a unit."""

from collections.abc import Iterable, Sequence

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean, with_hint
from gkplan.model.plan import Plan
from gkplan.phrases.outline import addressed, name, numbered
from gkplan.tracking.standing import Standing


def find_task(standings: Iterable[Standing], wanted: str) -> Standing:
    """Find the one task meant by `q7wd`, `q7`, `三.(六)`, `2024/三.(六)` or, if alone, `(六)`.

    Raises `UsageFailure` where there is none, or more than one; the message lists them.
    """
    everything = tuple(standings)
    scope, slash, rest = wanted.rpartition("/")
    matches = tuple(each for each in everything if each.task.id == wanted)
    if not matches:
        within = [e for e in everything if not slash or e.plan.is_named(scope)]
        matches = (
            tuple(e for e in within if slash and e.task.id == rest)
            or tuple(e for e in within if addressed(e.placed, rest))
            or tuple(e for e in within if rest and e.task.id.startswith(rest))
            or tuple(e for e in within if numbered(e.placed, rest))
        )
    if len(matches) == 1:
        return matches[0]
    if not matches:
        message = _("no task `{task}`").format(task=wanted)
        raise _not_found(message, did_you_mean(wanted, [each.task.id for each in everything]))
    lines = [_("`{task}` could be any of {n} tasks:").format(task=wanted, n=len(matches))]
    lines += (
        f"  {each.task.id}  {each.plan.path}  {each.placed.address}  {name(each.task)}"
        for each in matches
    )
    raise UsageFailure("\n".join(lines))


def find_unit(plans: Sequence[Plan], wanted: str) -> None:
    """Check that some plan declares a unit; raises `UsageFailure` naming the nearest one."""
    known = [known for plan in plans for known in plan.units.by_name]
    if wanted not in known:
        message = _("no unit `{unit}`").format(unit=wanted)
        raise _not_found(message, did_you_mean(wanted, known))


def _not_found(message: str, hint: str) -> UsageFailure:
    return UsageFailure(with_hint(message, hint))
