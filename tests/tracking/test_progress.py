"""Who has reported, of collectives, by role, through successions; signatures; corrections."""

from datetime import date
from pathlib import Path

import pytest

from gkplan.model.status import Status
from gkplan.tracking.progress import Progress
from support.scenarios import entry_names, only, read, short

BY = "deadline: {by: 2026-06-30}"
QUOTA = "deadline: {at_least: 2, per: year}"
CHAIN = "signoff: [{step: 初审}, {step: 审核}, {step: 审定}]"
MERGED = """\
units:
  - {name: 旅游处, until: 2026-06-30, successor: 文旅处}
  - {name: 文化处, until: 2026-06-30, successor: 文旅处}
  - {name: 文旅处, aliases: [文化和旅游处]}
  - {name: 办公室}
  - {name: 撤销处, until: 2026-06-30}
  - {name: 一处, until: 2026-03-31, successor: 二处}
  - {name: 二处, until: 2026-06-30, successor: 三处}
  - {name: 三处}
collectives:
  - {name: 各处, members: [旅游处, 文化处, 办公室]}
"""


def told(progress: Progress) -> str:
    """Say who has reported on which day, and of whom a report is still needed."""
    reports = "; ".join(f"{unit} {short(day)}" for unit, day in progress.reports.items())
    missing = f"missing {' '.join(progress.missing)}" if progress.missing else ""
    done = f"done {short(progress.done)}" if progress.done else ""
    return "; ".join(part for part in (reports, missing, done) if part)


REPORTS: list[tuple[str, str, tuple[str, ...], str, str]] = [
    # what is tested, the task, its ledger, the day, what is said
    ("nobody yet", "units: [办公室, 法规处]", (), "06-01", "missing 办公室 法规处"),
    (
        "one of two",
        "units: [办公室, 法规处]",
        ("05-01 done by: 法规处",),
        "06-01",
        "法规处 05-01; missing 办公室",
    ),
    (
        "both, done with the second",
        "units: [办公室, 法规处]",
        ("05-01 done by: 法规处", "05-09 done by: 办公室"),
        "06-01",
        "办公室 05-09; 法规处 05-01; done 05-09",
    ),
    (
        "both in one entry",
        "units: [办公室, 法规处]",
        ("05-01 done by: [法规处, 办公室]",),
        "06-01",
        "办公室 05-01; 法规处 05-01; done 05-01",
    ),
    (
        "by nobody in particular is for all",
        "units: [办公室, 法规处]",
        ("05-01 done by: 法规处", "05-09 done"),
        "06-01",
        "办公室 05-09; 法规处 05-01; done 05-09",
    ),
    (
        "a second report does not move the first",
        "units: [办公室, 法规处]",
        ("05-01 done by: 法规处", "05-05 done by: 法规处", "05-03 done by: 办公室"),
        "06-01",
        "办公室 05-03; 法规处 05-01; done 05-03",
    ),
    (
        "under an alias",
        "units: [局办公室]",
        ("05-01 done by: 办公室",),
        "06-01",
        "办公室 05-01; done 05-01",
    ),
    (
        "progress is no report",
        "units: [办公室]",
        ("05-01 progress by: 办公室",),
        "06-01",
        "missing 办公室",
    ),
    (
        "a supporting unit holds nothing back",
        "units: {lead: [办公室], support: [法规处]}",
        ("05-01 done by: 办公室",),
        "06-01",
        "办公室 05-01; done 05-01",
    ),
    (
        "nor does its report stand for the lead's",
        "units: {lead: [办公室], support: [法规处]}",
        ("05-01 done by: 法规处",),
        "06-01",
        "法规处 05-01; missing 办公室",
    ),
    (
        "only supporting units: whoever reports",
        "units: {support: [法规处]}",
        ("05-01 done by: 法规处",),
        "06-01",
        "法规处 05-01; done 05-01",
    ),
    (
        "lead and responsible both owe",
        "units: {lead: [办公室], responsible: [法规处]}",
        ("05-01 done by: 办公室",),
        "06-01",
        "办公室 05-01; missing 法规处",
    ),
    (
        "a unit in two roles owes once",
        "units: {lead: [办公室], responsible: [各处室]}",
        ("05-01 done by: 办公室",),
        "06-01",
        "办公室 05-01; missing 法规处 财务处",
    ),
    (
        "members of a collective one by one",
        "units: [各处室]",
        ("05-01 done by: 法规处", "05-02 done by: 办公室"),
        "06-01",
        "办公室 05-02; 法规处 05-01; missing 财务处",
    ),
    (
        "a collective for all its members",
        "units: [各处室, 市图书馆]",
        ("05-01 done by: 各处室",),
        "06-01",
        "办公室 05-01; 法规处 05-01; 财务处 05-01; missing 市图书馆",
    ),
    ("an open collective owes nothing", "units: [相关处室]", (), "06-01", ""),
    (
        "done by whomever for an open collective",
        "units: [相关处室]",
        ("05-01 done by: 法规处",),
        "06-01",
        "法规处 05-01; done 05-01",
    ),
    (
        "an open collective beside a unit",
        "units: [办公室, 相关处室]",
        ("05-01 done by: 法规处",),
        "06-01",
        "法规处 05-01; missing 办公室",
    ),
    (
        "assigned: the units it names owe",
        "units: [相关处室]",
        ("03-01 assigned units: [法规处, 财务处]", "05-01 done by: 法规处"),
        "06-01",
        "法规处 05-01; missing 财务处",
    ),
    (
        "assigned later: nothing before",
        "units: [相关处室]",
        ("05-01 done by: 法规处", "05-09 assigned units: [法规处, 财务处]"),
        "05-08",
        "法规处 05-01; done 05-01",
    ),
    (
        "assigned later: open again",
        "units: [相关处室]",
        ("05-01 done by: 法规处", "05-09 assigned units: [法规处, 财务处]"),
        "05-09",
        "法规处 05-01; missing 财务处",
    ),
    (
        "assigned to a collective",
        "units: [相关处室]",
        ("03-01 assigned units: 各处室",),
        "06-01",
        "missing 办公室 法规处 财务处",
    ),
    ("no units: any report", "", ("05-01 done by: 法规处",), "06-01", "法规处 05-01; done 05-01"),
    ("no units: nobody is missing", "", (), "06-01", ""),
]


