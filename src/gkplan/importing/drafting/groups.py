"""Clauses that stand together: what closes one task's text and says who answers for it."""

import re
from dataclasses import dataclass

from gkplan.importing.drafting.clauses import Duty, find_clauses, gap
from gkplan.importing.drafting.setting import Drafting
from gkplan.importing.manuscript import GridCell, Line
from gkplan.model.deadline import Deadline
from gkplan.phrases.roles import Named

_PUNCTUATION = "。;；，,.、 \t\u3000\xa0"
_PIECE = re.compile(r"[^。；;，,（）()\[\]〔〕【】\n]+")
_TIMES = ("时限", "時限", "期限", "时间", "時間", "日期")


@dataclass(slots=True)
class DutyGroup:
    """Clauses with only space between them, and the lines from `first` to `last` they take."""

    clauses: list[Duty]
    first: int
    last: int

    @property
    def start(self) -> int:
        return self.clauses[0].start

    @property
    def end(self) -> int:
        return self.clauses[-1].end

    @property
    def units(self) -> tuple[Named, ...]:
        return tuple(unit for clause in self.clauses for unit in clause.units)

    @property
    def confidence(self) -> float:
        return min(clause.confidence for clause in self.clauses)


def find(lines: list[Line], setting: Drafting) -> list[DutyGroup]:
    """Find the groups of clauses in an item's lines, in order."""
    found: list[DutyGroup] = []
    for index, line in enumerate(lines):
        for clause in find_clauses(line, setting.known):
            last = found[-1] if found else None
            if last and gap(setting.manuscript.text[last.end : clause.start]):
                last.clauses.append(clause)
                last.last = index
            else:
                found.append(DutyGroup([clause], index, index))
    return [group for group in found if group.units or group.confidence >= 0.93]


def closes(group: DutyGroup, lines: list[Line]) -> bool:
    """Tell whether a group ends its line."""
    line = lines[group.last]
    return not line.text[group.end - line.start :].strip(_PUNCTUATION)


def stop(text: str, end: int) -> int:
    """Find where the marks behind a clause end."""
    rest = text[end:]
    return end + len(rest) - len(rest.lstrip(_PUNCTUATION))


def printed(lines: list[Line], group: DutyGroup) -> str:
    """Give the text from a group's start to the end of its last line, each offset kept."""
    text, position = "", group.start
    for line in lines[group.first : group.last + 1]:
        begin = max(line.start, group.start)
        text += "\n" * (begin - position) + line.text[begin - line.start :]
        position = line.end
    return text


def dated(group: DutyGroup, setting: Drafting, anchor: int) -> tuple[Deadline, ...]:
    """Read the deadlines that stand among the units."""
    found: dict[Deadline, None] = {}
    for clause in group.clauses:
        for start, text in _pieces(clause):
            labelled = any(word in text for word in _TIMES)
            said = setting.date(text, start, anchor, cell=labelled)
            if labelled and not said and (words := _after_label(text)):
                place = start + text.index(words)
                kept = setting.undated(GridCell(words, place), anchor)
                said = (kept,) if kept else ()
            for deadline in said:
                found.setdefault(deadline)
    return tuple(found)


def _after_label(text: str) -> str:
    """Give the words behind a label such as 完成时限:."""
    return re.split(r"[:：]", text, maxsplit=1)[-1].strip() if re.search(r"[:：]", text) else ""


def _pieces(clause: Duty) -> list[tuple[int, str]]:
    """Cut a clause at its marks, so that each deadline in it stands alone."""
    return [
        (clause.start + piece.start(), piece[0])
        for piece in _PIECE.finditer(clause.text)
        if not any(piece.start() <= u.start - clause.start < piece.end() for u in clause.units)
    ]
