"""Who owes a report of an occurrence, and which reports of it there are."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gkplan.model.ledger import Entry
from gkplan.model.unit import UnitRegister


class Owed(NamedTuple):
    """The shares of a task: the units that each must report, as they were named to it.

    `by_member` says that a collective was named, each of whose members fills a quota of its own;
    `as_of` is the day whose names for the units are used.
    """

    shares: tuple[str, ...]
    units: UnitRegister
    as_of: date
    by_member: bool = False

    def now(self, names: Iterable[str]) -> tuple[str, ...]:
        """Give the units that names stand for on the day asked for."""
        return tuple(dict.fromkeys(self.units.on(name, self.as_of) for name in names))


class Report(NamedTuple):
    """One report: its day, the units that made it and whose shares it covers."""

    day: date
    by: tuple[str, ...]
    shares: frozenset[str]


class Log:
    """The reports on one occurrence, complete once every share is covered `times` times.

    Where nobody in particular owes a share, any `times` reports complete it. A unit covers its own
    share and those of the units it succeeded before the day of its report, but no others: of two
    units that became one, the report of the first does not stand for the second.
    """

    __slots__ = ("_by_unit", "_known", "_seen", "owed", "reports", "shares", "times")

    def __init__(self, owed: Owed, shares: tuple[str, ...], times: int = 1) -> None:
        self.owed = owed
        self.shares = shares
        self.times = times
        self.reports: list[Report] = []
        self._seen: list[Report] | None = None
        self._known: tuple[date | None, tuple[str, ...]] = (None, ())
        self._by_unit: dict[str, date] | None = None

    def _judged(self) -> tuple[date | None, tuple[str, ...]]:
        """Give what follows from the reports, found anew only when there are others."""
        if self._seen != self.reports:
            self._seen = list(self.reports)
            self._known, self._by_unit = (self._complete(), self._missing()), None
        return self._known

    def add(self, entry: Entry) -> None:
        """Take in a report; one by nobody in particular is for all."""
        day, units = entry.date, self.owed.units
        by = tuple(dict.fromkeys(u for name in entry.by for u in units.members(name, day)))
        covered = (each for each in self.shares if not entry.by or units.on(each, day) in by)
        self.reports.append(Report(day, by, frozenset(covered)))

    @property
    def complete(self) -> date | None:
        """The day of the last report that was needed; None while one is missing."""
        return self._judged()[0] if self.reports else None

    @property
    def missing(self) -> tuple[str, ...]:
        """The units with a share that is not covered."""
        return self._judged()[1]

    @property
    def by_unit(self) -> dict[str, date]:
        """The day on which each unit's shares were covered, and others first reported."""
        missing = self.missing
        if self._by_unit is None:
            self._by_unit = self._days(missing)
        return self._by_unit

    def _complete(self) -> date | None:
        if not self.shares:
            full = len(self.reports) >= self.times
            return self.reports[self.times - 1].day if full else None
        days = [self._covered(share) for share in self.shares]
        known = [day for day in days if day]
        return max(known) if len(known) == len(days) else None

    def _missing(self) -> tuple[str, ...]:
        return self.owed.now(share for share in self.shares if not self._covered(share))

    def _days(self, missing: tuple[str, ...]) -> dict[str, date]:
        found: dict[str, date] = {}
        must = self.owed.now(self.shares)
        for share in self.shares:
            (unit,), day = self.owed.now([share]), self._covered(share)
            if day and unit not in missing:
                found[unit] = max(day, found.get(unit, day))
        for report in self.reports:
            for unit in self.owed.now(report.by):
                if unit not in must:
                    found.setdefault(unit, report.day)
        return found

    def _covered(self, share: str) -> date | None:
        days = [report.day for report in self.reports if share in report.shares]
        return days[self.times - 1] if len(days) >= self.times else None
