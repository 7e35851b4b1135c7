"""Times `git diff` with the driver of `gkplan git install` on a changed plan of 60 tasks.

Gives milliseconds, and ratios to bare Python, since machines differ: where bare Python takes
10.5 ms, the targets of 300 and 400 ms are 29 and 38 times as much.

Run it with the Python of the environment gkplan is installed in: python benchmarks/git_diff.py
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TASKS = 60
RUNS = 11
HEAD = "gkplan: 1\ntitle: 示例市2026年政务公开工作要点\nyear: 2026\nissuer: 示例市\nsections:\n"


def plan(changed: str = "") -> str:
    """Make a plan of sections with ten tasks each; one task is worded as `changed`."""
    lines = [HEAD]
    for number in range(TASKS):
        if number % 10 == 0:
            lines.append(f"  - heading: 第{number // 10 + 1}部分工作\n    tasks:\n")
        text = "按季度公开文化惠民活动安排和开展情况，回应群众关切，接受社会监督。" * 6
        lines.append(
            f"      - id: task-{number}\n        heading: 公开第{number}类信息\n"
            f"        text: {changed if changed and number == 30 else text}\n"
            f"        units: {{lead: [办公室], support: [财务处]}}\n"
            f"        deadline: {{every: quarter}}\n"
        )
    return "".join(lines)


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


def timed(prepare: tuple[str, ...], *command: str) -> float:
    """Run a command several times, after git did something; gives the median in seconds."""
    times = []
    for _run in range(RUNS):
        if prepare:
            subprocess.run(["git", *prepare], check=False, capture_output=True)
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def show(what: str, taken: float, bare: float) -> None:
    print(f"{what:20} {taken * 1000:6.0f} {taken / bare:14.1f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        git("init", "-q", "-b", "main")
        git("config", "user.name", "a")
        git("config", "user.email", "a@example.com")
        path = Path("plans/2026.yaml")
        path.parent.mkdir()
        path.write_text(plan(), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "gkplan", "git", "install"], check=True, capture_output=True
        )
        git("add", "-A")
        git("commit", "-qm", "a", "--no-verify")
        path.write_text(plan("每季度公开。"), encoding="utf-8")
        cache = ("update-ref", "-d", "refs/notes/textconv/gkplan")
        bare = timed((), sys.executable, "-c", "pass")
        print(f"{'':20} {'ms':>6} {'x bare Python':>14}")
        show("bare Python", bare, bare)
        show("git diff, first time", timed(cache, "git", "diff"), bare)
        show("git diff, again", timed((), "git", "diff"), bare)
        git("commit", "-qam", "b", "--no-verify")
        git("switch", "-qc", "other", "HEAD~")
        path.write_text(plan().replace("[财务处]", "[宣传处]", 1), encoding="utf-8")
        git("commit", "-qam", "c", "--no-verify")
        git("tag", "start")
        back = ("reset", "-q", "--hard", "start")
        show("git merge", timed(back, "git", "merge", "-q", "--no-verify", "main"), bare)


if __name__ == "__main__":
    main()
