"""Unit names in running text: what ends like one, and where a list of them divides.

All functions take folded text and give offsets in it.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from gkplan.phrases.folding import fold
from gkplan.phrases.patterns import compile_once

Piece = tuple[int, int]

_ENDINGS = (
    "处|科|股|局|室|中心|队|馆|院|所|厅|委|办|部|站|单位|部门|政府|街道|镇|乡|司|署|县|旗|机构|机关"
    "|企业|集团|银行|学校|大学|小学|中学|党校|报社|出版社|供销社|旅行社|通讯社|杂志社|合作社|社区|园区"
    "|[管居村党纪]委会|委员会|协会|联合会|工会|学会|商会|基金会|理事会|联席会|总社|[妇残文侨科]联|工商联"
    "|电视台|电台|气象台|[团乐]团|小组|工作组|专班|领导组|医院|牵头人|司局|事务所|服务区|[东西南北新城]区|[分支总]行"
    "|开发区|高新区|示范区|管理区|功能区|景区|各[省市州区县镇乡村街]{1,2}|地区|[全本]市"
)
_UNIT = rf"[一-龥A-Za-z0-9“”·、()]{{0,40}}(?:{_ENDINGS})(?:\([^()]*\))?"
_NO_UNIT = (
    r"[一-龥]*(?:场所|厕所|网站|督办|承办|主办|协办|催办|交办|代办|通办|网办|申办|举办|兴办|开办|全部|内部"
    r"|外部|干部|局部|会议室|格局|布局|全局|大局|结局|本科|百科|好处|用处|到处|之处|查处|惩处|出处|之所"
    r"|城乡|家乡|一站|公司司)"
)
_COLLECTIVE = r"(?:各|有关|相关|[省市区县]直|局属|直属|所属|机关|下属)"
_SEVERAL = (
    r"[一-龥]{0,8}?"
    r"(?:各|有关|相关|其他|其它|所有|全体|相应|涉及|对应|成员单位|责任单位|(?:局|直|所)属单位)"
)
_BARE = r"(?:企?事?业?单位|部门|机构|[处科股]室|街道|企业|街道办事处|司局|县区|园区)(?:\([^()]*\))?"
_ITS_OTHER_HALF = ("政府", "人民政府", "管委会")
_WHOLE = ("政府", "办事处", "管委会")
_LEVEL = r"(?:省|自治区|县级市|市|州|盟|区|县|旗|镇|乡|街道|园区|开发区)(?:\([^()]*\))?"
_LEVELS = rf"各(?:有关|相关)?{_LEVEL}(?:、{_LEVEL})*"
_LEVEL_TAIL = rf"{_LEVEL}(?:人民)?(?:政府|街道|街道办事处|办事处|管委会|党委政府)?"
_SPACES = r" +"
_CONJUNCTION = r"以及|[和与及]"
_OPEN, _CLOSE = "([{〔【“《‘", ")]}〕】”》’"


def is_unit_like(name: str) -> bool:
    """Tell whether a folded name ends as names of units and collectives do: 处, 中心, 各镇(街)."""
    return (
        len(name) > 1
        and bool(compile_once(_UNIT).fullmatch(name))
        and not compile_once(_NO_UNIT).fullmatch(name)
    )


@lru_cache(maxsize=64)
def _alternatives(known: frozenset[str]) -> re.Pattern[str] | None:
    names = sorted({fold(name) for name in known if name}, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, names))) if names else None


@lru_cache(maxsize=64)
def _whole(known: frozenset[str]) -> re.Pattern[str] | None:
    names = _alternatives(known)
    return re.compile(rf"(?:{names.pattern})(?=\Z|[、,;/\s和与及等]|以及)") if names else None


def compile_names(known: Collection[str]) -> re.Pattern[str] | None:
    """Compile the declared names, longest first; None where there are none."""
    return _alternatives(frozenset(known))


def cut_pieces(text: str, start: int, end: int, cutters: str) -> Iterator[Piece]:
    """Cut at any of the characters, but not inside brackets, quotation marks or titles."""
    depth, begin = 0, start
    for at in range(start, end):
        character = text[at]
        if depth == 0 and character in cutters:
            yield begin, at
            begin = at + 1
        elif character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
    yield begin, end


def split(text: str, start: int, end: int, known: Collection[str] = ()) -> tuple[Piece, ...]:
    """Divide a list of names at 、 and its like, and at 和 between two units.

    A declared name is never divided; nor are 市发展和改革局, 各镇(街) or 各区、市政府, which is
    one collective.
    """
    whole = _whole(frozenset(known))
    found: list[Piece] = []
    position = start
    while position < end:
        if text[position] in "、,;/ \n":
            position += 1
            continue
        stop = _declared(text, position, end, whole) or _next_cut(text, position, end, whole)
        _add(text, found, _trimmed(text, position, stop), whole)
        position = stop
        conjunction = compile_once(_CONJUNCTION).match(text, position, end)
        if conjunction:
            position = conjunction.end()
    return tuple(found)


def _declared(text: str, start: int, end: int, whole: re.Pattern[str] | None) -> int | None:
    found = whole.match(text, start, end) if whole else None
    return found.end() if found else None


def _next_cut(text: str, start: int, end: int, whole: re.Pattern[str] | None) -> int:
    stop = next(cut_pieces(text, start, end, "、,;/\n"))[1]
    for conjunction in compile_once(_CONJUNCTION).finditer(text, start + 1, stop):
        left, right = (
            text[start : conjunction.start()].strip(),
            text[conjunction.end() : stop].strip(),
        )
        if left.count("(") != left.count(")"):
            continue
        declared = _declared(text, conjunction.end(), end, whole)
        if declared or (
            is_unit_like(left) and is_unit_like(right) and not _one_collective(left, right)
        ):
            return conjunction.start()
    for space in compile_once(_SPACES).finditer(text, start + 1, stop):
        left, right = text[start : space.start()].strip(), text[space.end() : stop].strip()
        if is_unit_like(left) and (is_unit_like(right) or is_unit_like(right.split(" ")[0])):
            return space.start()
    return stop


def _one_collective(left: str, right: str) -> bool:
    # 各部门和单位, 各镇和街道: the second word lives on the first one's 各
    if left.endswith(("党委", "党工委")) and right in _ITS_OTHER_HALF:
        return True
    if left.endswith(_WHOLE) and right.endswith(_WHOLE):
        return False
    return bool(compile_once(_COLLECTIVE).search(left) and compile_once(_BARE).fullmatch(right))


def _add(text: str, found: list[Piece], piece: Piece, whole: re.Pattern[str] | None) -> None:
    start, end = piece
    if start >= end:
        return
    if found and text[found[-1][1] : start] == "、" and not (whole and whole.match(text, *piece)):
        before, name = text[slice(*found[-1])], text[start:end]
        if _one_collective(before, name) or (
            compile_once(_LEVELS).fullmatch(before) and compile_once(_LEVEL_TAIL).fullmatch(name)
        ):
            found[-1] = (found[-1][0], end)
            return
    found.append(piece)


def _trimmed(text: str, start: int, end: int) -> Piece:
    while start < end and text[start] in " \n。.:":
        start += 1
    while start < end and text[end - 1] in " \n。.:":
        end -= 1
    return start, end


def is_collective(name: str) -> bool:
    """Tell whether a folded name stands for several units: 各处室, 相关单位, 各区、市政府."""
    return bool(compile_once(_SEVERAL).match(name)) or name.endswith("等")
