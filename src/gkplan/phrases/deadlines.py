"""Deadlines as plans word them, found in prose and table cells; `wording` writes them.

`find` is for running text, where 持续推进 is mostly a verb and 2023年为民办实事 a name;
`read_cell` is for a deadline column, where 12月 and 长期 are said in full. A month alone stands
for its last day: 2021年8月前 is by 31 August.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from gkplan.base.language import _
from gkplan.model.deadline import (
    AfterEvent,
    BeforeDate,
    Length,
    Ongoing,
)
from gkplan.phrases.dates import fixed_dates, year_ends
from gkplan.phrases.folding import Squeezed
from gkplan.phrases.numerals import COUNT, count
from gkplan.phrases.periods import MEASURES, recurrences
from gkplan.phrases.quotas import quotas
from gkplan.phrases.stated import Passage, Reader, Stated, listed, stated
from gkplan.phrases.windows import windows

__all__ = ["Stated", "find", "read_cell"]

_LIMIT = rf"(?P<count>{COUNT})(?P<unit>个?工作日|日|天|个?月|个?小时)(?:之|以)?内(?!容)"
_AFTER_EVENT = re.compile(
    rf"(?P<from>自从?|从)?(?P<event>[^,。;:!?、\n“”()0-9]{{2,24}}?)(?:之日起?|之时起?|起|(?<![最今])之?后)的?{_LIMIT}"
)
_BEFORE_DATE = re.compile(
    rf"于?(?:(?P<year>20[0-9]{{2}})年)?(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日"
    rf"(?:之?前|的)(?P<count>{COUNT})(?P<unit>个?工作日|天)(?:之?前)?"
)
_LEAD_IN = re.compile(r".*(?:自从?|从|应当?|[要须需]|必须|一律|[^存现潜所]在|\A在|[关属对]?于)")
_STANDING = r"持续推进|长期坚持|常态化?推进|长期推进|持续开展|长期开展|持续落实|持续抓好"
_TAIL = re.compile(
    rf"(?:{_STANDING})(?=\Z|[,;。)\n])"
    r"|(?:\A|(?<=[,;:。(\n]))(?:长期|持续|常态化|常年|全年持续推进)(?=\Z|[,;。)\n])"
)
_STANDING_CELL = re.compile(
    rf"{_STANDING}|长期(?:有效|执行|任务)?|持续|常态化|常年|全年持续推进|经常性?"
)
_VAGUE = re.compile(
    r"第一时间|按照?时限要求|不定期|立行立改|按时间节点|[及即按适实随限]时(?!间)|[按限]期|定期|如期|尽快|立即"
)
_LAWFUL_LIMIT = re.compile(
    rf"(?:法定|规定)的?(?:时限|期限)(?:\({COUNT}(?:个?工作日|日|天)(?:之?内)?\))?内(?!容)"
)
_LIMIT_ALONE = re.compile(rf"(?<![0-9月]){_LIMIT}")


def find(text: str, year: int | None, *, vague: bool = False) -> tuple[Stated, ...]:
    """Find the deadlines that prose states, in order; `year` is the plan's, for 8月30日前.

    With `vague`, also what sets no date: 及时, 定期, and limits from an event not named.
    """
    readers = (*_READERS, _vague) if vague else _READERS
    return _read(text, year, readers, cell=False)


def read_cell(text: str, year: int | None) -> tuple[Stated, ...]:
    """Read a deadline column's cell or a short phrase, where bare forms count: 12月, 全年, 长期.

    全年 is the window from the year's first day to its last. 及时 and its like come without a
    deadline and with the reason.
    """
    return _read(text, year, (*_READERS, _vague), cell=True)


def _read(
    text: str, year: int | None, readers: Iterable[Reader], *, cell: bool
) -> tuple[Stated, ...]:
    squeezed = Squeezed(text)
    passage = Passage(squeezed.text, year, cell)
    found = [one for reader in readers for one in reader(passage)]
    # of those that overlap the one that begins first says most, then the longest
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Stated] = []
    last = 0
    for one in found:
        if one.start >= last:
            last = one.end
            start, end = squeezed.span(one.start, one.end)
            kept.append(_placed(one, start, end, text[start:end]))
    return tuple(kept)


def _placed(one: Stated, start: int, end: int, phrase: str) -> Stated:
    deadline = one.deadline._replace(text=phrase) if one.deadline else None
    return Stated(start, end, phrase, deadline, one.reason)


def _after_events(passage: Passage) -> Iterator[Stated]:
    text = passage.text
    for found in _AFTER_EVENT.finditer(text):
        start = found.start("event")
        lead = None if found["from"] else _LEAD_IN.match(text, start, found.end("event"))
        event = text[lead.end() if lead else start : found.end("event")]
        if len(event) < 2:
            continue
        begin = found.start() if found["from"] or not lead else lead.end()
        if lead and text[begin - 1] in "自从在于":
            begin -= 1
        phrase = text[begin : found.end()]
        measure = MEASURES.get(found["unit"].removeprefix("个"))
        if measure is None:
            reason = _("the limit is counted neither in days nor in working days")
            yield Stated(begin, found.end(), phrase, None, reason)
        else:
            length = Length(count(found["count"]) or 0, measure)
            yield Stated(begin, found.end(), phrase, AfterEvent(within=length, after=event))


def _before_dates(passage: Passage) -> Iterator[Stated]:
    for found in _BEFORE_DATE.finditer(passage.text):
        try:
            year = int(found["year"] or passage.year or 0)
            before = date(year, int(found["month"]), int(found["day"]))
        except ValueError:
            yield stated(found, None, _("there is no such day"))
            continue
        length = Length(count(found["count"]) or 0, MEASURES[found["unit"].removeprefix("个")])
        yield stated(found, BeforeDate(within=length, before=before))


def _standing(passage: Passage) -> Iterator[Stated]:
    for found in (_STANDING_CELL if passage.cell else _TAIL).finditer(passage.text):
        if not passage.cell or listed(found):
            yield stated(found, Ongoing())


def _vague(passage: Passage) -> Iterator[Stated]:
    for pattern in (_LAWFUL_LIMIT, _LIMIT_ALONE):
        for found in pattern.finditer(passage.text):
            yield stated(found, None, _("a limit counted from an event that is not named"))
    for found in _VAGUE.finditer(passage.text):
        if not passage.cell or listed(found):
            yield stated(found, None, _("the wording sets no date"))


_READERS: tuple[Reader, ...] = (
    recurrences,
    quotas,
    windows,
    fixed_dates,
    year_ends,
    _after_events,
    _before_dates,
    _standing,
)
