"""`gkplan record`, `event`, `amend` and `undo`: what they write, print and refuse."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from gkplan.cli import app, options
from gkplan.store import editor, git, reader

LEDGER = Path("plans/example-city/2026.ledger.yaml")
PLAN = Path("plans/example-city/2026.yaml")


class Today(date):
    """A clock that stands still."""

    @classmethod
    def today(cls) -> "Today":
        return cls(2026, 11, 23)


class Terminal:
    """Runs command lines, and gives exit code, what was printed, and what was said on the side."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        code = app.run([*arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        return (code, *self.capsys.readouterr())

    def refused(self, *arguments: str, code: int = 2) -> str:
        """Run what must be refused, and hold that it changed nothing."""
        before = _everything()
        found = self(*arguments)
        assert (found[0], found[1]) == (code, "")
        assert _everything() == before
        return found[2]


def _everything() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path("plans").rglob("*") if path.is_file()}


@pytest.fixture
def run(
    collection: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    monkeypatch.setattr(options, "date", Today)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(collection.parent))
    return Terminal(capsys)


def _added(old: str) -> str:
    new = LEDGER.read_text("utf-8")
    assert new.startswith(old)
    return new[len(old) :]


def _supervised() -> None:
    """Let the plan use sign-offs and two steps of the supervision cycle."""
    text = PLAN.read_text("utf-8")
    more = "signoff: [{step: 初审, by: 各处室}, {step: 审核, by: 局领导}]\n"
    more += "supervision: [issued, closed]\n"
    PLAN.write_text(text.replace("\npreamble:", f"\n{more}\npreamble:"), "utf-8")


TASK = "- {task: %s, date: 2026-11-23, status: %s"
# a command line, the lines it adds to the ledger, and what it prints
RECORDED: dict[str, tuple[list[str], list[str]]] = {
    "zhuanti-peixun --by 办公室 --note 第二期": (
        [TASK % ("zhuanti-peixun", "done, by: 办公室, note: 第二期}")],
        ["zhuanti-peixun 开展专题培训: recorded done; now done"],
    ),
    "三.(九) --date 2026-11-20 --status progress": (
        ["- {task: zhuanti-peixun, date: 2026-11-20, status: progress}"],
        ["zhuanti-peixun 开展专题培训: recorded progress; now due, 1 of 2 times, next 2026-12-31"],
    ),
    "pingtai-q huimin-huo --by 公共服务处": (
        [
            TASK % ("pingtai-qianyi", "done, by: 公共服务处}"),
            TASK % ("huimin-huodong", "done, by: 公共服务处}"),
        ],
        [
            (
                "pingtai-qianyi 迁移网站平台: recorded done; now overdue, "
                "0 of 3 reported, next 2026-10-31"
            ),
            "huimin-huodong 公开惠民活动信息: recorded done; now done",
        ],
    ),
    "guanyin-zhuanqu --by 市图书馆 --by 市文化馆 --evidence https://a.cn/1 --evidence 文〔2026〕2号": (  # noqa: E501
        [
            TASK % ("guanyin-zhuanqu", "done, by: [市图书馆, 市文化馆], ")
            + 'evidence: ["https://a.cn/1", 文〔2026〕2号]}'
        ],
        [
            (
                "guanyin-zhuanqu 建设线下公开专区: recorded done; now due soon, "
                "2 of 3 reported, next 2026-12-05"
            )
        ],
    ),
    "huimin-huodong --occurrence 2026-Q4 --plan example-city": (
        [TASK % ("huimin-huodong", "done, occurrence: 2026-Q4}")],
        ["huimin-huodong 公开惠民活动信息: recorded done 2026-Q4; now done"],
    ),
    "pingtai-qianyi --status extension-granted --until 2026-12-20": (
        [TASK % ("pingtai-qianyi", "extension-granted, until: 2026-12-20}")],
        [
            (
                "pingtai-qianyi 迁移网站平台: recorded extension granted; now blocked, "
                "0 of 3 reported, next 2026-12-20"
            )
        ],
    ),
    "zhibiao-kaohe --status assigned --units 财务处 --units 宣传处": (
        [TASK % ("zhibiao-kaohe", "assigned, units: [财务处, 宣传处]}")],
        [
            (
                "zhibiao-kaohe 完成考核指标: recorded assigned; now due, "
                "3 of 6 reported, next 2026-12-31"
            )
        ],
    ),
}


