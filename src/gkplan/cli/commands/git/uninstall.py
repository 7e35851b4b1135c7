"""`gkplan git uninstall`: everything as it was before `gkplan git install`."""

from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.language import _
from gkplan.cli.tables import git_steps
from gkplan.comparison.git import setup


def command(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help=_("The folder of the plans; plans/ by default.")),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would be done and do nothing."))
    ] = False,
) -> None:
    """Take out of a repository what `gkplan git install` put there."""
    place = setup.find(folder)
    steps = tuple(setup.uninstalling(place))
    if not dry_run:
        setup.apply(place, steps)
    for line in git_steps.lines(steps, dry_run=dry_run):
        print(line)
    if not steps:
        print(_("nothing is installed here"))
