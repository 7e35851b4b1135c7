"""What stands around the body of an official document: 附件1, addressees, signature, date.

Source: GB/T 9704-2012, 7.3.2 主送机关, 7.3.4 附件说明, 7.3.5 发文机关署名、成文日期, 7.3.7 附件.
"""

from gkplan.phrases.names import cut_pieces, is_unit_like
from gkplan.phrases.numerals import CHINESE_YEAR
from gkplan.phrases.patterns import compile_once
from gkplan.phrases.titles import fold_squeezed, is_organisation

_LONGEST = 120  # characters of a line of addressees
_ANNEX = r"附\s*件\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?:?"
_NOTE = r"附件:(?!\Z).+"
_NEXT_NOTE = r"[0-9]{1,2}[.、].{2,}"
_DATE = (
    rf"(?:[12][0-9]{{3}}年[0-9]{{1,2}}月[0-9]{{1,2}}日"
    rf"|{CHINESE_YEAR}年[一二三四五六七八九十]{{1,3}}月[一二三四五六七八九十]{{1,3}}日)"
)


def is_annex_label(line: str) -> bool:
    """Tell whether a line only says that an annex begins: 附件1."""
    return bool(compile_once(_ANNEX).fullmatch(fold_squeezed(line)))


def is_addressees(line: str) -> bool:
    """Tell whether a line names whom the document is sent to: 各区文化和旅游局，局属各单位:."""
    plain = fold_squeezed(line)
    if not plain.endswith(":") or not 3 <= len(plain) <= _LONGEST:
        return False
    names = [plain[start:end] for start, end in cut_pieces(plain, 0, len(plain) - 1, ",;、")]
    return all(is_unit_like(name) for name in names)


def is_note(line: str, *, goes_on: bool) -> bool:
    """Tell whether a line lists annexes: 附件：1.清单, or where it `goes_on` after one, 2.清单."""
    plain = fold_squeezed(line)
    return bool(
        compile_once(_NOTE).fullmatch(plain)
        or (goes_on and compile_once(_NEXT_NOTE).fullmatch(plain))
    )


def is_date(line: str) -> bool:
    """Tell whether a line is nothing but a day: 2024年6月24日."""
    return bool(compile_once(_DATE).fullmatch(fold_squeezed(line)))


def is_signature(line: str) -> bool:
    """Tell whether a line is nothing but the name of a body."""
    return is_organisation(line)
