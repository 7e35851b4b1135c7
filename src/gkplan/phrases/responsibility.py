"""Responsibility phrases: (研究室牵头,各处室负责落实), 责任单位:A、B, written and read.

`read` takes one phrase apart, `attributions` finds the bracketed ones in a text, `mentions` the
declared units that prose names.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from gkplan.model.plan import Assignment, Role
from gkplan.phrases.folding import fold
from gkplan.phrases.mentions import Mention, find_mentions
from gkplan.phrases.names import cut_pieces, is_unit_like
from gkplan.phrases.patterns import compile_once
from gkplan.phrases.roles import Named, is_labelled, read, states_duty

__all__ = [
    "RESPONSIBLE",
    "Attribution",
    "Mention",
    "Named",
    "find_attributions",
    "find_mentions",
    "read",
    "write",
]

RESPONSIBLE = Role.RESPONSIBLE

_PLACEHOLDER = r"\{(lead|support|responsible|units)\}"
_BRACKETS = {"(": ")", "〔": "〕", "[": "]", "【": "】"}
_CLOSED_BEFORE = r"(?:\A|[。!?;…\n)\]〕】])\s*\Z"
_CLOSED_AFTER = r"\s*(?:\Z|\n|[。;])"
_JOINT = r"[、,;/ ]+|[和与及]|以及"
_REMARK = r"以下|简称|包括|不含|含|例如|如|即|原|注|详见|见|附"
_NOTE = r"[。,;]?\s*(?:以下|下同|其[余他]各项)"
_RULE = r"(?:各自)?按照?(?:各自)?职责(?:分工)?(?:共同|分别|抓好|组织)*(?:负责|落实)+"


def write(templates: tuple[str, ...], assignments: tuple[Assignment, ...]) -> str:
    """Write a task's units the way its plan does: the first template that fits its roles.

    A template fits where its placeholders are exactly the roles the task has; {units} suits any.
    One without placeholders, a rule in place of units, always fits. Empty where none does.
    """
    roles = {assignment.role.value for assignment in assignments}
    for template in templates:
        wanted = set(compile_once(_PLACEHOLDER).findall(template))
        fits = wanted == roles or ("units" in wanted and wanted - {"units"} <= roles)
        if not wanted or (assignments and fits):
            return compile_once(_PLACEHOLDER).sub(
                lambda found: _names(found[1], assignments), template
            )
    return ""


def _names(placeholder: str, assignments: tuple[Assignment, ...]) -> str:
    role = None if placeholder == "units" else Role(placeholder)
    return "、".join(a.unit for a in assignments if role is None or a.role is role)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A bracketed responsibility phrase and the units it names; offsets are those of the text."""

    start: int
    end: int
    named: tuple[Named, ...]


def find_attributions(text: str, known: Collection[str] = ()) -> tuple[Attribution, ...]:
    """Find the brackets that say who is responsible, in order.

    A label (责任单位:) makes a bracket one; without it, it must close a sentence and hold
    nothing but units, or units and a word of duty. A rule in place of units names nobody.
    """
    folded = fold(text)
    declared = {fold(name) for name in known}
    found: list[Attribution] = []
    for start, end in _brackets(folded):
        if found and start < found[-1].end:
            continue
        inner = folded[start + 1 : end - 1].strip()
        told = _without_note(folded, start, end)
        named = read(text[start : start + len(told) - 1] + text[end - 1], known)
        if is_labelled(inner) or (
            _closes_a_sentence(folded, start, end) and _is_duty(told, named, declared)
        ):
            shifted = (replace(n, start=n.start + start, end=n.end + start) for n in named)
            found.append(Attribution(start, end, tuple(shifted)))
    return tuple(found)


def _without_note(text: str, start: int, end: int) -> str:
    """Give a bracket without the note for all below that it may close with: 以下均需…,不再列出."""
    note = compile_once(_NOTE).search(text, start, end)
    return (
        text[start : note.start()] + text[end - 1]
        if note and note.start() > start + 1
        else text[start:end]
    )


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    for opening in re.finditer(r"[(〔\[【]", text):
        start = opening.start()
        line_end = text.find("\n", start)
        limit = min(line_end if line_end >= 0 else len(text), start + 400)
        stop = next(cut_pieces(text, start + 1, limit, _BRACKETS[opening[0]]))[1]
        if stop < limit:
            yield start, stop + 1


def _closes_a_sentence(text: str, start: int, end: int) -> bool:
    return bool(
        compile_once(_CLOSED_BEFORE).search(text, max(0, start - 4), start)
        or compile_once(_CLOSED_AFTER).match(text, end)
    )


def _is_duty(bracket: str, named: tuple[Named, ...], declared: set[str]) -> bool:
    inner = bracket[1:-1].strip()
    if not named:
        return bool(compile_once(_RULE).fullmatch(inner))
    if not all(fold(unit.name) in declared or is_unit_like(fold(unit.name)) for unit in named):
        return False
    if states_duty(inner):
        return True
    between = [bracket[a.end : b.start] for a, b in pairwise(named)]
    edges = bracket[1 : named[0].start] + bracket[named[-1].end : -1]
    return (
        not edges.strip()
        and all(map(compile_once(_JOINT).fullmatch, between))
        and not compile_once(_REMARK).match(inner)
    )
