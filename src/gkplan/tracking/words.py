"""What people call statuses and what is waited for, in the language they read."""

from gkplan.base.language import _, ngettext
from gkplan.model.status import Status
from gkplan.tracking.progress import Progress
from gkplan.tracking.punctuality import is_overdue
from gkplan.tracking.standing import Standing
from gkplan.tracking.waits import Awaited, Wait


def status(of: Status) -> str:
    """Name a status: 逾期, 临近, 已完成, …"""
    return {
        Status.OVERDUE: _("overdue"),
        Status.DUE_SOON: _("due soon"),
        Status.BLOCKED: _("blocked"),
        Status.STALE: _("stale"),
        Status.DUE: _("due"),
        Status.WAITING: _("waiting"),
        Status.ONGOING: _("ongoing"),
        Status.DONE_LATE: _("done late"),
        Status.DONE: _("done"),
        Status.CANCELLED: _("cancelled"),
    }[of]


def light(colour: str) -> str:
    """Name a traffic light: 红, 黄, 绿."""
    return {"red": _("red"), "yellow": _("yellow"), "green": _("green")}[colour]


def days_left(days: int) -> str:
    """Say how long is left until something is due, or how late it is."""
    if is_overdue(days):
        return ngettext("{n} day late", "{n} days late", -days).format(n=-days)
    if days == 0:
        return _("today")
    return ngettext("{n} day left", "{n} days left", days).format(n=days)


def reported(progress: Progress) -> str:
    """Say how many of the units that must report have; nothing where it is one alone."""
    total = len(progress.required)
    return _("{n} of {total} reported").format(n=progress.came, total=total) if total > 1 else ""


def silence(standing: Standing) -> str:
    """Say since when nothing was heard of a task."""
    if day := standing.last_heard:
        return _("nothing heard since {day}").format(day=day)
    return _("nothing heard yet")


def awaited(of: Wait, most: int | None = None) -> str:
    """Say what is waited for and of whom; of more than `most` units only how many."""
    units = "、".join(of.of)
    if most is not None and len(of.of) > most:
        units = ngettext("{n} unit", "{n} units", len(of.of)).format(n=len(of.of))
    what = {
        Awaited.EVENT: _("the event {name}"),
        Awaited.ISSUE: _("the office to issue it"),
        Awaited.RECEIPT: _("receipt by {units}"),
        Awaited.DECISION: _("a decision on the extension"),
        Awaited.REPORT: _("reports by {units}") if of.of else _("a report"),
        Awaited.SIGNATURE: _("signature {name} by {units}") if of.of else _("signature {name}"),
        Awaited.VERIFICATION: _("verification"),
        Awaited.CLOSING: _("closing"),
    }[of.what]
    return what.format(name=of.name, units=units)


def wait(of: Wait) -> str:
    """Say what is waited for, of whom and since when."""
    return _("{what}, since {day}").format(what=awaited(of), day=of.since)
