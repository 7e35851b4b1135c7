"""Headings: where one ends and its text begins, and which head sections that set no tasks."""

from gkplan.model.plan import Role
from gkplan.phrases.folding import fold
from gkplan.phrases.names import is_unit_like
from gkplan.phrases.patterns import compile_once, either
from gkplan.phrases.vocabulary import HEADING_DUTIES

_OPEN, _CLOSE = "([{〔【“《‘「『〈", ")]}〕】”》’」』〉"
_GENERAL = (
    r"(?:(?:总体|指导|基本|主要|工作|目标|总的)?(?:要求|思想|目标|思路|原则|依据|意义|概述|背景)(?:和|与|及|、)?){1,3}(?:任务)?"
    r"|指导思想.{0,12}|总体(?:要求|目标|思路|安排).{0,8}|工作(?:目标|原则|要求|机制|思路|机构).{0,6}|目标(?:任务|要求)|基本(?:原则|要求|情况)"
    r"|(?:加强|强化|健全|完善|抓好|切实|严格|夯实)?.{0,4}(?:组织|工作|机制|制度|政务公开|责任)?(?:和)?(?:组织|保障)(?:领导|保障|措施|机制|实施|机构|工作|协调)+(?:与|和|及)?(?:实施|保障|措施|落实|监督)?"
    r"|(?:强化|加强|完善|严格|健全)?保障措施|(?:有关|相关|工作|几点|具体)要求|工作保障|组织(?:领导|机构|保障|实施|管理)(?:及.{0,8}|和.{0,8}|与.{0,8})?|领导小组.{0,10}|附则|前言|全文"
    r"|(?!完成|实现|落实|分解|推进|达到)[一-龥0-9]{0,18}目标|(?:主要|工作)职责|(?:职责|工作)分工"
    r"|(?:主要|编制|制定|政策)依据|名词解释|其他事项|有关说明|(?:加强|强化|健全)(?:组织)(?:领导|保障|实施).{0,3},.{2,16}"
)
_LEADER = (
    rf"(?P<unit>[^,。;:、]{{2,20}}?)(?P<duty>{either(HEADING_DUTIES)})"
    r"(?:的)?(?:重点)?(?:工作|任务|事项|项目)?(?:\([^()]*\))?"
)
_HEADING = 50  # characters a heading that opens a paragraph may have
_AFTER_SPACE = 20  # characters of the text that follows one with no more than a space between
_CHINESE = r"[一-龥]"
_WITH_COMMA = 26  # the same where it has a comma


def split(text: str) -> tuple[str, int]:
    """Find the heading that opens a paragraph: its words, and the offset at which its text begins.

    The 。 that ends it is left out, other marks stay. A paragraph of one sentence has no heading:
    then the words are empty and the offset is 0.
    """
    plain = fold(text)
    end = _sentence_end(plain)
    if end is None or not plain[end + 1 :].strip():
        return "", 0
    sentence = plain[:end].strip()
    if not sentence or len(sentence) > _HEADING:
        return "", 0
    if _outside(sentence, ",;") and len(sentence) > _WITH_COMMA:
        return "", 0
    stop = end + 1
    words = text[:end] if text[end] == "。" or text[end].isspace() else text[:stop]
    return words.strip(), stop


def count_sentences(text: str) -> int:
    """Count the sentences of a text."""
    plain = fold(text)
    return max(1, sum(1 for at, c in enumerate(plain) if c in "。!?" and _level(plain, at) == 0))


def is_bare(text: str) -> bool:
    """Tell whether a paragraph is a heading with nothing after it: a few words, no full stop."""
    plain = fold(text)
    return len(plain) <= 40 and not plain.endswith(("。", ";")) and not _outside(plain, ",")


def is_general(heading: str) -> bool:
    """Tell whether a heading is one that sets the frame and no task: 总体要求, 保障措施."""
    plain = "".join(fold(heading).split()).strip("。:;,.")
    return bool(compile_once(_GENERAL).fullmatch(plain))


def find_leader(heading: str) -> tuple[str, Role] | None:
    """Find the unit that a heading says leads all below it: 县管委会牵头工作(8项)."""
    found = compile_once(_LEADER).fullmatch(fold(heading).strip())
    if not found or not is_unit_like(found["unit"]):
        return None
    role = Role.RESPONSIBLE if found["duty"] in ("负责", "承担") else Role.LEAD
    return heading.strip()[: len(found["unit"])], role


def _sentence_end(plain: str) -> int | None:
    depth = 0
    for at, character in enumerate(plain[: _HEADING + 20]):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif (depth == 0 and (character in "。!?" or _parts(plain, at))) or (
            depth == 0 and character == ":" and 2 <= at <= 16 and not _outside(plain[:at], ",;、")
        ):
            return at
    return None


def _parts(plain: str, at: int) -> bool:
    """Tell whether a space sets a heading apart from a text that goes on in its line."""
    return (
        plain[at] == " "
        and 4 <= at <= 24
        and compile_once(_CHINESE).match(plain[at - 1]) is not None
        and len(plain) - at > _AFTER_SPACE
        and not _outside(plain[:at], ",;:、 ")
    )


def _outside(text: str, marks: str) -> bool:
    """Tell whether a text has one of the marks outside its brackets and quotations."""
    return any(c in marks and _level(text, at) == 0 for at, c in enumerate(text))


def _level(text: str, at: int) -> int:
    return sum(c in _OPEN for c in text[:at]) - sum(c in _CLOSE for c in text[:at])
