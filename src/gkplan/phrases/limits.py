"""Limits counted from an event or a day: 自印发之日起20个工作日内, 6月30日的5天前."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from gkplan.base.language import _
from gkplan.model.deadline import AfterEvent, BeforeDate, Length
from gkplan.phrases.grammar import Grammar, Phrase
from gkplan.phrases.numerals import COUNT, read_count
from gkplan.phrases.periods import MEASURES
from gkplan.phrases.stated import Passage, Stated, make_stated

_AFTER_EVENT = Grammar("( 起 | 之日起 | 后 ) [ 的 ] 限", needs="以里")
_BEFORE_DATE = Grammar(
    """
    [ 于 ] [ year=2000 年 ] month=短数 月 day=短数 日 ( 前 | 的 )
    count=量 unit=( [ 个 ] 工作日 | 天 ) [ 前 ]
    """,
    needs="月",
)
_LIMIT_ALONE = Grammar("<!月类 限", needs="以里")
_LONGEST_EVENT = 24
_NO_EVENT = ",。;:!?、\n“”()0123456789"
_OPENINGS = ("自从", "自", "从", "")


@cache
def _lead_in() -> re.Pattern[str]:
    # 应当在, 必须自
    return re.compile(r".*(?:自从?|从|应当?|[要须需]|必须|一律|[^存现潜所]在|\A在|[关属对]?于)")


@cache
def _lawful_limit() -> re.Pattern[str]:
    return re.compile(
        rf"(?:法定|规定)的?(?:时限|期限)(?:\({COUNT}(?:个?工作日|日|天)(?:之?内)?\))?内(?!容)"
    )


def find_after_events(passage: Passage) -> Iterator[Stated]:
    """Find limits that are counted from an event."""
    last = 0
    for found in _AFTER_EVENT.find_in(passage.tokens):
        begun = _find_begin(passage.text, last, found.start)
        if begun:
            last = found.end
            stated = _read_after_event(found, *begun)
            if stated:
                yield stated


def find_before_dates(passage: Passage) -> Iterator[Stated]:
    """Find days that lie so long before another day."""
    for found in _BEFORE_DATE.find_in(passage.tokens):
        try:
            year = int(found["year"] or passage.year or 0)
            before = date(year, int(found["month"]), int(found["day"]))
        except ValueError:
            yield make_stated(found, None, _("there is no such day"))
            continue
        length = Length(read_count(found["count"]) or 0, MEASURES[found["unit"].removeprefix("个")])
        yield make_stated(found, BeforeDate(within=length, before=before))


def find_limits_alone(passage: Passage) -> Iterator[Stated]:
    """Find limits from an event that nobody names: 20个工作日内, 法定时限内."""
    reason = _("a limit counted from an event that is not named")
    for lawful in _lawful_limit().finditer(passage.text):
        yield Stated(lawful.start(), lawful.end(), lawful[0], None, reason)
    for found in _LIMIT_ALONE.find_in(passage.tokens):
        yield make_stated(found, None, reason)


def _find_begin(text: str, last: int, end: int) -> tuple[int, str] | None:
    """Find where the words of an event begin that end there, and the 自 that they open with."""
    begin = max(last, end - _LONGEST_EVENT - 2)
    begin = 1 + max((at for at in range(begin, end) if text[at] in _NO_EVENT), default=begin - 1)
    for at in range(begin, end - 1):
        for opening in _OPENINGS:
            if text.startswith(opening, at) and 2 <= end - at - len(opening) <= _LONGEST_EVENT:
                return at, opening
    return None


def _read_after_event(found: Phrase, begin: int, opening: str) -> Stated | None:
    text, end = found.tokens.text, found.start
    lead = None if opening else _lead_in().match(text, begin, end)
    event = text[lead.end() if lead else begin + len(opening) : end]
    if len(event) < 2:
        return None
    if lead:
        begin = lead.end() - (text[lead.end() - 1] in "自从在于")
    phrase = text[begin : found.end]
    measure = MEASURES.get(found["unit"].removeprefix("个"))
    if measure is None:
        reason = _("the limit is counted neither in days nor in working days")
        return Stated(begin, found.end, phrase, None, reason)
    length = Length(read_count(found["count"]) or 0, measure)
    return Stated(begin, found.end, phrase, AfterEvent(within=length, after=event))
