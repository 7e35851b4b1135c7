"""What each unit must report of each occurrence, and whether it did so in time.

Only units whose report is needed have a share: a supporting unit answers for nobody's delay but
where its plan says `support_reports`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gkplan.model.ledger import Entry, Step
from gkplan.model.status import Status
from gkplan.tracking import agenda
from gkplan.tracking.progress import Progress
from gkplan.tracking.punctuality import Punctuality, judge_report
from gkplan.tracking.standing import Standing


class Share(NamedTuple):
    """A unit's part in one dated occurrence, and the day on which that unit reported it.

    An open collective that stands for nobody yet has the share itself; `unit` is "" where the
    plan names nobody at all.
    """

    unit: str
    standing: Standing
    progress: Progress
    due: date
    reported: date | None

    @property
    def kind(self) -> Punctuality:
        return judge_report(self.due, self.reported, self.standing.as_of)

    @property
    def is_blocked(self) -> bool:
        """Tell whether it is open and cannot go on, as the ledger says."""
        return self.reported is None and self.standing.status is Status.BLOCKED

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the unit itself reported of it, or somebody for all, by date."""
        return tuple(
            entry
            for entry in self.progress.entries
            if entry.status in (Step.PROGRESS, Step.DONE, Step.BLOCKED)
            and (not entry.by or not self.unit or self.unit in find_speakers(self.standing, entry))
        )

    @property
    def has_evidence(self) -> bool:
        return any(entry.evidence for entry in self.entries)


def find_speakers(standing: Standing, entry: Entry) -> frozenset[str]:
    """List the units an entry is by, by the names they have on the day asked for."""
    units = standing.plan.units
    named = (unit for name in entry.by for unit in units.members(name, entry.date) or (name,))
    return frozenset(units.on(unit, standing.as_of) for unit in named)


def list_shares(standings: Iterable[Standing]) -> tuple[Share, ...]:
    """List every unit's shares in what is dated, task by task; none of what was cancelled first."""
    return tuple(share for standing in standings for share in _of(standing))


def _of(standing: Standing) -> Iterator[Share]:
    for progress in standing.progress:
        if progress.due is None:
            continue
        for unit in progress.required or agenda.list_open_collectives(standing) or ("",):
            reported = agenda.reported(progress, frozenset({unit}))
            if reported or not standing.has_cancelled(progress):
                yield Share(unit, standing, progress, progress.due, reported)
