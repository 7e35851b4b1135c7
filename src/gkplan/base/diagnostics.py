"""Findings as values: what is wrong in a file, where, and what to do about it."""

from enum import StrEnum
from typing import NamedTuple

from gkplan.base.source import Edit, Span


class Severity(StrEnum):
    """How much a finding weighs: errors decide the exit code, warnings only under --strict."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Diagnostic(NamedTuple):
    """One finding, ready for any output; `message` and `hint` are in the user's language.

    `edits` mend it, all of them together; there are none unless there is one safe remedy.
    """

    span: Span
    code: str
    rule: str
    severity: Severity
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        return (self.span.source.path, self.span.start, self.code, self.message)
