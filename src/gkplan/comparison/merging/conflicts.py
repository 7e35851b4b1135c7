"""What two sides want that cannot be had together."""

from enum import StrEnum
from typing import NamedTuple

from gkplan.comparison.compare.spots import ChangedPart


class Clash(StrEnum):
    """How two sides are at odds about one thing."""

    FIELD = "field"
    OURS_DROPPED = "ours-dropped"
    THEIRS_DROPPED = "theirs-dropped"
    PLACE = "place"
    ORDER = "order"


class About(NamedTuple):
    """What a conflict is about: an item of a plan, a unit, an entry, or the file itself.

    `part` is None for what is neither a plan nor an item of one.
    """

    part: ChangedPart | None
    id: str = ""
    number: str = ""
    name: str = ""


class Conflict(NamedTuple):
    """One conflict: what it is about, which field as the file names it, and what each side says."""

    clash: Clash
    about: About
    field: str = ""
    base: str = ""
    ours: str = ""
    theirs: str = ""
