"""What people call statuses and roles, in the language they read."""

from gkplan.language import _
from gkplan.model.ledger import Step
from gkplan.model.plan import Role
from gkplan.status import Status


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


def role(of: Role) -> str:
    """Name a role: 牵头, 配合, 负责."""
    return {
        Role.LEAD: _("lead"),
        Role.SUPPORT: _("support"),
        Role.RESPONSIBLE: _("responsible"),
    }[of]


def step(of: Step) -> str:
    """Name what an entry reports."""
    return {
        Step.PROGRESS: _("progress"),
        Step.DONE: _("done"),
        Step.BLOCKED: _("blocked"),
        Step.CANCELLED: _("cancelled"),
    }[of]
