"""From the fields of a plan file to the values of the model."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from gkplan.base.source import Source
from gkplan.model.ledger import Step
from gkplan.model.plan import (
    Assignment,
    Basis,
    Column,
    Furniture,
    Item,
    LeadingGroup,
    Marks,
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
from gkplan.model.superior import Implemented
from gkplan.model.unit import UnitRegister
from gkplan.store.deadline import build_deadlines
from gkplan.store.shapes.shape import Fields, list_texts, list_values

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

    year: int
    attribution: tuple[str, ...]
    first_leads: bool
    run_in: bool


def build_plan(fields: Fields, source: Source, units: UnitRegister) -> Plan:
    """Build a plan; `fields` must hold a title, a year and an issuer."""
    inherited = _Inherited(
        fields.get("year"),
        list_texts(fields, "attribution") or DEFAULT_ATTRIBUTION,
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
            Basis(f.get("title", ""), f.get("document_number", ""), f.spans, f.get("plan", ""))
            for f in list_values(fields, "basis")
        ),
        numbering=_numbering(fields) or Numbering(),
        leading_group=_leading_group(fields.get("leading_group")),
        signoff=tuple(
            SignOff(f.get("step", ""), f.get("by", ""), f.spans, list_texts(f, "signers"))
            for f in list_values(fields, "signoff")
        ),
        supervision=tuple(Step(word) for word in list_values(fields, "supervision")),
        support_reports=fields.get("support_reports", False),
        furniture=tuple(
            Furniture(f.get("line", 1), f.get("text", ""), f.get("column", 0))
            for f in list_values(page, "furniture")
        ),
    )


def _items(fields: Fields, inherited: _Inherited) -> tuple[Item, ...]:
    """Build what stands below, `sections` and `tasks` in the order they are written in."""
    found: list[Item] = []
    for key in fields.spans:
        if key in ("sections", "tasks"):
            build = _section if key == "sections" else _task_or_section
            found += (_item(each, inherited, build) for each in list_values(fields, key))
    return tuple(found)


def _item(
    fields: Fields, inherited: _Inherited, build: Callable[[Fields, _Inherited], Item]
) -> Item:
    if "paragraph" in fields.spans:
        return Paragraph(fields.get("paragraph", ""), fields.spans)
    return build(fields, inherited)


def _section(fields: Fields, inherited: _Inherited, *, run_in: bool = False) -> Section:
    table = fields.get("table", _NOTHING)
    default = ("{units}",) if table is not _NOTHING else inherited.attribution
    below = inherited._replace(
        attribution=list_texts(fields, "attribution") or default,
        first_leads=fields.get("first_leads", inherited.first_leads),
    )
    return Section(
        heading=fields.get("heading", ""),
        text=fields.get("text", ""),
        label=fields.get("label"),
        run_in=fields.get("run_in", run_in),
        inline=fields.get("inline", False),
        numbering=_numbering(fields),
        columns=tuple(
            Column(
                f.get("title", "" if "title" in f.spans else None),
                f.get("holds", ""),
                f.spans[""],
            )
            for f in list_values(table, "columns")
        ),
        items=_items(fields, below),
        spans=fields.spans,
        marks=Marks(table.get("marks")) if table.get("marks") else None,
    )


def _task_or_section(fields: Fields, inherited: _Inherited) -> Task | Section:
    run_in = fields.get("run_in", inherited.run_in)
    if fields.get("tracked") is False:
        return _section(fields, inherited, run_in=run_in)
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
        deadlines=tuple(build_deadlines(fields, inherited.year)),
        attribution=list_texts(fields, "attribution") or inherited.attribution,
        cells=fields.get("cells", {}),
        items=_items(fields, inherited._replace(first_leads=first_leads)),
        spans=fields.spans,
        merged=list_texts(fields, "merged"),
        carried_from=fields.get("carried_from", ""),
        implements=tuple(_implements(fields)),
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


def _implements(fields: Fields) -> Iterable[Implemented]:
    written = fields.get("implements")
    if not written:
        return
    pairs = written if isinstance(written, list) else [(written, fields.spans["implements"])]
    for value, span in pairs:
        given = value if isinstance(value, Fields) else Fields({"clause": value}, {"": span})
        plan, _slash, task = given.get("clause", "").rpartition("/")
        if plan:
            stamps = (given.get("confirmed", ""), given.get("revision", ""))
            yield Implemented(plan, task, *stamps, given.spans)


def _numbering(fields: Fields) -> Numbering | None:
    found = fields.get("numbering")
    if found is None:
        return None
    levels = list_texts(found, "levels") if "levels" in found.spans else Numbering().levels
    return Numbering(levels, tuple(list_values(found, "continuous")))


def _publication(fields: Fields) -> Publication:
    if not fields.spans:
        return Publication()
    values = {**fields.values, "keywords": list_texts(fields, "keywords")}
    return Publication(**values, spans=fields.spans)


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
