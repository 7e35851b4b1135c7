"""Yearly government work plans kept as plain YAML in git: the library below the commands.

The names here are what other programs may rely on; each is loaded when it is first used, since a
short command's time is mostly its start.
"""

from typing import TYPE_CHECKING

from gkplan.base.version import __version__

if TYPE_CHECKING:
    from gkplan.comparison.compare.comparing import apply, compare
    from gkplan.importing.drafting.draft import Wishes
    from gkplan.importing.intake import import_document
    from gkplan.model.dossier import Dossier
    from gkplan.recording.adding import record
    from gkplan.recording.fields import EntryFields
    from gkplan.rendering.render import render
    from gkplan.renewal.renewing import renew
    from gkplan.reports.case import make_case
    from gkplan.reports.papers import paper
    from gkplan.store.collection import read_plans
    from gkplan.tracing.reading import trace_plans
    from gkplan.tracking.followed import follow
    from gkplan.validation.findings import validate

__all__ = [
    "Dossier",
    "EntryFields",
    "Wishes",
    "__version__",
    "apply",
    "compare",
    "follow",
    "import_document",
    "make_case",
    "paper",
    "read_plans",
    "record",
    "render",
    "renew",
    "trace_plans",
    "validate",
]
_PLACES = {
    "Dossier": "model.dossier",
    "EntryFields": "recording.fields",
    "Wishes": "importing.drafting.draft",
    "apply": "comparison.compare.comparing",
    "compare": "comparison.compare.comparing",
    "follow": "tracking.followed",
    "import_document": "importing.intake",
    "make_case": "reports.case",
    "paper": "reports.papers",
    "read_plans": "store.collection",
    "record": "recording.adding",
    "render": "rendering.render",
    "renew": "renewal.renewing",
    "trace_plans": "tracing.reading",
    "validate": "validation.findings",
}


def __getattr__(name: str) -> object:
    """Load an entry point from the room it lives in."""
    if name not in _PLACES:
        raise AttributeError(f"module 'gkplan' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"gkplan.{_PLACES[name]}"), name)
