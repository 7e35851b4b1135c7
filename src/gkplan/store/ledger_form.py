"""The ledger's format: its keys and their shapes."""

from gkplan.base.language import _
from gkplan.model.ledger import Step
from gkplan.store.shapes.lists import ListOf, OneOrMore
from gkplan.store.shapes.records import Record, TextMap, Variants
from gkplan.store.shapes.scalars import Choice, Day, Text
from gkplan.store.shapes.text_forms import END, FILLED, TEXT

_PERIOD_NAME = Text(
    pattern=r"^(?![0-9]{4}-(Q|H|[0-9]+$)).|^[0-9]{4}-(Q[1-4]|H[12]|0[1-9]|1[0-2])" + END,
    what=lambda: _("a period: 2024-Q1 to 2024-Q4, 2024-H1, 2024-H2, 2024-01 to 2024-12, or 2024"),
    number=True,
)
LEDGER = ListOf(
    Variants(
        {
            "event": Record(
                "event",
                {"event": FILLED, "date": Day(), "note": TEXT, "evidence": OneOrMore(FILLED)},
                needs=("event", "date"),
            ),
            "task": Record(
                "entry",
                {
                    "task": FILLED,
                    "date": Day(),
                    "status": Choice(tuple(Step)),
                    "occurrence": _PERIOD_NAME,
                    "by": OneOrMore(FILLED),
                    "note": TEXT,
                    "evidence": OneOrMore(FILLED),
                    "until": Day(),
                    "signed": TextMap(),
                    "units": OneOrMore(FILLED),
                    "replaces": FILLED,
                },
                needs=("task", "date", "status"),
            ),
        }
    )
)
