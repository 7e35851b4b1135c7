"""Files into values: each function gives the value, as far as there is one, and all findings."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from gkplan.base.calendar import Calendar, YearOff
from gkplan.base.diagnostics import Diagnostic
from gkplan.base.language import _
from gkplan.base.source import Span
from gkplan.model.ledger import Entry, Event, Ledger
from gkplan.model.plan import Plan
from gkplan.model.settings import Settings
from gkplan.model.unit import UnitRegister
from gkplan.store.ledger import LEDGER, build_record
from gkplan.store.plan.build import build_plan
from gkplan.store.plan.format import PLAN, VERSION
from gkplan.store.settings import CALENDAR_YEAR, SETTINGS, build_settings, build_year_off
from gkplan.store.shapes import faults
from gkplan.store.shapes.reading import Node, Reading, Unread, integer, kind_of
from gkplan.store.shapes.shape import WRONG, Fields, Shape
from gkplan.store.units import UNITS_FILE, build_register

T = TypeVar("T")
Found = tuple[T, tuple[Diagnostic, ...]]


def read_plan(
    path: Path, units: UnitRegister, *, shown: str = "", content: bytes | None = None
) -> Found[Plan | None]:
    """Read a plan. `shown` is how its path is written in messages.

    Of this and the other files, `content` is read in place of what stands at the path.
    """
    build = _plan_of(units)
    return _read(path, PLAN, build, None, shown=shown, versioned=True, content=content)


def parse_plan(text: str, units: UnitRegister, *, shown: str) -> Found[Plan | None]:
    """Read a plan that is not in a file yet."""
    return _built(Reading(shown, text), PLAN, _plan_of(units), None, versioned=True)


def _plan_of(units: UnitRegister) -> Callable[[Fields, Reading], Plan | None]:
    def build(fields: Fields, reading: Reading) -> Plan | None:
        if not all(fields.get(key) for key in ("title", "year", "issuer")):
            return None
        return build_plan(fields, reading.source, units)

    return build


def read_units(path: Path, *, shown: str = "", content: bytes | None = None) -> Found[UnitRegister]:
    """Read units.yaml; where there is none, a register that says so."""
    units, found = _read(
        path,
        UNITS_FILE,
        lambda fields, _reading: build_register(fields),
        UnitRegister(declared=False),
        shown=shown,
        optional=True,
        content=content,
    )
    missing = not units.declared and not found
    return (UnitRegister(declared=False, missing=True) if missing else units), found


def read_ledger(path: Path, *, shown: str = "", content: bytes | None = None) -> Found[Ledger]:
    """Read a ledger; where there is none, or an empty one, nothing has happened yet."""

    def build(written: list[tuple[Fields, Span]], reading: Reading) -> Ledger:
        records = [build_record(fields) for fields, _span in written]
        return Ledger(
            reading.source,
            tuple(r for r in records if isinstance(r, Entry)),
            tuple(r for r in records if isinstance(r, Event)),
        )

    shape = LEDGER
    ledger, found = _read(path, shape, build, Ledger(), shown=shown, optional=True, content=content)
    return ledger, tuple(each for each in found if each.code != faults.EMPTY_FILE.code)


def read_settings(path: Path, *, shown: str = "") -> Found[Settings]:
    """Read gkplan.yaml; where there is none, the settings that hold without it."""

    def build(fields: Fields, reading: Reading) -> Settings:
        supplied = {}
        for name, span in fields.get("calendar_years", ()):
            year, found = read_calendar_year(path.parent / name)
            reading.diagnostics.extend(found)
            if year is None and not found:
                reading.report(faults.UNREADABLE_FILE, span, _("there is no such file"))
            elif year:
                supplied[year[0]] = year[1]
        return build_settings(fields, path.parent, Calendar(supplied))

    return _read(path, SETTINGS, build, Settings(), shown=shown, optional=True)


def read_calendar_year(path: Path) -> Found[tuple[int, YearOff] | None]:
    """Read an announced year of holidays that an office supplies; None where there is no file."""
    shape = CALENDAR_YEAR
    return _read(path, shape, lambda f, _r: build_year_off(f), None, shown="", optional=True)


def _read(
    path: Path,
    shape: Shape,
    build: Callable[..., T],
    nothing: T,
    *,
    shown: str,
    versioned: bool = False,
    optional: bool = False,
    content: bytes | None = None,
) -> Found[T]:
    reading = Reading(shown or str(path))
    try:
        if content is None:
            reading.fetch(path, optional=optional)
        else:
            reading.take(content)
    except Unread:
        return nothing, tuple(reading.diagnostics)
    return _built(reading, shape, build, nothing, versioned=versioned)


def _built(
    reading: Reading, shape: Shape, build: Callable[..., T], nothing: T, *, versioned: bool
) -> Found[T]:
    value = nothing
    try:
        node = reading.nodes()
        if not versioned or _version_known(node, reading):
            fields = shape.read(node, reading) if reading.plain(node) else WRONG
            if fields is not WRONG and fields is not None:
                value = build(fields, reading)
    except Unread:
        pass
    return value, tuple(reading.diagnostics)


def _version_known(node: Node, reading: Reading) -> bool:
    """Tell whether a file is of this format's version; if not, no other finding would help."""
    if node.id != "mapping":
        return True  # the shape says what it is instead
    keys = {key.value for key, _value in node.value if key.id == "scalar"}
    if "gkplan" not in keys and keys & {"title", "issuer", "sections", "tasks"}:
        return True  # a plan but for that key, which the shape misses; all its findings are wanted
    for key, value in node.value:
        if key.value == "gkplan":
            if kind_of(value) == "integer" and integer(value) == VERSION:
                return True
            span = reading.span(value)
            written = span.source.text[span.start : span.end] or "?"
            message = _("format version {found} is not known; this program reads version {known}")
            reading.report(
                faults.FORMAT_VERSION,
                span,
                message.format(found=written, known=VERSION),
            )
            return False
    message = _("this is no plan: its first line must be `gkplan: {version}`")
    start = Span(reading.source, node.start_mark.index, node.start_mark.index)
    reading.report(faults.FORMAT_VERSION, start, message.format(version=VERSION))
    return False