@pytest.mark.parametrize("line", RECORDED)
def test_record(line: str, run: Terminal) -> None:
    added, printed = ("".join(f"{each}\n" for each in lines) for lines in RECORDED[line])
    old = LEDGER.read_text("utf-8")
    assert run("record", *line.split(), "--dry-run")[:2] == (0, added)
    assert LEDGER.read_text("utf-8") == old
    assert run("record", *line.split())[:2] == (0, printed)
    assert _added(old) == added
    assert run("validate", "--format", "concise", str(PLAN))[0] == 0


def test_record_makes_a_ledger(run: Terminal) -> None:
    path = Path("plans/jinan-culture-tourism/2024.ledger.yaml")
    command = ("record", "2024/三.(六)", "--in", "plans/jinan-culture-tourism")
    code, shown, _err = run(*command, "--dry-run")
    assert code == 0
    assert not path.exists()
    assert run(*command)[0] == 0
    assert path.read_text("utf-8") == shown
    code, out, _err = run("undo", "plans/jinan-culture-tourism")
    assert (code, out.splitlines()[0]) == (0, f"taken back from {path}:")
    assert not path.exists()


def test_record_in_chinese(run: Terminal) -> None:
    assert run("--lang", "zh_CN", "record", "zhuanti-peixun")[0] == 0


def test_a_unit_of_another_task_is_told_but_taken(run: Terminal) -> None:
    code, _out, err = run("record", "zhuanti-peixun", "--by", "财务处")
    assert code == 0
    assert err == "gkplan: task `zhuanti-peixun` does not commit `财务处` on 2026-11-23\n"
    for command in (
        ("record", "zhuanti-peixun", "--by", "局办公室"),  # another name of its unit
        ("record", "zhibiao-kaohe", "--by", "财务处"),  # of 各处室
        ("record", "zhibiao-kaohe", "--by", "机关各处室"),
        ("record", "zhuanti-peixun", "--by", "财务处", "--status", "reminded"),  # the office's own
    ):
        assert run(*command)[2] == "", command


# a command line, and what is said on the side of an entry that is taken but counts for nothing
DOUBTFUL = {
    "zhuanti-peixun --signed 审核=李某": "`审核` is signed before `初审`",
    "zhuanti-peixun --signed 初审=王某": "`王某` is not among those who sign `初审`",
    "zhuanti-peixun --status closed": "`closed` is recorded before `done`",
    "wenjian-guidang --date 2026-11-20 --by 办公室": "line {last} says the same",
}


@pytest.mark.parametrize("line", DOUBTFUL)
def test_what_counts_for_nothing_is_told(line: str, run: Terminal) -> None:
    text = PLAN.read_text("utf-8")
    more = "signoff: [{step: 初审, by: 各处室, signers: [张某]}, {step: 审核, by: 局领导}]\n"
    more += "supervision: [issued, closed]\n"
    PLAN.write_text(text.replace("\npreamble:", f"\n{more}\npreamble:"), "utf-8")
    assert run("record", "wenjian-guidang", "--date", "2026-11-20", "--by", "办公室")[0] == 0
    last = LEDGER.read_text("utf-8").count("\n")
    code, _out, err = run("record", *line.split())
    assert (code, err) == (0, f"gkplan: {DOUBTFUL[line].format(last=last)}\n")
    found = run("validate", "--format", "concise", str(PLAN))[1]
    assert DOUBTFUL[line].format(last=last).partition(";")[0] in found


def test_an_event_recorded_again_is_told(run: Terminal) -> None:
    command = ("event", "年度报告通知印发", "--date", "2026-11-02")
    assert run(*command)[2] == ""
    assert "is recorded on line" in run(*command)[2]


