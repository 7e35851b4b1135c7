"""Labels that say who answers, for what else and until when: 责任单位:, 牵头处室 , 完成时限:.

All functions take folded text and give offsets in it.
"""

from collections.abc import Iterator

from gkplan.phrases.patterns import compile_once, either
from gkplan.phrases.vocabulary import (
    ANSWERING,
    CARRYING_OUT,
    CHARGE,
    LEADING,
    LIMITS,
    OFFICES,
    ORDER,
    PERSONS,
    PROGRESS,
    SUPPORTING,
    TOLD_DUTIES,
)

_LABEL = rf"{either(ORDER)}?{{duties}}+(?:责任)?{either(OFFICES)}"
UNITS = _LABEL.format(duties=either(LEADING, ANSWERING, SUPPORTING))
"""What a label of units says, in any words of duty and any kind of office: 主要牵头责任科室."""

# 执行科 may be an office: with a colon it is a label
_UNITS = (
    _LABEL.format(duties=either(LEADING, ANSWERING, SUPPORTING, CARRYING_OUT))
    + r"(?:和单位|及单位|、单位)?(?:\([^()]{1,20}\))?"
)
_OTHERS = (
    rf"{either(CHARGE)}?(?:[省市区县局]?领导|{either(PERSONS)})"
    rf"|(?:完成|办理|时间|工作|任务|进度)?{either(LIMITS, PROGRESS)}(?:要求|安排|节点)?"
    r"|完成日期|责任分工"
)
_ANY = rf"(?:{_UNITS}|{_OTHERS})[ ]*:"
_AFTER_SENTENCE = r"(?<=[。;!?)\]〕])"


def pass_bullet(text: str) -> int:
    """Give where a line's words begin, behind its bullet: ● 责任单位."""
    found = compile_once(r"[ ●•·◆■★☆—-]*").match(text)
    return found.end() if found else 0


def has_label_at(text: str, at: int) -> bool:
    """Tell whether a label stands there: of units, persons in charge or times."""
    return bool(compile_once(_ANY).match(text, at))


def has_units_label_at(text: str, at: int) -> bool:
    """Tell whether a label of units stands there: 责任单位:, 责任分工:."""
    return bool(compile_once(rf"(?:{_UNITS}|责任分工)[ ]*:").match(text, at))


def has_units_label(text: str, begin: int) -> bool:
    """Tell whether a label of units stands somewhere from there on."""
    return bool(compile_once(rf"(?:{_UNITS}|责任分工)[ ]*:").search(text, begin))


def has_bare_label_at(text: str, at: int) -> bool:
    """Tell whether a label of units stands there with space for its colon: 责任单位 办公室."""
    return bool(compile_once(rf"(?:{_UNITS})[ ]{{1,4}}(?=[^ ,。;:]{{2,}})").match(text, at))


def find_run_of_labels(text: str) -> int | None:
    """Find where labels begin that a space parts from the sentence before."""
    found = compile_once(rf"{_AFTER_SENTENCE}[ ]+(?={_ANY})").search(text)
    return found.start() if found else None


def find_label_after_sentence(text: str, begin: int) -> tuple[int, int] | None:
    """Find the first label of units that follows a sentence, with the space before it."""
    found = compile_once(rf"{_AFTER_SENTENCE}[ ]*(?={_UNITS}[ ]*:)").search(text, begin)
    return found.span() if found else None


def find_labels(text: str, begin: int) -> list[int]:
    """List where labels of any words begin, at the start or behind a sentence or space."""
    pattern = r"(?:\A|(?<=[ 。;\n]))(?:[一-龥]{2,10}(?:\([^()]{1,12}\))?)[ ]*:"
    return [found.start() for found in compile_once(pattern).finditer(text, begin)]


def find_clauses_amid(text: str) -> Iterator[tuple[int, int]]:
    """Find labels with their units in the middle of a text: 通畅,牵头部门:市交通局。进度较慢。"""
    pattern = rf"(?<=[,;]){_UNITS}[ ]*:[^。;:“”《》]{{2,60}}(?=[。;]\s*\S)"
    return (found.span() for found in compile_once(pattern).finditer(text))


def find_time_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Find brackets that say when, and nothing else: 【完成时限:9月30日】."""
    pattern = (
        rf"[(\[〔【](?:完成|办理|工作|任务)?{either(LIMITS)}[ ]*:"
        r"[^()\[\]〔〕【】]{1,40}[)\]〕】]"
    )
    return (found.span() for found in compile_once(pattern).finditer(text))


def find_last_sentence_of_duty(text: str) -> int | None:
    """Find where a paragraph's last sentence begins if it says who does it: 由办公室牵头."""
    pattern = (
        rf"(?:\A|(?<=[。;]))[ ]*(?:以上.{{0,8}})?由[^。;]{{2,60}}?{either(TOLD_DUTIES)}"
        r"[^。;]{0,12}[。;]?\Z"
    )
    found = compile_once(pattern).search(text)
    return found.start() if found else None


_NO_WORD = "(?![求素点件约害领])"  # 要求, 要素, 需求, 应领
_SUBJECT = (
    r"(?:\A|(?<=[。;!?]))[ ]*(?P<unit>[^,。;:、“”《》()0-9]{2,18}?)"
    rf"(?=(?:要|须|应当?|必须|需要?|负责|应及时|每[月季年]|定期|按){_NO_WORD})"
)
_ALL_OF_THEM = (
    r"(?:\A|(?<=[,。;]))"
    r"(?P<unit>[各全][^,。;:、“”《》0-9]{1,10}?(?:、[^,。;:、“”《》0-9]{2,10}?){0,3})"
    rf"(?=(?:要|须|应当?|必须|需要?|于|每[月季年]|定期|将|对|务[于必]){_NO_WORD})"
)


def find_subjects(text: str) -> Iterator[tuple[int, int]]:
    """Find what may be a unit that a sentence tells what to do: 各单位须建立台账."""
    for pattern in (_SUBJECT, _ALL_OF_THEM):
        yield from (found.span("unit") for found in compile_once(pattern).finditer(text))
