"""A task, its ledger and its units, read as files are, and where it stands on a day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from gkplan.model.dossier import Dossier
from gkplan.store import collection
from gkplan.tracking.progress import Progress
from gkplan.tracking.standing import Standing, judge_tasks

HEADER = "gkplan: 1\ntitle: 示例市2026年工作方案\nyear: 2026\nissuer: 示例市\n"
UNITS = """\
units:
  - {name: 办公室, aliases: [局办公室], kind: 处室}
  - {name: 法规处, kind: 处室}
  - {name: 财务处, kind: 处室}
  - {name: 市图书馆}
collectives:
  - {name: 各处室, members: {kind: 处室}}
  - {name: 相关处室, open: true}
"""

Standings = Callable[[str], Standing]


def ledger_line(written: str) -> str:
    """Write out `09-18 done by: 办公室`: a day of 2026 or a whole one, what happened, and more.

    `09-18 event 文件印发` records an event.
    """
    day, what, *more = written.split(" ", 2)
    whole = day if len(day) > 5 else f"2026-{day}"
    rest = "".join(f", {each}" for each in more)
    if what == "event":
        return f"- {{event{rest[1:].replace(' ', ': ', 1)}, date: {whole}}}"
    return f"- {{task: t1, date: {whole}, status: {what}{rest}}}"


def read(
    folder: Path,
    task: str = "",
    ledger: tuple[str, ...] = (),
    *,
    plan: str = "",
    units: str = UNITS,
    settings: str = "",
) -> Standings:
    """Read a plan with one task, t1; `task` are its other keys, `plan` more keys of the plan."""
    keys = f", {task}" if task else ""
    files = {
        "2026.yaml": f"{HEADER}{plan}\ntasks:\n  - {{id: t1, heading: 公开{keys}}}\n",
        "2026.ledger.yaml": "".join(f"{ledger_line(line)}\n" for line in ledger),
        "units.yaml": units,
        "gkplan.yaml": f"gkplan: 1\n{settings}",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (dossier,) = collection.dossiers([folder])
    assert not dossier.diagnostics, [each.message for each in dossier.diagnostics]
    found = dossier.plan
    assert found

    def on(day: str) -> Standing:
        as_of = date.fromisoformat(day if len(day) > 5 else f"2026-{day}")
        (standing,) = judge_tasks(Dossier(found, dossier.ledger, dossier.settings), as_of)
        assert standing.as_of == as_of
        return standing

    return on


def entry_names(folder: Path) -> list[str]:
    """Give the names of the entries in the ledger that was read last, for `replaces`."""
    (dossier,) = collection.dossiers([folder])
    return [entry.name for entry in dossier.ledger.entries]


def only(standing: Standing) -> Progress:
    """Give the one occurrence of a task."""
    (progress,) = standing.progress
    return progress


def short(day: date | None) -> str:
    """Write a day as the tables do: without the year where it is 2026."""
    return str(day).removeprefix("2026-") if day else "-"
