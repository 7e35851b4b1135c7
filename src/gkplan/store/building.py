"""From the fields of a file to the values of the model."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from gkplan.model.deadline import (
    AfterEvent,
    Deadline,
    FixedDate,
    Length,
    Measure,
    Ongoing,
    Period,
    Quota,
    Recurrence,
    Window,
)
from gkplan.model.ledger import Entry, Event, Step
from gkplan.model.plan import (
    Assignment,
    Basis,
    Column,
    Furniture,
    Item,
    LeadingGroup,
    Numbering,
    Paragraph,
    Person,
    Plan,
    Publication,
    Role,
    Section,
    SignOff,
    Task,
)
from gkplan.model.unit import Collective, Unit, UnitRegister
from gkplan.source import Source, Span
from gkplan.store.shapes import Fields

DEFAULT_ATTRIBUTION = (
    "（责任单位：{responsible}）",
    "（牵头单位：{lead}）",
    "（牵头单位：{lead}；配合单位：{support}）",
    "（牵头单位：{lead}；责任单位：{responsible}）",
    "（牵头单位：{lead}；责任单位：{responsible}；配合单位：{support}）",
    "（责任单位：{responsible}；配合单位：{support}）",
    "（配合单位：{support}）",
)
_NOTHING: Fields = Fields({}, {})


class _Inherited(NamedTuple):
    """What a plan or section hands down to the tasks below it."""

    attribution: tuple[str, ...]
    first_leads: bool
    run_in: bool


def plan(fields: Fields, source: Source, units: UnitRegister) -> Plan:
    """Build a plan; `fields` must hold a title, a year and an issuer."""
    inherited = _Inherited(
        _texts(fields, "attribution") or DEFAULT_ATTRIBUTION,
        fields.get("first_leads", False),
        fields.get("run_in", True),
    )
    page = fields.get("source", _NOTHING)
    return Plan(
        source=source,
        title=fields.get("title"),
        year=fields.get("year"),
        issuer=fields.get("issuer"),
        items=_items(fields, inherited),
        spans=fields.spans,
        units=units,
        language=fields.get("language", "zh_CN"),
        printed_title=fields.get("printed_title"),
        prologue=fields.get("prologue", ""),
        preamble=fields.get("preamble", ""),
        closing=fields.get("closing", ""),
        publication=_publication(fields.get("publication", _NOTHING)),
        basis=tuple(
            Basis(f.get("title", ""), f.get("document_number", ""), f.spans)
            for f in _list(fields, "basis")
        ),
        numbering=_numbering(fields) or Numbering(),
        leading_group=_leading_group(fields.get("leading_group")),
        signoff=tuple(
            SignOff(f.get("step", ""), f.get("by", ""), f.spans) for f in _list(fields, "signoff")
        ),
        furniture=tuple(
            Furniture(f.get("line", 1), f.get("text", "")) for f in _list(page, "furniture")
        ),
    )


def _list(fields: Fields, key: str) -> list[Any]:
    """Give a list's values, without their places."""
    return [value for value, _span in fields.get(key, ())]


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(_list(fields, key))


def _items(fields: Fields, inherited: _Inherited) -> tuple[Item, ...]:
    """Build what stands below, `sections` and `tasks` in the order they are written in."""
    found: list[Item] = []
    for key in fields.spans:
        if key in ("sections", "tasks"):
            build = _section if key == "sections" else _task_or_section
            found += (_item(each, inherited, build) for each in _list(fields, key))
    return tuple(found)


def _item(
    fields: Fields, inherited: _Inherited, build: Callable[[Fields, _Inherited], Item]
) -> Item:
    if "paragraph" in fields.spans:
        return Paragraph(fields.get("paragraph", ""), fields.spans)
    return build(fields, inherited)


def _section(fields: Fields, inherited: _Inherited) -> Section:
    table = fields.get("table", _NOTHING)
    default = ("{units}",) if table is not _NOTHING else inherited.attribution
    below = inherited._replace(
        attribution=_texts(fields, "attribution") or default,
        first_leads=fields.get("first_leads", inherited.first_leads),
    )
    return Section(
        heading=fields.get("heading", ""),
        text=fields.get("text", ""),
        label=fields.get("label"),
        run_in=fields.get("run_in", False),
        inline=fields.get("inline", False),
        numbering=_numbering(fields),
        columns=tuple(
            Column(f.get("title", ""), f.get("holds", ""), f.spans[""])
            for f in _list(table, "columns")
        ),
        items=_items(fields, below),
        spans=fields.spans,
    )


def _task_or_section(fields: Fields, inherited: _Inherited) -> Task | Section:
    run_in = fields.get("run_in", inherited.run_in)
    if fields.get("tracked") is False:
        fields.values["run_in"] = run_in
        return _section(fields, inherited)
    first_leads = fields.get("first_leads", inherited.first_leads)
    return Task(
        id=fields.get("id", ""),
        heading=fields.get("heading", ""),
        text=fields.get("text", ""),
        label=fields.get("label"),
        run_in=run_in,
        inline=fields.get("inline", False),
        numbering=_numbering(fields),
        assignments=tuple(_assignments(fields, first_leads=first_leads)),
        deadlines=tuple(_deadlines(fields)),
        attribution=_texts(fields, "attribution") or inherited.attribution,
        cells=fields.get("cells", {}),
        items=_items(fields, inherited._replace(first_leads=first_leads)),
        spans=fields.spans,
    )


