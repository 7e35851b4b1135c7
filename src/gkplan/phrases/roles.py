"""Who does what in a responsibility phrase: (A牵头,B、C配合), 责任单位:A、B, 由A会同B负责."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gkplan.model.plan import Role
from gkplan.phrases.folding import fold
from gkplan.phrases.labels import UNITS
from gkplan.phrases.names import compile_names, cut_pieces, is_unit_like, split
from gkplan.phrases.patterns import compile_once, either
from gkplan.phrases.vocabulary import (
    ANSWERERS,
    ANSWERING,
    COORDINATING,
    DUTY_VERBS,
    LEADING,
    MANNERS,
    NOT_UNITS,
    OWN_ROLES,
    SHARES,
    SUPPORTING,
    WORK_VERBS,
)

_PAIRS = {"(": ")", "[": "]", "{": "}", "〔": "〕", "【": "】"}
_MANNER = (
    rf"(?:{either(MANNERS)}"
    rf"|(?:按照?|根据|依据?|结合)(?:各自)?(?:工作)?{either(SHARES)}+(?:范围|要求)?)"
)
_CORE = rf"(?:(?!负责人){either(DUTY_VERBS)}|{either(WORK_VERBS)}(?=\s*(?:\Z|[,;。、])))"
_BODY = "处科股局室心队馆院所厅办部站位门府司)"
_PATTERNS = {
    "label": (
        r"(?:\A|(?<=[,;。、\s(]))[ \n]*(?P<label>"
        rf"{UNITS}(?:\([^()]*\))?(?=[ \n:]|\Z)|[一-龥]{{2,12}}(?=[ ]*:))(?:[ ]*:|[ \n]+|\Z)"
    ),
    "verb": rf"{_MANNER}*{_CORE}(?:{_MANNER}*{_CORE})*",
    "together": (
        rf"会同|(?<=[{_BODY}委会])联合(?![会国体社])|(?<=[{_BODY}])会(?![同计议员展商])(?=[^,;、]{{2}})"
    ),
    "by": r"(?<![自理缘])由",
    "principle": (
        r"(?:按照?|根据|依照|遵循|依据|坚持)[^,;]*?(?:原则|要求|规定|分工|职责|职能)的?[,:]?"
    ),
    "filler": r"(?:请|责成|并|同时|其中|分别|具体|各由|[,、\s])*",
    "open tail": (
        r"(?<![高中同平初特])等[一-龥]{2,16}(?:成员单位|小组)\Z"
        r"|等(?:各)?[省市区县州]?(?:有关|相关|责任|成员|市直|区直|县直|市级|省直)*"
        rf"(?:部门|单位|处室|科室|股室|司局|机构)?\Z|{_MANNER}+\Z"
    ),
    "own role": rf"\(({either(OWN_ROLES)})(?:单位|处室|科室|部门)?\)\Z",
    "remark": r"\([^()]*(?:下同|第一|首位|排名|排序|排在)[^()]*\)\Z",
    "masked": r"\([^()]*\)|“[^”]*”|《[^》]*》",
    "word": r"[一-龥A-Za-z]",
    "prose": r"[“”《》:!?。]|\A[0-9.]+\Z|\A各自\Z|设在|挂靠",
}
_NOBODY = ("无", "暂无", "同上", "略")


def _pattern(name: str) -> re.Pattern[str]:
    return compile_once(_PATTERNS[name])


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as a responsibility phrase names it, its role, and its place in the given text."""

    name: str
    role: Role
    start: int
    end: int


def read(phrase: str, known: Collection[str] = ()) -> tuple[Named, ...]:
    """Find the units of a responsibility phrase and their roles, in order.

    The phrase may stand in brackets and open with a label (责任单位:). 牵头 leads, 会同 and 配合
    support, everything else is responsible; in A会同B负责 A leads. Open tails (等有关部门) and
    persons (分管领导:) are left out. Names in `known` are never divided.
    """
    text = fold(phrase)
    start, end = _inside(text)
    inner = _Phrase(text[start:end], known)
    return tuple(
        Named(phrase[start + a : start + b], role, start + a, start + b)
        for a, b, role in inner.units()
    )


def is_labelled(text: str) -> bool:
    """Tell whether a folded phrase opens with the label of units: 责任单位:, 牵头处室:."""
    label = _pattern("label").match(text)
    return bool(label and label.end() < len(text) and _label_role(label["label"]))


def states_duty(text: str) -> bool:
    """Tell whether a folded phrase has a word of duty outside its quotations: 牵头, 负责, 配合."""
    return bool(_pattern("verb").search(_masked(text)))


