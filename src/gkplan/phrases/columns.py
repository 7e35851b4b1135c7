"""The columns of plans' tables: what their titles say they hold, and what their cells look like.

A column holds `number`, `section` (a heading over several rows), `heading` (what is to be done, in
brief), `text` (the same at length), `units`, `lead`, `support`, `deadline`, `progress`, or nothing
that is followed (`free`).
"""

import re
from collections.abc import Sequence
from functools import cache

from gkplan.phrases import numbering
from gkplan.phrases.deadlines import find, read_cell
from gkplan.phrases.folding import fold
from gkplan.phrases.names import cut_pieces, is_unit_like
from gkplan.phrases.patterns import compile_once, either
from gkplan.phrases.roles import states_duty
from gkplan.phrases.vocabulary import (
    ANSWERERS,
    COLUMN_LEADING,
    COLUMN_SUPPORTING,
    LEADING,
    OFFICES,
    SUPPORTING,
)

_WHO = either(OFFICES)
_ASIDE = r"(?:\([^()]*\)|:|/.*)?"
_TITLES = (
    (
        "free",
        (
            r"备注|说明|佐证(?:材料)?|公开(?:方式|依据|范围|渠道|形式|载体|平台|属性|对象|层级|格式)|依据|文件依据"
            r"|(?:分管|责任|牵头|包[抓保]|主管|市级|挂点|联系)?(?:[省市区县]?领导|责任人|负责人|联系人|领导人)|.{0,4}电话|(?:联系|监督|实施|工作|考核|推进)方式|.{0,4}序时进度|.*金额.*|.{0,6}(?:投资|资金|地点|地址|规模)"
            r"|(?:标准)?分值|评分标准|考核(?:标准|方式|办法|内容)|(?:印证|报送|支撑)材料|得分|自评|扣分.*|信息来源"
            r"|(?:栏目|网站|目录).{0,4}|来源|签收.*|(?:责任)?领导(?:签[字批])?"
        ),
    ),
    (
        "progress",
        r".*(?:进展|完成|推进|落实|办理|开展|整改|推进落实)(?:情况|进度|状态|成效)|工作?进度|进展|是否完成|完成与否|.*成效",
    ),
    ("number", r"(?:指标|项目|任务|事项)?(?:序号|编号|序列)|序|NO\.?|No\.?|项次"),
    (
        "deadline",
        (
            r".*(?:时限|期限)(?:要求)?|(?:完成|办理|工作|公开|时间|更新|报送|推进|办结|落实|实施|开展|计划完成)?"
            r"(?:时间(?:节点|要求|安排|表|进度)?|日期|频次|频率|周期|节点)|时间(?:及进度)?|进度(?:安排|要求)|月份|拟?完成时间"
        ),
    ),
    (
        "lead",
        rf"(?:主要)?{either(LEADING, COLUMN_LEADING)}{{1,2}}(?:责任|负责)?{_WHO}?(?:及.*)?",
    ),
    ("support", rf"{either(SUPPORTING, COLUMN_SUPPORTING)}+{_WHO}"),
    (
        "units",
        (
            rf"责任主体.*|牵头责任{_WHO}|牵头(?:、|和|及|与|/|\(|暨)(?:责任|负责|配合|协办){_WHO}|(?:责任|负责|承办|实施|落实|承担|工作|公开|执行|办理|任务|完成|主要责任|具体责任|职能|相关|填报|提供|信息"
            rf"|责任和?配合|组织|牵头及?(?:配合|责任))+{_WHO}|责任分工|分工|责任|职责分工|任务分工|(?:各?责任){_WHO}.*"
            rf"|{either(ANSWERERS)}(?:名称)?|承办|责任{either(ANSWERERS)}及.*"
        ),
    ),
    (
        "section",
        (
            r"(?:[一二三]级)?(?:指标|类别|分类|领域|大类|类型|目录)(?:名称)?|(?:工作|任务|项目|事项|公开|信息)(?:类别|分类|类型|领域|大类)"
            r"|.*(?:类别|板块|方面|一级指标|一级事项)"
        ),
    ),
    (
        "text",
        (
            r"(?:具体|工作|主要|任务|公开|细化|重点|推进|落实|目标|完成)*(?:要求|措施|举措|内容|安排|标准|步骤|做法|细化|分解)"
            r"|(?:工作|任务)?(?:要点|目标|内容)(?:及|和|与)(?:要求|措施|标准)|.{0,6}(?:内容|要求|措施|举措|分解|步骤)|(?:内容)?描述|细化分工"
        ),
    ),
    (
        "heading",
        (
            r"(?:[二三]级)?(?:指标|事项|任务)|(?:考核|评价|工作)指标|(?:年度|工作|主要|重点|具体|公开|目标|政务公开|核心|项目)*(?:任务|事项|工作|项目|目标|要点|标题)"
            r"(?:名称|清单)?|(?:任务|工作|事项|项目|公开信息|信息)(?:名称|要点|目标)?|公开(?:事项|内容)名称"
            r"|.{0,6}(?:任务|事项|重点工作|工作要点|实事)(?:名称|目标|项目)?|.{1,6}项目(?:名称)?"
        ),
    ),
)
_LONGEST_TITLE = 24
_OF_A_YEAR = r"(?:(?:19|20)[0-9]{2}年度?|年度|全年|本年度?)(?=[^0-9]{2})"
_NUMBER = r"[(（]?(?:[0-9]{1,4}(?:[,、~-][0-9]{1,4})*|[一二三四五六七八九十百]{1,4})[)）.、]?"
_SENTENCE = r"[^。；\n]{0,40}(?:第一|首位|最前|列首|排首)[^。；\n]{0,20}牵头[^。；\n]{0,10}"
_YEAR = r"(?:19|20)[0-9]{2}"
_FIRST_LEADS = r"第一|首[位个]|排[名在]?.{0,2}[前首一]|(?:列|排)首"


