"""Findings as the JSON of the contract `gkplan.validate/1`."""

import json
from collections.abc import Iterable

from gkplan import contract
from gkplan.diagnostics import Diagnostic


def report(found: Iterable[Diagnostic]) -> str:
    """Write one JSON object with every finding."""
    return json.dumps(contract.diagnostics(found), ensure_ascii=False, indent=2) + "\n"
