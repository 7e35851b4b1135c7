"""gkplan.yaml, the settings of a collection, and the announced years of holidays it names."""

from pathlib import Path

from gkplan.base.calendar import Calendar, YearOff
from gkplan.model.settings import LIGHTING, Condition, Settings, Site, SiteColumn, Weights
from gkplan.store.plan.format import VERSION
from gkplan.store.shapes.lists import ByKind, ListOf
from gkplan.store.shapes.records import Record, Variants
from gkplan.store.shapes.scalars import FILLED, TEXT, Choice, DayShape, Integer, TextShape
from gkplan.store.shapes.shape import Fields, list_texts, list_values

_LIGHT = ListOf(
    ByKind(
        scalar=Choice(LIGHTING),
        mapping=Variants(
            {
                "days_late": Record(
                    "days-late", {"days_late": Integer(1, 3660)}, needs=("days_late",)
                ),
                "days_left": Record(
                    "days-left", {"days_left": Integer(0, 3660)}, needs=("days_left",)
                ),
            }
        ),
    )
)

SETTINGS = Record(
    "settings",
    {
        "gkplan": Integer(VERSION, VERSION),
        "language": Choice(("zh_CN", "en")),
        "remind": Integer(0, 366),
        "stale_after": Integer(1, 3660),
        "templates": TEXT,
        "calendar_years": ListOf(FILLED),
        "lights": Record("lights", {"red": _LIGHT, "yellow": _LIGHT}),
        "site": Record(
            "site",
            {
                "name": TEXT,
                "domain": TEXT,
                "id_code": TextShape(number=True),
                "column": Record(
                    "column",
                    {
                        "name": TEXT,
                        "description": TEXT,
                        "keywords": ListOf(FILLED),
                        "type": TEXT,
                    },
                ),
            },
        ),
        "weights": Record(
            "weights",
            {
                "completion": Integer(0, 100),
                "punctuality": Integer(0, 100),
                "evidence": Integer(0, 100),
            },
        ),
    },
)

# a year's holidays as the State Council announces them: 2027.calendar.yaml
CALENDAR_YEAR = Record(
    "calendar-year",
    {
        "year": Integer(1949, 2200),
        "holidays": ListOf(DayShape()),
        "workdays": ListOf(DayShape()),
    },
    needs=("year",),
)


def build_settings(fields: Fields, folder: Path, calendar: Calendar) -> Settings:
    """Build the settings of the collection in a folder."""
    default = Settings()
    templates = fields.get("templates")
    lights = fields.get("lights")
    return Settings(
        language=fields.get("language"),
        remind=fields.get("remind", default.remind),
        stale_after=fields.get("stale_after", default.stale_after),
        templates=str(folder / templates) if templates else "",
        calendar=calendar,
        site=_site(fields.get("site")),
        weights=Weights(**fields.get("weights").values) if fields.get("weights") else Weights(),
        lights=default.lights
        if lights is None
        else {
            colour: tuple(map(_condition, list_values(lights, colour))) for colour in default.lights
        },
    )


def _site(fields: Fields | None) -> Site:
    if fields is None:
        return Site()
    column = fields.get("column")
    return Site(
        name=fields.get("name", ""),
        domain=fields.get("domain", ""),
        id_code=fields.get("id_code", ""),
        column=SiteColumn(
            name=column.get("name", ""),
            description=column.get("description", ""),
            keywords=list_texts(column, "keywords"),
            type=column.get("type", ""),
        )
        if column
        else SiteColumn(),
    )


def _condition(written: str | Fields) -> Condition:
    if isinstance(written, str):
        return Condition(status=written)
    return Condition(days_late=written.get("days_late"), days_left=written.get("days_left"))


def build_year_off(fields: Fields) -> tuple[int, YearOff] | None:
    """Build an announced year."""
    if not fields.get("year"):
        return None
    days = {key: frozenset(list_values(fields, key)) for key in ("holidays", "workdays")}
    return fields.get("year"), YearOff(**days)
