"""What a ledger says of a few tasks, read in a glance: whoever records one entry need not wait.

Only lines that name the tasks are read, and most of them without the YAML parser; whatever is not
written as `gkplan record` writes it goes the long way through `reader`.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gkplan.base.source import Source, Span
from gkplan.model.ledger import Entry, Event, Ledger, Step
from gkplan.store import reader
from gkplan.store.ledger import LEDGER, build_record
from gkplan.store.shapes.reading import Reading, Unread
from gkplan.store.shapes.shape import Fields

# a key and its value: in quotes without escapes, a day or period, or a word that is only itself
_PAIR = re.compile(
    r'([a-z]+): (?:"([^"\\]+)"|([0-9]{4}-[0-9QH][0-9-]*'
    r"|[^\W\d_](?:[^\s\"'\[\]{},:?#]| (?![ #,}]|$))*))(?:, (?=[a-z])|$)"
)
_PERIOD = re.compile(r"[0-9]{4}-(Q[1-4]|H[12]|(0[1-9]|1[0-2])(-[0-9]{2})?)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NO_TEXT = frozenset(("null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"))
_STEPS = frozenset(step.value for step in Step)
_SEVERAL = ("by", "evidence", "units")
_KNOWN = {"task", "event", "date", "status", "occurrence", "note", "until", "replaces", *_SEVERAL}
Record = Entry | Event | None


class _LineSpans(dict[str, Span]):
    """Where the fields of a record stand that was read in a glance: somewhere on its line."""

    def __missing__(self, _field: str) -> Span:
        return self[""]


def read_about(path: Path, tasks: set[str]) -> Ledger:
    """Read what a ledger says of some tasks, and all events, in the order it was written."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return reader.read_ledger(path)[0]
    known = read_lines(Source(str(path), text), len(text), ("event", "replaces", *tasks))
    return reader.read_ledger(path)[0] if known is None else known


def read_lines(source: Source, end: int, words: Sequence[str]) -> Ledger | None:
    """Read the records of a ledger, up to an offset, whose lines hold any of some words.

    None where not every entry is a line of its own, or where one of them has a fault.
    """
    spans = _find_lines(source, end, words)
    if spans is None:
        return None
    lines = [source.text[span.start : span.end] for span in spans]
    found = [_quick(line) for line in lines]
    rest = [index for index, fields in enumerate(found) if fields is None]
    slowly = _slow(source.path, [lines[index] for index in rest])
    if slowly is None:
        return None
    for index, read in zip(rest, slowly, strict=True):
        found[index] = read
    told = [(fields, span) for fields, span in zip(found, spans, strict=True) if fields]
    for fields, span in told:
        fields.spans = _LineSpans({"": span})
    return _ledger(build_record(fields) for fields, _span in told)


def _find_lines(source: Source, end: int, words: Sequence[str]) -> list[Span] | None:
    """Find the entries with any of some words, without their indentation.

    None where not every entry is a line of its own.
    """
    spans, start = [], 0
    for line in source.text[:end].split("\n"):
        bare = line.strip()
        is_entry = bare.startswith("- {") and bare.endswith("}")
        if not is_entry and bare and not bare.startswith("#"):
            return None
        if is_entry and any(word in bare for word in words):
            first = start + line.index(bare)
            spans.append(Span(source, first, first + len(bare)))
        start += len(line) + 1
    return spans


def _quick(line: str) -> Fields | None:
    """Read a line without YAML; None where that takes more than a look."""
    values: dict[str, Any] = {}
    at, end = 3, len(line) - 1
    while at < end:
        pair = _PAIR.match(line, at, end)
        if pair is None:
            return None
        key, quoted, plain = pair.groups()
        if key in values or key not in _KNOWN or plain in _NO_TEXT:
            return None
        values[key] = quoted or plain
        at = pair.end()
    return _fields(values)


def _fields(values: dict[str, Any]) -> Fields | None:
    if values.get("status", "done") not in _STEPS or ("task" in values) is ("event" in values):
        return None
    if "occurrence" in values and not _PERIOD.fullmatch(values["occurrence"]):
        return None
    for key in ("date", "until"):
        if key in values:
            try:
                values[key] = _DAY.fullmatch(values[key]) and date.fromisoformat(values[key])
            except ValueError:
                return None
            if not values[key]:
                return None
    for key in _SEVERAL:
        if key in values:
            values[key] = [(values[key], None)]
    return Fields(values, {})


def _slow(path: str, lines: list[str]) -> list[Fields] | None:
    """Read lines as YAML; None where there is anything to say of them."""
    if not lines:
        return []
    reading = Reading(path, "\n".join(lines))
    try:
        found = LEDGER.read(reading.nodes(), reading)
    except Unread:
        return None
    return None if reading.diagnostics else [fields for fields, _span in found]


def _ledger(records: Iterable[Record]) -> Ledger:
    known = list(records)
    return Ledger(
        None,
        tuple(each for each in known if isinstance(each, Entry)),
        tuple(each for each in known if isinstance(each, Event)),
    )
