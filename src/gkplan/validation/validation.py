"""All that is wrong with a plan: what reading its files found, and what the rules find in it."""

from collections.abc import Iterable

from gkplan.base.diagnostics import Diagnostic
from gkplan.store.collection import Opened
from gkplan.validation import rule


def everything(opened: Iterable[Opened]) -> tuple[tuple[Diagnostic, ...], int]:
    """List the findings of several plans, what they share told once, and count the plans."""
    found: dict[Diagnostic, None] = {}
    count = 0
    for each_plan in opened:
        count += 1
        found |= dict.fromkeys(findings(each_plan))
    return tuple(sorted(found, key=lambda each: each.sort_key)), count


def findings(opened: Opened) -> list[Diagnostic]:
    """List a plan's findings by file and place; the rules look at whatever could be read."""
    found = list(opened.diagnostics)
    if opened.dossier:
        found += rule.apply_rules(opened.dossier)
    return sorted(found, key=lambda each: each.sort_key)
