"""A plan with all that belongs to it: what rules judge, and what stands on a day."""

from typing import NamedTuple

from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.model.settings import Settings


class Dossier(NamedTuple):
    """A plan, what happened to it, and the settings (calendar, reminders, lights) that hold for it.

    `ledger_unread` tells that there is a ledger of which nothing could be read.
    """

    plan: Plan
    ledger: Ledger = Ledger()
    settings: Settings = Settings()
    ledger_unread: bool = False
