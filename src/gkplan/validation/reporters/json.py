"""Findings as the JSON of the contract `gkplan.validate/1`."""

import json
from collections.abc import Iterable

from gkplan.base.diagnostics import Diagnostic
from gkplan.validation import answers


def report(found: Iterable[Diagnostic]) -> str:
    """Write one JSON object with every finding."""
    return json.dumps(answers.diagnostics(found), ensure_ascii=False, indent=2) + "\n"
