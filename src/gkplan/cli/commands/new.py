"""`gkplan new`: next year's plan, from this year's and its ledger."""

import json
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.language import _
from gkplan.cli import completion, options
from gkplan.cli.options import Format, Printed
from gkplan.cli.tables import renewal
from gkplan.renewal import answers, files
from gkplan.renewal.renewing import renew
from gkplan.store import editor
from gkplan.tracking.standing import judge_tasks

_SHOWN = "-"


def command(
    year: Annotated[
        int, typer.Argument(metavar="YEAR", min=1950, max=2200, help=_("The new plan's year."))
    ],
    from_: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="PLAN",
            help=_("The plan it is made from: its file, year, folder or title."),
            autocompletion=completion.plans,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help=_("Write to this file; - prints the plan.")),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help=_("Take what was done up to this day.")),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Write nothing."))] = False,
    format_: Printed = Format.TABLE,
) -> None:
    """Make next year's plan: what is standing, recurring or unfinished is carried over."""
    day = options.day(as_of)
    found = files.find_old_plan(from_, year)
    old = found.plan
    made = renew(old, year, judge_tasks(found, day), found.settings.calendar)
    shown = str(output) == _SHOWN
    path = files.choose_target(old, year, None if shown else output)
    text = files.write_renewal(old, made, path)
    if shown:
        print(text, end="")
        return
    if path.exists():
        raise editor.already_there(path)
    if not dry_run:
        editor.create(path, text)
    if format_ is Format.JSON:
        answer = answers.answer(old, made, str(path), day.isoformat(), written=not dry_run)
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    print(*renewal.review(made), sep="\n")
    print(
        _("{path}: not written").format(path=path)
        if dry_run
        else _("written to {path}").format(path=path)
    )