def _inside(text: str) -> tuple[int, int]:
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    while end - start > 1 and _PAIRS.get(text[start]) == text[end - 1]:
        if next(cut_pieces(text, start + 1, end, _PAIRS[text[start]]))[1] < end - 1:
            break
        start, end = start + 1, end - 1
    return start, end


def _masked(text: str) -> str:
    return _pattern("masked").sub(lambda found: "·" * len(found[0]), text)


def _label_role(label: str) -> Role | None:
    for words, role in (
        (LEADING + COORDINATING, Role.LEAD),
        (SUPPORTING, Role.SUPPORT),
        (ANSWERING + ANSWERERS, Role.RESPONSIBLE),
    ):
        if any(word in label for word in words):
            return role
    return None


def _verb_role(verb: str) -> Role:
    role = _label_role(verb)
    return role or Role.RESPONSIBLE


class _Phrase:
    """One phrase without its brackets; all offsets are within it."""

    def __init__(self, text: str, known: Collection[str]) -> None:
        self.text = text
        self.known = known
        self.declared = {fold(name) for name in known}
        self.masked = _masked(text)
        names = compile_names(known)
        if names:
            # a name may hold a role word: 督查落实处
            self.masked = names.sub(lambda found: "·" * len(found[0]), self.masked)

    def units(self) -> Iterator[tuple[int, int, Role]]:
        position, role, persons = 0, None, False
        for label in _pattern("label").finditer(self.text):
            if not persons:
                yield from self._groups(position, label.start(), role)
            position = label.end()
            persons = any(word in label["label"] for word in NOT_UNITS)
            role = _label_role(label["label"])
        if not persons:
            yield from self._groups(position, len(self.text), role)

    def _groups(self, start: int, end: int, role: Role | None) -> Iterator[tuple[int, int, Role]]:
        for begin, stop in cut_pieces(self.text, start, end, ";。"):
            yield from self._clauses(begin, stop, role)

    def _clauses(self, start: int, end: int, label: Role | None) -> Iterator[tuple[int, int, Role]]:
        position, later = start, False
        for verb in _pattern("verb").finditer(self.masked, start, end):
            if verb.start() < position:
                continue
            role = _verb_role(verb[0])
            if role is Role.RESPONSIBLE and label:
                role = label
            yield from self._region(position, verb.start(), role, strict=later)
            position, later = self._after(verb.end(), end), True
        yield from self._region(position, end, label or Role.RESPONSIBLE, strict=later)

    def _after(self, verb_end: int, end: int) -> int:
        """Pass over what is done (负责解读工作), unless it names the next clause's units."""
        stop = next(cut_pieces(self.masked, verb_end, end, ",;。、\n"))[1]
        following = _pattern("verb").search(self.masked, verb_end, end)
        if following and following.start() <= stop:
            between = self.text[verb_end : following.start()].strip()
            together = _pattern("together").match(between)
            name = between[together.end() :] if together else _pattern("by").sub("", between)
            if name in self.declared or is_unit_like(name):
                return verb_end
        return stop

    def _region(
        self, start: int, end: int, role: Role, *, strict: bool
    ) -> Iterator[tuple[int, int, Role]]:
        start = self._past_the_matter(start, end)
        together = _pattern("together").search(self.masked, start, end)
        if together:
            first = Role.SUPPORT if role is Role.SUPPORT else Role.LEAD
            yield from self._names(start, together.start(), first, strict=strict)
            yield from self._names(together.end(), end, Role.SUPPORT, strict=strict)
        else:
            yield from self._names(start, end, role, strict=strict)

    def _past_the_matter(self, start: int, end: int) -> int:
        for by in _pattern("by").finditer(self.masked, start, end):
            if self.masked[by.end() : end].strip(" ,"):
                start = by.end()
        principle = _pattern("principle").match(self.masked, start, end)
        filler = _pattern("filler").match(self.masked, principle.end() if principle else start, end)
        return filler.end() if filler else start

    def _names(
        self, start: int, end: int, role: Role, *, strict: bool
    ) -> Iterator[tuple[int, int, Role]]:
        for begin, stop in split(self.text, start, end, self.known):
            name = self.text[begin:stop]
            if remark := _pattern("remark").search(name):
                name = name[: remark.start()].rstrip()
            own = _pattern("own role").search(name)
            tail = own or (None if name in self.declared else _pattern("open tail").search(name))
            name = name[: tail.start()].rstrip() if tail else name
            if (
                _pattern("word").search(name)
                and name not in _NOBODY
                and not _pattern("prose").search(name)
                and len(name) <= 40
                and (not strict or name in self.declared or is_unit_like(name))
            ):
                yield begin, begin + len(name), _verb_role(own[1]) if own else role
