"""The JSON Schema of each file, made from the shapes that read it."""

from gkplan.base.answers import JSON
from gkplan.store import collection_forms, forms, ledger_form
from gkplan.store.shapes.shape import Shape

SHAPES: dict[str, Shape] = {
    "plan": forms.PLAN,
    "units": collection_forms.UNITS_FILE,
    "ledger": ledger_form.LEDGER,
    "settings": collection_forms.SETTINGS,
    "calendar": collection_forms.CALENDAR_YEAR,
}
_TITLES = {
    "plan": "gkplan plan",
    "units": "gkplan units.yaml",
    "ledger": "gkplan ledger",
    "settings": "gkplan.yaml",
    "calendar": "gkplan calendar year",
}


def schema(kind: str) -> JSON:
    """Give the schema of `plan`, `units`, `ledger` or `settings` (JSON Schema 2020-12)."""
    defs: JSON = {}
    top = SHAPES[kind].schema(defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[kind],
        **top,
        "$defs": defs,
    }
