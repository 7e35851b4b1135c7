"""From the fields of units.yaml, ledgers and settings to the values of the model."""

from pathlib import Path

from gkplan.base.calendar import Calendar, YearOff
from gkplan.model.ledger import Entry, Event, Step
from gkplan.model.settings import Condition, Settings, Site, SiteColumn, Weights
from gkplan.model.unit import Collective, Unit, UnitRegister
from gkplan.store.shapes.shape import Fields, listed, texts


def register(fields: Fields) -> UnitRegister:
    """Build the units and collectives of units.yaml."""
    units = tuple(_unit(f) for f in listed(fields, "units") if f.get("name"))
    collectives = tuple(_collective(f) for f in listed(fields, "collectives") if f.get("name"))
    return UnitRegister(units, collectives)


def _unit(fields: Fields) -> Unit:
    return Unit(
        name=fields.get("name"),
        span=fields.spans.get("name", fields.spans[""]),
        kind=fields.get("kind", ""),
        aliases=texts(fields, "aliases"),
        until=fields.get("until"),
        successor=fields.get("successor", ""),
    )


def _collective(fields: Fields) -> Collective:
    members = fields.get("members", ())
    by_kind = isinstance(members, Fields)
    return Collective(
        name=fields.get("name"),
        span=fields.spans.get("name", fields.spans[""]),
        aliases=texts(fields, "aliases"),
        members=() if by_kind else tuple(value for value, _span in members),
        kind=members.get("kind", "") if by_kind else "",
        is_open=fields.get("open", False),
    )


def record(fields: Fields) -> Entry | Event | None:
    """Build one ledger record; None where it lacks what it cannot do without."""
    if not fields.get("date"):
        return None
    note, evidence = fields.get("note", ""), texts(fields, "evidence")
    if fields.get("event"):
        return Event(fields.get("event"), fields.get("date"), fields.spans, note, evidence)
    if not (fields.get("task") and fields.get("status")):
        return None
    return Entry(
        task=fields.get("task"),
        date=fields.get("date"),
        status=Step(fields.get("status")),
        spans=fields.spans,
        occurrence=fields.get("occurrence", ""),
        by=texts(fields, "by"),
        note=note,
        evidence=evidence,
        until=fields.get("until"),
        signed=tuple(fields.get("signed", {}).items()),
        units=texts(fields, "units"),
        replaces=fields.get("replaces", ""),
    )


def settings(fields: Fields, folder: Path, calendar: Calendar) -> Settings:
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
        else {colour: tuple(map(_condition, listed(lights, colour))) for colour in default.lights},
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
            keywords=texts(column, "keywords"),
            type=column.get("type", ""),
        )
        if column
        else SiteColumn(),
    )


def _condition(written: str | Fields) -> Condition:
    if isinstance(written, str):
        return Condition(status=written)
    return Condition(days_late=written.get("days_late"), days_left=written.get("days_left"))


def year_off(fields: Fields) -> tuple[int, YearOff] | None:
    """Build an announced year."""
    if not fields.get("year"):
        return None
    days = {key: frozenset(listed(fields, key)) for key in ("holidays", "workdays")}
    return fields.get("year"), YearOff(**days)
