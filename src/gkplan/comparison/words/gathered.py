"""Several changes told as one: units that took others' place, items that only count on."""

from collections.abc import Iterable, Iterator, Sequence

from gkplan.base.language import ngettext
from gkplan.comparison.compare.changes import Change, ChangeKind
from gkplan.comparison.compare.families import Duties, OwnNumbers
from gkplan.comparison.compare.spots import Spot
from gkplan.model.plan import Role
from gkplan.phrases import numbering

COMING_AND_GOING = (ChangeKind.UNIT_ADDED, ChangeKind.UNIT_REMOVED)


def join_exchanges(changes: Sequence[Change]) -> Iterator[Change]:
    """Tell of the units that left and those that came in one role of a task in one change."""
    steps: dict[tuple[Spot, Role], list[Duties]] = {}
    for change in changes:
        if duties := _in_one_role(change):
            steps.setdefault((change.about, find_role(duties)), []).append(duties)
    for change in changes:
        if not (duties := _in_one_role(change)):
            yield change
        elif own := steps.pop((change.about, find_role(duties)), None):
            old = tuple(unit for each in own for unit in each.old)
            new = tuple(unit for each in own for unit in each.new)
            kind = ChangeKind.LEAD_CHANGED if old and new else change.kind
            yield change._replace(kind=kind, values=Duties(old, new))


def _in_one_role(change: Change) -> Duties | None:
    """Give the units of a change that came or left, where all are in one role."""
    if change.kind not in COMING_AND_GOING or not isinstance(change.values, Duties):
        return None
    return change.values if len({each.role for each in change.values.any}) == 1 else None


def find_role(duties: Duties) -> Role:
    """Tell in which role units are, were if they left."""
    return duties.any[0].role


def word_renumbered(changes: Sequence[Change]) -> tuple[str, str, str]:
    """Tell once of all that has another number because something else came, went or moved.

    Gives how many there are, and which numbers they had and have.
    """
    count = len(changes)
    what = ngettext("{n} other renumbered", "{n} others renumbered", count)
    flat = sorted(changes, key=lambda change: len(change.about.path))
    runs = list(_runs([each.values for each in flat if isinstance(each.values, OwnNumbers)]))
    old = _ranges([(run[0].old, run[-1].old) for run in runs])
    new = _ranges([(run[0].new, run[-1].new) for run in runs])
    return what.format(n=count), old, new


def _runs(numbers: Iterable[OwnNumbers]) -> Iterator[list[OwnNumbers]]:
    """Put together those whose numbers follow one another, before as after."""
    run: list[OwnNumbers] = []
    for each in numbers:
        if run and not (_follow(run[-1].old, each.old) and _follow(run[-1].new, each.new)):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _follow(label: str, other: str) -> bool:
    first, second = numbering.ordinal(label), numbering.ordinal(other)
    return first is not None and second == first + 1 and label[:1].isalnum() == other[:1].isalnum()


def _ranges(runs: Sequence[tuple[str, str]]) -> str:
    shown = [f"{first}…{last}" if first != last else first for first, last in runs]
    return "  ".join(shown)
