"""What a derived document is about: plans with their ledgers, a day, and what was asked for."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.model.settings import Settings
from gkplan.tracking import agenda
from gkplan.tracking.shares import Share, shares
from gkplan.tracking.standing import Standing, standings


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

    @property
    def settings(self) -> Mapping[str, Settings]:
        """The settings of each plan by its path."""
        return {subject.plan.path: subject.settings for subject in self.subjects}

    @property
    def issuers(self) -> tuple[str, ...]:
        """The bureaus whose plans these are, each once."""
        return tuple(dict.fromkeys(subject.plan.issuer for subject in self.subjects))

    def on(self, day: date) -> tuple[Standing, ...]:
        """Judge the tasks of all plans on a day; with a unit only those that commit it."""
        return tuple(each for subject in self.subjects for each in self.of(subject, day))

    def of(self, subject: Subject, day: date) -> tuple[Standing, ...]:
        """Judge the tasks of one plan on a day; with a unit only those that commit it."""
        found = subject.on(day)
        return tuple(each for each in found if not self.unit or agenda.concerns(each, self.unit))

    def shares(self, day: date) -> tuple[Share, ...]:
        """List what each unit must report, judged on a day; with a unit only its own."""
        return tuple(
            share
            for share in shares(self.on(day))
            if not self.unit or share.unit in agenda.names(share.standing, self.unit)
        )
