"""`gkplan git`: what makes git know plans."""

PACKAGE = __name__


def command() -> None:
    """Make git compare plans by their words and merge them by id, or stop it."""
