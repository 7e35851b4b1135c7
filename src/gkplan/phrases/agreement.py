"""Whether a plan's words and its structure state the same deadline, however each puts it."""

from gkplan.model.deadline import (
    MONTHS_IN,
    Deadline,
    FixedDate,
    Ongoing,
    Quota,
    Recurrence,
    Window,
)
from gkplan.phrases.deadlines import find

_STANDING = ("持续", "长期", "常态", "经常", "不断", "常年")


def agree(stated: Deadline, held: Deadline) -> bool:
    """Tell whether words say what the structure holds, or a part of it.

    按季度 is part of every quarter on the 25th, 每季度至少1次 the same; grace is not printed.
    """
    if isinstance(stated, Quota) and stated.at_least == 1 and isinstance(held, Recurrence):
        return stated.per is held.every
    if isinstance(stated, Recurrence) and isinstance(held, Quota):
        return stated.every is held.per
    if isinstance(stated, Recurrence) and isinstance(held, Recurrence):
        whole = not stated.days and not stated.month
        return stated.every is held.every and (whole or _placed(stated) == _placed(held))
    return _bare(stated) == _bare(held)


def is_said(held: Deadline, printed: str, year: int) -> bool:
    """Tell whether printed words state a deadline; generously, since a clerk reads generously."""
    if any(one.deadline and agree(one.deadline, held) for one in find(printed, year)):
        return True
    if isinstance(held, Ongoing):
        return any(word in printed for word in _STANDING)
    if isinstance(held, FixedDate):
        return f"{held.by.month}月{held.by.day}日" in "".join(printed.split())
    return False


def _placed(deadline: Recurrence) -> Recurrence:
    month = deadline.month or MONTHS_IN[deadline.every]
    return deadline._replace(month=month, grace=None)


def _bare(deadline: Deadline) -> Deadline:
    if isinstance(deadline, FixedDate | Window):
        return deadline._replace(grace=None)
    return deadline
