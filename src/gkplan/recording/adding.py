"""Records written to the ledgers of their plans, and where the tasks stand then."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Event
from gkplan.recording.checking import Judged, check_day, check_records, refuse_faults
from gkplan.store import appending, collection, glance
from gkplan.tracking.standing import Standing, judge_tasks


def record(
    dossier: Dossier, records: Iterable[Entry | Event], today: date, *, dry_run: bool = False
) -> Judged:
    """Write entries and events to the ledger of a plan, all of them or none.

    They are checked first as they would stand there. Raises `UsageFailure` for one that is yet to
    come or that the ledger's rules call an error, `UnwritableFile` and `FileChanged` where nothing
    can be written; what is only doubtful, or counts for nothing, is given back.
    """
    written = Records(dossier, tuple(records))
    for each in written.records:
        check_day(each.date, today)
    judged = written.check()
    refuse_faults(judged)
    if not dry_run:
        written.append()
    return judged


class Records(NamedTuple):
    """What is to be written to the ledger of one plan: entries and events, a line each."""

    dossier: Dossier
    records: tuple[Entry | Event, ...]

    @property
    def path(self) -> Path:
        return collection.ledger_path(Path(self.dossier.plan.path))

    @property
    def lines(self) -> list[str]:
        return [appending.write_line(record) for record in self.records]

    def check(self, *, beside: Sequence[str] = ()) -> Judged:
        """Ask the ledger's rules about them; lines that hold a word of `beside` are read too."""
        return check_records(self.dossier, self.records, beside=beside)

    def append(self) -> None:
        """Write them at the end of the ledger, all of them or none."""
        appending.append_lines(self.path, self.lines)

    def preview(self) -> str:
        """Give the lines that `append` would add, and refuse what it would."""
        added = appending.preview_lines(self.path, self.lines)
        return added.replace("\r\n", "\n").replace("\r", "\n").strip("\n") + "\n"

    def judge(self, today: date) -> Iterator[tuple[Standing, Entry]]:
        """Give each entry with where its task stands by what the ledger says now."""
        entries = [record for record in self.records if isinstance(record, Entry)]
        standings = judge_now(self.dossier, {entry.task for entry in entries}, today)
        for entry in entries:
            yield standings[entry.task], entry


def judge_now(dossier: Dossier, tasks: set[str], today: date) -> Mapping[str, Standing]:
    """Judge some tasks of a plan by what its ledger says now, by their ids."""
    known = glance.read_about(collection.ledger_path(Path(dossier.plan.path)), tasks)
    found = judge_tasks(dossier._replace(ledger=known), today)
    return {standing.task.id: standing for standing in found if standing.task.id in tasks}