@pytest.mark.parametrize(
    ("task", "ledger", "day", "said"),
    [case[1:] for case in REPORTS],
    ids=[case[0] for case in REPORTS],
)
def test_reports(task: str, ledger: tuple[str, ...], day: str, said: str, tmp_path: Path) -> None:
    on = read(tmp_path, f"{task}, {BY}" if task else BY, ledger)
    assert told(only(on(day))) == said


def test_support_reports_holds_back_where_the_plan_says_so(tmp_path: Path) -> None:
    task, ledger = f"units: {{lead: [办公室], support: [法规处]}}, {BY}", ("05-01 done by: 办公室",)
    assert read(tmp_path, task, ledger)("06-01").status is Status.DONE
    on = read(tmp_path, task, ledger, plan="support_reports: true")
    assert on("06-01").status is Status.DUE
    assert told(only(on("06-01"))) == "办公室 05-01; missing 法规处"


def test_seventeen_of_twenty_two(tmp_path: Path) -> None:
    names = [f"第{number}处" for number in range(1, 23)]
    listed = "".join(f"  - {{name: {name}, kind: 处室}}\n" for name in names)
    collective = "collectives: [{name: 各处室, members: {kind: 处室}}]"
    units = f"units:\n{listed}  - {{name: 市图书馆}}\n{collective}\n"
    ledger = tuple(f"05-{10 + n // 2} done by: {name}" for n, name in enumerate(names))
    on = read(tmp_path, f"units: [各处室], {BY}", ledger[:17], units=units)
    progress = only(on("06-01"))
    assert progress.required == tuple(names)
    assert progress.missing == tuple(names[17:])
    assert len(progress.reports) == 17
    assert on("06-01").status is Status.DUE
    on = read(tmp_path, f"units: [各处室], {BY}", ledger, units=units)
    assert len(only(on("05-19")).missing) == 2
    assert on("05-20").status is Status.DONE
    assert only(on("06-01")).done == date(2026, 5, 20)


