"""What kinds of changes are called."""

from gkplan import terms
from gkplan.compare.changes import Change, Kind, Part, Weight
from gkplan.language import _


def weight(of: Weight) -> str:
    """Name what changes amount to."""
    return {
        Weight.FORMAL: _("formal amendments"),
        Weight.WORDING: _("wording"),
        Weight.PROGRESS: _("progress of the work"),
    }[of]


def part(of: Part) -> str:
    """Name what a change is about."""
    return {
        Part.PLAN: _("plan"),
        Part.SECTION: _("section"),
        Part.TASK: _("task"),
        Part.PARAGRAPH: _("paragraph"),
        Part.UNIT: _("unit"),
        Part.COLLECTIVE: _("collective"),
    }[of]


def what(change: Change) -> str:
    """Name what happened: deadline postponed, lead changed, the text reworded."""
    if change.kind in (Kind.ADDED, Kind.DROPPED):
        added = change.kind is Kind.ADDED
        named = _("{part} added") if added else _("{part} dropped")
        return named.format(part=part(change.about.part))
    if change.kind in (Kind.REWORDED, Kind.PUBLICATION, Kind.ORGANISATION, Kind.LAYOUT):
        return terms.field(change.field)
    return _KINDS[change.kind]()


_KINDS = {
    Kind.SPLIT: lambda: _("split into several"),
    Kind.MERGED: lambda: _("merged from several"),
    Kind.MOVED: lambda: _("moved"),
    Kind.RENUMBERED: lambda: _("renumbered"),
    Kind.NUMBERING: lambda: _("numbering"),
    Kind.DEADLINE_ADVANCED: lambda: _("deadline advanced"),
    Kind.DEADLINE_POSTPONED: lambda: _("deadline postponed"),
    Kind.DEADLINE_ADDED: lambda: _("deadline added"),
    Kind.DEADLINE_REMOVED: lambda: _("deadline removed"),
    Kind.DEADLINE_CHANGED: lambda: _("deadline changed"),
    Kind.LEAD_CHANGED: lambda: _("lead changed"),
    Kind.UNIT_ADDED: lambda: _("unit added"),
    Kind.UNIT_REMOVED: lambda: _("unit removed"),
    Kind.ROLE_CHANGED: lambda: _("role changed"),
    Kind.IDENTIFIED: lambda: _("id"),
    Kind.PAGE_TEXT: lambda: _("page text"),
    Kind.ENTRY_ADDED: lambda: _("entry added"),
    Kind.ENTRY_REMOVED: lambda: _("entry removed"),
    Kind.ENTRY_REPLACED: lambda: _("entry corrected"),
    Kind.EVENT_ADDED: lambda: _("event added"),
    Kind.EVENT_REMOVED: lambda: _("event removed"),
}
