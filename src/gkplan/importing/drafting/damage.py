"""Damage in a document: signs that a text was spoilt on its way. Reported, never repaired."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from gkplan.base.language import _
from gkplan.importing.drafting.evidence import Evidence, PieceKind
from gkplan.importing.manuscript import Grid, Manuscript

_LEVELS = r"(?:国|省|市|区|县|政|办|府|厅|发|函|字|电|局|委|规|文)"
_SIGNS: tuple[tuple[re.Pattern[str], Callable[[], str]], ...] = (
    (re.compile(r"[\ufffd\ue000-\uf8ff]+|锟斤拷|烫烫烫|\?{4,}"), lambda: _("characters were lost")),
    (
        re.compile(rf"{_LEVELS}{{2,6}}(?:19|20)[0-9]{{2}}[0-9]{{1,4}}号"),
        lambda: _("a document number without the brackets of its year"),
    ),
    (
        re.compile(r"[〔\[（(【](?:19|20)[0-9]{2}[0-9]{1,4}号"),
        lambda: _("a document number whose bracket is not closed"),
    ),
    (
        re.compile(
            r"(?:19|20)[0-9]{3}月(?:[0-9]{1,2}日)?|(?<![0-9])(?:19|20)[0-9]{2}(?:1[3-9]|[2-9][0-9])年"
        ),
        lambda: _("a date in which a character is missing or too many"),
    ),
    (
        re.compile(
            r"(?<![0-9])(?:1[3-9]|[2-9][0-9])月(?:[0-9]{1,2}日|底)|(?<![0-9])1?[0-9]月(?:3[2-9]|[4-9][0-9])日"
        ),
        lambda: _("a day that no calendar has"),
    ),
)
_PAIRS = {"（": "）", "(": ")", "《": "》", "〔": "〕", "“": "”", "【": "】"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()} | {")": "(", "）": "("}
_ONE = {"（": "(", "）": ")"}


def note(manuscript: Manuscript, evidence: Evidence) -> None:
    """Note every sign of damage with its place."""
    places: list[int] = []
    for pattern, said in _SIGNS:
        for found in pattern.finditer(manuscript.text):
            evidence.add(PieceKind.DAMAGE, found[0], found.span(), 0.2, said())
            places.append(found.start())
    reason = _("a bracket that has no other half")
    for block in manuscript.blocks:
        for piece in block.cells if isinstance(block, Grid) else (block,):
            if any(piece.start <= place < piece.end for place in places):
                continue
            for place in islice(_unpaired(piece.text), 1):
                start = piece.start + place
                evidence.add(PieceKind.DAMAGE, piece.text[place], (start, start + 1), 0.5, reason)


def _unpaired(text: str) -> Iterator[int]:
    """Find brackets without their other half; the ) of 1) is none."""
    waiting: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        sign = _ONE.get(character, character)
        if sign in _PAIRS:
            waiting.append((sign, at))
        elif sign in _CLOSING:
            if waiting and waiting[-1][0] == _CLOSING[sign]:
                waiting.pop()
            elif not (
                sign == ")"
                and re.fullmatch(r".{0,4}[0-9一二三四五六七八九十a-zA-Z]", text[:at][-5:])
            ):
                yield at
    yield from (at for _sign, at in waiting)
