"""Finding who is named to answer: brackets that close a sentence, and lines that open with a label.

A clause is what a plan prints beside a task's own words: `(责任单位:A)`, a line `牵头单位:A`, or
the tail `。责任单位:A、B`. Its persons and deadlines stand in it too.
"""

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass

from gkplan.importing.manuscript import Line
from gkplan.phrases import labels, responsibility
from gkplan.phrases.deadlines import find
from gkplan.phrases.folding import fold
from gkplan.phrases.names import is_unit_like, split
from gkplan.phrases.responsibility import Named

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Duty:
    """A stretch of the manuscript that says who answers, when, or who has charge of it.

    `units` are named with places in the manuscript; `confidence` is how surely it is a clause.
    """

    start: int
    end: int
    text: str
    units: tuple[Named, ...]
    confidence: float = 0.97


def find_clauses(line: Line, known: Collection[str]) -> tuple[Duty, ...]:
    """Find the clauses of a line, in order; a line that is a label's own is one clause."""
    folded = fold(line.text)
    begin = labels.pass_bullet(folded)
    if labels.has_label_at(folded, begin) or _labelled_bare(folded, begin):
        return (_clause(line, 0, len(line.text), known, 0.98),)
    found = [
        _bracket(line, each.start, each.end, each.named)
        for each in responsibility.find_attributions(line.text, known)
    ]
    found += _amid(line, folded, found, known)
    found += _timed(line, folded, found)
    found.sort(key=lambda clause: clause.start)
    run = None if found else labels.find_run_of_labels(folded)
    if run is not None and labels.has_units_label(folded, run):
        return (_clause(line, run, len(line.text), known, 0.93),)
    last = found[-1].end - line.start if found else 0
    tail = labels.find_label_after_sentence(folded, last)
    if tail and _only_labels(folded[tail[1] :]):
        found.append(_clause(line, tail[0], len(line.text), known, 0.95))
    return tuple(each for each in found if each is not None)


def _amid(line: Line, folded: str, found: list[Duty], known: Collection[str]) -> list[Duty]:
    """Find labels in the middle of a line: 畅通工程,牵头部门:市交通局。建设进度较慢。"""
    clauses: list[Duty] = []
    for begin, end in labels.find_clauses_amid(folded):
        if any(c.start < line.start + end and line.start + begin < c.end for c in found):
            continue
        clause = _clause(line, begin, end, known, 0.9)
        if clause.units and all(is_unit_like(fold(each.name)) for each in clause.units):
            clauses.append(clause)
    return clauses


def _timed(line: Line, folded: str, found: list[Duty]) -> list[Duty]:
    """Find brackets that say when, and nothing else: 【完成时限：9月30日】."""
    return [
        Duty(line.start + begin, line.start + end, line.text[begin:end], ())
        for begin, end in labels.find_time_brackets(folded)
        if not any(c.start < line.start + end and line.start + begin < c.end for c in found)
    ]


def _labelled_bare(folded: str, begin: int) -> bool:
    """Tell whether a line is a label and names with nothing but space between: 责任单位 办公室."""
    return (
        labels.has_bare_label_at(folded, begin)
        and len(folded) <= 60
        and "。" not in folded.rstrip("。")
    )


def _only_labels(rest: str) -> bool:
    """Tell whether all sentences of a line's rest open with a label."""
    sentences = [each.strip() for each in re.split(r"[。]", rest) if each.strip()]
    return len(rest) <= _LONGEST and all(labels.has_label_at(each, 0) for each in sentences)


def _clause(line: Line, start: int, end: int, known: Collection[str], confidence: float) -> Duty:
    text = line.text[start:end]
    lead = len(text) - len(text.lstrip())
    lead = max(lead, labels.pass_bullet(fold(text)))
    named = tuple(
        each
        for begin, stop in _labelled_parts(fold(text), lead)
        for each in _placed(
            responsibility.read(text[begin:stop], known), line.start + start + begin
        )
    )
    return Duty(line.start + start, line.start + end, text, named, confidence)


def _labelled_parts(folded: str, begin: int) -> list[tuple[int, int]]:
    """Cut a clause before its labels and keep the parts that name units."""
    starts = labels.find_labels(folded, begin)
    if len(starts) < 2:
        return [(begin, len(folded))]
    cuts = [*starts, len(folded)]
    return [
        (start, end)
        for start, end in itertools.pairwise(cuts)
        if labels.has_units_label_at(folded, start)
    ]


def _bracket(line: Line, start: int, end: int, named: tuple[Named, ...]) -> Duty:
    labelled = labels.has_units_label_at(fold(line.text[start + 1 : end]).strip(), 0)
    return Duty(
        line.start + start,
        line.start + end,
        line.text[start:end],
        _placed(named, line.start),
        0.98 if labelled else 0.93,
    )


def _placed(named: tuple[Named, ...], offset: int) -> tuple[Named, ...]:
    return tuple(
        Named(each.name, each.role, each.start + offset, each.end + offset)
        for each in named
        if _is_unit(each.name)
    )


def _is_unit(name: str) -> bool:
    """Leave out what only says when: 6月底完成 among units."""
    plain = fold(name)
    if is_unit_like(plain):
        return True
    return not find(plain, 2000, vague=True) and not plain.endswith(("完成", "前完成", "不再列出"))


def prose_tail(line: Line, known: Collection[str]) -> tuple[Named, ...]:
    """Read a paragraph's last sentence where it says who does it: 由办公室牵头,各科室配合。"""
    folded = fold(line.text)
    tail = labels.find_last_sentence_of_duty(folded)
    if tail is None:
        return ()
    named = responsibility.read(line.text[tail:], known)
    if not named or not all(is_unit_like(fold(each.name)) or each.name in known for each in named):
        return ()
    return _placed(named, line.start + tail)


def subjects(line: Line) -> tuple[Named, ...]:
    """List the units that are a sentence's subject and are told what to do: 各单位须建立台账."""
    folded = fold(line.text)
    found = sorted(
        {
            place
            for begin, end in labels.find_subjects(folded)
            for place in split(folded, begin, end)
        }
    )
    return tuple(
        Named(
            line.text[begin:end], responsibility.RESPONSIBLE, line.start + begin, line.start + end
        )
        for begin, end in found
        if is_unit_like(folded[begin:end])
    )


def gap(text: str) -> bool:
    """Tell whether nothing but space and punctuation stands between two clauses."""
    return not re.sub(r"[\s。;,.、]", "", text)
