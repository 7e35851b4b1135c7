"""What a collection of plans sets for itself in gkplan.yaml."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from gkplan.base.calendar import Calendar
from gkplan.model.status import Status


class Condition(NamedTuple):
    """When a light is on: at a status, or from so many days late, or up to so many days left."""

    status: str = ""
    days_late: int | None = None
    days_left: int | None = None


LIGHTING = tuple(status.value for status in Status)  # what a light may name
DEFAULT_LIGHTS = {
    "red": (Condition(Status.OVERDUE),),
    "yellow": (Condition(Status.DUE_SOON), Condition(Status.BLOCKED), Condition(Status.STALE)),
}


class SiteColumn(NamedTuple):
    """The column 栏目 of a government site that a page stands in."""

    name: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    type: str = ""


class Site(NamedTuple):
    """The government site that pages are published on, as its meta tags name it."""

    name: str = ""
    domain: str = ""
    id_code: str = ""
    column: SiteColumn = SiteColumn()


class Weights(NamedTuple):
    """What units are scored by 考核: points out of their sum for each of three."""

    completion: int = 60
    punctuality: int = 30
    evidence: int = 10


class Settings(NamedTuple):
    """Choices of one collection: lengths in days, `templates` a folder as seen from here."""

    language: str | None = None
    remind: int = 14
    stale_after: int = 90
    templates: str = ""
    calendar: Calendar = Calendar()
    site: Site = Site()
    weights: Weights = Weights()
    lights: Mapping[str, tuple[Condition, ...]] = MappingProxyType(DEFAULT_LIGHTS)
