"""`gkplan git check`: what the hook runs before a commit."""

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _, ngettext
from gkplan.comparison.git import setup, staged
from gkplan.store import collection


def command(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help=_("The folder of the plans; plans/ by default.")),
    ] = None,
) -> None:
    """Check plans as they are staged, not as the files are; git runs this before a commit."""
    place = setup.find(folder)
    plans = staged.plans(place.repository, place.folder)
    if not plans:
        return
    with tempfile.TemporaryDirectory() as scratch:
        staged.export(place.repository, Path(scratch).resolve())
        before = Path.cwd()
        os.chdir(scratch)  # so that findings name files as the repository does
        try:
            count = _report([Path(each) for each in plans])
        finally:
            os.chdir(before)
    if count:
        message = ngettext(
            "nothing was committed: {n} error in what is staged",
            "nothing was committed: {n} errors in what is staged",
            count,
        )
        typer.echo(message.format(n=count), err=True)
        raise typer.Exit(1)


def _report(paths: list[Path]) -> int:
    """Tell the errors and count them."""
    from gkplan.validation import findings
    from gkplan.validation.reporters import concise

    found = [each for d in collection.dossiers(paths) for each in findings.validate_plan(d)]
    errors = [each for each in dict.fromkeys(found) if each.severity is Severity.ERROR]
    typer.echo(concise.report(errors), nl=False, err=True)
    return len(errors)