QUOTAS: list[tuple[str, str, tuple[str, ...], str]] = [
    (
        "of one unit",
        "units: [办公室]",
        ("05-01 done by: 办公室",),
        "办公室 05-01; missing 办公室",
    ),
    (
        "of several named units: in total, whoever reports",
        "units: [办公室, 法规处]",
        ("05-01 done by: 办公室", "05-02 done by: 法规处"),
        "办公室 05-01; 法规处 05-02; done 05-02",
    ),
    (
        "of an open collective and a unit: in total",
        "units: [办公室, 相关处室]",
        ("05-01 done by: 财务处", "05-02 done by: 财务处"),
        "财务处 05-01; done 05-02",
    ),
    (
        "of a collective: each of its members so often",
        "units: [各处室]",
        (
            *(f"05-0{n} done by: 办公室" for n in (1, 2)),
            *(f"05-0{n} done by: 法规处" for n in (3, 4)),
            "05-05 done by: 财务处",
        ),
        "办公室 05-02; 法规处 05-04; missing 财务处",
    ),
    (
        "of a collective, reported for all",
        "units: [各处室]",
        ("05-01 done", "05-02 done by: 各处室"),
        "办公室 05-02; 法规处 05-02; 财务处 05-02; done 05-02",
    ),
    (
        "of a collective, returned once",
        "units: [各处室]",
        ("05-01 done", "05-02 done", "05-03 returned"),
        "missing 办公室 法规处 财务处",
    ),
]


@pytest.mark.parametrize(
    ("units", "ledger", "said"), [case[1:] for case in QUOTAS], ids=[case[0] for case in QUOTAS]
)
def test_a_quota(units: str, ledger: tuple[str, ...], said: str, tmp_path: Path) -> None:
    on = read(tmp_path, f"{units}, {QUOTA}", ledger)
    assert told(only(on("06-01"))) == said


SUCCESSIONS: list[tuple[str, str, tuple[str, ...], dict[str, str]]] = [
    (
        "the successor owes from the day after",
        "units: [旅游处]",
        (),
        {"06-30": "missing 旅游处", "07-01": "missing 文旅处"},
    ),
    (
        "a report before the change counts",
        "units: [旅游处]",
        ("06-01 done by: 旅游处",),
        {"06-30": "旅游处 06-01; done 06-01", "07-01": "文旅处 06-01; done 06-01"},
    ),
    (
        "of two that became one, each owes its part",
        "units: [旅游处, 文化处]",
        ("06-01 done by: 旅游处",),
        {"06-30": "旅游处 06-01; missing 文化处", "07-01": "missing 文旅处"},
    ),
    (
        "one report of the successor is for both",
        "units: [旅游处, 文化处]",
        ("07-02 done by: 文旅处",),
        {"07-02": "文旅处 07-02; done 07-02"},
    ),
    (
        "under its other name too",
        "units: [旅游处]",
        ("07-02 done by: 文化和旅游处",),
        {"07-02": "文旅处 07-02; done 07-02"},
    ),
    (
        "an old name after the change means the successor",
        "units: [旅游处, 文化处]",
        ("07-02 done by: 旅游处",),
        {"07-02": "文旅处 07-02; done 07-02"},
    ),
    (
        "the successor reports for nobody before the change",
        "units: [旅游处]",
        ("06-20 done by: 文旅处",),
        {"06-20": "文旅处 06-20; missing 旅游处", "07-01": "missing 文旅处"},
    ),
    (
        "in a collective",
        "units: [各处]",
        ("06-01 done by: 办公室", "06-02 done by: 文化处", "07-09 done by: 文旅处"),
        {
            "06-30": "文化处 06-02; 办公室 06-01; missing 旅游处",
            "07-01": "办公室 06-01; missing 文旅处",
            "07-09": "文旅处 07-09; 办公室 06-01; done 07-09",
        },
    ),
    (
        "one after another",
        "units: [一处]",
        ("04-15 progress by: 二处", "07-15 done by: 三处"),
        {"03-31": "missing 一处", "04-01": "missing 二处", "07-01": "missing 三处"},
    ),
    (
        "a unit that ends without a successor goes on owing",
        "units: [撤销处]",
        (),
        {"07-01": "missing 撤销处"},
    ),
    (
        "assigned before the change",
        "units: [办公室]",
        ("03-01 assigned units: 旅游处", "03-02 done by: 办公室"),
        {"06-30": "办公室 03-02; missing 旅游处", "07-01": "办公室 03-02; missing 文旅处"},
    ),
]


@pytest.mark.parametrize(
    ("units", "ledger", "days"),
    [case[1:] for case in SUCCESSIONS],
    ids=[case[0] for case in SUCCESSIONS],
)
def test_succession(
    units: str, ledger: tuple[str, ...], days: dict[str, str], tmp_path: Path
) -> None:
    on = read(tmp_path, f"{units}, deadline: {{by: 2026-09-30}}", ledger, units=MERGED)
    assert {day: told(only(on(day))) for day in days} == days


