"""What is shown of a comparison, whatever the format."""

from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic
from gkplan.base.language import _
from gkplan.comparison.compare.changes import Comparison, RegisterComparison, Weight
from gkplan.comparison.compare.rewording import Mark, Piece
from gkplan.comparison.words import lines, naming
from gkplan.comparison.words.lines import ChangeGroup, ChangeLine, Subject


class ComparisonCase(NamedTuple):
    """The plans and units that were compared, what each side is called, and what is unread."""

    comparisons: tuple[Comparison, ...]
    before: str
    after: str
    unread: tuple[Diagnostic, ...] = ()
    registers: tuple[RegisterComparison, ...] = ()

    def place(self, before: str, after: str) -> str:
        """Say which file it is, and what it was called; "" where the sides are named so."""
        if (before, after) == (self.before, self.after):
            return ""
        old, new = _alone(before, self.before), _alone(after, self.after)
        below = new.replace("../", "")  # files are named from where we are, revisions from the top
        if not new or not old or old == new or old.endswith(f"/{below}"):
            return new or old
        return f"{old} → {new}"


def _alone(path: str, side: str) -> str:
    """Take from a path what says of which side it is."""
    return path.removeprefix(f"{side}:").removeprefix(":")


def group_plan(of: Comparison) -> tuple[ChangeGroup, ...]:
    """Lay out what changed of a plan."""
    return lines.groups(of.changes, of.plans)


def group_units(of: RegisterComparison) -> tuple[ChangeGroup, ...]:
    """Lay out what changed of units; a file that came or went is one line, with all it declares."""
    if of.before and of.after:
        return lines.groups(of.changes, (None, None))
    names = "、".join(change.about.name for change in of.changes)
    came = not of.before
    what = _("units file added") if came else _("units file dropped")
    line = ChangeLine(what, (Piece(Mark.INSERTED if came else Mark.DELETED, names),))
    return (ChangeGroup(Weight.FORMAL, naming.weight(Weight.FORMAL), (Subject("", "", (line,)),)),)
