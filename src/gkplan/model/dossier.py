"""A plan with all that belongs to it: what rules judge, and what stands on a day."""

from collections.abc import Iterable
from pathlib import Path
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


def find_templates_folder(dossiers: Iterable[Dossier]) -> Path | None:
    """Find where an office keeps templates of its own: the first folder that settings name."""
    named = (dossier.settings.templates for dossier in dossiers)
    return next((Path(folder) for folder in named if folder), None)
