"""The units of a folder on two sides, laid out for reading."""

from gkplan.compare.changes import RegisterComparison, Weight
from gkplan.compare.rewording import Mark, Piece
from gkplan.differences import _lines, _naming
from gkplan.differences._lines import Group, Line, Subject
from gkplan.language import _


def groups(of: RegisterComparison) -> tuple[Group, ...]:
    """Lay out what changed; a whole file that came or went is one line, with all it declares."""
    if of.before and of.after:
        return _lines.groups(of.changes, (None, None))
    names = "、".join(change.about.name for change in of.changes)
    came = not of.before
    what = _("units file added") if came else _("units file dropped")
    line = Line(what, (Piece(Mark.INSERTED if came else Mark.DELETED, names),))
    return (Group(Weight.FORMAL, _naming.weight(Weight.FORMAL), (Subject("", "", (line,)),)),)
