"""The JSON answer of `validate`: every finding with its place."""

from collections.abc import Iterable

from gkplan.base.answers import JSON
from gkplan.base.diagnostics import Diagnostic


def diagnostics(found: Iterable[Diagnostic]) -> JSON:
    """Answer `validate`: every finding with its place, from the first to the last character."""
    return {"schema": "gkplan.validate/1", "diagnostics": [_diagnostic(each) for each in found]}


def _diagnostic(found: Diagnostic) -> JSON:
    start, end = found.span.position, found.span.end_position
    return {
        "path": start.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "code": found.code,
        "rule": found.rule,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
    }
