"""What would be wrong with records once they stood in the ledger: asked before they are written.

The ledger's own rules (GK4) judge them there, so that `record` and `validate` never disagree.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.base.source import Source
from gkplan.base.spelling import with_hint
from gkplan.model.dossier import Dossier
from gkplan.model.ledger import Entry, Event, Ledger
from gkplan.store import appending, collection, glance, reader
from gkplan.validation import rule

_FAMILY = "GK4"
# what may stand in a ledger from before its plan was amended, but nobody writes anew
_REFUSED = ("step-unused",)


class Judged(NamedTuple):
    """What the rules find in records that are not written yet: refused for, or only doubtful."""

    faults: tuple[Diagnostic, ...]
    doubts: tuple[Diagnostic, ...]


def check_day(day: date, today: date) -> None:
    """Refuse a day that is yet to come: the ledger holds what has happened."""
    if day > today:
        message = _("{day} is yet to come; the ledger holds what has happened")
        raise UsageFailure(message.format(day=day))


def check_records(
    dossier: Dossier, records: Sequence[Entry | Event], *, beside: Sequence[str] = ()
) -> Judged:
    """Append records to their plan's ledger in memory, and run the ledger's rules over it.

    Only what is found in the new lines is told; of the others those are read that the rules hold
    them against, and those that hold a word of `beside`. Raises `UnwritableFile` where nothing can
    follow on the ledger.
    """
    path = collection.ledger_path(Path(dossier.plan.path))
    text, end = appending.preview_text(path, [appending.write_line(record) for record in records])
    known, unread, start = _read(path, text, end, (*_words(records), *beside))
    found = [*unread, *rule.apply_rules(dossier._replace(ledger=known), family=_FAMILY)]
    written = (each for each in found if each.span.source is known.source)
    new = sorted((each for each in written if each.span.start >= start), key=lambda d: d.sort_key)
    faults = [each for each in new if _is_refused(each)]
    doubts = [each for each in new if each.severity is Severity.WARNING and each not in faults]
    return Judged(tuple(faults), tuple(doubts))


def _read(
    path: Path, text: str, end: int, words: Sequence[str]
) -> tuple[Ledger, tuple[Diagnostic, ...], int]:
    """Read the new lines of a ledger's text, and of those before them what the rules need.

    Gives the ledger, whose source is that of the new lines, what is wrong in them, and where in
    that source they begin.
    """
    before = glance.read_lines(Source(str(path), text), end, words)
    if before is None:
        return *reader.read_ledger(path, content=text.encode()), end
    added, unread = reader.read_ledger(path, content=text[end:].encode())
    entries, events = before.entries + added.entries, before.events + added.events
    return Ledger(added.source, entries, events), unread, 0


def refuse_faults(judged: Judged) -> None:
    """Raise `UsageFailure` with the first fault, in the words of its rule."""
    for fault in judged.faults:
        raise UsageFailure(with_hint(fault.message, fault.hint))


def _words(records: Iterable[Entry | Event]) -> tuple[str, ...]:
    """Give what a line of the ledger must hold if the records are to be held against it."""
    words = ["event", "replaces"]
    for record in records:
        words += record.evidence
        if isinstance(record, Entry):
            words.append(record.task)
    return tuple(words)


def _is_refused(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR or diagnostic.rule in _REFUSED
