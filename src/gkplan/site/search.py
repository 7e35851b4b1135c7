"""The search page, and the tasks of each year as scripts that it fetches when it needs them."""

import json
from pathlib import Path

from gkplan.base.characters import visible
from gkplan.model.status import Status
from gkplan.site import kept
from gkplan.site.frame import Frame, page
from gkplan.site.plan_page import PlanFacts

_TEXT = 400  # characters of a task's text that are searched
_NAMES = 400  # unit names that are offered while somebody types


def make(years: tuple[int, ...], units: tuple[str, ...], frame: Frame) -> tuple[bytes]:
    """Make the page with the form."""
    statuses = [each.value for each in Status]
    context = {"plan_years": years, "units": units[:_NAMES], "statuses": statuses}
    return (page("search.html", frame, "", "search", context),)


def script_name(year: int) -> str:
    return f"search/{year}.js"


def script(year: int, sources: tuple[PlanFacts, ...]) -> tuple[bytes]:
    """Write a year's plans and tasks as a call that hands them to the page."""
    plans, tasks = [], []
    for number, source in enumerate(sources):
        plans.append((source.address, visible(source.head.issuer)))
        for task in kept.read_tasks(Path(source.file)):
            units = dict.fromkeys(name for part in task.parts for name in (part.unit, part.now))
            units.update(dict.fromkeys(name.unit for name in task.committed))
            tasks.append(
                (
                    number,
                    task.anchor,
                    visible(task.number),
                    visible(task.name),
                    visible(task.text[:_TEXT]),
                    visible("、".join(units)),
                    task.status,
                    task.light,
                    task.due,
                )
            )
    written = json.dumps([str(year), plans, tasks], ensure_ascii=False, separators=(",", ":"))
    return (f"gkplanTasks(...{_harmless(written)});\n".encode("utf-8", "replace"),)


def _harmless(text: str) -> str:
    """Keep a script from ending early, or its lines from breaking, whatever texts hold."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
