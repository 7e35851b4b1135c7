"""The status of a past day can be asked again: what is written later does not change it."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gkplan.cli import app
from gkplan.store import collection

pytestmark = pytest.mark.slow

PLAN = Path("plans/example-city/2026.yaml")
LEDGER = Path("plans/example-city/2026.ledger.yaml")
# of every kind that changes what is said of a day: also what is about occurrences long past
LATER = """\
- {event: 年度报告通知印发, date: 2026-11-24}
- {task: xingzheng-zhifa, date: 2026-11-24, status: done, occurrence: 2026-10, by: 市场管理处}
- {task: guanyin-zhuanqu, date: 2026-11-25, status: extension-granted, until: 2026-12-31}
- {task: quanli-qingdan, date: 2026-11-26, status: returned}
- {task: xinmeiti, date: 2026-11-27, status: progress, by: 宣传处}
- {task: yujuesuan, date: 2026-11-28, status: progress, replaces: "NAME"}
- {task: zhuanti-peixun, date: 2026-11-29, status: cancelled}
- {task: pingtai-qianyi, date: 2026-11-30, status: done}
- {task: zhibiao-kaohe, date: 2026-12-01, status: done, by: 各处室}
"""
COMMANDS = (
    ["status"],
    ["status", "--format", "json"],
    ["status", "--by", "unit"],
    ["list", "--format", "json"],
    ["show", "quanli-qingdan", "--format", "json"],
)

Ask = Callable[[list[str], date], str]


@pytest.fixture
def ask(collection: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Ask in a copy of the plans how things stood on a day."""

    def answer(command: list[str], day: date) -> str:
        name, *rest = command
        task = [rest.pop(0)] if name == "show" else []
        code = app.run([name, *task, str(PLAN.parent), *rest, "--as-of", day.isoformat()])
        captured = capsys.readouterr()
        assert (code, captured.err) == (0, "")
        return captured.out

    return answer


def lines() -> list[str]:
    """Give the ledger's records, one a line, with later ones, by date."""
    (dossier,) = collection.dossiers([PLAN])
    name = next(e.name for e in dossier.ledger.entries if e.task == "yujuesuan")
    written = LEDGER.read_text(encoding="utf-8") + LATER.replace("NAME", name)
    records = [line for line in written.splitlines() if line.startswith("- ")]
    return sorted(records, key=day_of)


def day_of(line: str) -> date:
    return date.fromisoformat(line.split("date: ")[1][:10])


def write(records: list[str]) -> None:
    LEDGER.write_text("".join(f"{line}\n" for line in records), encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS, ids=[" ".join(each) for each in COMMANDS])
def test_later_entries_change_no_past_day(command: list[str], ask: Ask) -> None:
    """Day by day, as the ledger grew: what was said on a day is said of it ever after."""
    records = lines()
    days = sorted({day_of(line) for line in records})
    then = {}
    for day in days:
        write([line for line in records if day_of(line) <= day])
        then[day] = ask(command, day)
    write(records)
    assert {day: ask(command, day) for day in days} == then


def test_each_record_changes_what_is_said_from_its_day(ask: Ask) -> None:
    """Else the test above would hold of a program that reads no ledger at all."""
    records = lines()
    listing = ["list", "--format", "json"]
    silent = []
    for index, line in enumerate(records):
        day = day_of(line)
        write(records)
        whole = ask(listing, day), ask(["show", *task_of(line)], day)
        write(records[:index] + records[index + 1 :])
        if whole == (ask(listing, day), ask(["show", *task_of(line)], day)):
            silent.append(line)
    assert silent == []


def task_of(line: str) -> list[str]:
    """Name the task a record is about; of an event the one that counts from it."""
    task = line.partition("task: ")[2].split(",")[0]
    by_event = "nianbao-bianzhi" if "年度报告" in line else "wenjian-guidang"
    return [task or by_event, "--format", "json"]


def test_order_of_lines_on_different_days_does_not_matter(ask: Ask) -> None:
    records = lines()
    assert len({(day_of(line), line.split(",")[0]) for line in records}) == len(records)
    write(records)
    days = [date(2026, month, 28) for month in range(1, 13)]
    first = [ask(["status", "--format", "json"], day) for day in days]
    for seed in range(5):
        shuffled = records[:]
        random.Random(seed).shuffle(shuffled)
        assert shuffled != records
        write(shuffled)
        assert [ask(["status", "--format", "json"], day) for day in days] == first


def test_a_day_to_come_is_asked_like_any_other(ask: Ask) -> None:
    records = lines()
    write(records)
    assert ask(["status"], date(2031, 1, 1)) == ask(["status"], date(2031, 1, 1))
    assert ask(["status"], date(2031, 1, 1)) != ask(["status"], date(2026, 12, 1))
