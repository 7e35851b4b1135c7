"""What kinds of changes are called."""

from gkplan.base.language import _
from gkplan.comparison.compare.changes import Change, ChangeKind, Weight
from gkplan.comparison.compare.families import Duties
from gkplan.comparison.compare.spots import ChangedPart
from gkplan.comparison.words.gathered import find_role
from gkplan.model.plan import Role
from gkplan.phrases import terms


def weight(of: Weight) -> str:
    """Name what changes amount to."""
    return {
        Weight.FORMAL: _("formal amendments"),
        Weight.WORDING: _("wording"),
        Weight.PROGRESS: _("progress of the work"),
    }[of]


def part(of: ChangedPart) -> str:
    """Name what a change is about."""
    return {
        ChangedPart.PLAN: _("plan"),
        ChangedPart.SECTION: _("section"),
        ChangedPart.TASK: _("task"),
        ChangedPart.PARAGRAPH: _("paragraph"),
        ChangedPart.UNIT: _("unit"),
        ChangedPart.COLLECTIVE: _("collective"),
    }[of]


def what(change: Change) -> str:
    """Name what happened: deadline postponed, lead changed, the text reworded."""
    if change.kind in (ChangeKind.ADDED, ChangeKind.DROPPED):
        added = change.kind is ChangeKind.ADDED
        named = _("{part} added") if added else _("{part} dropped")
        return named.format(part=part(change.about.part))
    if change.kind in (
        ChangeKind.REWORDED,
        ChangeKind.PUBLICATION,
        ChangeKind.ORGANISATION,
        ChangeKind.LAYOUT,
    ):
        of_collective = change.about.part is ChangedPart.COLLECTIVE and change.field == "kind"
        return _("kind of members") if of_collective else terms.field(change.field)
    if change.kind is ChangeKind.LEAD_CHANGED and isinstance(change.values, Duties):
        return {
            Role.LEAD: _("lead changed"),
            Role.SUPPORT: _("supporting unit changed"),
            Role.RESPONSIBLE: _("responsible unit changed"),
        }[find_role(change.values)]
    return _KINDS[change.kind]()


_KINDS = {
    ChangeKind.SPLIT: lambda: _("split into several"),
    ChangeKind.MERGED: lambda: _("merged from several"),
    ChangeKind.MOVED: lambda: _("moved"),
    ChangeKind.RENUMBERED: lambda: _("renumbered"),
    ChangeKind.NUMBERING: lambda: _("numbering"),
    ChangeKind.DEADLINE_ADVANCED: lambda: _("deadline advanced"),
    ChangeKind.DEADLINE_POSTPONED: lambda: _("deadline postponed"),
    ChangeKind.DEADLINE_ADDED: lambda: _("deadline added"),
    ChangeKind.DEADLINE_REMOVED: lambda: _("deadline removed"),
    ChangeKind.DEADLINE_CHANGED: lambda: _("deadline changed"),
    ChangeKind.UNIT_ADDED: lambda: _("unit added"),
    ChangeKind.UNIT_REMOVED: lambda: _("unit removed"),
    ChangeKind.ROLE_CHANGED: lambda: _("role changed"),
    ChangeKind.IDENTIFIED: lambda: _("id"),
    ChangeKind.PAGE_TEXT: lambda: _("page text"),
    ChangeKind.ENTRY_ADDED: lambda: _("entry added"),
    ChangeKind.ENTRY_REMOVED: lambda: _("entry removed"),
    ChangeKind.ENTRY_REPLACED: lambda: _("entry corrected"),
    ChangeKind.ENTRY_REWRITTEN: lambda: _("entry rewritten"),
    ChangeKind.EVENT_ADDED: lambda: _("event added"),
    ChangeKind.EVENT_REMOVED: lambda: _("event removed"),
    ChangeKind.EVENT_REWRITTEN: lambda: _("event rewritten"),
}
