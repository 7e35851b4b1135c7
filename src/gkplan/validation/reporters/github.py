"""Findings as commands that a GitHub workflow turns into annotations."""

from collections.abc import Iterable

from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.spelling import with_hint
from gkplan.validation import fingerprints

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_OF_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_MESSAGES = str.maketrans(_OF_MESSAGES)
_IN_PROPERTIES = str.maketrans({**_OF_MESSAGES, ":": "%3A", ",": "%2C"})


def report(found: Iterable[Diagnostic]) -> str:
    """Write one command a line; columns only where the finding is within one line."""
    return "".join(_command(each) + "\n" for each in found)


def _command(found: Diagnostic) -> str:
    start, end = found.span.position, found.span.end_position
    properties = {"file": fingerprints.path(found), "line": str(start.line)}
    if start.line == end.line:
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties |= {"endLine": str(end.line), "title": f"{found.code} {found.rule}"}
    written = ",".join(f"{key}={v.translate(_IN_PROPERTIES)}" for key, v in properties.items())
    message = with_hint(found.message, found.hint).translate(_IN_MESSAGES)
    return f"::{_COMMANDS[found.severity]} {written}::{message}"
