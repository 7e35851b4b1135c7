"""Titles of plans and what they say: whose plan it is, of which year, and whether it is a plan."""

import re

from gkplan.phrases.folding import fold
from gkplan.phrases.names import is_unit_like
from gkplan.phrases.numerals import CHINESE_YEAR, read_year_number
from gkplan.phrases.patterns import compile_once

_PLAN = (
    r"方案|要点|任务|计划|分工|清单|安排|台账|分解|目录|举措|措施|行动|责任表|意见|一览表|"
    r"工作表|规划|目标|事项|实事|项目"
)
_TITLE = rf"(?:{_PLAN})(?:的?通知|的?函)?(?:表|书|单)?(?:\([^()]*\))*\Z"
_NOTICE = r"(?:的?通知|的?函|的?公告|的?意见)(?:\([^()]*\))*\Z"
_TOPIC = r"政务公开|信息公开|工作|任务|实事|项目|完成情况|落实情况|进展情况|重点|责任|公开"
_OTHER = (
    r"(?:(?:年度?报告|(?:工作|情况)(?:的?总结|的?报告|汇报)|总结|简报|公告|公示|通报|致辞|"
    r"讲话|批复|条例|指南|问答|解读|纪要|启事|规定|制度|细则)(?:\([^()]*\))*\Z)"
    r"|\A[^《]*(?:召开|举行|招聘|招标|图解|一图读懂)"
)
_LEDGER = r"(?:完成|落实|进展|推进|办理)(?:进度)?情况(?:表|台账|统计表)?\Z"
_YEAR = (
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:\s*(?:年?[-—–~至到])\s*(?:(?:19|20)[0-9]{2}|[0-9]{2}))?\s*年"
)
_CHINESE_YEAR = rf"({CHINESE_YEAR})\s*年"
_NUMBER_YEAR = r"[〔\[\(【]((?:19|20)[0-9]{2})[〕\]\)】]"
_QUOTED = r"[《〈]([^《》〈〉]{4,80}(?:〈[^〉]*〉[^《》〈〉]{0,40})?)[》〉]"
_DOCUMENT_NUMBER = (
    r"[一-龥]{2,12}[〔\[\(（【]\s*(?:19|20)[0-9]{2}\s*[〕\]\)）】]\s*第?\s*[0-9]{1,4}\s*号"
)
_OF_A_YEAR = (
    r"\A(?:附件[0-9]?:?)?(?:19|20)[0-9]{2}年度?(?:[0-9]{1,2}月份?|第?[一二三四]季度|[上下]半年)?"
)
_AFTER_ISSUER = (
    r"关于|贯彻|落实|印发|(?:19|20)[0-9]{2}|二[〇○零]|[“《〈]|政务公开|政府信息|信息公开|"
    r"全面|深化|推进|年度|重点|基层|当前|工作|政府网站|[“‘]|第[一二三四]|机关"
)
_ORGANISATION = (
    r"(?:人民政府|政府|委员会|办公[厅室]|管委会|党委|党组|法院|检察院|大学|学院|医院|公司|"
    r"集团|局|厅|委|办|部|署|院|所|站|中心|街道|镇|乡|区|县|市|校|学校|小组)\Z"
)


def is_title_like(line: str) -> bool:
    """Tell whether a line can be a plan's title: words that end in 方案, 要点 or such."""
    plain = fold_squeezed(line)
    if not 4 <= len(plain) <= 90 or plain[-1] in "。;,:、" or "。" in plain:
        return False
    if re.match(r"附(?:件[0-9一二三四]{0,2})?:", plain) or (
        plain.startswith("附件") and len(plain) < 6
    ):
        return False
    if compile_once(_TITLE).search(plain) and compile_once(_YEAR).search(plain) and issuer(plain):
        return True
    return bool(
        (
            compile_once(_TITLE).search(plain)
            or compile_once(_LEDGER).search(plain)
            or compile_once(_NOTICE).search(plain)
        )
        and compile_once(_TOPIC).search(plain)
    )


def is_notice(title: str) -> bool:
    """Tell whether a title is that of the notice a plan is sent out with: 关于印发…的通知."""
    plain = fold_squeezed(title)
    return bool(compile_once(_NOTICE).search(plain)) and bool(
        re.search(r"印发|转发|下发|发布|报送|公布", plain)
    )


def is_other_document(title: str) -> bool:
    """Tell whether a title is that of another kind of document: an annual report, a news item."""
    plain = fold_squeezed(title)
    return bool(compile_once(_OTHER).search(plain)) and not compile_once(_TITLE).search(plain)


def find_quoted(text: str) -> tuple[str, ...]:
    """List the titles in 《》 that a text names."""
    return tuple(found[1] for found in find_quoted_places(text))


def find_quoted_places(text: str) -> tuple[re.Match[str], ...]:
    """Find the titles in 《》 that a text names; group 1 is the title."""
    return tuple(compile_once(_QUOTED).finditer(text))


def read_year(text: str) -> int | None:
    """Find the year a text speaks of first: 2024年; a document number's year does not count."""
    found = compile_once(_YEAR).search(fold(text)) or compile_once(_CHINESE_YEAR).search(text)
    return read_year_number(found[1]) if found else None


def read_number_year(text: str) -> int | None:
    """Find the year in a document number: 济政办发〔2024〕6号."""
    found = compile_once(_NUMBER_YEAR).search(fold(text))
    return int(found[1]) if found else None


def read_document_number(line: str) -> str:
    """Give the document number a line consists of; "" for any other line."""
    found = compile_once(_DOCUMENT_NUMBER).fullmatch(line.strip())
    return found[0] if found else ""


def issuer(title: str) -> str:
    """Find whose plan a title names: 济南市文化和旅游局 in 济南市文化和旅游局2024年政务公开要点."""
    plain = compile_once(_OF_A_YEAR).sub("", fold_squeezed(title))
    stop = compile_once(_AFTER_ISSUER).search(plain, 2)
    while stop:
        name = plain[: stop.start()]
        if is_organisation(name):
            return name
        stop = compile_once(_AFTER_ISSUER).search(plain, stop.end())
    return ""


def is_organisation(line: str) -> bool:
    """Tell whether a line is nothing but the name of a body: 厦门市集美区人民政府办公室."""
    plain = fold_squeezed(line)
    return (
        3 <= len(plain) <= 40
        and bool(compile_once(_ORGANISATION).search(plain))
        and is_unit_like(re.sub(r"(?<=[区县市])\Z", "政府", plain))
    )


def fold_squeezed(text: str) -> str:
    """Fold a text and leave out its white space."""
    return "".join(fold(text).split())
