"""All that is wrong with plans: what reading their files found, and what the rules find in them."""

from collections.abc import Iterable
from pathlib import Path

from gkplan.base.diagnostics import Diagnostic
from gkplan.store import collection
from gkplan.store.collection import Opened
from gkplan.validation import rule


def validate(paths: Iterable[Path] | None = None) -> tuple[Diagnostic, ...]:
    """Find what is wrong with plans, their units, ledgers and settings, by file and place.

    Those at or below `paths`, or of the collection here. What is wrong is a value, never an
    exception; raises `NothingFound` where there is no plan at all.
    """
    return validate_all(collection.dossiers(tuple(paths or ()) or collection.default_paths()))[0]


def validate_all(opened: Iterable[Opened]) -> tuple[tuple[Diagnostic, ...], int]:
    """List the findings of several plans, what they share told once, and count the plans."""
    found: dict[Diagnostic, None] = {}
    count = 0
    for files in opened:
        count += 1
        found |= dict.fromkeys(validate_plan(files))
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key)), count


def validate_plan(opened: Opened) -> list[Diagnostic]:
    """List a plan's findings by file and place; the rules look at whatever could be read."""
    found = list(opened.diagnostics)
    if opened.dossier:
        found += rule.apply_rules(opened.dossier)
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)
