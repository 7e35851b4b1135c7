"""What the files of a collection are called, which says what each of them is."""

SETTINGS = "gkplan.yaml"
UNITS = "units.yaml"
LEDGER = ".ledger.yaml"
CALENDAR = ".calendar.yaml"
IMPORTED = ".imported.yaml"
SUFFIXES = (".yaml", ".yml")


def is_plan(name: str) -> bool:
    """Tell by its name whether a file is a plan, and not a ledger, units or settings file."""
    return (
        name.endswith(SUFFIXES)
        and name not in (SETTINGS, UNITS)
        and not name.endswith((LEDGER, CALENDAR, IMPORTED))
        and not name.startswith(".")
    )
