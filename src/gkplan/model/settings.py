"""What a collection of plans sets for itself in gkplan.yaml."""

from typing import NamedTuple


class Settings(NamedTuple):
    """Choices of one collection: lengths in days, `templates` a folder as seen from here."""

    language: str | None = None
    remind: int = 14
    stale_after: int = 90
    templates: str = ""
