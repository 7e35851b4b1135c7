"""A comparison as the JSON of the contract `gkplan.diff/1`."""

import json
from pathlib import Path

from gkplan.comparison import answers
from gkplan.comparison.words.case import ComparisonCase


def render(case: ComparisonCase, _templates: Path | None) -> str:
    """Write one JSON object with every change."""
    compared = case.comparisons, case.registers
    answer = answers.diff(*compared, case.before, case.after, case.unread)
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
