"""Times `gkplan diff` on a repository of a thousand plans, some or all of which changed.

Gives seconds, and ratios to bare Python, since machines differ: python benchmarks/diff.py [PLANS]
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

GKPLAN = [sys.executable, "-m", "gkplan"]


def site_benchmark() -> Any:
    """Import the benchmark beside this one, whose name is that of a standard module."""
    spec = spec_from_file_location("site_benchmark", Path(__file__).with_name("site.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    subprocess.run(["git", "-C", str(folder), *names, *arguments], check=True)


def seconds(command: list[str], folder: Path, runs: int = 3) -> float:
    """Run a command some times; gives the median of its wall times."""
    taken = []
    for _run in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
        taken.append(time.perf_counter() - start)
        assert done.returncode in (0, 1)
    return statistics.median(taken)


def amend(plan: Path) -> None:
    """Postpone a deadline, change a unit and a wording, and add a task, as an amendment does."""
    text = plan.read_text("utf-8")
    text = text.replace("及时报送", "按时报送", 1).replace("lead: [办公室]", "lead: [财务处]", 1)
    added = "      - {id: task-new, heading: 公开标准, text: 公布标准。, units: [办公室]}\n"
    plan.write_text(text + added, "utf-8")


def main() -> None:
    plans = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    scratch = Path(tempfile.mkdtemp())
    try:
        folder = site_benchmark().collection(scratch / "plans", plans)
        git(scratch, "init", "-q")
        git(scratch, "add", ".")
        git(scratch, "commit", "-qm", "plans")
        bare = seconds([sys.executable, "-c", "pass"], scratch, 9)
        print(f"{plans} plans, {os.cpu_count()} cores; bare Python {bare * 1000:.0f} ms")
        print(f"{'changed':>8} {'seconds':>8} {'x bare':>8}")
        files = sorted(path for path in folder.glob("*/20??.yaml"))
        amended = 0
        for count in (0, plans // 100, plans // 10, plans):
            for plan in files[amended:count]:
                amend(plan)
            amended = count
            taken = seconds([*GKPLAN, "diff"], scratch, 1 if count == plans else 3)
            print(f"{count:8} {taken:8.2f} {taken / bare:8.0f}")
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
