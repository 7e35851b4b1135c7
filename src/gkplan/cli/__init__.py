"""The command line. Only here does the program print, exit or read the clock."""

import gc
import sys


def main(arguments: list[str] | None = None) -> None:
    """Run `gkplan` and exit with its code."""
    gc.disable()  # one short command: collecting would cost more than it frees
    from gkplan.cli import app

    sys.exit(app.run(sys.argv[1:] if arguments is None else arguments))
