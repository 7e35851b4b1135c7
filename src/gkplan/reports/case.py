"""What a derived document is about: plans with their ledgers, a day, and what was asked for."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkplan.model.dossier import Dossier, find_templates_folder
from gkplan.tracking import agenda, lookup
from gkplan.tracking.shares import Share, list_shares
from gkplan.tracking.standing import Standing, judge_tasks


class Case(NamedTuple):
    """The plans of one derived document and the day it is written for.

    `unit` is the name of a unit, "" for all; `quarter` the name of one, such as 2026-Q3: the one
    asked for, else that of the day. It is judged on other days too: a bulletin compares quarters.
    """

    dossiers: tuple[Dossier, ...]
    as_of: date
    unit: str = ""
    quarter: str = ""

    @property
    def language(self) -> str:
        """The language of the document: that of its first plan."""
        return self.dossiers[0].plan.language

    @property
    def templates_folder(self) -> Path | None:
        """Where the office keeps templates of its own: the first folder that settings name."""
        return find_templates_folder(self.dossiers)

    @property
    def issuers(self) -> tuple[str, ...]:
        """The bureaus whose plans these are, each once."""
        return tuple(dict.fromkeys(dossier.plan.issuer for dossier in self.dossiers))

    def judge(self, day: date) -> tuple[Standing, ...]:
        """Judge the tasks of all plans on a day; with a unit only those that commit it."""
        return tuple(each for dossier in self.dossiers for each in self.judge_plan(dossier, day))

    def judge_plan(self, dossier: Dossier, day: date) -> tuple[Standing, ...]:
        """Judge the tasks of one plan on a day; with a unit only those that commit it."""
        found = judge_tasks(dossier, day)
        return tuple(each for each in found if not self.unit or agenda.concerns(each, self.unit))

    def shares(self, day: date) -> tuple[Share, ...]:
        """List what each unit must report, judged on a day; with a unit only its own."""
        return tuple(
            share
            for share in list_shares(self.judge(day))
            if not self.unit or share.unit in agenda.find_names(share.standing, self.unit)
        )


def make_case(
    dossiers: Iterable[Dossier], as_of: date, *, unit: str = "", quarter: str = ""
) -> Case:
    """Take plans for a derived document; raises `UsageFailure` where none declares the unit."""
    case = Case(tuple(dossiers), as_of, unit, quarter)
    if unit:
        lookup.find_unit([dossier.plan for dossier in case.dossiers], unit)
    return case
