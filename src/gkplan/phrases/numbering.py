"""The numbers that open headings and items: 一、 （一） 1. （1） ① 第一条, read and written.

A pattern holds {cn} (一), {n} (1) or {circled} (①), as a plan's `numbering` does.
"""

import re
from typing import NamedTuple

from gkplan.phrases.numerals import CHINESE, from_chinese, to_chinese

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_SINGLE = (
    (_CIRCLED, "{circled}"),
    ("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "（{n}）"),
    ("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", "{n}."),
    ("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "（{cn}）"),
)
# compiled when a label is first read: most commands only write numbers
_OPENING = (
    r"\s*(?P<before>第|[(（])?\s*"
    rf"(?P<number>{CHINESE}|[0-9０-９]{{1,3}})\s*"
    r"(?P<after>部分|[章节条编篇]|[)）]、?|[、.．])"
)
_AFTER_ORDINAL = {"部分", "章", "节", "条", "编", "篇"}
_LONGER_WORD = r"节[点约能假]|条[线件例]|篇章|章程|编[制号]"
# 1.12345热线 and 1.2024年底前 are numbered; 1.5%, 1.1 and 2024.6 are not
_AFTER_POINT = r"(?![0-9０-９])|(?:19|20)[0-9]{2}年|12[0-9]{3}(?![0-9])|1?[0-9]月[底份前中上下末]"
_RUN = rf"(?P<next>{CHINESE}|[0-9０-９]{{1,2}})(?:、|月|日|号|季度)"
_BARE = rf"\s*({CHINESE}|[0-9０-９]{{1,3}})\s*"


class Number(NamedTuple):
    """The number a line opens with, up to offset `end` of the line.

    `text` is the number as printed; where `write` gives something else
    (１． ⑴ ( 一 )), only a label can print it again.
    """

    pattern: str
    ordinal: int
    text: str
    end: int


def write(pattern: str, ordinal: int) -> str:
    """Print a number. Past ㊿ and 九百九十九 there is no sign, and digits take its place."""
    chinese = to_chinese(ordinal) if 1 <= ordinal <= 999 else str(ordinal)
    circled = _CIRCLED[ordinal - 1] if 1 <= ordinal <= len(_CIRCLED) else f"（{ordinal}）"
    return (
        pattern.replace("{cn}", chinese).replace("{n}", str(ordinal)).replace("{circled}", circled)
    )


def read(text: str) -> Number | None:
    """Find the number that opens a line; quantities, dates and words (1.5%, 一是, 3个) are none."""
    found = re.match(_OPENING, text)
    if not found:
        return _read_single(text)
    before, after = found["before"] or "", found["after"]
    number = _value(found["number"])
    if (
        not number
        or not _belong_together(before, after)
        or _goes_on(number, after, text, found.end())
    ):
        return None
    sign = "{n}" if found["number"].isdecimal() else "{cn}"
    printed = text[: found.end()].lstrip()
    return Number(f"{before}{sign}{after}", number, printed, found.end())


def ordinal(label: str) -> int | None:
    """Tell which number a printed label stands for: （五） is 5; so are 五、 5. ⑤ and a bare 5."""
    number = read(label)
    if number:
        return number.ordinal if not label[number.end :].strip() else None
    bare = re.fullmatch(_BARE, label)
    return _value(bare[1]) or None if bare else None


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else from_chinese(numeral) or 0


def _read_single(text: str) -> Number | None:
    sign = text.lstrip()[:1]
    for signs, pattern in _SINGLE:
        if sign and sign in signs:
            return Number(pattern, signs.index(sign) + 1, sign, text.index(sign) + 1)
    return None


def _belong_together(before: str, after: str) -> bool:
    if before == "第":
        return after in _AFTER_ORDINAL
    if before:
        return after[0] in ")）"
    return after in {"、", ".", "．", ")", "）"}


def _goes_on(number: int, after: str, text: str, end: int) -> bool:
    if after in {".", "．"}:
        return not re.match(_AFTER_POINT, text[end:])
    if after == "、":
        # 一、二季度 and 1、2月 count on within one phrase
        run = re.match(_RUN, text[end:])
        return run is not None and _value(run["next"]) == number + 1
    return bool(re.match(_LONGER_WORD, text[end - 1 :]))
