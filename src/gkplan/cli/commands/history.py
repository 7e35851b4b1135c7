"""`gkplan history`: every amendment and entry of one task, with who committed it and when."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gkplan import lookup, outline
from gkplan.cli import completion, options
from gkplan.cli.options import Format, Paths, Printed
from gkplan.cli.terminal import clean, paint
from gkplan.language import _
from gkplan.status import Standing

if TYPE_CHECKING:
    from gkplan.history import History, Revised


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
    standing = lookup.find_task(followed.standings, task)
    history = _history(standing)
    revised = history.of(standing.task.id)
    if format_ is Format.JSON:
        from gkplan import contract_diff

        answer = contract_diff.history(
            standing.plan.path, standing.task.id, revised, history.unread
        )
        options.print_json(lambda _contract: answer)
    else:
        print(paint(f"{standing.placed.address}  {clean(outline.name(standing.task))}", "bold"))
        print(f"{clean(standing.plan.title)}  {clean(standing.plan.path)}")
        for each in revised:
            _print(each)
    raise typer.Exit(options.report_unread([*followed.unread, *history.unread]))


def _history(standing: Standing) -> "History":
    """Find the revisions of the plan that a task stands in."""
    from gkplan.history import History
    from gkplan.store import collection, repository

    path = Path(standing.plan.path)
    place = repository.find(path.parent)
    ledger = collection.ledger_path(path)
    written = ledger.read_bytes() if ledger.is_file() else b""
    return History(place, place.from_top(path), standing.plan, written)


def _print(revised: "Revised") -> None:
    from gkplan.cli import diff_tables
    from gkplan.differences import _lines

    print()
    if revised.commit:
        commit = paint(revised.commit[:10], "yellow")
        print(f"{revised.date[:10]}  {commit}  {clean(revised.author)}")
    else:
        print(paint(_("not committed"), "yellow"))
    for change in revised.changes:
        print(*diff_tables.line(_lines.line(change, revised.comparison), 2), sep="\n")
