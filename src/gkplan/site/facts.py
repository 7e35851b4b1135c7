"""What pages tell of a plan, as plain values: gathered once, used by many pages."""

from typing import NamedTuple

from gkplan.tracking.punctuality import Counts

LIGHTS = ("red", "yellow", "green")  # the worst first


class Name(NamedTuple):
    """A unit's name; `is_open` for a collective that names nobody in particular."""

    unit: str
    is_open: bool


class UnitRole(NamedTuple):
    """A unit as a task names it, its role, and the unit it stands for by now."""

    unit: str
    role: str
    now: str


class TaskFacts(NamedTuple):
    """Where a task stands: of what is open the earliest, else the last that was done.

    `anchor` is its place in the plan's page: its id, or its turn where another has that.
    `due` is a day as text, "" where none is open; `left` the days until then. `reports` are units
    with the day of their report, `missing` those whose report is needed still.
    """

    id: str
    anchor: str
    number: str
    name: str
    text: str
    status: str
    light: str
    due: str
    left: int | None
    provisional: bool
    extended: bool
    parts: tuple[UnitRole, ...]
    committed: tuple[Name, ...]
    reports: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    required: int
    missed: int
    waits: str
    evidence: tuple[str, ...]
    heard: str
    note: str


class DateFacts(NamedTuple):
    """One occurrence: the place of its task in the plan, when it is due, and how it stands."""

    task: int
    name: str
    due: str
    status: str
    light: str
    left: int | None
    reported: str
    provisional: bool


class Pressing(NamedTuple):
    """A task that is overdue, due soon, or blocked past its date."""

    anchor: str
    number: str
    name: str
    units: tuple[str, ...]
    status: str
    light: str
    due: str
    left: int | None


class QuarterCounts(NamedTuple):
    """What a unit must report in one quarter: how many in each state, and the worst light."""

    name: str
    counts: Counts
    light: str


class UnitQuarters(NamedTuple):
    """The quarters in which a unit must report something; `unit` is "" where nobody is named."""

    unit: str
    is_open: bool
    quarters: tuple[QuarterCounts, ...]


class MonthCounts(NamedTuple):
    """What falls due in one month: how many in time, late, overdue and not due yet."""

    name: str
    counts: Counts


class PlanHead(NamedTuple):
    """A plan in short: what the front page and lists tell of it.

    `faults` are the errors found in its files, a line each; where `readable` is false there is
    nothing else. `digest` names all its facts.
    """

    path: str
    title: str
    issuer: str
    year: int
    language: str
    readable: bool
    ledgerless: bool
    faults: tuple[str, ...]
    counts: tuple[tuple[str, int], ...] = ()
    lights: tuple[tuple[str, int], ...] = ()
    units: tuple[Name, ...] = ()
    years: tuple[int, ...] = ()
    months: tuple[MonthCounts, ...] = ()
    pressing: tuple[Pressing, ...] = ()
    digest: str = ""

    @property
    def total(self) -> int:
        return sum(count for _status, count in self.counts)


class Facts(NamedTuple):
    """All that pages tell of a plan."""

    head: PlanHead
    quarters: tuple[UnitQuarters, ...] = ()
    tasks: tuple[TaskFacts, ...] = ()
    dates: tuple[DateFacts, ...] = ()
