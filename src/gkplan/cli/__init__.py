"""The command line. Only here does the program print, exit or read the clock."""

import sys


def main(arguments: list[str] | None = None) -> None:
    """Run `gkplan` and exit with its code."""
    from gkplan.cli import app

    sys.exit(app.run(sys.argv[1:] if arguments is None else arguments))
