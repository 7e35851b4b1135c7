"""Conflicts of a merge in words, one a line."""

from gkplan.base.language import _
from gkplan.cli.terminal import clean
from gkplan.comparison.compare.spots import ChangedPart
from gkplan.comparison.merging.conflicts import About, Clash, Conflict
from gkplan.comparison.words import naming
from gkplan.phrases import terms

_LONGEST = 40


def line(of: Conflict, path: str) -> str:
    """Say where two sides are at odds, and what each of them says."""
    subject = _subject(of.about)
    parts = [path, *([subject] if subject else [])]
    return clean(_(": ").join([*parts, _at_odds(of)]))


def _at_odds(of: Conflict) -> str:
    ours, theirs = (_short(each) or _("nothing") for each in (of.ours, of.theirs))
    match of.clash:
        case Clash.ORDER:
            return _("both sides put what stands below in another order")
        case Clash.PLACE:
            message = _("both sides moved it: ours to {ours}, theirs to {theirs}")
            named = (_short(each) or _("the plan itself") for each in (of.ours, of.theirs))
            ours, theirs = named
        case Clash.OURS_DROPPED if not of.field:
            message = _("ours drops it, theirs changes it or what stands below it")
        case Clash.THEIRS_DROPPED if not of.field:
            message = _("theirs drops it, ours changes it or what stands below it")
        case _:
            message = _("conflict in {field}: ours `{ours}`, theirs `{theirs}`")
    return message.format(field=_field(of.field), ours=ours, theirs=theirs)


def _subject(of: About) -> str:
    kind = "" if of.part in (None, ChangedPart.PLAN) else naming.part(of.part)
    return " ".join(each for each in (kind, of.id, of.number, of.name) if each)


def _field(name: str) -> str:
    named = {
        "": _("entry"),
        "units": _("units"),
        "deadline": _("deadline"),
        "sections": _("order"),
        "tasks": _("order"),
    }
    return named.get(name) or terms.field(name)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
