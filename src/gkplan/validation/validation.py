"""All that is wrong with a plan: what reading its files found, and what the rules find in it."""

from collections.abc import Iterable

from gkplan.base.diagnostics import Diagnostic
from gkplan.store.collection import Dossier
from gkplan.validation import rule


def everything(dossiers: Iterable[Dossier]) -> tuple[tuple[Diagnostic, ...], int]:
    """List the findings of several plans, what they share told once, and count the plans."""
    found: dict[Diagnostic, None] = {}
    count = 0
    for dossier in dossiers:
        count += 1
        found |= dict.fromkeys(findings(dossier))
    return tuple(sorted(found, key=lambda each: each.sort_key)), count


def findings(dossier: Dossier) -> list[Diagnostic]:
    """List a plan's findings by file and place; the rules look at whatever could be read."""
    found = list(dossier.diagnostics)
    if dossier.plan:
        found += rule.findings(dossier.plan, dossier.ledger)
    return sorted(found, key=lambda each: each.sort_key)
