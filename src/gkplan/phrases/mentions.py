"""Declared units that running prose names as actors: 局办公室要持续加强日常监管."""

from collections.abc import Collection
from dataclasses import dataclass

from gkplan.phrases.folding import fold
from gkplan.phrases.names import compile_names, is_unit_like
from gkplan.phrases.patterns import compile_once

_QUOTED = r"《[^》]*》|“[^”]*”|‘[^’]*’"
_BEFORE = (
    r"(?:\A|[\s,;:。!?、()\[\]〔〕【】—…》”]|依托|会同|联合|通过|根据|"
    r"由|请|(?<![外公社])交|(?<![财历曾])经|向|(?<!面)对|将|在|给|为|是|送)\Z"
)
_JOINED = r"(?P<before>[^,;:。!?、\s]*)(?:以及|[和与及同])\Z"
# whatever else follows may go on with a longer name, or name a person (办公室主任)
_AFTER = (
    r"\Z|[\s,;:。!?、()\[\]〔〕【】…]|负责(?!人)|牵头|会同|会商|联合|参照|按照?|根据|依据|依法|依托|结合|通过"
    r"|[要应须将对和与及等向并由为是可不以从把在于]|需|配合|具体|组织(?!部|人|科|处)|统筹|汇总|报送?(?!社|刊|纸)"
    r"|承担|落实|每|定期|及时|做好|审核|审查|审定|协助|提供|备案|收集|指导|督促|监督(?!员|科|处|局|所|站)"
    r"|进行|开展|制定|编制|编写|主动|分别|共同|处理|答复|受理|登记|发布(?!会)|更新|维护|建立|加强|履行"
    r"|主办|承办|签收|转|召开|确定|明确|参加|参与|直接|统一|全面|严格|积极|认真|切实|持续|抓好|推进"
)
# 机关各处室、局属各单位负责人为成员 names persons
_PERSONS = (
    r"(?:[、和及][^,;:。!?、()\n]{1,20}?){1,5}?(?:主要|分管)?(?:负责人|负责同志|主任|[科处局]长)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A declared name in prose and its place there."""

    name: str
    start: int
    end: int


def find_mentions(text: str, known: Collection[str]) -> tuple[Mention, ...]:
    """Find where prose names a declared unit as an actor or addressee, in order.

    Silent where in doubt: titles and quotations, parts of a longer name (国家文物局办公室), and
    persons (办公室主任) are not mentions.
    """
    names = compile_names(known)
    if not names:
        return ()
    folded = fold(text)
    found = [
        each for each in names.finditer(folded) if _stands_alone(folded, each.start(), each.end())
    ]
    quoted = [each.span() for each in compile_once(_QUOTED).finditer(folded)] if found else []
    return tuple(
        Mention(text[each.start() : each.end()], each.start(), each.end())
        for each in found
        if not any(start < each.start() < end for start, end in quoted)
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    if not compile_once(_AFTER).match(text, end) or compile_once(_PERSONS).match(text, end):
        return False
    before = text[max(0, start - 24) : start]
    if compile_once(_BEFORE).search(before):
        return True
    joined = compile_once(_JOINED).search(before)
    # 文化和旅游局 names no 旅游局: only after another unit does 和 join two
    return bool(joined and is_unit_like(joined["before"][-12:]))
