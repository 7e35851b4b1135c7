from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkplan.model.deadline import (
    AfterEvent,
    Deadline,
    FixedDate,
    Length,
    Measure,
    Ongoing,
    Period,
    Quota,
    Recurrence,
    Window,
)
from gkplan.phrases.deadlines import find, read_cell
from gkplan.phrases.wording import word_deadline
from support.paths import SEEDS

YEAR = 2024
M, Q, H, Y = Period


def by(month: int, day: int, year: int = YEAR) -> FixedDate:
    return FixedDate(by=date(year, month, day))


def every(period: Period, *days: int, month: int | None = None) -> Recurrence:
    return Recurrence(every=period, days=days, month=month)


def grace(period: Period, count: int, measure: Measure = Measure.DAYS) -> Recurrence:
    return Recurrence(every=period, grace=Length(count, measure))


def quota(count: int, per: Period) -> Quota:
    return Quota(at_least=count, per=per)


def after(event: str, count: int, measure: Measure = Measure.DAYS) -> AfterEvent:
    return AfterEvent(within=Length(count, measure), after=event)


def window(start: tuple[int, int], end: tuple[int, int], last_year: int = YEAR) -> Window:
    return Window(start=date(YEAR, *start), by=date(last_year, *end))


WORKDAYS = Measure.WORKDAYS

