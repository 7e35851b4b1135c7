"""Times `gkplan record` on a ledger of 10,000 entries against one of 10, as a ratio.

Run it with the Python of the environment gkplan is installed in: python benchmarks/record.py
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "plans" / "example-city"
RUNS = 21
SIZES = (10, 10_000)
TARGET = 2.0
COMMAND = [sys.executable, "-m", "gkplan", "record", "zhuanti-peixun", "--status", "progress"]


def ledger(entries: int) -> str:
    """Make a ledger that speaks of every task of a plan as often as of any other."""
    tasks = ("zhuanti-peixun", "huimin-huodong", "yuqing-huiying", "zhengce-jiedu", "xinmeiti")
    lines = (
        f"- {{task: {tasks[n % len(tasks)]}, date: 2026-{n % 9 + 1:02}-{n % 28 + 1:02}, "
        f"status: progress, by: 办公室, note: 第{n}次登记}}\n"
        for n in range(entries)
    )
    return "# 台账\n" + "".join(lines)


def seconds(folder: Path) -> float:
    """Record one entry and give the wall time in seconds."""
    start = time.perf_counter()
    subprocess.run([*COMMAND, "--in", str(folder)], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(scratch) / str(size) for size in SIZES]
        for folder, size in zip(folders, SIZES, strict=True):
            shutil.copytree(PLAN, folder)
            (folder / "2026.ledger.yaml").write_text(ledger(size), encoding="utf-8")
            seconds(folder)
        times = [[seconds(folder) for folder in folders] for _run in range(RUNS)]
        for size, own in zip(SIZES, zip(*times, strict=True), strict=True):
            print(f"record, {size:6} entries {statistics.median(own) * 1000:8.1f} ms")
        ratio = statistics.median(large / small for small, large in times)
        print(f"ratio {ratio:.2f}, target below {TARGET}")


if __name__ == "__main__":
    main()
