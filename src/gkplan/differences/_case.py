"""What is shown of a comparison, whatever the format."""

from typing import NamedTuple

from gkplan.compare.changes import Comparison
from gkplan.diagnostics import Diagnostic


class Case(NamedTuple):
    """The plans that were compared, what each side is called, and what could not be read."""

    comparisons: tuple[Comparison, ...]
    before: str
    after: str
    unread: tuple[Diagnostic, ...] = ()
