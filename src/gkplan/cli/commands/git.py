"""`gkplan git`: what makes git know plans."""

PACKAGE = "gkplan.cli.commands_git"


def command() -> None:
    """Make git compare plans by their words and merge them by id, or stop it."""
