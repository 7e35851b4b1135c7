"""What a task waits for, of whom and since when, as it goes through its ledger.

`DAY WHAT[ NAME] of UNITS since DAY`, or `DAY nothing`.
"""

from pathlib import Path

import pytest

from gkplan.tracking.waits import Awaited, Wait, find_wait
from support.scenarios import read, short
from support.stories import Story, story

TASK = "units: [办公室, 法规处], deadline: {by: 2026-06-30}"
QUARTER = "units: [办公室], deadline: {every: quarter}"
CYCLE = "supervision: [issued, received, verified, closed]"
CHAIN = "signoff: [{step: 初审, by: 各科室负责人}, {step: 审核}, {step: 审定, by: 局长}]"
STORIES = (
    story("before the year", TASK, "= 2025-12-01 nothing"),
    story(
        "reports, of those that lack",
        TASK,
        "= 01-01 done of 办公室 法规处 since 01-01",
        "05-01 done by: 办公室",
        "= 05-01 done of 法规处 since 01-01",
        "= 08-01 done of 法规处 since 01-01",
        "08-02 done by: 法规处",
        "= 08-02 nothing",
    ),
    story(
        "a report of nobody in particular",
        "deadline: {by: 2026-06-30}",
        "= 05-01 done since 01-01",
        "05-02 done",
        "= 05-02 nothing",
    ),
    story(
        "once its window begins",
        "units: [办公室], deadline: {from: 2026-03-01, by: 2026-06-30}",
        "= 02-28 nothing",
        "= 03-01 done of 办公室 since 03-01",
    ),
    story(
        "the quarter at hand, and nothing until the next one begins",
        QUARTER,
        "= 02-01 done of 办公室 since 01-01",
        "02-10 done",
        "= 03-31 nothing",
        "= 04-01 done of 办公室 since 04-01",
        "= 07-05 done of 办公室 since 04-01",
    ),
    story(
        "an event, then the report",
        "units: [办公室], deadline: {within: 10 days, after: 文件印发}",
        "= 03-01 event 文件印发 since 01-01",
        "03-02 event 文件印发",
        "= 03-02 done of 办公室 since 03-02",
    ),
    story(
        "an event in vain: it was done before",
        "deadline: {within: 10 days, after: 文件印发}",
        "03-01 done",
        "= 03-01 nothing",
    ),
    story("standing work", "units: [办公室], deadline: ongoing", "= 12-01 nothing"),
    story(
        "cancelled",
        TASK,
        "03-01 cancelled",
        "= 02-28 done of 办公室 法规处 since 01-01",
        "= 03-01 nothing",
    ),
    story("blocked", TASK, "03-01 blocked", "= 03-01 done of 办公室 法规处 since 01-01"),
    story(
        "the cycle in full",
        TASK,
        "= 02-01 issued since 01-01",
        "03-01 issued",
        "= 03-01 received of 办公室 法规处 since 03-01",
        "03-02 received by: 办公室",
        "= 03-02 received of 法规处 since 03-01",
        "03-05 received by: 法规处",
        "= 03-05 done of 办公室 法规处 since 03-05",
        "06-10 done by: [办公室, 法规处]",
        "= 06-10 verified since 06-10",
        "06-12 returned",
        "= 06-12 done of 办公室 法规处 since 06-12",
        "06-20 done",
        "= 06-20 verified since 06-20",
        "06-22 verified",
        "= 06-22 closed since 06-22",
        "06-25 closed",
        "= 06-25 nothing",
        plan=CYCLE,
    ),
    story(
        "issued once for all quarters",
        QUARTER,
        "01-05 issued",
        "01-06 received",
        "= 02-01 done of 办公室 since 01-06",
        "02-10 done",
        "= 05-01 done of 办公室 since 04-01",
        plan="supervision: [issued, received]",
    ),
    story(
        "a receipt of nobody in particular",
        "deadline: {by: 2026-06-30}",
        "= 02-01 received since 01-01",
        "03-02 received",
        "= 03-02 done since 03-02",
        plan="supervision: [received]",
    ),
    story(
        "only the closing",
        TASK,
        "06-10 done",
        "= 06-10 closed since 06-10",
        plan="supervision: [closed]",
    ),
    story(
        "the first quarter's verification, while the next is not yet begun",
        "deadline: {every: half-year}",
        "05-10 done",
        "11-10 done",
        "= 11-10 verified since 05-10",
        "11-11 verified",
        "= 11-11 verified since 11-10",
        plan="supervision: [verified]",
    ),
    story(
        "an extension asked for, granted",
        TASK,
        "06-01 extension-asked by: 办公室",
        "= 05-31 done of 办公室 法规处 since 01-01",
        "= 06-01 extension-granted since 06-01",
        "= 07-05 extension-granted since 06-01",
        "07-06 extension-granted until: 2026-08-31",
        "= 07-06 done of 办公室 法规处 since 01-01",
    ),
    story(
        "an extension refused",
        TASK,
        "06-01 extension-asked",
        "06-03 extension-refused",
        "= 06-03 done of 办公室 法规处 since 01-01",
    ),
    story(
        "no decision once it is done",
        TASK,
        "06-01 extension-asked",
        "06-02 done",
        "= 06-02 verified since 06-02",
        plan="supervision: [verified]",
    ),
    story(
        "signatures in turn",
        TASK,
        "= 05-01 done of 办公室 法规处 since 01-01",
        "05-02 done",
        "= 05-02 signature 初审 of 各科室负责人 since 05-02",
        "05-03 progress signed: {审核: 李四}",
        "= 05-03 signature 初审 of 各科室负责人 since 05-02",
        "05-04 progress signed: {初审: 张三}",
        "= 05-04 signature 审核 since 05-04",
        "05-05 progress signed: {审核: 李四}",
        "= 05-05 signature 审定 of 局长 since 05-05",
        "05-06 progress signed: {审定: 王五}",
        "= 05-06 nothing",
        plan=CHAIN,
    ),
    story(
        "the last signature, then the verification",
        TASK,
        "05-02 done signed: {初审: 张三, 审核: 李四}",
        "= 05-02 signature 审定 of 局长 since 05-02",
        "05-09 progress signed: {审定: 王五}",
        "= 05-09 verified since 05-09",
        plan=f"{CHAIN}\nsupervision: [verified]",
    ),
    story(
        "a quota, until it is full",
        "units: [办公室, 法规处], deadline: {at_least: 2, per: year}",
        "05-02 done by: 办公室",
        "= 05-02 done of 办公室 法规处 since 01-01",
        "06-02 done by: 办公室",
        "= 06-02 nothing",
    ),
    story(
        "an open collective, then those it stands for",
        "units: [相关处室], deadline: {by: 2026-06-30}",
        "= 02-01 done since 01-01",
        "02-02 assigned units: 法规处",
        "= 02-02 done of 法规处 since 01-01",
    ),
    story(
        "the milestone at hand",
        "units: [办公室], deadline: [{by: 2026-06-30}, {from: 2026-09-01, by: 2026-10-31}]",
        "05-02 done",
        "= 05-01 done of 办公室 since 01-01",
        "= 05-02 nothing",
        "= 09-01 done of 办公室 since 09-01",
    ),
    story(
        "a quarter that was cancelled is not waited for",
        QUARTER,
        "04-02 cancelled occurrence: 2026-Q1",
        "= 04-01 done of 办公室 since 01-01",
        "= 04-02 done of 办公室 since 04-01",
    ),
)


def told(wait: Wait | None) -> str:
    """Say what is waited for as the tables do."""
    if wait is None:
        return "nothing"
    of = f"of {' '.join(wait.of)}" if wait.of else ""
    parts = (wait.what.value, wait.name, of, f"since {short(wait.since)}")
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("case", STORIES, ids=[each.name for each in STORIES])
def test_a_task_waits(case: Story, tmp_path: Path) -> None:
    on = read(tmp_path, case.task, case.ledger, plan=case.plan)
    days = [line.split(" ", 1)[0] for line in case.days]
    assert days
    assert [f"{day} {told(find_wait(on(day)))}" for day in days] == list(case.days)


def test_everything_is_waited_for_somewhere() -> None:
    reached = {line.split()[1] for each in STORIES for line in each.days}
    assert reached == {each.value for each in Awaited} | {"nothing"}