REFUSED = {
    "zhuanti-peixum": "no task `zhuanti-peixum`; did you mean `zhuanti-peixun`?",
    "zh": "`zh` could be any of ",
    "zhuanti-peixun nowhere": "no task `nowhere`",
    "zhuanti-peixun --by 办公事": (
        "unit `办公事` is not declared in units.yaml; did you mean `办公室`?"
    ),
    "zhuanti-peixun --plan 2033": "no plan `2033`",
    "zhuanti-peixun --date 2026-11-24": (
        "2026-11-24 is yet to come; the ledger holds what has happened"
    ),
    "zhuanti-peixun --date 23.11.2026": "`23.11.2026` is not a day like 2024-08-30",
    "zhuanti-peixun --status verified": (
        "`supervision` of the plan does not list `verified`; it lists: none"
    ),
    "zhuanti-peixun --status extension-granted": "the extension has no `until`",
    "zhuanti-peixun --until 2026-12-01": (
        "--until goes with `extension-asked`, `extension-granted` only"
    ),
    "zhibiao-kaohe --status assigned": "the task is assigned, but `units` names none",
    "zhibiao-kaohe --units 财务处": "--units goes with `assigned` only",
    "zhibiao-kaohe --status assigned --units 财政处": (
        "unit `财政处` is not declared in units.yaml; did you mean `财务处`?"
    ),
    "huimin-huodong --occurrence 2026-Q5": (
        "`2026-Q5` is not a period: 2024-Q1 to 2024-Q4, 2024-H1, 2024-H2, 2024-01 to 2024-12, "
    ),
    "huimin-huodong --occurrence 2031-12-31": (
        "task `huimin-huodong` has no occurrence `2031-12-31`; "
        "it has: 2026-Q1, 2026-Q2, 2026-Q3, 2026-Q4"
    ),
    "yuqing-huiying --occurrence 2026-Q1": (
        "task `yuqing-huiying` has no occurrence `2026-Q1`; it has: none"
    ),
    "zhuanti-peixun --signed 初审=张某": (
        "`signoff` of the plan has no step `初审`; it lists: none"
    ),
    "zhuanti-peixun --signed 张某": "--signed takes STEP=NAME, each step once; found `张某`",
    "zhuanti-peixun --status dome": "--status takes one of: issued, received, ",
    "": "TASK is missing",
}


@pytest.mark.parametrize("line", REFUSED)
def test_record_refuses(line: str, run: Terminal) -> None:
    for more in ([], ["--dry-run"]):
        err = run.refused("record", *line.split(), *more)
        assert err.startswith(f"gkplan: {REFUSED[line]}")
        assert "Traceback" not in err


def test_an_ambiguous_task_is_listed(run: Terminal) -> None:
    err = run.refused("record", "xing", "zh", "--plan", "example-city")
    assert err.splitlines() == [
        "gkplan: `zh` could be any of 3 tasks:",
        "  zhengce-jiedu  plans/example-city/2026.yaml  二.（六）  同步解读政策",
        "  zhuanti-peixun  plans/example-city/2026.yaml  三.（九）  开展专题培训",
        "  zhibiao-kaohe  plans/example-city/2026.yaml  三.（十三）  完成考核指标",
    ]


def test_steps_that_the_plan_uses(run: Terminal) -> None:
    _supervised()
    old = LEDGER.read_text("utf-8")
    assert run("record", "zhuanti-peixun", "--status", "issued")[0] == 0
    signed = ("--signed", "初审=张某", "--signed", "审核 = 李某")
    assert run("record", "zhuanti-peixun", "--date", "2026-11-22", *signed)[0] == 0
    assert _added(old) == (
        "- {task: zhuanti-peixun, date: 2026-11-23, status: issued}\n"
        "- {task: zhuanti-peixun, date: 2026-11-22, status: done, "
        "signed: {初审: 张某, 审核: 李某}}\n"
    )
    err = run.refused("record", "zhuanti-peixun", "--status", "verified")
    assert err.endswith("does not list `verified`; it lists: issued, closed\n")
    err = run.refused("record", "zhuanti-peixun", "--signed", "审定=张某")
    assert err.endswith("has no step `审定`; it lists: 初审, 审核\n")


