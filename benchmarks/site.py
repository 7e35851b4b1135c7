"""Times `gkplan site` on a thousand plans, 40 tasks each: from nothing, one changed, none changed.

Gives seconds, and ratios to bare Python, since machines differ: python benchmarks/site.py [PLANS]
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date, timedelta
from pathlib import Path

GKPLAN = [sys.executable, "-m", "gkplan"]
DAY = date(2026, 11, 23)
YEARS = range(2022, 2027)
TASKS = 40
UNITS = (
    "办公室",
    "政策法规处",
    "公共服务处",
    "市场管理处",
    "财务处",
    "宣传处",
    "人事处",
    "信息中心",
)
BODIES = ("市图书馆", "市文化馆", "市博物馆")
VERBS = ("公开", "更新", "解读", "清理", "编制", "报送", "开展", "完善", "归档", "回应")
OBJECTS = (
    "权责清单",
    "预算决算",
    "行政执法结果",
    "惠民活动安排",
    "政策文件",
    "年度报告",
    "专题培训",
    "政务新媒体",
    "线下公开专区",
    "热点舆情",
)
SECTIONS = ("深化主动公开", "做好政策解读", "回应社会关切", "加强平台建设", "夯实工作基础")


def bureau(folder: Path, number: int, chance: random.Random) -> int:
    """Write one bureau with a plan for each of five years; gives how many plans that were."""
    folder.mkdir(parents=True)
    units = [*UNITS, f"第{number}分局"]
    lines = [f"  - {{name: {name}, kind: 处室}}" for name in units]
    lines += [f"  - {{name: {name}, kind: 局属单位}}" for name in BODIES]
    (folder / "units.yaml").write_text(
        "units:\n" + "\n".join(lines) + "\ncollectives:\n"
        "  - {name: 各处室, members: {kind: 处室}}\n"
        "  - {name: 局属各单位, members: {kind: 局属单位}}\n",
        encoding="utf-8",
    )
    for year in YEARS:
        plan(folder, number, year, chance)
    return len(YEARS)


def plan(folder: Path, number: int, year: int, chance: random.Random) -> None:
    """Write a plan of forty tasks and a ledger of what happened to them until the day."""
    issuer = f"第{number}市文化和旅游局"
    text = [f"gkplan: 1\ntitle: {issuer}{year}年政务公开工作实施方案\nyear: {year}"]
    text.append(f"issuer: {issuer}\npreamble: 为做好{year}年政务公开工作，结合实际，制定本方案。")
    text.append("attribution: （责任单位：{units}）\nsections:")
    ledger = []
    for at in range(TASKS):
        if at % (TASKS // len(SECTIONS)) == 0:
            text.append(f"  - heading: {SECTIONS[at * len(SECTIONS) // TASKS]}\n    tasks:")
        verb, thing = chance.choice(VERBS), chance.choice(OBJECTS)
        who = chance.choice((*UNITS, *BODIES, "各处室", "局属各单位"))
        also = chance.choice(UNITS)
        roles = f"{{lead: [{also}], responsible: [{who}]}}" if also != who else f"[{who}]"
        text.append(f"      - id: task-{at}\n        heading: {verb}{thing}")
        text.append(f"        text: 按照上级要求{verb}{thing}，及时报送进展情况（{number}-{at}）。")
        text.append(f"        units: {roles}\n        deadline: {deadline(year, chance)}")
        for _report in range(chance.choice((0, 1, 1, 2, 4))):
            day = date(year, 1, 5) + timedelta(days=chance.randrange(355))
            if day <= DAY:
                status = chance.choice(("done", "done", "done", "progress", "reminded"))
                by = f"by: {who}, " if chance.random() < 0.7 else ""
                proof = f", evidence: https://www.example.com/{number}/{year}/{at}.html"
                ledger.append((day, at, f"status: {status}, {by}note: 已报送{proof}"))
    (folder / f"{year}.yaml").write_text("\n".join(text) + "\n", encoding="utf-8")
    (folder / f"{year}.ledger.yaml").write_text(
        "".join(
            f"- {{task: task-{at}, date: {day}, {rest}}}\n" for day, at, rest in sorted(ledger)
        ),
        encoding="utf-8",
    )


def deadline(year: int, chance: random.Random) -> str:
    day = date(year, 1, 31) + timedelta(days=chance.randrange(330))
    forms = (f"{{by: {day}}}", f"{{by: {day}}}", "{every: quarter}", "{every: month, day: 25}")
    return chance.choice((*forms, "ongoing", "{at_least: 2, per: year}", f"{{by: {year}-12-31}}"))


def collection(folder: Path, plans: int) -> Path:
    """Write so many plans, five years a bureau."""
    chance = random.Random(20261123)
    number = made = 0
    while made < plans:
        number += 1
        made += bureau(folder / f"bureau-{number:03}", number, chance)
    (folder / "gkplan.yaml").write_text("gkplan: 1\nlanguage: zh_CN\n", encoding="utf-8")
    return folder


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    found = [int(each) for each in listed.read_text().split()] if listed.exists() else []
    return [process, *(below for child in found for below in children(child))]


def memory(process: int) -> float:
    """Give the megabytes that a process and those below it hold, shared pages counted once."""
    total = 0
    for each in children(process):
        try:
            rollup = Path(f"/proc/{each}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next((int(x.split()[1]) for x in rollup.splitlines() if x.startswith("Pss:")), 0)
    return total / 1024


def seconds(command: list[str]) -> tuple[float, float]:
    """Run a command once; gives its wall time and the most memory it and its processes held."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most, ended = [0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.2):
            most[0] = max(most[0], memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    taken = time.perf_counter() - start
    ended.set()
    watcher.join()
    if code:
        sys.exit(f"{' '.join(command)} ended with {code}")
    return taken, most[0]


def main() -> None:
    plans = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    scratch = Path(tempfile.mkdtemp())
    try:
        folder = collection(scratch / "plans", plans)
        command = [*GKPLAN, "site", str(scratch / "out"), str(folder), "--as-of", str(DAY)]
        bare = statistics.median(seconds([sys.executable, "-c", "pass"])[0] for _run in range(9))
        print(f"{plans} plans, {os.cpu_count()} cores; bare Python {bare * 1000:.0f} ms")
        print(f"{'case':16} {'seconds':>8} {'x bare':>8} {'MB':>6}")
        for case in ("cold", "one changed", "none changed"):
            if case == "one changed":
                ledger = folder / "bureau-001" / "2026.ledger.yaml"
                with ledger.open("a", encoding="utf-8") as file:
                    file.write("- {task: task-0, date: 2026-11-20, status: done, note: 完成}\n")
            taken, most = seconds(command)
            print(f"{case:16} {taken:8.1f} {taken / bare:8.0f} {most:6.0f}")
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
