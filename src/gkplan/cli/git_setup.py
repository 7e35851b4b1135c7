"""What `git install` and `git uninstall` have in common: steps found, made and told."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.language import _
from gkplan.cli.tables import git_steps
from gkplan.comparison.git import setup
from gkplan.comparison.git.setup import PlansFolder, Step

Folder = Annotated[
    Path | None,
    typer.Argument(metavar="[FOLDER]", help=_("The folder of the plans; plans/ by default.")),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help=_("Say what would be done and do nothing."))
]


def run(
    find_steps: Callable[[PlansFolder], Iterable[Step]],
    folder: Path | None,
    *,
    dry_run: bool,
    idle: str,
) -> None:
    """Take the steps, or only tell them; `idle` says that there are none."""
    place = setup.find(folder)
    steps = tuple(find_steps(place))
    if not dry_run:
        setup.apply(place, steps)
    for line in git_steps.lines(steps, dry_run=dry_run):
        print(line)
    if not steps:
        print(idle)
