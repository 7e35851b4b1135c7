"""Taking back the last entry of a ledger, as long as nobody else can have read it in git."""

from pathlib import Path
from typing import NamedTuple

from gkplan.base.errors import UnreadableFile
from gkplan.base.language import _
from gkplan.base.source import Edit, Source, Span, splice
from gkplan.store import appending, editor, git
from gkplan.store.rereading import list_values
from gkplan.store.shapes import faults
from gkplan.store.shapes.reading import Reading, Unread


class LastEntry(NamedTuple):
    """The last entry of a ledger: its lines, and whether git has them, and the file at all."""

    path: Path
    source: Source
    start: int
    end: int
    committed: bool
    tracked: bool

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end].strip("\r\n").rstrip(" ")


def find_last_entry(path: Path) -> LastEntry | None:
    """Find the last entry; None where there is no ledger or none in it.

    Raises `UnreadableFile` where the ledger is not a list with each entry on lines of its own, and
    `GitFailed` where git does not say what is committed.
    """
    reading = Reading(str(path))
    try:
        reading.fetch(path, optional=True)
        node = reading.nodes()
    except Unread:
        if reading.diagnostics and reading.diagnostics[-1].code != faults.EMPTY_FILE.code:
            raise _unclear(path, reading.diagnostics[-1].message) from None
        return None
    if node.id != "sequence":
        raise _unclear(path, _("it is not a list with an entry on each line"))
    if not node.value:
        return None
    text, span = reading.source.text, reading.span(node.value[-1])
    start, end = _lines(text, span.start, span.end)
    rest = appending.list_entries((text[:start] + text[end:]).encode())
    others = [list_values(entry) for entry in node.value[:-1]]
    if text[start : span.start].strip() != "-" or rest != others:
        raise _unclear(path, _("it is not a list with an entry on each line"))
    head = git.committed_text(path)
    written = _plain(text[start:end])
    known = _plain(head or "").count(written)
    committed = head is not None and _plain(text).count(written) <= known
    return LastEntry(path, reading.source, start, end, committed, head is not None)


def take_back_entry(last: LastEntry) -> None:
    """Remove an entry so that the ledger is, to the byte, what it was before it was appended.

    A ledger that was made for it goes too. Raises `FileChanged` and `UnwritableFile`.
    """
    rest = splice(last.source.text, [Edit(Span(last.source, last.start, last.end), "")])
    if not last.tracked and rest == appending.HEADER:
        editor.remove(last.source, last.path)
    else:
        editor.replace_text(last.source, last.path, rest)


def _lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole lines, and over the line end before them that an append made."""
    start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    if text.endswith("} ", start, end):
        start -= text.endswith("\n", 0, start)
        start -= text.endswith("\r", 0, start)
    return start, min(len(text), end + (2 if text.startswith("\r\n", end) else 1))


def _plain(text: str) -> str:
    """Let lines compare whatever ends them: git may turn one kind into the other."""
    return "\n".join(text.splitlines()).strip("\n") + "\n"


def _unclear(path: Path, why: str) -> UnreadableFile:
    message = _("the last entry of {path} cannot be told: {why}; `gkplan validate` says more")
    return UnreadableFile(message.format(path=path, why=why))
