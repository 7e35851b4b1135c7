"""The JSON Schema of each file, made from the shapes that read it."""

from gkplan.base.answers import JSON
from gkplan.store.ledger import LEDGER
from gkplan.store.plan.format import PLAN
from gkplan.store.settings import CALENDAR_YEAR, SETTINGS
from gkplan.store.shapes.shape import Shape
from gkplan.store.units import UNITS_FILE

SHAPES: dict[str, Shape] = {
    "plan": PLAN,
    "units": UNITS_FILE,
    "ledger": LEDGER,
    "settings": SETTINGS,
    "calendar": CALENDAR_YEAR,
}
_TITLES = {
    "plan": "gkplan plan",
    "units": "gkplan units.yaml",
    "ledger": "gkplan ledger",
    "settings": "gkplan.yaml",
    "calendar": "gkplan calendar year",
}


def make_schema(kind: str) -> JSON:
    """Give the schema of `plan`, `units`, `ledger` or `settings` (JSON Schema 2020-12)."""
    defs: JSON = {}
    top = SHAPES[kind].schema(defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[kind],
        **top,
        "$defs": defs,
    }
