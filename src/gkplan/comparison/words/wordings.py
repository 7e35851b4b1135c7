"""Rewordings as a notice tells them: 将“…”修改为“…”, 在“…”后增加“…”, 删去“…”."""

import re
from collections.abc import Iterator, Sequence

from gkplan.base import language
from gkplan.base.language import _
from gkplan.comparison.compare.changes import Change, ChangeKind, Comparison
from gkplan.comparison.compare.rewording import Mark, Piece, reworded, tokens
from gkplan.comparison.compare.spots import ChangedPart
from gkplan.comparison.words.reference import quoted, reference
from gkplan.comparison.words.values import word_value
from gkplan.phrases import numerals, terms

_MOST = 4  # changes within one text from which on the whole is given anew
_CONTEXT = 4  # characters from which on a place is named, where there is only one such
_SHORT = 2
_STOPS = "，。；：、！？,.;:!?"
_CLAUSE = re.compile(rf"(?:^|[{_STOPS}])[^{_STOPS}]{{0,8}}$")


def sentences(changes: Sequence[Change], comparison: Comparison) -> Iterator[str]:
    """Write what was reworded, each text a sentence; what only follows an amendment is left out."""
    plans = comparison.plans
    for change in changes:
        if change.kind is not ChangeKind.REWORDED or change.follows:
            continue
        old, new = word_value(change.old, plans[0]), word_value(change.new, plans[1])
        for where, was, now in _by_paragraph(_where(change), old, new):
            yield _sentence(where, was, now)


def _by_paragraph(where: str, old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """Take apart a text of as many paragraphs as before; gives those that differ."""
    mine, theirs = old.split("\n"), new.split("\n")
    if len(mine) != len(theirs) or len(mine) == 1:
        yield where, old, new
        return
    for at, (was, now) in enumerate(zip(mine, theirs, strict=True), 1):
        if was != now:
            n = numerals.to_chinese(at) if language.active() == "zh_CN" else str(at)
            yield _("paragraph {n} of {where}").format(where=where, n=n), was, now


def _sentence(where: str, old: str, new: str) -> str:
    pieces = reworded(old, new) if old and new else ()
    told = _told(pieces, old)
    if not told or len(told) > _MOST or _rewritten(pieces):
        message = _("{where} now reads: “{new}”.") if new else _("{where} is deleted.")
        return message.format(where=where, new=quoted(new))
    joint = "，" if language.active() == "zh_CN" else ", "
    return _("In {where}: {changes}.").format(where=where, changes=joint.join(told))


def _where(change: Change) -> str:
    spot = change.before or change.about
    if spot.part is ChangedPart.PARAGRAPH:
        return reference(spot)
    aspect = terms.field(change.field)
    if spot.part is ChangedPart.PLAN:
        return _("the {aspect}").format(aspect=aspect)
    return _("the {aspect} of {item}").format(aspect=aspect, item=reference(spot))


def _rewritten(pieces: Sequence[Piece]) -> bool:
    same = sum(len(piece.text) for piece in pieces if piece.mark is Mark.SAME)
    return same * 4 < max(
        sum(len(p.text) for p in pieces if p.mark is not mark)
        for mark in (Mark.DELETED, Mark.INSERTED)
    )


def _told(pieces: Sequence[Piece], text: str) -> list[str]:
    """Tell each change within a text by words that stand in it only once."""
    found: list[str] = []
    before = same = ""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else Piece(Mark.SAME, "")
        if piece.mark is Mark.INSERTED:
            lead = _whole(_tail(before, "", text, _CONTEXT), same)
            found.append(_inserted(piece.text, lead))
        elif piece.mark is Mark.DELETED:
            lead = _tail(before, piece.text, text, _SHORT)
            into = following.text if following.mark is Mark.INSERTED else ""
            at += bool(into)
            found.append(_replaced(lead + piece.text, lead + into))
        before += piece.text if piece.mark is not Mark.INSERTED else ""
        same = piece.text if piece.mark is Mark.SAME else ""
        at += 1
    return found


def _whole(lead: str, same: str) -> str:
    """Let words begin where their clause does, if that is not far before them."""
    clause = _CLAUSE.search(same.removesuffix(lead)) if same.endswith(lead) else None
    return clause[0].lstrip(_STOPS) + lead if clause else lead


def _tail(before: str, words: str, text: str, least: int) -> str:
    """Give as much of what stands before words as makes them long enough, and the only ones."""
    lead = ""
    for token in reversed(tokens(before)):
        if len(lead + words) >= least and text.count(lead + words) == 1:
            break
        lead = token + lead
    return lead


def _inserted(new: str, before: str) -> str:
    if not before:
        return _("“{new}” is put at the beginning").format(new=quoted(new))
    message = _("“{new}” is inserted after “{before}”")
    return message.format(new=quoted(new), before=quoted(before))


def _replaced(old: str, new: str) -> str:
    message = _("“{old}” becomes “{new}”") if new else _("“{old}” is deleted")
    return message.format(old=quoted(old), new=quoted(new))
