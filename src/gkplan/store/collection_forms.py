"""The formats of the files that plans share: units.yaml, gkplan.yaml and announced years."""

from gkplan.model.settings import LIGHTING
from gkplan.store.forms import VERSION
from gkplan.store.shapes.lists import ByKind, ListOf
from gkplan.store.shapes.records import Record, Variants
from gkplan.store.shapes.scalars import Choice, Day, Flag, Integer, Text
from gkplan.store.shapes.text_forms import FILLED, TEXT

LIGHT = ListOf(
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

UNITS_FILE = Record(
    "units-file",
    {
        "units": ListOf(
            Record(
                "unit",
                {
                    "name": FILLED,
                    "aliases": ListOf(FILLED),
                    "kind": TEXT,
                    "until": Day(),
                    "successor": FILLED,
                },
                needs=("name",),
            )
        ),
        "collectives": ListOf(
            Record(
                "collective",
                {
                    "name": FILLED,
                    "aliases": ListOf(FILLED),
                    "members": ByKind(
                        sequence=ListOf(FILLED),
                        mapping=Record("members", {"kind": FILLED}, needs=("kind",)),
                    ),
                    "open": Flag(),
                },
                needs=("name",),
            )
        ),
    },
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
        "lights": Record("lights", {"red": LIGHT, "yellow": LIGHT}),
        "site": Record(
            "site",
            {
                "name": TEXT,
                "domain": TEXT,
                "id_code": Text(number=True),
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
        "holidays": ListOf(Day()),
        "workdays": ListOf(Day()),
    },
    needs=("year",),
)
