"""Writing the ledger 台账: one fact a line, only ever added at the end.

An append reads nothing but the first lines and the last entry, so that it costs the same in
December as in January.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from gkplan.base.errors import UnwritableFile
from gkplan.base.language import _, reason
from gkplan.model.ledger import Entry, Event
from gkplan.store import editor
from gkplan.store.quoting import write_scalar
from gkplan.store.rereading import list_values
from gkplan.store.shapes import faults
from gkplan.store.shapes.reading import Reading, Unread

HEADER = "# 台账: what happened, one fact an entry; only ever appended to\n"


_KEYS = (
    *("task", "date", "status", "occurrence", "by", "units", "until", "signed", "note"),
    *("evidence", "replaces"),
)


_EVENT_KEYS = ("name", "date", "note", "evidence")


_MARK = b"\xef\xbb\xbf"


# byte order mark, blank lines, comments and `---`, then the indentation of the first entry
_OPENING = (
    rb"(?:\xef\xbb\xbf)?(?:(?:---|%[^\r\n]*)?[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|\Z))*+"
    rb"( *)(-(?=[ \t\r\n]|\Z))?"
)


def write_line(record: Entry | Event) -> str:
    """Write an entry or event as the one line it takes in a ledger, without indentation."""
    return f"- {{{', '.join(f'{key}: {value}' for key, value in _written(record))}}}"


def _written(record: Entry | Event) -> Iterator[tuple[str, str]]:
    for field in _KEYS if isinstance(record, Entry) else _EVENT_KEYS:
        value = getattr(record, field)
        if not value:
            continue
        key = "event" if field == "name" else field
        if isinstance(value, date):
            yield key, value.isoformat()
        elif field == "signed":
            pairs = ", ".join(f"{write_scalar(step)}: {write_scalar(name)}" for step, name in value)
            yield key, f"{{{pairs}}}"
        elif isinstance(value, tuple):
            texts = [write_scalar(text) for text in value]
            yield key, texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"
        else:
            yield key, write_scalar(value, as_is=field == "occurrence")


def append_lines(path: Path, lines: Sequence[str]) -> None:
    """Add lines at the end of a ledger, which is made where there is none.

    Every byte before them stays. Raises `UnwritableFile` where the system refuses or the file does
    not end where an entry can follow, `FileChanged` where somebody who takes no lock wrote to it
    meanwhile; the ledger is whole then, without any of the lines.
    """
    editor.rewrite(path, lambda old: (old or b"") + lay_out_lines(path, old, lines))


def preview_lines(path: Path, lines: Sequence[str]) -> str:
    """Give what `append_lines` would write, and refuse what it would."""
    return lay_out_lines(path, _contents(path), lines).decode()


def preview_text(path: Path, lines: Sequence[str]) -> tuple[str, int]:
    """Give the text of a ledger with some lines more, and where the first of them begins.

    Raises what `preview_lines` raises.
    """
    old = _contents(path)
    added = lay_out_lines(path, old, lines)
    before = (old or b"").decode("utf-8-sig")
    return before + added.decode(), len(before)


def _contents(path: Path) -> bytes | None:
    try:
        return editor.read_contents(path)
    except OSError as error:
        raise editor.unwritable(path, reason(error)) from error


def lay_out_lines(path: Path, old: bytes | None, lines: Sequence[str]) -> bytes:
    """Lay out lines as they follow on a ledger's bytes: its indentation, its kind of line end.

    Where its last line was not ended, a space after the first new one tells `undo` so. Leaving the
    new one without an end too would tell as much, but then git merges both ends as two lines.
    """
    if old is None:
        return (HEADER + "".join(f"{each}\n" for each in lines)).encode()
    opening = re.match(_OPENING, old)
    assert opening is not None  # noqa: S101 - every part of it may be absent
    indent, first = opening.groups()
    if first is None and opening.end() < len(old):
        raise _cannot_follow(path, _("it is not a list with an entry on each line"))
    indent = indent if first else b""
    end = _line_end(old)
    added = b"".join(indent + each.encode() + end for each in lines)
    if old.removeprefix(_MARK) and not old.endswith((b"\n", b"\r")):
        added = end + added.replace(end, b" " + end, 1)
    start = _last_entry(old, indent, opening.start(1)) if first else 0
    if not any(_follows(each, added, len(lines)) for each in (old[start:], old)):
        raise _cannot_follow(path, _("it does not end where an entry can follow"))
    return added


def _cannot_follow(path: Path, why: str) -> UnwritableFile:
    message = _("nothing can be appended to {path}: {why}; `gkplan validate` says more")
    return UnwritableFile(message.format(path=path, why=why))


def _line_end(old: bytes) -> bytes:
    last = old.rfind(b"\n")
    if last < 0:
        return b"\r" if b"\r" in old else b"\n"
    return b"\r\n" if old[last - 1 : last] == b"\r" else b"\n"


def _last_entry(old: bytes, indent: bytes, first: int) -> int:
    """Find where the last entry's line begins: the last with a dash at the list's indentation."""
    dash = b"\n" + indent + b"-"
    at = len(old)
    while (at := old.rfind(dash, first, at)) >= 0:
        if old[at + len(dash) : at + len(dash) + 1] in (b"", b" ", b"\t", b"\r", b"\n"):
            return at + 1
    return first


def _follows(old: bytes, added: bytes, count: int) -> bool:
    """Tell whether what is added to a list is read as so many entries, which say the same alone."""
    before, after, alone = list_entries(old), list_entries(old + added), list_entries(added)
    if before is None or alone is None or len(alone) != count:
        return False
    return after == [*before, *alone]


def list_entries(written: bytes) -> list[tuple[object, ...]] | None:
    """Give what each entry of a list says; None for what is no list.

    Line ends at the end of a text do not count: a block text at the end of a file gets one.
    """
    try:
        reading = Reading("", written.decode("utf-8-sig"))
        node = reading.nodes()
    except UnicodeDecodeError:
        return None
    except Unread:
        return [] if reading.diagnostics[-1].code == faults.EMPTY_FILE.code else None
    return [list_values(each) for each in node.value] if node.id == "sequence" else None
