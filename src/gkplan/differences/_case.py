"""What is shown of a comparison, whatever the format."""

from typing import NamedTuple

from gkplan.compare.changes import Comparison, RegisterComparison
from gkplan.diagnostics import Diagnostic


class Case(NamedTuple):
    """The plans and units that were compared, what each side is called, and what is unread."""

    comparisons: tuple[Comparison, ...]
    before: str
    after: str
    unread: tuple[Diagnostic, ...] = ()
    registers: tuple[RegisterComparison, ...] = ()
