"""So many times in a period: 每年至少2次, 年内至少听取1次; once in each is a recurrence."""

import re
from collections.abc import Iterator

from gkplan.model.deadline import Period, Quota, Recurrence
from gkplan.phrases.numerals import count
from gkplan.phrases.periods import EACH, period_of
from gkplan.phrases.stated import Passage, Stated, stated

MOST = 1000
"""More than this is an amount to reach (全年举办5000场), not meetings to hold."""

_LEAST = re.compile(r"至少|不得?少于|不低于|最少")
_COUNTED = re.compile(
    rf"(?:至少)?(?:{EACH}|(?<![上下每近前后一])(?P<half>半年)度?"
    r"|(?<![第0-9一二三四五六七八九十])[一1](?P<one>年|个月|个?季度)(?=[^0-9]?[0-9一二两三四五六七八九十]{1,3}次)"
    r"|(?P<year>(?:(?<![0-9])[12][0-9]{3}|[本今当全]|(?<![0-9零一二两三四五六七八九十几近每半]))年度?内?))"
    r"(?P<gap>[^,。;:!?、\n第0-9]{0,20}?)"
    r"(?P<count>[0-9]{1,4}|[一二两三四五六七八九十]{1,3}(?=[次场期篇轮回条件]))"
    r"(?P<measure>[次场期篇轮回](?!性)|[条件])?(?P<open>(?=\Z|[,;。、)(\n]))?"
)


def quotas(passage: Passage) -> Iterator[Stated]:
    """Find how many times something is to be done in each period."""
    for found in _COUNTED.finditer(passage.text):
        times = count(found["count"]) or 0
        least = bool(_LEAST.search(found[0]))
        if not 0 < times <= MOST or (found["measure"] is None and found["open"] is None):
            continue
        per = Period.YEAR if found["year"] else _per(found)
        if least:
            yield stated(found, Quota(at_least=times, per=per))
        elif (
            not found["year"]
            and (found["measure"] or "") in "次场期轮回"
            and len(found["gap"]) < 13
        ):
            once = times == 1
            yield stated(found, Recurrence(every=per) if once else Quota(at_least=times, per=per))


def _per(found: re.Match[str]) -> Period:
    return period_of((found["period"] or found["half"] or found["one"]).removeprefix("个"))
