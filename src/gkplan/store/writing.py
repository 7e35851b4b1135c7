"""Single values of a plan file as people write them: lists, units, deadlines."""

from collections.abc import Iterable

from gkplan.model.deadline import (
    AfterEvent,
    BeforeDate,
    Deadline,
    FixedDate,
    Length,
    Ongoing,
    Quota,
    Recurrence,
    Window,
)
from gkplan.model.plan import Assignment, Role
from gkplan.store.quoting import scalar


def flow(texts: Iterable[str], *, always: bool = False) -> str:
    """Write texts in one line: one as it is, several (or always) as a list in brackets."""
    written = [f'"{each}"' if not each else scalar(each) for each in texts]
    return written[0] if len(written) == 1 and not always else f"[{', '.join(written)}]"


def units(assignments: tuple[Assignment, ...]) -> str:
    """Write a task's units: a list, or by role where they have roles."""
    if all(each.role is Role.RESPONSIBLE for each in assignments):
        return flow((each.unit for each in assignments), always=True)
    by_role = [
        f"{role.value}: {flow((a.unit for a in assignments if a.role is role), always=True)}"
        for role in dict.fromkeys(each.role for each in assignments)
    ]
    return f"{{{', '.join(by_role)}}}"


def deadline(one: Deadline) -> str:
    """Write a deadline by its form."""
    parts = _rule(one)
    parts += [f"what: {scalar(one.what)}"] if one.what else []
    parts += [f"text: {scalar(one.text)}"] if one.text else []
    return f"{{{', '.join(parts)}}}" if parts != ["ongoing: true"] else "ongoing"


def _rule(one: Deadline) -> list[str]:
    match one:
        case FixedDate():
            return [] if one.implied else [f"by: {one.by}", *_grace(one.grace)]
        case Window():
            return [f"from: {one.start}", f"by: {one.by}", *_grace(one.grace)]
        case Recurrence():
            return [f"every: {one.every.value}", *_placed(one), *_grace(one.grace)]
        case Quota():
            return [f"at_least: {one.at_least}", f"per: {one.per.value}"]
        case AfterEvent():
            return [f"within: {one.within}", f"after: {scalar(one.after)}"]
        case BeforeDate():
            return [f"within: {one.within}", f"before: {one.before}"]
        case Ongoing():
            return ["ongoing: true"]


def _placed(one: Recurrence) -> list[str]:
    days = ["last" if day == 0 else str(day) for day in one.days]
    parts = [f"month: {one.month}"] if one.month else []
    if len(days) == 1:
        parts.append(f"day: {days[0]}")
    elif days:
        parts.append(f"days: [{', '.join(days)}]")
    return parts


def _grace(grace: Length | None) -> list[str]:
    return [f"grace: {grace}"] if grace else []
