"""All that is wrong with plans: what reading their files found, and what the rules find in them."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from itertools import groupby
from pathlib import Path

from gkplan.base import processes
from gkplan.base.diagnostics import Diagnostic
from gkplan.base.errors import EnvironmentFailure
from gkplan.base.language import _
from gkplan.store import collection
from gkplan.store.collection import Opened
from gkplan.validation import rule

_WORTH = 40  # plans that make up for the start of a process


def validate(paths: Iterable[Path] | None = None) -> tuple[Diagnostic, ...]:
    """Find what is wrong with plans, their units, ledgers and settings, by file and place.

    Those at or below `paths`, or of the collection here. What is wrong is a value, never an
    exception; raises `NothingFound` where there is no plan at all.
    """
    return validate_files(tuple(paths or ()) or collection.default_paths())[0]


def validate_files(paths: Sequence[Path]) -> tuple[tuple[Diagnostic, ...], int]:
    """List the findings of the plans at or below some paths, and count the plans.

    Many are shared among processes; what they find is the same in any number of them. Raises
    `NothingFound` as `collection.dossiers` does.
    """
    files, unreadable = collection.plan_files(paths)
    workers = processes.several(len(files) // _WORTH)
    if workers < 2 or unreadable:
        return validate_all(collection.dossiers(paths))
    try:
        with processes.pool(workers) as pool:
            found = pool.map(_validate_share, _share_out(files, workers))
            return _in_order(diagnostic for share in found for diagnostic in share), len(files)
    except BrokenProcessPool as error:
        raise EnvironmentFailure(_("a process was ended from outside")) from error


def validate_all(opened: Iterable[Opened]) -> tuple[tuple[Diagnostic, ...], int]:
    """List the findings of several plans, what they share told once, and count the plans."""
    found: list[Diagnostic] = []
    count = 0
    for files in opened:
        count += 1
        found += validate_plan(files)
    return _in_order(found), count


def validate_plan(opened: Opened) -> list[Diagnostic]:
    """List a plan's findings by file and place; the rules look at whatever could be read."""
    found = list(opened.diagnostics)
    if opened.dossier:
        found += rule.apply_rules(opened.dossier)
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort findings by file and place; one that several plans share is told once."""
    once: dict[tuple[object, ...], Diagnostic] = {}
    for diagnostic in found:
        span = diagnostic.span
        place = (span.source.path, span.start, span.end)
        once.setdefault((*place, *diagnostic[1:6]), diagnostic)
    return tuple(sorted(once.values(), key=lambda diagnostic: diagnostic.sort_key))


def _share_out(files: Sequence[Path], workers: int) -> Iterator[tuple[Path, ...]]:
    """Divide plans evenly; those of a folder stay together, since they share its units."""
    size = -(-len(files) // workers)
    share: list[Path] = []
    for _folder, plans in groupby(files, key=lambda path: path.parent):
        share += plans
        if len(share) >= size:
            yield tuple(share)
            share = []
    if share:
        yield tuple(share)


def _validate_share(files: tuple[Path, ...]) -> tuple[Diagnostic, ...]:
    return validate_all(collection.dossiers(files))[0]
