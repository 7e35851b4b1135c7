"""Finding who is named to answer: brackets that close a sentence, and lines that open with a label.

A clause is what a plan prints beside a task's own words: `(责任单位:A)`, a line `牵头单位:A`, or
the tail `。责任单位:A、B`. Its persons and deadlines stand in it too.
"""

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass

from gkplan.importing.manuscript import Line
from gkplan.phrases import responsibility
from gkplan.phrases.deadlines import find
from gkplan.phrases.folding import fold
from gkplan.phrases.names import split, unit_like
from gkplan.phrases.responsibility import Named

_UNITS = (
    r"(?:主要|共同|第一|具体|直接)?(?:牵头|主办|主责|责任|承办|负责|落实|实施|配合|协办|"
    r"协助|协同|参与|参加|完成|执行|归口)+(?:责任)?"
    r"(?:单位|科室|处室|股室|部门|机构|主体|司局|处|科|股|室)(?:和单位|及单位|"
    r"、单位)?(?:\([^()]{1,20}\))?"
)
_OTHERS = (
    r"(?:分管|责任|牵头|主管|包[抓保联]|挂[点钩]|市级|区级|县级)?(?:[省市区县局]?领导|"
    r"责任人|负责人|联系人)"
    r"|(?:完成|办理|时间|工作|任务|进度)?(?:时限|期限|时间|进度)(?:要求|安排|节点)?|"
    r"完成日期|责任分工"
)
_LABEL = re.compile(rf"(?:{_UNITS}|{_OTHERS})[ ]*:")
_UNITS_LABEL = re.compile(rf"(?:{_UNITS}|责任分工)[ ]*:")
_BARE_LABEL = re.compile(rf"(?:{_UNITS})[ ]{{1,4}}(?=[^ ,。;:]{{2,}})")
_AFTER_SENTENCE = re.compile(rf"(?<=[。;!?)\]〕])[ ]*(?={_UNITS}[ ]*:)")
_RUN = re.compile(rf"(?<=[。;!?)\]〕])[ ]+(?={_LABEL.pattern})")
_NEXT = re.compile(r"(?:\A|(?<=[ 。;\n]))(?P<label>[一-龥]{2,10}(?:\([^()]{1,12}\))?)[ ]*:")
_AMID = re.compile(rf"(?<=[,;])(?P<clause>{_UNITS}[ ]*:[^。;:“”《》]{{2,60}})(?=[。;]\s*\S)")
_TIME_BRACKET = re.compile(
    r"[(\[〔【](?:完成|办理|工作|任务)?(?:时限|期限|时间)[ ]*:[^()\[\]〔〕【】]{1,40}[)\]〕】]"
)
_BULLET = re.compile(r"[ ●•·◆■★☆—-]*")
_REST = re.compile(r"[\s。;,.、]*")
_TAIL = re.compile(
    r"(?:\A|(?<=[。;]))[ ]*(?:以上.{0,8})?由[^。;]{2,60}?(?:牵头|负责|落实|配合|"
    r"承办)[^。;]{0,12}[。;]?\Z"
)
_SUBJECT = re.compile(
    r"(?:\A|(?<=[。;!?]))[ ]*(?P<unit>[^,。;:、“”《》()0-9]{2,18}?)"
    r"(?=(?:要|须|应当?|必须|需要?|负责|应及时|每[月季年]|定期|按)(?![求素点件约害领]))"
)
_ALL = re.compile(
    r"(?:\A|"
    r"(?<=[,。;]))(?P<unit>[各全][^,。;:、“”《》0-9]{1,10}?(?:、[^,。;:、“”《》0-9]{2,10}?){0,3})"
    r"(?=(?:要|须|应当?|必须|需要?|于|每[月季年]|定期|将|对|务[于必])(?![求素点件约害领]))"
)
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the manuscript that says who answers, when, or who has charge of it.

    `units` are named with places in the manuscript; `confidence` is how surely it is a clause.
    """

    start: int
    end: int
    text: str
    units: tuple[Named, ...]
    confidence: float = 0.97


def find_clauses(line: Line, known: Collection[str]) -> tuple[Clause, ...]:
    """Find the clauses of a line, in order; a line that is a label's own is one clause."""
    folded = fold(line.text)
    bullet = _BULLET.match(folded)
    begin = bullet.end() if bullet else 0
    if _LABEL.match(folded, begin) or _labelled_bare(folded, begin):
        return (_clause(line, 0, len(line.text), known, 0.98),)
    found = [
        _bracket(line, each.start, each.end, each.named)
        for each in responsibility.attributions(line.text, known)
    ]
    found += _amid(line, folded, found, known)
    found += _timed(line, folded, found)
    found.sort(key=lambda clause: clause.start)
    run = None if found else _RUN.search(folded)
    if run and _UNITS_LABEL.search(folded, run.start()):
        return (_clause(line, run.start(), len(line.text), known, 0.93),)
    tail = next(_AFTER_SENTENCE.finditer(folded, found[-1].end - line.start if found else 0), None)
    if tail and _only_labels(folded[tail.end() :]):
        found.append(_clause(line, tail.start(), len(line.text), known, 0.95))
    return tuple(each for each in found if each is not None)