def _assignments(fields: Fields, *, first_leads: bool) -> Iterable[Assignment]:
    units = fields.get("units")
    if isinstance(units, str):
        units = [(units, fields.spans["units"])]
    if isinstance(units, Fields):
        for key in units.spans:
            if key:
                yield from (Assignment(name, Role(key), at) for name, at in units.get(key, ()))
    elif units:
        for index, (name, at) in enumerate(units):
            leads = first_leads and index == 0
            yield Assignment(name, Role.LEAD if leads else Role.RESPONSIBLE, at)


def _deadlines(fields: Fields) -> Iterable[Deadline]:
    written = fields.get("deadline")
    if written is None:
        return
    pairs = written if isinstance(written, list) else [(written, fields.spans["deadline"])]
    for value, span in pairs:
        if value == "ongoing":
            yield Ongoing(span=span)
        elif built := deadline(value, span):
            yield built


def deadline(fields: Fields, span: Span) -> Deadline | None:
    """Build one deadline; None where a part of it was reported."""
    get = fields.get
    text, what = get("text", ""), get("what", "")
    if get("ongoing"):
        return Ongoing(text=text, what=what, span=span)
    if get("every"):
        days = [get("day")] if "day" in fields else _list(fields, "days")
        return Recurrence(
            every=Period(get("every")),
            days=tuple(days),
            month=get("month"),
            grace=length(get("grace")) if get("grace") else None,
            text=text,
            what=what,
            span=span,
        )
    if get("at_least") and get("per"):
        return Quota(
            at_least=get("at_least"), per=Period(get("per")), text=text, what=what, span=span
        )
    if get("within") and get("after"):
        within = length(get("within"))
        return AfterEvent(within=within, after=get("after"), text=text, what=what, span=span)
    if get("from") and get("by"):
        return Window(start=get("from"), by=get("by"), text=text, what=what, span=span)
    if get("by") and "from" not in fields.spans:
        return FixedDate(by=get("by"), text=text, what=what, span=span)
    return None


def length(written: str) -> Length:
    """Build a length of time from `10 days` or `1 workday`."""
    count, measure = written.split(" ")
    return Length(int(count), Measure.WORKDAYS if measure.startswith("work") else Measure.DAYS)


def _numbering(fields: Fields) -> Numbering | None:
    found = fields.get("numbering")
    if found is None:
        return None
    levels = _texts(found, "levels") or Numbering().levels
    return Numbering(levels, tuple(_list(found, "continuous")))


def _publication(fields: Fields) -> Publication:
    return Publication(**fields.values, spans=fields.spans) if fields.spans else Publication()


def _people(fields: Fields, key: str) -> tuple[Person, ...]:
    found = fields.get(key, ())
    people = [found] if isinstance(found, Fields) else [value for value, _span in found]
    return tuple(Person(f.get("name", ""), f.get("post", ""), f.spans) for f in people)


def _leading_group(fields: Fields | None) -> LeadingGroup | None:
    if fields is None:
        return None
    office = fields.get("office", _NOTHING)
    return LeadingGroup(
        name=fields.get("name", ""),
        chair=_people(fields, "chair"),
        deputies=_people(fields, "deputies"),
        members=_people(fields, "members"),
        office=office.get("at", ""),
        office_director=_people(office, "director"),
        office_staff=_people(office, "staff"),
    )


def register(fields: Fields) -> UnitRegister:
    """Build the units and collectives of units.yaml."""
    units = tuple(
        Unit(
            f.get("name"), f.spans.get("name", f.spans[""]), f.get("kind", ""), _texts(f, "aliases")
        )
        for f in _list(fields, "units")
        if f.get("name")
    )
    collectives = tuple(_collective(f) for f in _list(fields, "collectives") if f.get("name"))
    return UnitRegister(units, collectives)


def _collective(fields: Fields) -> Collective:
    members = fields.get("members", ())
    by_kind = isinstance(members, Fields)
    return Collective(
        name=fields.get("name"),
        span=fields.spans.get("name", fields.spans[""]),
        aliases=_texts(fields, "aliases"),
        members=() if by_kind else tuple(value for value, _span in members),
        kind=members.get("kind", "") if by_kind else "",
        is_open=fields.get("open", False),
    )


def record(fields: Fields) -> Entry | Event | None:
    """Build one ledger record; None where it lacks what it cannot do without."""
    if not fields.get("date"):
        return None
    note, evidence = fields.get("note", ""), _texts(fields, "evidence")
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
        by=_texts(fields, "by"),
        note=note,
        evidence=evidence,
    )
