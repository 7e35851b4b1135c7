"""Findings as GitLab's Code Quality report, which merge requests show."""

import json
from collections.abc import Iterable

from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.spelling import with_hint
from gkplan.validation import fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(found: Iterable[Diagnostic]) -> str:
    """Write one list with every finding."""
    issues = [_issue(mark, each) for mark, each in fingerprints.marked(found)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(mark: str, found: Diagnostic) -> dict[str, object]:
    start, end = found.span.position, found.span.end_position
    return {
        "description": with_hint(found.message, found.hint),
        "check_name": f"{found.code} {found.rule}",
        "fingerprint": mark,
        "severity": _SEVERITIES[found.severity],
        "location": {
            "path": fingerprints.path(found),
            "lines": {"begin": start.line, "end": end.line},
        },
    }
