"""Rewordings as a notice tells them: 将“…”修改为“…”, 在“…”后增加“…”, 删去“…”."""

from collections.abc import Iterator, Sequence

from gkplan import language, terms
from gkplan.compare.changes import Change, Comparison, Kind, Part
from gkplan.compare.rewording import Mark, Piece, reworded
from gkplan.differences._reference import reference
from gkplan.differences._values import said
from gkplan.language import _

_MOST = 4  # changes within one text from which on the whole is given anew
_CONTEXT = 8
_SHORT = 2


def sentences(changes: Sequence[Change], comparison: Comparison) -> Iterator[str]:
    """Write what was reworded, each text a sentence; what only follows an amendment is left out."""
    plans = comparison.plans
    for change in changes:
        if change.kind is not Kind.REWORDED or change.follows:
            continue
        old, new = said(change.old, plans[0]), said(change.new, plans[1])
        where = _where(change)
        told = _told(reworded(old, new)) if old and new else []
        if not told or len(told) > _MOST or _rewritten(reworded(old, new)):
            message = _("{where} now reads: “{new}”.") if new else _("{where} is deleted.")
            yield message.format(where=where, new=new)
        else:
            joint = "，" if language.active() == "zh_CN" else ", "
            yield _("In {where}: {changes}.").format(where=where, changes=joint.join(told))


def _where(change: Change) -> str:
    spot = change.before or change.about
    if spot.part is Part.PARAGRAPH:
        return reference(spot)
    aspect = terms.field(change.field)
    if spot.part is Part.PLAN:
        return _("the {aspect}").format(aspect=aspect)
    return _("the {aspect} of {item}").format(aspect=aspect, item=reference(spot))


def _rewritten(pieces: Sequence[Piece]) -> bool:
    same = sum(len(piece.text) for piece in pieces if piece.mark is Mark.SAME)
    return same * 4 < max(
        sum(len(p.text) for p in pieces if p.mark is not mark)
        for mark in (Mark.DELETED, Mark.INSERTED)
    )


def _told(pieces: Sequence[Piece]) -> list[str]:
    found: list[str] = []
    before = ""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else Piece(Mark.SAME, "")
        if piece.mark is Mark.SAME:
            before = piece.text.rsplit("\n", 1)[-1]
        elif piece.mark is Mark.DELETED and following.mark is Mark.INSERTED:
            lead = before[-_SHORT:] if len(piece.text) < _SHORT else ""
            message = _("“{old}” becomes “{new}”")
            found.append(message.format(old=lead + piece.text, new=lead + following.text))
            at += 1
        elif piece.mark is Mark.DELETED:
            lead = before[-_SHORT:] if len(piece.text) < _SHORT else ""
            if lead:
                message = _("“{old}” becomes “{new}”")
                found.append(message.format(old=lead + piece.text, new=lead))
            else:
                found.append(_("“{old}” is deleted").format(old=piece.text))
        elif before:
            message = _("“{new}” is inserted after “{before}”")
            found.append(message.format(new=piece.text, before=before[-_CONTEXT:]))
        else:
            found.append(_("“{new}” is put at the beginning").format(new=piece.text))
        at += 1
    return found
