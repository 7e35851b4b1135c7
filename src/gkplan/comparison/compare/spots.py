"""What a change is about: a plan, an item of it or a unit, and where that stands."""

from enum import StrEnum
from typing import NamedTuple

from gkplan.base.source import Span


class ChangedPart(StrEnum):
    """What a change is about: a plan, an item of it, or what units.yaml declares."""

    PLAN = "plan"
    SECTION = "section"
    TASK = "task"
    PARAGRAPH = "paragraph"
    UNIT = "unit"
    COLLECTIVE = "collective"


class Spot(NamedTuple):
    """The plan, an item of it or a unit on one side: how it is named and where it stands.

    `number`, `path` and `address` are those of `outline`; `below` is the heading of the section it
    stands in.
    """

    part: ChangedPart
    name: str = ""
    id: str = ""
    number: str = ""
    path: tuple[str, ...] = ()
    address: str = ""
    below: str = ""
    span: Span | None = None