SIGNED: list[tuple[str, tuple[str, ...], str, str]] = [
    # what is tested, the ledger, the steps signed, the day it is done
    ("nothing signed", ("05-01 done",), "", "-"),
    (
        "in order",
        (
            "05-01 done signed: {初审: 张三}",
            "05-02 progress signed: {审核: 李四}",
            "05-03 progress signed: {审定: 王五}",
        ),
        "初审 05-01 审核 05-02 审定 05-03",
        "05-03",
    ),
    (
        "all at once, in whatever order they are written",
        ("05-01 done signed: {审定: 王五, 审核: 李四, 初审: 张三}",),
        "初审 05-01 审核 05-01 审定 05-01",
        "05-01",
    ),
    (
        "out of order counts for nothing",
        ("05-01 done signed: {审核: 李四}", "05-02 progress signed: {初审: 张三}"),
        "初审 05-02",
        "-",
    ),
    (
        "signed again in its turn",
        (
            "05-01 done signed: {审核: 李四}",
            "05-02 progress signed: {初审: 张三}",
            "05-03 progress signed: {审核: 李四, 审定: 王五}",
        ),
        "初审 05-02 审核 05-03 审定 05-03",
        "05-03",
    ),
    (
        "signed before it is published and reported",
        ("04-01 progress signed: {初审: 张三, 审核: 李四, 审定: 王五}", "05-01 done"),
        "初审 04-01 审核 04-01 审定 04-01",
        "05-01",
    ),
    (
        "signed once more later is as of the first time",
        ("05-01 done signed: {初审: 张三}", "05-05 progress signed: {初审: 张三}"),
        "初审 05-01",
        "-",
    ),
    (
        "returned: to be signed again",
        (
            "05-01 done signed: {初审: 张三, 审核: 李四, 审定: 王五}",
            "05-02 returned",
            "05-09 done signed: {初审: 张三}",
        ),
        "初审 05-09",
        "-",
    ),
    ("a step the chain lacks", ("05-01 done signed: {签发: 张三}",), "", "-"),
]


@pytest.mark.parametrize(
    ("ledger", "signed", "done"), [case[1:] for case in SIGNED], ids=[case[0] for case in SIGNED]
)
def test_sign_off(ledger: tuple[str, ...], signed: str, done: str, tmp_path: Path) -> None:
    progress = only(read(tmp_path, BY, ledger, plan=CHAIN)("06-01"))
    assert " ".join(f"{step} {short(day)}" for step, day in progress.signed.items()) == signed
    assert short(progress.done) == done
    assert progress.is_open == (done == "-")


def test_signature_follows_the_report_that_waits_for_it(tmp_path: Path) -> None:
    ledger = ("05-01 done occurrence: 2026-Q2", "05-02 progress signed: {初审: 张三}")
    on = read(tmp_path, "deadline: {every: quarter}", ledger, plan=CHAIN)
    signed = {each.occurrence.name: list(each.signed) for each in on("05-02").progress}
    assert signed["2026-Q1"] == []
    assert signed["2026-Q2"] == ["初审"]


def test_signed_late_is_done_late(tmp_path: Path) -> None:
    signed = "07-01 progress signed: {初审: 张三, 审核: 李四, 审定: 王五}"
    on = read(tmp_path, BY, ("06-30 done", signed), plan=CHAIN)
    assert on("06-30").status is Status.DUE_SOON
    assert on("07-01").status is Status.DONE_LATE


def test_supervision_in_full(tmp_path: Path) -> None:
    ledger = (
        "03-01 issued",
        "03-02 received by: 办公室",
        "03-05 received by: 法规处",
        "04-01 done by: [办公室, 法规处]",
        "04-05 verified",
        "04-06 returned",
        "04-09 done",
        "04-11 verified",
        "04-12 closed",
        "04-15 verified",
    )
    plan = "supervision: [issued, received, verified, closed]"
    on = read(tmp_path, f"units: [办公室, 法规处], {BY}", ledger, plan=plan)

    def steps(day: str) -> dict[str, str]:
        return {step.value: short(when) for step, when in only(on(day)).steps.items()}

    assert steps("03-01") == {"issued": "03-01"}
    assert only(on("03-02")).receipts.missing == ("法规处",)
    assert only(on("03-04")).receipts.complete is None
    assert only(on("03-05")).receipts.complete == date(2026, 3, 5)
    assert steps("04-05") == {"issued": "03-01", "verified": "04-05"}
    assert steps("04-06") == {"issued": "03-01"}, "a return takes the verification back"
    assert only(on("04-08")).returned_on == date(2026, 4, 6)
    assert only(on("04-08")).missing == ("办公室", "法规处")
    assert steps("04-15") == {"issued": "03-01", "verified": "04-11", "closed": "04-12"}
    assert only(on("04-15")).next_step is None


