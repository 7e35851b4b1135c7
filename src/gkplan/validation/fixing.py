"""Findings with one safe remedy, mended: each a splice of the file's text, and checked again.

Nothing is written here. A ledger is never touched, nor a file with anchors or tags, in which a
stretch of text may mean something elsewhere too.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic
from gkplan.base.source import Edit, Source, splice
from gkplan.store import collection
from gkplan.store.rereading import keeps_the_rest
from gkplan.store.shapes import faults
from gkplan.validation import findings

_PASSES = 20  # a mended name can show that it stands twice; nothing goes on for longer
_UNSURE = {faults.ANCHOR_OR_TAG.code, faults.YAML_SYNTAX.code}
_BROKEN = {faults.YAML_SYNTAX.code, faults.DUPLICATE_KEY.code, faults.EMPTY_FILE.code}


class Mending(NamedTuple):
    """What became of findings, and the files that change: as they were read, and their new text."""

    fixed: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]
    plans: int
    files: tuple[tuple[Source, str], ...]


def mend(paths: Iterable[Path]) -> Mending:
    """Mend what can be in all files of the plans at or below the given paths.

    Edits that overlap are made one after the other, each by what the file says then.
    """
    paths = tuple(paths)
    contents: dict[str, bytes] = {}
    first: dict[str, Source] = {}
    refused: set[str] = set()
    fixed: list[Diagnostic] = []
    found, plans = _read(paths, contents)
    for _pass in range(_PASSES):
        chosen = {path: own for path, own in _fixable(found).items() if path not in refused}
        if not chosen:
            break
        texts = {path: _spliced(own) for path, own in chosen.items()}
        if straying := {path for path, own in chosen.items() if not _keeps(own, texts[path])}:
            refused |= straying
            continue
        made = {path: text.encode() for path, text in texts.items()}
        after, plans = _read(paths, contents | made)
        if broken := _broken(after, made) - _broken(found, made):
            refused |= broken
            continue
        for path, own in chosen.items():
            first.setdefault(path, own[0].span.source)
            fixed += own
        contents |= made
        found = after
    files = tuple((source, contents[path].decode()) for path, source in first.items())
    return Mending(tuple(fixed), found, plans, files)


def count_fixable(found: Iterable[Diagnostic]) -> int:
    """Count the findings that could be mended at once."""
    return sum(len(own) for own in _fixable(found).values())


def _read(
    paths: tuple[Path, ...], contents: Mapping[str, bytes]
) -> tuple[tuple[Diagnostic, ...], int]:
    return findings.validate_all(collection.dossiers(paths, contents=contents))


def _fixable(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Choose, by file, the findings whose edits do not touch each other."""
    found = tuple(found)
    unsure = {each.span.source.path for each in found if each.code in _UNSURE}
    chosen: dict[str, list[Diagnostic]] = {}
    for each in found:
        path = each.span.source.path
        if each.edits and path not in unsure and not path.endswith(collection.LEDGER):
            own = chosen.setdefault(path, [])
            taken = [edit for other in own for edit in other.edits]
            if not any(_overlap(mine, edit) for mine in each.edits for edit in taken):
                own.append(each)
    return chosen


def _overlap(one: Edit, other: Edit) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _edits(found: Iterable[Diagnostic]) -> tuple[Edit, ...]:
    return tuple(edit for each in found for edit in each.edits)


def _spliced(found: list[Diagnostic]) -> str:
    """Make the edits of one file's findings."""
    return splice(found[0].span.source.text, _edits(found))


def _keeps(found: list[Diagnostic], text: str) -> bool:
    """Tell whether what the findings' edits do not touch says in a new text what it said before."""
    return keeps_the_rest(found[0].span.source, _edits(found), text)


def _broken(found: Iterable[Diagnostic], among: Iterable[str]) -> set[str]:
    """Find the files that can no longer be read as they are meant to be."""
    broken = {each.span.source.path for each in found if each.code in _BROKEN}
    return broken & {*among}
