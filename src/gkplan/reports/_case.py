"""What a derived document is about: plans with their ledgers, a day, and what was asked for."""

from datetime import date
from typing import NamedTuple

from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.model.settings import Settings
from gkplan.status import Standing, standings


class Subject(NamedTuple):
    """A plan with what happened to it and the settings that hold for it."""

    plan: Plan
    ledger: Ledger
    settings: Settings

    def on(self, day: date) -> tuple[Standing, ...]:
        """Judge its tasks on a day."""
        return standings(self.plan, self.ledger, day, self.settings)


class Case(NamedTuple):
    """The plans of one derived document and the day it is written for.

    `unit` is the name of a unit, "" for all; `quarter` the name of one, such as 2026-Q3: the one
    asked for, else that of the day.
    """

    subjects: tuple[Subject, ...]
    as_of: date
    unit: str = ""
    quarter: str = ""

    @property
    def language(self) -> str:
        """The language of the document: that of its first plan."""
        return self.subjects[0].plan.language
