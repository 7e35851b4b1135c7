"""What kinds of changes are called."""

from gkplan.base.language import _
from gkplan.comparison.compare.changes import Change, Kind, Part, Weight
from gkplan.comparison.words.exchanged import role
from gkplan.model.plan import Role
from gkplan.phrases import terms


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
        of_collective = change.about.part is Part.COLLECTIVE and change.field == "kind"
        return _("kind of members") if of_collective else terms.field(change.field)
    if change.kind is Kind.LEAD_CHANGED:
        return {
            Role.LEAD: _("lead changed"),
            Role.SUPPORT: _("supporting unit changed"),
            Role.RESPONSIBLE: _("responsible unit changed"),
        }[role(change)]
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
    Kind.UNIT_ADDED: lambda: _("unit added"),
    Kind.UNIT_REMOVED: lambda: _("unit removed"),
    Kind.ROLE_CHANGED: lambda: _("role changed"),
    Kind.IDENTIFIED: lambda: _("id"),
    Kind.PAGE_TEXT: lambda: _("page text"),
    Kind.ENTRY_ADDED: lambda: _("entry added"),
    Kind.ENTRY_REMOVED: lambda: _("entry removed"),
    Kind.ENTRY_REPLACED: lambda: _("entry corrected"),
    Kind.ENTRY_REWRITTEN: lambda: _("entry rewritten"),
    Kind.EVENT_ADDED: lambda: _("event added"),
    Kind.EVENT_REMOVED: lambda: _("event removed"),
    Kind.EVENT_REWRITTEN: lambda: _("event rewritten"),
}
