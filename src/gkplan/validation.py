"""All that is wrong with a plan: what reading its files found, and what the rules find in it."""

from gkplan import rule
from gkplan.diagnostics import Diagnostic
from gkplan.store.collection import Dossier


def findings(dossier: Dossier) -> list[Diagnostic]:
    """List a plan's findings by file and place; the rules look at whatever could be read."""
    found = list(dossier.diagnostics)
    if dossier.plan:
        found += rule.findings(dossier.plan, dossier.ledger)
    return sorted(found, key=lambda each: each.sort_key)
