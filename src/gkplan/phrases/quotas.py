"""So many times in a period: 每年至少2次, 年内至少听取1次; once in each is a recurrence."""

from collections.abc import Iterator

from gkplan.model.deadline import Period, Quota, Recurrence
from gkplan.phrases.grammar import Grammar, Phrase
from gkplan.phrases.numerals import read_count
from gkplan.phrases.patterns import compile_once
from gkplan.phrases.periods import read_period
from gkplan.phrases.stated import Passage, Stated, make_stated
from gkplan.phrases.vocabulary import LEAST

MOST = 1000
"""More than this is an amount to reach (全年举办5000场), not meetings to hold."""

_COUNTED = Grammar(
    """
    [ 至少 ] ( 每期 | half=半年期 | <!数第 一个 one=( 年 | 个 月 | [ 个 ] 季度 )
    | year=( 2000 年期 | 今年 | 今年度 | 明年 | 全年 | 年期 ) [ 内 ] )
    gap=…断 count=( 数字 | 汉数+ >次场件 ) [ measure=次场件 ]
    """,
    needs="某期",
)
_LONGEST_GAP = 20
_SEVERAL_YEARS = tuple("0123456789零一二两三四五六七八九十几近每半")
_HALVES = tuple("上下每近前后一")
_COUNT_FOLLOWS = r"[^0-9]?[0-9一二两三四五六七八九十]{1,3}次"
_CLOSED_BY = tuple(",;。、)(\n")


def find_quotas(passage: Passage) -> Iterator[Stated]:
    """Find how many times something is to be done in each period."""
    text = passage.text
    for found in _COUNTED.find_in(passage.tokens, _is_of_a_period):
        times = read_count(found["count"]) or 0
        measure = "" if text.startswith("性", found.end) else found["measure"]
        closed = found.end == len(text) or text.startswith(_CLOSED_BY, found.end)
        if not 0 < times <= MOST or not (measure or closed):
            continue
        per = Period.YEAR if found["year"] else _read_per(found)
        if any(word in found.text for word in LEAST):
            yield make_stated(found, Quota(at_least=times, per=per))
        elif not found["year"] and measure in "次场期轮回" and len(found["gap"]) < 13:
            once = times == 1
            yield make_stated(
                found, Recurrence(every=per) if once else Quota(at_least=times, per=per)
            )


def _is_of_a_period(found: Phrase) -> bool:
    """Tell one half-year, one year and this year from several, and from those before."""
    text = found.tokens.text
    if len(found["gap"]) > _LONGEST_GAP:
        return False
    for part, others in (("half", _HALVES), ("year", _SEVERAL_YEARS)):
        begin, end = found.span(part)
        bare = part == "half" or text.startswith("年", begin)
        if end and begin and bare and text.startswith(others, begin - 1):
            return False
    return not found["one"] or bool(compile_once(_COUNT_FOLLOWS).match(text, found.span("one")[1]))


def _read_per(found: Phrase) -> Period:
    return read_period((found["period"] or found["half"] or found["one"]).removeprefix("个"))
