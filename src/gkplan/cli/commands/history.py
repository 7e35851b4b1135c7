"""`gkplan history`: every amendment and entry of one task, with who committed it and when."""

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from gkplan.base.errors import GitFailed, UsageFailure
from gkplan.base.language import _
from gkplan.cli import completion, options
from gkplan.cli.options import Format, Paths, Printed
from gkplan.cli.terminal import clean, paint
from gkplan.model.plan import Plan
from gkplan.model.unit import UnitRegister
from gkplan.phrases import outline
from gkplan.tracking import lookup

if TYPE_CHECKING:
    from gkplan.comparison.history import History, Revised


def command(
    task: Annotated[
        str,
        typer.Argument(
            help=_("A task's id, the start of it, or its number: 2024/三.(六)."),
            autocompletion=completion.tasks,
        ),
    ],
    paths: Paths = None,
    format_: Printed = Format.TABLE,
) -> None:
    """Show how a task came to be what it is: amendments and entries, the newest first."""
    followed = options.follow(paths, options.day(None), ledgers=False)
    try:
        standing = lookup.find_task(followed.standings, task)
    except UsageFailure:
        found = _gone(task, paths)
        if found is None:
            raise
        history, own, called = found, task, task
    else:
        history, own = _history(Path(standing.plan.path), standing.plan), standing.task.id
        called = f"{standing.placed.address}  {outline.name(standing.task)}"
    revised = history.of(own)
    if format_ is Format.JSON:
        from gkplan.comparison import answers

        answer = answers.history(history.shown, own, revised, history.unread)
        options.print_json(answer)
    else:
        print(paint(clean(called), "bold"))
        print(clean(history.shown))
        for each in revised:
            _print(each)
    raise typer.Exit(options.report_unread([*followed.unread, *history.unread]))


def _history(path: Path, plan: Plan | None) -> "History":
    """Find the revisions of a plan and its ledger."""
    from gkplan.comparison.git import repository
    from gkplan.comparison.history import History
    from gkplan.store import collection

    folder = next(each for each in path.absolute().parents if each.is_dir())
    place = repository.find(folder)
    ledger = collection.ledger_path(path)
    written = ledger.read_bytes() if ledger.is_file() else b""
    return History(place, place.from_top(path), plan, written)


def _gone(task: str, paths: list[Path] | None) -> "History | None":
    """Find the plan that had a task of this id and has none any more."""
    from gkplan.comparison.git import repository
    from gkplan.store import collection
    from gkplan.store.reader import read_plan

    if not re.fullmatch("[a-z][a-z0-9-]+", task):
        return None
    first = (paths or list(collection.default_paths()))[0]
    try:
        place = repository.find(first if first.is_dir() else first.parent)
    except GitFailed:
        return None
    name = place.last_with_id(task, place.from_top(first))
    if not name or place.top is None or not collection.is_plan(PurePosixPath(name).name):
        return None
    path = Path(os.path.relpath(place.top / name))
    plan = read_plan(path, UnitRegister())[0] if path.is_file() else None
    return _history(path, plan)


def _print(revised: "Revised") -> None:
    from gkplan.cli.tables import diff
    from gkplan.comparison.words import gathered, lines

    print()
    if revised.commit:
        commit = paint(revised.commit[:10], "yellow")
        told = (revised.date[:10], commit, clean(revised.author), clean(revised.subject))
        print(*filter(None, told), sep="  ")
    else:
        print(paint(_("not committed"), "yellow"))
    for change in gathered.join_exchanges(revised.changes):
        print(*diff.line(lines.line(change, revised.comparison.plans), 2), sep="\n")
