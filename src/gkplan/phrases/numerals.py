"""Chinese numerals as plans print them: 一 to 九百九十九, and the counts of 两次, 2次, ２次."""

from gkplan.phrases.patterns import compile_once

_DIGITS = "零一二三四五六七八九"
_VALUES = {**{digit: value for value, digit in enumerate(_DIGITS)}, "两": 2}
_NUMERAL = (
    r"(?:(?P<hundreds>[一二两三四五六七八九])百)?(?P<zero>[零〇])?"
    r"(?:(?P<tens>[一二三四五六七八九])?十|(?P<joined>[廿卅]))?(?P<ones>[一二两三四五六七八九])?"
)

# what a pattern puts where it expects a numeral
CHINESE = "[一二两三四五六七八九十百零〇廿卅]{1,5}"
COUNT = rf"(?:[0-9]{{1,4}}|{CHINESE})"


CHINESE_YEAR = "(?:二[〇○零O0]|一九)[〇○零O0一二三四五六七八九]{2}"
_YEAR_SIGNS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")


def read_year_number(text: str) -> int:
    """Read a year, written 2021 or 二〇二一."""
    return int(text.translate(_YEAR_SIGNS))


def to_chinese(number: int) -> str:
    """Write a number from 1 to 999 the way headings are numbered: 十一, 一百零三, 一百一十."""
    if not 1 <= number <= 999:
        raise ValueError(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if hundreds and ones and not tens:
        text += "零"
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    return text + _DIGITS[ones] if ones else text


def from_chinese(text: str) -> int | None:
    """Read a Chinese numeral from 1 to 999, 廿 and 卅 included; None for anything else."""
    found = compile_once(_NUMERAL).fullmatch(text)
    if not text or not found:
        return None
    hundreds, ones = found["hundreds"], found["ones"]
    has_tens = "十" in text or bool(found["joined"])
    # 一百二 is 120 in speech and 零 only stands between hundreds and ones: neither is guessed at
    if bool(found["zero"]) != bool(hundreds and ones and not has_tens):
        return None
    tens = {"廿": 2, "卅": 3}.get(found["joined"] or "", 0)
    if "十" in text:
        tens = _VALUES[found["tens"]] if found["tens"] else 1
    return 100 * _VALUES.get(hundreds or "", 0) + 10 * tens + _VALUES.get(ones or "", 0)


def read_count(text: str) -> int | None:
    """Read how many: 2, ２, 二, 两, 十五."""
    return int(text) if text.isdecimal() else from_chinese(text)