@cache
def _column_titles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((holds, re.compile(rf"(?:{title}){_ASIDE}")) for holds, title in _TITLES)


def holds(title: str) -> str:
    """Tell what a column holds by its title; "" where it is no title of a column we know."""
    plain = compile_once(_OF_A_YEAR).sub("", re.sub(r"\s+", "", fold(title)), count=1)
    if not plain or len(plain) > _LONGEST_TITLE:
        return ""
    for held, pattern in _column_titles():
        if pattern.fullmatch(plain):
            return held
    return ""


def read_titles(titles: Sequence[str]) -> list[str]:
    """Tell what each column of a table holds; one that nobody knows is taken for its task.

    That only where others tell whose the rows are and when, and none what is to be done.
    """
    found = [holds(title) for title in titles]
    known = set(found) - {"", "free"}
    unknown = [at for at, each in enumerate(found) if not each and _wordy(titles[at])]
    if unknown and len(known) >= 2 and not known & {"heading", "text", "section"}:
        found[unknown[0]] = "heading"
    return found


def _wordy(title: str) -> bool:
    return 2 <= len("".join(title.split())) <= _LONGEST_TITLE and not is_number(title)


def is_first_leading(title: str) -> bool:
    """Tell whether a column's title says that the first-named unit leads."""
    return bool(compile_once(_FIRST_LEADS).search(title)) and "牵头" in title


def says_first_leads(text: str) -> bool:
    """Tell whether a document says somewhere that the first-named unit leads."""
    return any(is_first_leading(found[0]) for found in compile_once(_SENTENCE).finditer(text))


def is_number(text: str) -> bool:
    """Tell whether a cell is nothing but a number: 3, 十二, （三）, 36,37."""
    return bool(compile_once(_NUMBER).fullmatch("".join(fold(text).split())))


def rate_fitness(text: str, held: str) -> float:
    """Tell how well a cell's words suit a column: above 0 they do, below they do not."""
    plain = "".join(fold(text).split())
    if not plain:
        return 0.0
    match held:
        case "number":
            return (
                (-2.0 if compile_once(_YEAR).fullmatch(plain) else 4.0)
                if is_number(plain)
                else -8.0
            )
        case "units" | "lead" | "support":
            return _units(plain)
        case "deadline":
            return _deadline(plain)
        case "section":
            return _section(plain)
        case "text" | "heading":
            return _task(plain)
    return 0.0


def _units(plain: str) -> float:
    if is_number(plain) or "。" in plain.rstrip("。"):
        return -4.0
    names = [plain[start:end] for start, end in cut_pieces(plain, 0, len(plain), "、,;/")]
    likely = sum(is_unit_like(name) for name in names if name)
    if likely and likely >= len(names) / 2:
        return 3.0
    if states_duty(plain) and len(plain) <= 60:
        return 2.0
    return 1.0 if likely else -2.5 if len(plain) > 12 else -1.0


def _deadline(plain: str) -> float:
    found = read_cell(plain, 2000) or find(plain, 2000, vague=True)
    if found:
        said = sum(one.end - one.start for one in found)
        return 3.5 if said * 2 >= len(plain) else 0.0 if len(plain) < 40 else -3.0
    return -4.0 if len(plain) > 16 else -1.5


def _section(plain: str) -> float:
    if is_number(plain):
        return -4.0
    number = numbering.read(plain)
    if number and "{cn}" in number.pattern:
        return 1.5
    if "。" in plain.rstrip("。") or len(plain) > 60:
        return -3.0
    return 0.3 if len(plain) <= 30 else -0.5


def _task(plain: str) -> float:
    if is_number(plain):
        return -5.0
    if len(plain) <= 12 and read_cell(plain, 2000):
        return -3.0
    if "。" not in plain and _units(plain) >= 2:
        return -2.0
    return 2.0 if "。" in plain or len(plain) > 24 else 1.2 if len(plain) > 8 else 0.8
