"""Times each printed form of a plan of 40 tasks, once what it needs is loaded.

Milliseconds of a warm process, and the ratio to a bare Python's start in the same run:
python benchmarks/render.py
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from gkplan.base import registry
from gkplan.model.plan import Plan
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.store import collection

ROOT = Path(__file__).parents[1]
RUNS = 15
TASKS = 40
TARGETS = {"html": 20.0, "pdf": 500.0}


def plan_of_40_tasks() -> Plan:
    """A plan of about 30 KB: the tasks of Jinan's, again and again, in ten sections."""
    path = ROOT / "plans" / "jinan-culture-tourism" / "2024.yaml"
    (dossier,) = collection.dossiers([path], ledgers=False)
    assert dossier.plan
    tasks = [task for task in dossier.plan.tasks if task.tracked]
    sections = [item for item in dossier.plan.items if item.items]
    items = []
    for number in range(10):
        section = sections[number % len(sections)]
        own = (tasks[(4 * number + turn) % len(tasks)] for turn in range(TASKS // 10))
        again = tuple(task._replace(id=f"t{number}-{turn}") for turn, task in enumerate(own))
        items.append(section._replace(items=again))
    return dossier.plan._replace(items=tuple(items))


def milliseconds(form: str, plan: Plan) -> tuple[float, float]:
    """Give the first run and the median of the next ones."""
    renderer = registry.member("gkplan.renderers", form)
    times = []
    for _run in range(RUNS + 1):
        start = time.perf_counter()
        renderer.render(document(plan), Options())
        times.append((time.perf_counter() - start) * 1000)
    return times[0], statistics.median(times[1:])


def bare() -> float:
    """Give the milliseconds that Python takes to do nothing."""
    times = []
    for _run in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    plan = plan_of_40_tasks()
    python = bare()
    print(f"{'form':10} {'first':>9} {'warm ms':>9} {'x bare':>8} {'target':>8}")
    for form in registry.names("gkplan.renderers"):
        first, warm = milliseconds(form, plan)
        target = TARGETS.get(form, "-")
        print(f"{form:10} {first:9.1f} {warm:9.1f} {warm / python:8.2f} {target:>8}")


if __name__ == "__main__":
    main()