def test_bytes_that_are_no_text_are_refused(run: Terminal) -> None:
    err = run.refused("record", "zhuanti-peixun", "--note", os.fsdecode(b"\xff"))
    assert err == "gkplan: `�` is not UTF-8 text\n"


def test_the_ledger_is_whole_where_it_cannot_be_written(
    run: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    err = run.refused("record", "zhuanti-peixun", code=3)
    assert err == f"gkplan: {LEDGER} cannot be written: no space is left on the disk\n"


def test_a_ledger_with_a_fault_elsewhere_still_takes_entries(run: Terminal) -> None:
    LEDGER.write_text("- {task: nowhere, date: 2026-13-01}\n" + LEDGER.read_text("utf-8"), "utf-8")
    assert run("record", "zhuanti-peixun")[0] == 0


def test_a_plan_with_a_fault_is_told(run: Terminal) -> None:
    Path("plans/chuxiong-culture-tourism/2020.yaml").write_text("a: b: c\n", "utf-8")
    code, _out, err = run("record", "zhuanti-peixun")
    assert code == 0
    assert err.startswith("plans/chuxiong-culture-tourism/2020.yaml:1:5: error GK002 ")


# events


def test_event(run: Terminal) -> None:
    old = LEDGER.read_text("utf-8")
    command = ("event", "年度报告通知印发", "--date", "2026-11-02", "--note", "示文旅发〔2026〕9号")
    line = "- {event: 年度报告通知印发, date: 2026-11-02, note: 示文旅发〔2026〕9号}\n"
    assert run(*command, "--dry-run") == (0, line, "")
    assert run(*command)[1].splitlines() == [
        "年度报告通知印发: recorded 2026-11-02",
        "nianbao-bianzhi 编制年度报告: now due soon, next 2026-11-30",
    ]
    assert _added(old) == line


def test_event_refuses(run: Terminal) -> None:
    date_ = ("--date", "2026-11-02")
    assert run.refused("event", "文件印法", *date_) == (
        "gkplan: no deadline counts from the event `文件印法`; did you mean `文件印发`?\n"
    )
    err = run.refused("event", "xyz", *date_, "--plan", "example-city")
    assert err.endswith("`xyz`; known events: 年度报告通知印发、文件印发\n")
    assert "yet to come" in run.refused("event", "文件印发", "--date", "2026-11-24")
    assert "--date is missing" in run.refused("event", "文件印发")


def test_an_event_of_several_plans_needs_one_named(run: Terminal) -> None:
    other = Path("plans/example-city/2025.yaml")
    other.write_text(PLAN.read_text("utf-8").replace("year: 2026", "year: 2025"), "utf-8")
    command = ("event", "文件印发", "--date", "2026-03-02")
    err = run.refused(*command)
    assert err.startswith("gkplan: several plans have a deadline after `文件印发`: name one")
    assert "plans/example-city/2025.yaml" in err
    assert "plans/example-city/2026.yaml" in err
    assert run(*command, "--plan", "2025")[0] == 0
    assert "event: 文件印发" in other.with_name("2025.ledger.yaml").read_text("utf-8")


# amendments


def _name(note: str) -> str:
    found = reader.read_ledger(LEDGER)[0].entries
    return next(entry.name for entry in found if note in entry.note)


def test_amend(run: Terminal) -> None:
    old, name = LEDGER.read_text("utf-8"), _name("第一期")
    assert name in run("show", "zhuanti-peixun")[1]
    command = (
        "amend",
        name[:6],
        "--date",
        "2026-05-21",
        "--note",
        "",
        "--evidence",
        "https://a.cn",
    )
    line = (
        "- {task: zhuanti-peixun, date: 2026-05-21, status: done, by: 办公室, "
        f'evidence: "https://a.cn", replaces: {name}}}\n'
    )
    if name.isdigit():
        line = line.replace(name, f'"{name}"')
    assert run(*command, "--dry-run") == (0, line, "")
    code, out, err = run(*command)
    assert (code, err) == (0, "")
    assert out == (
        "zhuanti-peixun 开展专题培训: recorded done; now due, 1 of 2 times, next 2026-12-31\n"
    )
    assert _added(old) == line
    err = run.refused("amend", name, "--note", "x")
    newer = reader.read_ledger(LEDGER)[0].entries[-1].name
    assert err == (
        f"gkplan: entry {name} is replaced already; amend the one that stands: {newer}\n"
    )
    assert run("amend", newer, "--status", "progress")[0] == 0
    assert newer not in run("show", "zhuanti-peixun")[1]


def test_an_entry_for_the_wrong_task_is_amended(run: Terminal) -> None:
    code, out, _err = run("amend", _name("第一期"), "--task", "三.十一")
    assert code == 0
    assert out.startswith("wenjian-guidang 归档公开文件: recorded done; now done")
    assert "第一期" not in run("show", "zhuanti-peixun")[1]
    assert "第一期" in run("show", "wenjian-guidang")[1]


def test_amend_refuses(run: Terminal) -> None:
    name = _name("第一期")
    assert run.refused("amend", "zzz", "--note", "x") == (
        "gkplan: no entry `zzz`; `gkplan show TASK` gives the names of its entries\n"
    )
    assert "no entry ``" in run.refused("amend", "", "--note", "x")
    assert run.refused("amend", name) == f"gkplan: entry {name} says so already\n"
    assert "says so already" in run.refused("amend", name, "--by", "办公室")
    assert "yet to come" in run.refused("amend", name, "--date", "2027-01-01")
    assert "has no `until`" in run.refused("amend", name, "--status", "extension-granted")
    firsts = Counter(entry.name[0] for entry in reader.read_ledger(LEDGER)[0].entries)
    ((ambiguous, _times),) = firsts.most_common(1)
    err = run.refused("amend", ambiguous, "--note", "x")
    assert err.startswith(f"gkplan: `{ambiguous}` could be any of ")


# undo


def _git(*arguments: str) -> None:
    author = ("-c", "user.name=示例", "-c", "user.email=a@example.com")
    subprocess.run(["git", *author, *arguments], check=True, capture_output=True)


def test_undo_gives_back_what_was(run: Terminal) -> None:
    before = LEDGER.read_bytes()
    assert run("record", "zhuanti-peixun", "--note", "a: b")[0] == 0
    line = LEDGER.read_bytes().removeprefix(before).decode()
    assert run("undo", "plans/example-city") == (0, f"taken back from {LEDGER}:\n{line}", "")
    assert LEDGER.read_bytes() == before


def test_undo_stops_at_what_is_committed(run: Terminal) -> None:
    _git("init", "-q")
    _git("add", ".")
    _git("commit", "-qm", "台账")
    before = LEDGER.read_bytes()
    committed = f"gkplan: the last entry of {LEDGER} is committed; `gkplan amend` corrects it\n"
    assert run.refused("undo") == committed
    for _time in range(2):
        assert run("record", "zhuanti-peixun", "--note", "同")[0] == 0
    _git("add", ".")  # what is only staged can still be taken back
    for _time in range(2):
        assert run("undo")[0] == 0
    assert LEDGER.read_bytes() == before
    assert run.refused("undo") == committed


def test_undo_of_a_second_entry_of_the_same_words(run: Terminal) -> None:
    _git("init", "-q")
    assert run("record", "zhuanti-peixun")[0] == 0
    _git("add", ".")
    _git("commit", "-qm", "台账")
    before = LEDGER.read_bytes()
    assert run("record", "zhuanti-peixun")[0] == 0
    assert run("undo")[0] == 0
    assert LEDGER.read_bytes() == before
    assert "is committed" in run.refused("undo")


def test_undo_with_line_ends_that_git_turned(run: Terminal) -> None:
    _git("init", "-q")
    _git("add", ".")
    _git("commit", "-qm", "台账")
    LEDGER.write_bytes(LEDGER.read_bytes().replace(b"\n", b"\r\n"))
    assert "is committed" in run.refused("undo")


def test_undo_needs_to_know_which_ledger(run: Terminal) -> None:
    assert run("record", "2024/三.(六)")[0] == run("record", "zhuanti-peixun")[0] == 0
    err = run.refused("undo")
    assert err.startswith("gkplan: 2 ledgers have entries that are not committed; name one:\n")
    assert run("undo", "--plan", "example-city")[0] == 0
    _git("init", "-q")
    _git("add", ".")
    _git("commit", "-qm", "台账")
    assert "every last entry is committed" in run.refused("undo")
    assert run("record", "2024/三.(六)", "--status", "progress")[0] == 0
    code, out, _err = run("undo")  # only one can be meant
    assert (code, "2024.ledger.yaml" in out) == (0, True)
    assert "no plan `1999`" in run.refused("undo", "--plan", "1999")
    assert "no entry to take back" in run.refused("undo", "plans/qingdao-culture-tourism")


def test_undo_takes_an_entry_that_somebody_wrote_by_hand(run: Terminal) -> None:
    before = LEDGER.read_bytes()
    LEDGER.write_bytes(before + b"- task: xinmeiti\n  date: 2026-10-01\n  status: done\n")
    code, out, _err = run("undo")
    assert (code, out.splitlines()[1:]) == (
        0,
        ["- task: xinmeiti", "  date: 2026-10-01", "  status: done"],
    )
    assert LEDGER.read_bytes() == before


@pytest.mark.parametrize(
    "content", ["[{task: a, date: 2026-01-01, status: done}]\n", "a: b\n", "- {"]
)
def test_undo_of_a_ledger_that_is_no_list_of_lines(content: str, run: Terminal) -> None:
    LEDGER.write_text(content, "utf-8")
    err = run.refused("undo", str(PLAN), code=3)
    assert err.startswith(f"gkplan: the last entry of {LEDGER} cannot be told: ")


def test_undo_is_refused_where_git_does_not_answer(
    run: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    fake = tmp_path / "bin" / "git"
    fake.write_text("#!/bin/sh\necho 'fatal: detected dubious ownership' >&2\nexit 128\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(fake.parent), prepend=os.pathsep)
    err = run.refused("undo", code=3)
    assert err.startswith(f"gkplan: git cannot tell what of {LEDGER} is committed: fatal: detected")


def test_committed_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    path = tmp_path / "某 局" / "2026 年:台账.ledger.yaml"
    path.parent.mkdir()
    path.write_text("- 一\n", "utf-8")
    assert git.committed_text(path) is None
    monkeypatch.chdir(tmp_path)
    _git("init", "-q")
    assert git.committed_text(path) is None
    _git("commit", "-q", "--allow-empty", "-m", "空")
    assert git.committed_text(path) is None
    _git("add", ".")
    assert git.committed_text(path) is None
    _git("commit", "-qm", "台账")
    path.write_text("- 二\n", "utf-8")
    assert git.committed_text(path) == "- 一\n"
    (tmp_path / "link.yaml").symlink_to(path)
    assert git.committed_text(tmp_path / "link.yaml") == "- 一\n"
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert git.committed_text(Path("某 局") / path.name) == "- 一\n"
    monkeypatch.setenv("PATH", "")
    assert git.committed_text(path) is None


def test_show_gives_each_entry_its_name(run: Terminal) -> None:
    out = run("show", "zhuanti-peixun")[1]
    header = next(line for line in out.splitlines() if line.strip().startswith("entry"))
    assert header.split()[:3] == ["entry", "date", "report"]
    assert _name("第一期") in out


@pytest.mark.parametrize(
    ("words", "offered"),
    [("gkplan record zhuan", "zhuanti-peixun"), ("gkplan record zhuanti-peixun --by 财", "财务处")],
)
def test_the_shell_completes(words: str, offered: str, collection: Path) -> None:
    variables = {"_GKPLAN_COMPLETE": "complete_bash", "COMP_WORDS": words}
    done = subprocess.run(
        [sys.executable, "-m", "gkplan"],
        env={**os.environ, **variables, "COMP_CWORD": str(len(words.split()) - 1)},
        cwd=collection,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert offered in done.stdout.split()


def test_contents_of_a_pipe_are_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(tmp_path / "x")
    with pytest.raises(OSError, match="not an ordinary file"):
        editor.read_contents(tmp_path / "x")
