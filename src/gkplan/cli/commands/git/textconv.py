"""`gkplan git textconv`: a file's own words, for `git diff` and `git log -p`."""

from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.language import _
from gkplan.cli import textconv


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("A plan, a ledger or units."))],
) -> None:
    """Print what a file says, a line for each sentence and field; git runs this to compare."""
    textconv.run(file)