# text, then phrase and rule for each deadline in it
PROSE: list[tuple[str, list[tuple[str, Deadline]]]] = [
    ("变化情况，于2020年8月30日前调整完善清单", [("于2020年8月30日前", by(8, 30, 2020))]),
    ("2021年8月前完成", [("2021年8月前", by(8, 31, 2021))]),
    ("8月30日前报送", [("8月30日前", by(8, 30))]),
    ("8月30日之前", [("8月30日之前", by(8, 30))]),
    ("8月30号以前", [("8月30号以前", by(8, 30))]),
    ("２０２０年 ８ 月３０日 前完成", [("２０２０年 ８ 月３０日 前", by(8, 30, 2020))]),
    ("2024年9月30日(含)前", [("2024年9月30日(含)前", by(9, 30))]),
    ("9月30日下午5点前", [("9月30日下午5点前", by(9, 30))]),
    ("10月31日截止", [("10月31日截止", by(10, 31))]),
    ("2024.6.30前", [("2024.6.30前", by(6, 30))]),
    ("6月底完成", [("6月底", by(6, 30))]),
    ("2月底前", [("2月底前", by(2, 29))]),
    ("6月中旬组织", [("6月中旬", by(6, 20))]),
    ("11月上旬前", [("11月上旬前", by(11, 10))]),
    ("十二月底前", [("十二月底前", by(12, 31))]),
    ("6月30日、12月31日前报送", [("6月30日", by(6, 30)), ("12月31日前", by(12, 31))]),
    ("年底前完成", [("年底前", by(12, 31))]),
    ("力争年内完成", [("年内", by(12, 31))]),
    ("于年末完成", [("于年末", by(12, 31))]),
    ("今年年底建成", [("今年年底", by(12, 31))]),
    ("本年度内", [("本年度内", by(12, 31))]),
    ("2023年底前", [("2023年底前", by(12, 31, 2023))]),
    ("2022年年底前", [("2022年年底前", by(12, 31, 2022))]),
    ("明年3月底前", [("明年3月底前", by(3, 31, 2025))]),
    ("上半年完成", [("上半年", by(6, 30))]),
    ("下半年组织开展评估", [("下半年", by(12, 31))]),
    ("第三季度完成", [("第三季度", by(9, 30))]),
    ("三季度前完成", [("三季度前", by(9, 30))]),
    ("三季度末", [("三季度末", by(9, 30))]),
    ("第一季度", [("第一季度", by(3, 31))]),
    ("3月至8月开展", [("3月至8月", window((3, 1), (8, 31)))]),
    ("3月1日至8月30日开展", [("3月1日至8月30日", window((3, 1), (8, 30)))]),
    ("5月10日-20日", [("5月10日-20日", window((5, 10), (5, 20)))]),
    ("11月至次年3月", [("11月至次年3月", window((11, 1), (3, 31), 2025))]),
    ("按季度向社会公开", [("按季度", every(Q))]),
    ("每季度通报", [("每季度", every(Q))]),
    ("按季、逐月", [("按季", every(Q)), ("逐月", every(M))]),
    ("按月发布水质信息,按季度公开监测信息", [("按月", every(M)), ("按季度", every(Q))]),
    ("每月报送", [("每月", every(M))]),
    ("月度通报", [("月度", every(M))]),
    ("每半年检查", [("每半年", every(H))]),
    ("半年监测1次常规指标", [("半年监测1次", every(H))]),
    ("半年总结", [("半年", every(H))]),
    ("半年、全年工作总结信息", [("半年", every(H)), ("全年", every(Y))]),
    ("每年一次", [("每年一次", every(Y))]),
    ("每年度编制年报", [("每年度", every(Y))]),
    ("每月25日前报送", [("每月25日前", every(M, 25))]),
    ("于每月10日、20日、30日分别", [("每月10日、20日、30日", every(M, 10, 20, 30))]),
    ("每月最后一日前", [("每月最后一日前", every(M, 0))]),
    ("每月月底公开", [("每月月底", every(M))]),
    ("每月底前", [("每月底前", every(M))]),
    ("每季度末月25日前", [("每季度末月25日前", every(Q, 25, month=3))]),
    ("每季度首月10日前", [("每季度首月10日前", every(Q, 10, month=1))]),
    ("每季度第二个月15日前", [("每季度第二个月15日前", every(Q, 15, month=2))]),
    ("每年1月31日前发布年报", [("每年1月31日前", every(Y, 31, month=1))]),
    ("每半年末", [("每半年末", every(H))]),
    ("每季度结束后10日内", [("每季度结束后10日内", grace(Q, 10))]),
    ("次月5日前报送", [("次月5日前", grace(M, 5))]),
    ("每月召开一次政务公开工作调度会", [("每月召开一次", every(M))]),
    ("每年3月至5月开展", [("3月至5月", window((3, 1), (5, 31)))]),
    ("每年至少二次", [("每年至少二次", quota(2, Y))]),
    ("每年两次", [("每年两次", quota(2, Y))]),
    ("每季度至少1次", [("每季度至少1次", quota(1, Q))]),
    ("每年不少于2次", [("每年不少于2次", quota(2, Y))]),
    ("至少每季度召开一次", [("至少每季度召开一次", quota(1, Q))]),
    ("年内至少听取 1 次汇报", [("年内至少听取 1 次", quota(1, Y))]),
    ("每年至少 ２次", [("每年至少 ２次", quota(2, Y))]),
    ("每年至少更新一次“开放”数据", [("每年至少更新一次", quota(1, Y))]),
    ("每年报送优秀稿件不少于2", [("每年报送优秀稿件不少于2", quota(2, Y))]),
    ("每年报送优秀稿件不少于2篇", [("每年报送优秀稿件不少于2篇", quota(2, Y))]),
    ("自文件印发之日起10日内转送", [("自文件印发之日起10日内", after("文件印发", 10))]),
    ("印发后20个工作日内", [("印发后20个工作日内", after("印发", 20, WORKDAYS))]),
    ("应当在印发后20个工作日内", [("在印发后20个工作日内", after("印发", 20, WORKDAYS))]),
    (
        "应自收到申请之日起20个工作日内答复",
        [("自收到申请之日起20个工作日内", after("收到申请", 20, WORKDAYS))],
    ),
    (
        "形成或者变更之日起20个工作日内",
        [("形成或者变更之日起20个工作日内", after("形成或者变更", 20, WORKDAYS))],
    ),
    ("会议结束后十五日内", [("会议结束后十五日内", after("会议结束", 15))]),
    ("此项工作持续推进。", [("持续推进", Ongoing())]),
    ("推进双公开，长期坚持", [("长期坚持", Ongoing())]),
    ("检查要常态化推进；", [("常态化推进", Ongoing())]),
    # words are read whole: 次年, 内容, 前往 and 一百二十五 are not what stands within them
    ("召开一次年底会议", [("年底", by(12, 31))]),
    ("次年底完成", [("次年底", by(12, 31, 2025))]),
    ("每季度内容更新", [("每季度", every(Q))]),
    ("3月至8月前往各区调研", [("3月至8月", window((3, 1), (8, 31)))]),
    ("3月至8月之前完成", [("3月至8月之前", window((3, 1), (8, 31)))]),
    ("每年举办一百二十五次", [("每年举办一百二十五次", quota(125, Y))]),
    ("力争全年内完成", [("全年内", by(12, 31))]),
    ("明年至少召开2次会议", [("明年至少召开2次", quota(2, Y))]),
    # a sentence that says nothing of time is passed over
    ("各科室要加强领导，落实责任；6月底前报送。", [("6月底前", by(6, 30))]),
    ("全面加强领导。每月10日,20日前报送", [("每月10日,20日前", every(M, 10, 20))]),
]

