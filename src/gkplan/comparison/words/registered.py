"""The units of a folder on two sides, laid out for reading."""

from gkplan.base.language import _
from gkplan.comparison.compare.changes import RegisterComparison, Weight
from gkplan.comparison.compare.rewording import Mark, Piece
from gkplan.comparison.words import lines, naming
from gkplan.comparison.words.lines import ChangeGroup, ChangeLine, Subject


def groups(of: RegisterComparison) -> tuple[ChangeGroup, ...]:
    """Lay out what changed; a whole file that came or went is one line, with all it declares."""
    if of.before and of.after:
        return lines.groups(of.changes, (None, None))
    names = "、".join(change.about.name for change in of.changes)
    came = not of.before
    what = _("units file added") if came else _("units file dropped")
    line = ChangeLine(what, (Piece(Mark.INSERTED if came else Mark.DELETED, names),))
    return (ChangeGroup(Weight.FORMAL, naming.weight(Weight.FORMAL), (Subject("", "", (line,)),)),)
