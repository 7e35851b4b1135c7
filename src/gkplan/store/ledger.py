"""The ledger 台账 as YAML: an entry or an event a line, read and built; `appending` writes it."""

from gkplan.base.language import _
from gkplan.model.ledger import Entry, Event, Step
from gkplan.store.shapes.lists import ListOf, OneOrMore
from gkplan.store.shapes.records import Record, TextMap, Variants
from gkplan.store.shapes.scalars import END, FILLED, TEXT, Choice, DayShape, TextShape
from gkplan.store.shapes.shape import Fields, list_texts

_PERIOD_NAME = TextShape(
    pattern=r"^(?![0-9]{4}-(Q|H|[0-9]+$)).|^[0-9]{4}-(Q[1-4]|H[12]|0[1-9]|1[0-2])" + END,
    what=lambda: _("a period: 2024-Q1 to 2024-Q4, 2024-H1, 2024-H2, 2024-01 to 2024-12, or 2024"),
    number=True,
)
LEDGER = ListOf(
    Variants(
        {
            "event": Record(
                "event",
                {"event": FILLED, "date": DayShape(), "note": TEXT, "evidence": OneOrMore(FILLED)},
                needs=("event", "date"),
            ),
            "task": Record(
                "entry",
                {
                    "task": FILLED,
                    "date": DayShape(),
                    "status": Choice(tuple(Step)),
                    "occurrence": _PERIOD_NAME,
                    "by": OneOrMore(FILLED),
                    "note": TEXT,
                    "evidence": OneOrMore(FILLED),
                    "until": DayShape(),
                    "signed": TextMap(),
                    "units": OneOrMore(FILLED),
                    "replaces": FILLED,
                },
                needs=("task", "date", "status"),
            ),
        }
    )
)


def build_record(fields: Fields) -> Entry | Event | None:
    """Build one ledger record; None where it lacks what it cannot do without."""
    if not fields.get("date"):
        return None
    note, evidence = fields.get("note", ""), list_texts(fields, "evidence")
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
        by=list_texts(fields, "by"),
        note=note,
        evidence=evidence,
        until=fields.get("until"),
        signed=tuple(fields.get("signed", {}).items()),
        units=list_texts(fields, "units"),
        replaces=fields.get("replaces", ""),
    )