def test_issue_and_receipt_are_of_the_whole_task(tmp_path: Path) -> None:
    ledger = ("01-05 issued", "01-06 received", "07-05 issued occurrence: 2026-Q3")
    on = read(
        tmp_path, "deadline: {every: quarter}", ledger, plan="supervision: [issued, received]"
    )
    found = [[short(day) for day in each.steps.values()] for each in on("12-01").progress]
    assert found == [["01-05"]] * 4
    assert all(each.receipts.complete == date(2026, 1, 6) for each in on("12-01").progress)


def test_a_step_is_of_the_occurrence_that_waits_for_it(tmp_path: Path) -> None:
    ledger = (
        "05-20 done",
        "11-20 done",
        "11-21 verified occurrence: 2026-H2",
        "11-22 closed",
    )
    plan = "supervision: [verified, closed]"
    on = read(tmp_path, "deadline: {every: half-year}", ledger, plan=plan)
    found = [[step.value for step in each.steps] for each in on("11-22").progress]
    assert found == [[], ["verified", "closed"]]


def test_every_report_is_kept(tmp_path: Path) -> None:
    """Those beyond what is needed too: the last one that could have been meant shows them."""
    ledger = ("03-01 done", "03-02 done", "03-03 done")
    progress = only(read(tmp_path, QUOTA, ledger)("06-01"))
    assert [short(day) for day in progress.done_on] == ["03-01", "03-02", "03-03"]
    assert progress.done == date(2026, 3, 2)
    first, second = read(tmp_path, "deadline: {every: half-year}", ledger)("06-01").progress
    assert [short(day) for day in first.done_on] == ["03-01", "03-02", "03-03"]
    assert first.done == date(2026, 3, 1)
    assert second.done_on == []


def test_reminders_are_kept(tmp_path: Path) -> None:
    on = read(tmp_path, "deadline: {every: quarter}", ("04-05 reminded", "04-09 reminded"))
    assert [short(day) for day in on("05-01").progress[0].reminders] == ["04-05", "04-09"]
    assert on("05-01").progress[1].reminders == []


def named(folder: Path, lines: tuple[str, ...], index: int = -1) -> str:
    """Give the name of an entry, as the one that replaces it must write it."""
    read(folder, BY, lines)
    return entry_names(folder)[index]


def test_an_amended_entry_counts_from_the_day_of_its_amendment(tmp_path: Path) -> None:
    lines = ("06-20 done note: 误报",)
    name = named(tmp_path, lines)
    on = read(tmp_path, BY, (*lines, f'06-25 progress replaces: "{name}"'))
    assert on("06-20").status is Status.DONE
    assert on("06-24").status is Status.DONE
    assert on("06-25").status is Status.DUE_SOON
    assert [entry.status.value for entry in on("06-25").entries] == ["progress"]


def test_an_amendment_amended(tmp_path: Path) -> None:
    lines: tuple[str, ...] = ("06-20 done",)
    lines = (*lines, f'06-21 progress replaces: "{named(tmp_path, lines)}"')
    lines = (*lines, f'06-22 done replaces: "{named(tmp_path, lines)}"')
    on = read(tmp_path, BY, lines)
    days = {day: on(day).status.value for day in ("06-20", "06-21", "06-22")}
    assert days == {"06-20": "done", "06-21": "due-soon", "06-22": "done"}
    assert only(on("06-22")).done == date(2026, 6, 22), "the first stays replaced"


def test_a_correction_dated_back_stands_from_that_day(tmp_path: Path) -> None:
    lines = ("07-20 done",)
    on = read(tmp_path, BY, (*lines, f'06-20 done replaces: "{named(tmp_path, lines)}"'))
    assert on("07-20").status is Status.DONE
    assert only(on("07-20")).done_on == [date(2026, 6, 20)]


def test_a_name_must_be_whole(tmp_path: Path) -> None:
    lines = ("06-20 done",)
    on = read(tmp_path, BY, (*lines, f'06-21 progress replaces: "{named(tmp_path, lines)[:7]}"'))
    assert on("06-21").status is Status.DONE


def test_a_cancellation_replaced_by_the_work_going_on(tmp_path: Path) -> None:
    lines = ("05-01 cancelled",)
    on = read(tmp_path, BY, (*lines, f'05-09 progress replaces: "{named(tmp_path, lines)}"'))
    assert on("05-08").status is Status.CANCELLED
    assert on("05-09").status is Status.DUE