NONE = [
    "全年举办5000场",
    "2023年为民办实事",
    "（2019年4月3日中华人民共和国国务院令第711号修订）",
    "济政办发〔2024〕6号",
    "2024年工作要点",
    "“十四五”规划",
    "2020年政务公开",
    "2023年1月至5月完成情况",
    "成文日期: 2024-06-24",
    "每年的任务",
    "三年内",
    "近年内",
    "2024年内容",
    "8月前往调研",
    "上半年工作总结",
    "截至6月底，已完成",
    "截至2023年底",
    "持续推进“双随机、一公开”常态化监管",
    "持续强化网站建设",
    "信息常态化公开",
    "形成常态化机制",
    "年终考核",
    "每年增长5%",
    "及时公开",
    "定期通报",
    "按时完成",
    "适时调整",
    "法定时限(20个工作日)内",
    "20个工作日内答复",
    "按季节调整",
    "按年度工作计划",
    "逐年提高",
    "第一次会议",
    "2024年6月13日",
    "每年举办5000场",
    "三季度工作通报",
    "日前召开",
    "目前完成",
    "长期以来",
    "每年安排资金不少于200万元",
    "每季度的任务",
    "按季度的要求",
    "每年度2024年工作计划",
    "截至今年末，已完成",
    "截至本年底已建成",
    "二十月底前",
    "收到前后3日内报送",
]

UNDATABLE = [
    ("每两个月召开一次", "每两个月召开一次"),
    ("每周更新", "每周"),
    ("2月30日前", "2月30日前"),
    ("13月底前", "13月底前"),
    ("自公布之日起3个月内", "自公布之日起3个月内"),
    ("每月35日前", "每月35日前"),
    ("8月至3月", "8月至3月"),
]

CELLS: list[tuple[str, list[tuple[str, Deadline | None]]]] = [
    ("年底前", [("年底前", by(12, 31))]),
    ("持续推进", [("持续推进", Ongoing())]),
    ("长期", [("长期", Ongoing())]),
    ("长期坚持", [("长期坚持", Ongoing())]),
    ("常态化", [("常态化", Ongoing())]),
    ("12月", [("12月", by(12, 31))]),
    ("12月份", [("12月份", by(12, 31))]),
    ("11月30日", [("11月30日", by(11, 30))]),
    ("2024年12月31日", [("2024年12月31日", by(12, 31))]),
    ("2023-12-31", [("2023-12-31", by(12, 31, 2023))]),
    ("2023年", [("2023年", by(12, 31, 2023))]),
    ("全年", [("全年", window((1, 1), (12, 31)))]),
    ("1—12月", [("1—12月", window((1, 1), (12, 31)))]),
    ("6月-12月", [("6月-12月", window((6, 1), (12, 31)))]),
    ("每季度", [("每季度", every(Q))]),
    ("季度", [("季度", every(Q))]),
    ("月度", [("月度", every(M))]),
    ("第三季度", [("第三季度", by(9, 30))]),
    ("上半年、下半年", [("上半年", by(6, 30)), ("下半年", by(12, 31))]),
    ("6月、12月", [("6月", by(6, 30)), ("12月", by(12, 31))]),
    ("持续推进,10月底前完成", [("持续推进", Ongoing()), ("10月底前", by(10, 31))]),
    ("每月10日前及时报送", [("每月10日前", every(M, 10))]),
    ("及时", [("及时", None)]),
    ("即时", [("即时", None)]),
    ("20个工作日内", [("20个工作日内", None)]),
    ("2024年政务公开", []),
    ("办公室", []),
]


def rules(text: str, year: int | None = YEAR) -> list[tuple[str, Deadline | None]]:
    found = find(text, year)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.deadline.text == one.text for one in found if one.deadline)
    return [(one.text, one.deadline) for one in found]


@pytest.mark.parametrize(("text", "expected"), PROSE, ids=[case[0] for case in PROSE])
def test_prose_states_deadlines(text: str, expected: list[tuple[str, Deadline]]) -> None:
    assert rules(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_quantities_names_and_reports_state_none(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(("text", "phrase"), UNDATABLE)
def test_what_no_rule_can_hold_says_why(text: str, phrase: str) -> None:
    (one,) = find(text, YEAR)
    assert (one.text, one.deadline) == (phrase, None)
    assert one.reason


@pytest.mark.parametrize(("text", "expected"), CELLS, ids=[case[0] for case in CELLS])
def test_cells_state_deadlines(text: str, expected: list[tuple[str, Deadline | None]]) -> None:
    found = read_cell(text, YEAR)
    assert [(one.text, one.deadline) for one in found] == expected
    assert all(bool(one.reason) != bool(one.deadline) for one in found)


def test_lines_state_what_they_state_alone() -> None:
    lines = ["6月底前完成", "", "各科室加强领导", "　每季度至少1次", "长期坚持"]
    text = "\n".join(lines)
    assert rules(text) == [stated for line in lines for stated in rules(line)]
    assert len(rules(text)) == 3


@pytest.mark.parametrize("text", ["年底前", "8月30日前", "三季度末", "3月至8月", "今年6月底"])
def test_without_a_year_nothing_is_dated(text: str) -> None:
    (one,) = find(text, None)
    assert one.deadline is None
    assert "year" in one.reason


def test_without_a_plan_year_written_years_count() -> None:
    assert rules("于2020年8月30日前", None) == [("于2020年8月30日前", by(8, 30, 2020))]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("及时公开,定期通报", ["及时", "定期"]),
        ("确保在法定时限(20个工作日)内答复", ["法定时限(20个工作日)内"]),
        ("在20个工作日内答复", ["20个工作日内"]),
        ("地点及时间", []),
    ],
)
def test_vague_wording_only_when_asked(text: str, phrases: list[str]) -> None:
    found = find(text, YEAR, vague=True)
    assert [one.text for one in found] == phrases
    assert all(one.deadline is None and one.reason for one in found)
    assert find(text, YEAR) == ()


