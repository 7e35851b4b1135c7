"""From a text to its tokens: numbers in every writing, words of time, marks, what stands between.

One pass cuts the text, and every token has a kind (`vocabulary.TOKENS`): 2024年6月底前 is a year's
number, 年, a month's number, 月, 底, 前. What is none of these, 各科室, is one token of no kind.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from gkplan.phrases.numerals import CHINESE_YEAR
from gkplan.phrases.vocabulary import DIGITS, NUMERALS, OTHER_WORDS, TOKENS

_MOST = 4000  # numbers and hours remembered with their kinds
_UNREAD = "?"
_NONE = "·"
_ONES = "[一二三四五六七八九]"
_NOTE = r"\((?:星期|周|礼拜|含)[^()]*\)"
_CLOCK = r"[0-9]{1,2}[时点:][0-9]{0,2}分?"
# an hour counts only where it limits: 6月30日(星期五)下午5点前
_HOUR = (
    rf"(?:(?:{_NOTE}){{1,2}}(?:[上下]午)?(?:{_CLOCK})?|[上下]午(?:{_CLOCK})?|{_CLOCK})"
    r"(?=之前|以前|前|截止|为止)"
)
_DAY = r"(?<!\.)[12][0-9]{3}(?:\.[01]?[0-9]\.|-[01]?[0-9]-|/[01]?[0-9]/)[0-3]?[0-9](?![0-9.月])"
_NUMBER = (
    rf"{_DAY}|[0-9]+|{CHINESE_YEAR}(?=年)"
    rf"|[一二两三四五六七八九]百(?:零{_ONES}|{_ONES}?十{_ONES}?|{_ONES})?"
    rf"|{_ONES}?十{_ONES}?|[廿卅]{_ONES}?|[一二两三四五六七八九百零〇]"
)
# a clause in which nothing can be said of time is passed over as one
_ENDS, _SIGNS = ",。;\n", "年月季每岁内日天号0-9./-"
_NUMBERS = "0123456789一二两三四五六七八九十百零〇廿卅"
_HOURS = "(上下"

_ALL_KINDS = ("时刻", "年月日", "年号", *DIGITS.split(), *NUMERALS.split(), *TOKENS)
CODES = dict(zip(_ALL_KINDS, filter(str.isalpha, map(chr, range(0x41, 0x180))), strict=False))
"""One letter for each kind, by which grammars look for it."""


class Tokens:
    """A text cut into tokens: `codes` has the letter of each one's kind, `starts` its place."""

    __slots__ = ("_pieces", "_starts", "codes", "text")

    def __init__(self, text: str, pieces: list[str], codes: str) -> None:
        self.text = text
        self.codes = codes
        self._pieces = pieces
        self._starts: list[int] = []

    @property
    def starts(self) -> list[int]:
        """Where each token begins, and after the last where the text ends."""
        if not self._starts:
            self._starts = list(accumulate(map(len, self._pieces), initial=0))
        return self._starts


@lru_cache(maxsize=64)
def read_tokens(text: str) -> Tokens:
    """Cut a folded text without spaces into tokens."""
    lexer = _make_lexer()
    pieces = lexer.cut(text)
    known, unread = lexer.kinds.get, lexer.unread.get
    codes = "".join([known(piece) or unread(piece[0], _NONE) for piece in pieces])
    if _UNREAD in codes:
        _learn(lexer, pieces)
        codes = "".join([known(piece, _NONE) for piece in pieces])
    return Tokens(text, pieces, codes)


class _Lexer(NamedTuple):
    """What cuts a text, the letters of the words met so far, and what other words begin with."""

    cut: Callable[[str], list[str]]
    kinds: dict[str, str]
    unread: dict[str, str]


@cache
def _make_lexer() -> _Lexer:
    kinds = {word: CODES[kind] for kind, said in TOKENS.items() for word in said.split(" ") if word}
    tails: dict[str, list[str]] = {}
    for word in sorted({*kinds, *OTHER_WORDS.split()}, key=lambda word: (-len(word), word)):
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    begins = {*tails, *_NUMBERS, *_HOURS}
    single = {first for first, rest in tails.items() if rest == [""]}
    branches = [_branch(first, rest) for first, rest in tails.items() if any(rest)]
    first = f"[^{re.escape(''.join(sorted(begins)))}]"
    pattern = "|".join(
        (
            rf"(?:\A|(?<=[{_ENDS}])){first}[^{_ENDS}{_SIGNS}]{{4,}}+(?:[{_ENDS}]|\Z)",
            f"{first}+",
            f"[{re.escape(''.join(sorted(single)))}]",
            f"(?=[0-9{_HOURS}]){_HOUR}",
            _NUMBER,
            *branches,
            ".",
        )
    )
    return _Lexer(re.compile(pattern, re.DOTALL).findall, kinds, dict.fromkeys(begins, _UNREAD))


def _branch(first: str, tails: list[str]) -> str:
    """Write the pattern of all words that begin with a sign; "" among the tails is the sign alone.

    召开一次年底会议 is of no next year: behind a number 次 begins no word.
    """
    guard = f"(?<![{_NUMBERS}]次)" if first == "次" else ""
    longer = "|".join(guard + tail for tail in tails if tail)
    return f"{first}(?:{longer}){'?' if '' in tails else ''}"


def _learn(lexer: _Lexer, pieces: list[str]) -> None:
    if len(lexer.kinds) > _MOST:
        for piece in [each for each in lexer.kinds if each[0] in _NUMBERS + _HOURS]:
            del lexer.kinds[piece]
    for piece in pieces:
        if piece not in lexer.kinds and piece[0] in lexer.unread:
            lexer.kinds[piece] = CODES.get(_kind_of(piece), _NONE)


def _kind_of(piece: str) -> str:
    """Tell the kind of a number or an hour; of anything else none."""
    if piece[0] in _HOURS:
        return "时刻" if len(piece) > 1 and piece[1:] != "下旬" else ""
    if piece.isdecimal():
        return _digits_kind(piece)
    if piece[0].isdecimal():
        return "时刻" if re.match(_CLOCK, piece) else "年月日"
    return _numeral_kind(piece) if piece[0] in _NUMBERS else ""


def _digits_kind(digits: str) -> str:
    match len(digits):
        case 1:
            return {"1": "1", "2": "2-4", "3": "2-4", "4": "2-4", "5": "5-6", "6": "5-6"}.get(
                digits, "7-31"
            )
        case 2:
            return "7-31"
        case 4 if digits[0] in "12":
            return "2000"
    return "100" if len(digits) < 5 else "10000"


def _numeral_kind(numeral: str) -> str:
    if re.fullmatch(CHINESE_YEAR, numeral):
        return "年号"
    for kind, form in (
        ("一", "一"),
        ("二三四", "[二三四]"),
        ("五六", "[五六]"),
        ("七八九", "[七八九]"),
        ("两", "两"),
        ("十", "十"),
        ("十一", "十[一二]"),
        ("十三", f"[二三]?十{_ONES}?"),
    ):
        if re.fullmatch(form, numeral):
            return kind
    return "百"