def _amid(line: Line, folded: str, found: list[Clause], known: Collection[str]) -> list[Clause]:
    """Find labels in the middle of a line: 畅通工程,牵头部门:市交通局。建设进度较慢。"""
    clauses: list[Clause] = []
    for label in _AMID.finditer(folded):
        begin, end = label.start("clause"), label.end()
        if any(c.start < line.start + end and line.start + begin < c.end for c in found):
            continue
        clause = _clause(line, begin, end, known, 0.9)
        if clause.units and all(unit_like(fold(each.name)) for each in clause.units):
            clauses.append(clause)
    return clauses


def _timed(line: Line, folded: str, found: list[Clause]) -> list[Clause]:
    """Find brackets that say when, and nothing else: 【完成时限：9月30日】."""
    return [
        Clause(line.start + b.start(), line.start + b.end(), line.text[b.start() : b.end()], ())
        for b in _TIME_BRACKET.finditer(folded)
        if not any(c.start < line.start + b.end() and line.start + b.start() < c.end for c in found)
    ]


def _labelled_bare(folded: str, begin: int) -> bool:
    """Tell whether a line is a label and names with nothing but space between: 责任单位 办公室."""
    label = _BARE_LABEL.match(folded, begin)
    return bool(label) and len(folded) <= 60 and "。" not in folded.rstrip("。")


def _only_labels(rest: str) -> bool:
    """Tell whether all sentences of a line's rest open with a label."""
    sentences = [each.strip() for each in re.split(r"[。]", rest) if each.strip()]
    return len(rest) <= _LONGEST and all(_LABEL.match(each) for each in sentences)


def _clause(line: Line, start: int, end: int, known: Collection[str], confidence: float) -> Clause:
    text = line.text[start:end]
    lead = len(text) - len(text.lstrip())
    bullet = _BULLET.match(fold(text))
    lead = max(lead, bullet.end() if bullet else 0)
    named = tuple(
        each
        for begin, stop in _labelled_parts(fold(text), lead)
        for each in _placed(
            responsibility.read(text[begin:stop], known), line.start + start + begin
        )
    )
    return Clause(line.start + start, line.start + end, text, named, confidence)


def _labelled_parts(folded: str, begin: int) -> list[tuple[int, int]]:
    """Cut a clause before its labels and keep the parts that name units."""
    labels = list(_NEXT.finditer(folded, begin))
    if len(labels) < 2:
        return [(begin, len(folded))]
    cuts = [*(label.start() for label in labels), len(folded)]
    return [
        (start, end) for start, end in itertools.pairwise(cuts) if _UNITS_LABEL.match(folded, start)
    ]


def _bracket(line: Line, start: int, end: int, named: tuple[Named, ...]) -> Clause:
    labelled = bool(_UNITS_LABEL.match(fold(line.text[start + 1 : end]).strip()))
    return Clause(
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
    if unit_like(plain):
        return True
    return not find(plain, 2000, vague=True) and not plain.endswith(("完成", "前完成", "不再列出"))


def prose_tail(line: Line, known: Collection[str]) -> tuple[Named, ...]:
    """Read a paragraph's last sentence where it says who does it: 由办公室牵头,各科室配合。"""
    folded = fold(line.text)
    tail = _TAIL.search(folded)
    if not tail:
        return ()
    named = responsibility.read(line.text[tail.start() : tail.end()], known)
    if not named or not all(unit_like(fold(each.name)) or each.name in known for each in named):
        return ()
    return _placed(named, line.start + tail.start())


def subjects(line: Line) -> tuple[Named, ...]:
    """List the units that are a sentence's subject and are told what to do: 各单位须建立台账."""
    folded = fold(line.text)
    found = sorted(
        {
            place
            for pattern in (_SUBJECT, _ALL)
            for each in pattern.finditer(folded)
            for place in split(folded, *each.span("unit"))
        }
    )
    return tuple(
        Named(
            line.text[begin:end], responsibility.RESPONSIBLE, line.start + begin, line.start + end
        )
        for begin, end in found
        if unit_like(folded[begin:end])
    )


def gap(text: str) -> bool:
    """Tell whether nothing but space and punctuation stands between two clauses."""
    return bool(_REST.fullmatch(text))
