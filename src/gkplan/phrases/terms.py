"""What people call roles, fields, days and what entries report, in the language they read."""

from datetime import date

from gkplan.base import language
from gkplan.base.language import _
from gkplan.model.ledger import Step
from gkplan.model.plan import Role
from gkplan.phrases import wording


def day(of: date) -> str:
    """Write a day as prose does: 2026年11月23日."""
    return wording.word_day(of) if language.active() == "zh_CN" else of.isoformat()


def role(of: Role) -> str:
    """Name a role: 牵头, 配合, 负责."""
    return {
        Role.LEAD: _("lead"),
        Role.SUPPORT: _("support"),
        Role.RESPONSIBLE: _("responsible"),
    }[of]


def step(of: Step) -> str:
    """Name what an entry reports: 交办, 签收, 反馈, 办结, 复核, 销号, 延期, 催办."""
    return {
        Step.ISSUED: _("issued"),
        Step.RECEIVED: _("received"),
        Step.PROGRESS: _("progress"),
        Step.DONE: _("done"),
        Step.VERIFIED: _("verified"),
        Step.RETURNED: _("returned"),
        Step.CLOSED: _("closed"),
        Step.EXTENSION_ASKED: _("extension asked"),
        Step.EXTENSION_GRANTED: _("extension granted"),
        Step.EXTENSION_REFUSED: _("extension refused"),
        Step.REMINDED: _("reminded"),
        Step.ASSIGNED: _("assigned"),
        Step.BLOCKED: _("blocked"),
        Step.CANCELLED: _("cancelled"),
    }[of]


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
    "basis.document_number": lambda: _("document number of the basis"),
    "basis.plan": lambda: _("plan of the basis"),
    "prologue": lambda: _("text above the title"),
    "preamble": lambda: _("preamble"),
    "closing": lambda: _("closing paragraphs"),
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
    "leading_group.members": lambda: _("members of the group"),
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
