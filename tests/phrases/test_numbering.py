import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkplan.phrases.numbering import ordinal, read, write
from gkplan.phrases.numerals import from_chinese, read_count, to_chinese

PATTERNS = (
    "{cn}、",
    "{cn}.",
    "{cn}．",
    "{cn})",
    "({cn})",
    "（{cn}）",
    "（{cn}）、",
    "{n}.",
    "{n}．",
    "{n}、",
    "{n})",
    "{n}）",
    "({n})",
    "（{n}）",
    "第{cn}章",
    "第{cn}节",
    "第{cn}条",
    "第{cn}部分",
    "第{cn}编",
    "第{n}条",
    "第{n}部分",
)

NUMBERS = [
    ("一、总体要求", "{cn}、", 1),
    ("十一、保障措施", "{cn}、", 11),
    ("二十一、附则", "{cn}、", 21),
    ("一百零三、其他", "{cn}、", 103),
    ("廿三、其他", "{cn}、", 23),
    ("(一)推进重点工作", "({cn})", 1),
    ("（十四）抓好落实", "（{cn}）", 14),
    ("(一）半角开全角合", "({cn}）", 1),
    ("( 二 )中有空格", "({cn})", 2),
    ("（一）、推进", "（{cn}）、", 1),
    ("1.机构职能", "{n}.", 1),
    ("1．机构职能", "{n}．", 1),
    ("1、机构职能", "{n}、", 1),
    ("  1. 前有空格", "{n}.", 1),
    ("12.加强监管", "{n}.", 12),
    ("１、全角数字", "{n}、", 1),
    ("(1)收集", "({n})", 1),
    ("（1）收集", "（{n}）", 1),
    ("1)收集", "{n})", 1),
    ("2）收集", "{n}）", 2),
    ("①收集", "{circled}", 1),
    ("㉑收集", "{circled}", 21),
    ("㊿收集", "{circled}", 50),
    ("⑴收集", "（{n}）", 1),
    ("⒉收集", "{n}.", 2),
    ("㈢收集", "（{cn}）", 3),
    ("第一章 总则", "第{cn}章", 1),
    ("第十二条 行政机关", "第{cn}条", 12),
    ("第一部分 概况", "第{cn}部分", 1),
    ("第二节 公开", "第{cn}节", 2),
    ("第3条 公开", "第{n}条", 3),
    ("1.2024年底前完成", "{n}.", 1),
    ("2.12345热线", "{n}.", 2),
    ("5.6月底前完成", "{n}.", 5),
    ("1、2024年工作", "{n}、", 1),
    ("一、三级联动", "{cn}、", 1),
]

NOT_NUMBERS = [
    "1.5%左右",
    "6.2%",
    "2024.6",
    "2024年工作要点",
    "2024、2025年",
    "第三方评估",
    "一是及时更新",
    "一件事",
    "一网通办",
    "3个方面",
    "1.1背景",
    "二、三季度完成",
    "1、2月完成",
    "第一条线",
    "第一节点",
    "第一篇章",
    "十四五",
    "（2024）",
    "(12345)",
    "一百二、",
    "三公经费",
    "5号",
    "",
    "（一",
    "第一、",
    "(一、",
    "零、",
    "0.总则",
    "10.5亿元",
    "一章",
    "(三条",
]


@pytest.mark.parametrize(("line", "pattern", "value"), NUMBERS)
def test_a_line_opens_with_a_number(line: str, pattern: str, value: int) -> None:
    number = read(line)
    assert number is not None
    assert (number.pattern, number.ordinal) == (pattern, value)
    assert line[: number.end].strip() == number.text


@pytest.mark.parametrize("line", NOT_NUMBERS)
def test_quantities_dates_and_words_are_no_numbers(line: str) -> None:
    assert read(line) is None


@pytest.mark.parametrize("pattern", PATTERNS)
@given(value=st.integers(1, 999), rest=st.sampled_from(["", "推进公开", " 推进公开", "“双公开”"]))
def test_what_is_written_reads_back(pattern: str, value: int, rest: str) -> None:
    printed = write(pattern, value)
    number = read(printed + rest)
    assert number is not None
    assert (number.pattern, number.ordinal, number.text) == (pattern, value, printed)
    assert ordinal(printed) == value


@given(st.integers(1, 50))
def test_circled_numbers_read_back(value: int) -> None:
    number = read(write("{circled}", value) + "推进")
    assert number is not None
    assert (number.pattern, number.ordinal) == ("{circled}", value)


def test_past_the_last_sign_digits_take_its_place() -> None:
    assert write("{circled}", 51) == "（51）"
    assert write("第{cn}条", 1000) == "第1000条"


@given(st.integers(1, 999))
def test_chinese_numerals_read_back(value: int) -> None:
    assert from_chinese(to_chinese(value)) == value
    assert read_count(to_chinese(value)) == read_count(str(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (999, "九百九十九"),
    ],
)
def test_numerals_as_headings_print_them(value: int, text: str) -> None:
    assert to_chinese(value) == text


@pytest.mark.parametrize("value", [0, 1000, -1])
def test_numerals_end_at_999(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        to_chinese(value)


@pytest.mark.parametrize("text", ["", "百", "零五", "一百二", "一百零", "十十", "一是", "甲"])
def test_other_words_are_no_numerals(text: str) -> None:
    assert from_chinese(text) is None


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("（五）", 5),
        ("三、", 3),
        ("4.", 4),
        ("12", 12),
        ("⑤", 5),
        ("十二", 12),
        ("第六条", 6),
        (" 7. ", 7),
        ("４", 4),
        ("4243", None),
        ("五个", None),
        ("1.一", None),
        ("", None),
        ("附件", None),
        ("0", None),
    ],
)
def test_a_label_stands_for_an_ordinal(label: str, value: int | None) -> None:
    assert ordinal(label) == value
