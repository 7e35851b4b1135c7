"""Times `gkplan` against bare Python in one run, as ratios: machines differ, ratios less so.

Run it with the Python of the environment gkplan is installed in (not an editable install without
byte code): python benchmarks/start_and_status.py
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "plans" / "jinan-culture-tourism"
RUNS = 15
GKPLAN = [sys.executable, "-m", "gkplan"]


def seconds(command: list[str]) -> float:
    """Run a command once, output thrown away, and give its wall time in seconds."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def ratio(command: list[str]) -> tuple[float, float]:
    """Give the median time in milliseconds, and the median of pairwise ratios to bare Python."""
    times, ratios = [], []
    seconds(command)
    for _run in range(RUNS):
        bare = seconds([sys.executable, "-c", "pass"])
        times.append(seconds(command))
        ratios.append(times[-1] / bare)
    return statistics.median(times) * 1000, statistics.median(ratios)


def copies(folder: Path, count: int) -> Path:
    """Lay out so many copies of one plan, a folder each."""
    for number in range(count):
        shutil.copytree(PLAN, folder / f"bureau-{number:04}")
    return folder


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        hundred = copies(Path(scratch) / "100", 100)
        thousand = copies(Path(scratch) / "1000", 1000)
        cases = [
            ("gkplan --version", [*GKPLAN, "--version"], 6.0),
            ("status, one plan", [*GKPLAN, "status", str(PLAN / "2024.yaml")], 9.0),
            ("status, 100 plans", [*GKPLAN, "status", str(hundred)], 30.0),
            ("validate, 100 plans", [*GKPLAN, "validate", str(hundred)], None),
            ("status, 1,000 plans", [*GKPLAN, "status", str(thousand)], None),
        ]
        print(f"{'case':24} {'ms':>8} {'x bare':>8} {'target':>8}")
        for name, command, target in cases:
            time_ms, times_bare = ratio(command)
            print(f"{name:24} {time_ms:8.1f} {times_bare:8.1f} {target or '-':>8}")


if __name__ == "__main__":
    main()
