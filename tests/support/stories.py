"""A task told in a line: its deadlines, what happened, and how it stands."""

from typing import NamedTuple


class Story(NamedTuple):
    """A task's other keys, its ledger, and what is expected on each day."""

    name: str
    task: str
    ledger: tuple[str, ...]
    days: tuple[str, ...]
    plan: str = ""
    settings: str = ""


def story(name: str, task: str, *lines: str, plan: str = "", settings: str = "") -> Story:
    """Tell a story in order; lines that begin with `=` are expected."""
    ledger = tuple(line for line in lines if not line.startswith("="))
    days = tuple(line[1:].strip() for line in lines if line.startswith("="))
    return Story(name, task, ledger, days, plan, settings)