@pytest.mark.parametrize(
    ("seed", "phrases"),
    [
        ("beijing-2020", ["按季度", "于2020年8月30日前", "自文件印发之日起10日内"]),
        ("jinan-2024", ["每年至少开展2次", "每年至少召开1次", "每年至少组织1次"]),
        ("chuxiong-2020", ["每月召开一次"]),
        ("taishan-2019", ["年内至少听取 1 次"]),
        ("qingdao-2019", ["半年", "全年"]),
    ],
)
def test_seeds_state_these_and_no_others(seed: str, phrases: list[str]) -> None:
    text = (SEEDS / f"{seed}.txt").read_bytes().decode()
    assert [phrase for phrase, _ in rules(text, int(seed[-4:]))] == phrases


days_of_month = st.lists(st.integers(0, 31), min_size=1, max_size=4, unique=True).map(tuple)
dates = st.dates(date(1949, 1, 1), date(2200, 12, 31))
EVENTS = ["文件印发", "收到申请", "形成或者变更", "政策发布", "会议结束", "办公室备案"]
MONTHS = {M: 1, Q: 3, H: 6, Y: 12}


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    period = draw(st.sampled_from(Period))
    months = st.integers(1, MONTHS[period])
    # the month of a month goes without saying
    month = draw(st.none() if period is M else st.none() | months)
    days = draw(st.just(()) | days_of_month)
    lengths = st.builds(Length, st.integers(1, 90), st.sampled_from(Measure))
    late = draw(st.none() | lengths) if not days and month is None else None
    return Recurrence(every=period, days=days, month=month, grace=late)


rules_of_every_kind: st.SearchStrategy[Deadline] = st.one_of(
    dates.map(lambda day: FixedDate(by=day)),
    st.tuples(dates, dates).map(lambda pair: Window(start=min(pair), by=max(pair))),
    recurrences(),
    st.builds(Quota, at_least=st.integers(1, 1000), per=st.sampled_from(Period)),
    st.builds(
        AfterEvent,
        within=st.builds(Length, st.integers(1, 999), st.sampled_from(Measure)),
        after=st.sampled_from(EVENTS),
    ),
    st.just(Ongoing()),
)


@given(rules_of_every_kind, st.integers(1949, 2200))
def test_what_is_written_reads_back(deadline: Deadline, year: int) -> None:
    phrase = word_deadline(deadline, year, "zh_CN")
    assert rules(phrase, year) == [(phrase, deadline)]
    assert rules(f"各科室要{phrase}。", year) == [(phrase, deadline)]
    assert [one.deadline for one in read_cell(phrase, year)] == [deadline]


@pytest.mark.parametrize(
    ("deadline", "phrase"),
    [
        (by(8, 30, 2020), "于2020年8月30日前"),
        (by(12, 31), "年底前"),
        (every(Q), "每季度"),
        (every(M, 10, 20, 0), "每月10日、20日、最后一日前"),
        (every(Y, 31, month=1), "每年1月31日前"),
        (every(H, month=6), "每半年末月底前"),
        (grace(Q, 10, WORKDAYS), "每季度结束后10个工作日内"),
        (quota(2, Y), "每年至少2次"),
        (after("文件印发", 10, WORKDAYS), "自文件印发之日起10个工作日内"),
        (window((3, 1), (8, 30)), "2024年3月1日至8月30日"),
        (Ongoing(), "长期坚持"),
        (Recurrence(every=M, days=(5,), grace=Length(3)), "每月5日前,可延后3日"),
    ],
)
def test_rules_are_worded_plainly(deadline: Deadline, phrase: str) -> None:
    assert word_deadline(deadline, YEAR, "zh_CN") == phrase
