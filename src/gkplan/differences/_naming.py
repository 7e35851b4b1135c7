"""What kinds of changes, and the fields of a plan, are called."""

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
        return field(change.field)
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


def field(name: str) -> str:
    """Name a field of a plan or item; a cell by the title of its column."""
    if name.startswith("cells."):
        return name.removeprefix("cells.")
    return _FIELDS[name]() if name in _FIELDS else name


_FIELDS = {
    "title": lambda: _("title"),
    "printed_title": lambda: _("title as printed"),
    "year": lambda: _("year"),
    "issuer": lambda: _("issuer"),
    "language": lambda: _("language"),
    "basis": lambda: _("basis"),
    "prologue": lambda: _("text above the title"),
    "preamble": lambda: _("preamble"),
    "closing": lambda: _("closing"),
    "heading": lambda: _("heading"),
    "text": lambda: _("text"),
    "deadline": lambda: _("words of the deadline"),
    "units": lambda: _("how units are named"),
    "attribution": lambda: _("how units are written"),
    "run_in": lambda: _("text in the line of the heading"),
    "inline": lambda: _("tasks within one paragraph"),
    "columns": lambda: _("columns"),
    "marks": lambda: _("lines of the table"),
    "merged": lambda: _("merged cells"),
    "label": lambda: _("how the number is set"),
    "carried_from": lambda: _("carried over from"),
    "implements": lambda: _("clauses implemented"),
    "signoff": lambda: _("sign-off chain"),
    "supervision": lambda: _("steps of supervision"),
    "support_reports": lambda: _("whether supporting units report"),
    "leading_group": lambda: _("leading group"),
    "leading_group.name": lambda: _("leading group"),
    "leading_group.chair": lambda: _("chair"),
    "leading_group.deputies": lambda: _("deputies"),
    "leading_group.members": lambda: _("members"),
    "leading_group.office": lambda: _("office of the group"),
    "leading_group.office_director": lambda: _("director of the office"),
    "leading_group.office_staff": lambda: _("staff of the office"),
    "name": lambda: _("name"),
    "kind": lambda: _("kind of unit"),
    "aliases": lambda: _("other names"),
    "until": lambda: _("last day"),
    "successor": lambda: _("successor"),
    "members": lambda: _("members"),
    "is_open": lambda: _("names nobody in particular"),
    "publication.index_number": lambda: _("index number"),
    "publication.category": lambda: _("category"),
    "publication.publisher": lambda: _("publisher"),
    "publication.document_number": lambda: _("document number"),
    "publication.written": lambda: _("date written"),
    "publication.published": lambda: _("date published"),
    "publication.address": lambda: _("address"),
    "publication.time": lambda: _("time published"),
    "publication.keywords": lambda: _("keywords"),
    "publication.description": lambda: _("description"),
    "publication.author": lambda: _("author"),
    "publication.image": lambda: _("image"),
}
