"""Items that have another number because something else came, went or moved."""

from collections.abc import Iterable, Iterator, Sequence

from gkplan.base.language import ngettext
from gkplan.comparison.compare.changes import Change
from gkplan.comparison.compare.families import Numbers
from gkplan.phrases import numbering


def told(changes: Sequence[Change]) -> tuple[str, str, str]:
    """Tell once of all that has another number because something else came, went or moved.

    Gives how many there are, and which numbers they had and have.
    """
    count = len(changes)
    what = ngettext("{n} other renumbered", "{n} others renumbered", count)
    flat = sorted(changes, key=lambda change: len(change.about.path))
    runs = list(_runs([each.values for each in flat if isinstance(each.values, Numbers)]))
    old = _ranges([(run[0].old, run[-1].old) for run in runs])
    new = _ranges([(run[0].new, run[-1].new) for run in runs])
    return what.format(n=count), old, new


def _runs(numbers: Iterable[Numbers]) -> Iterator[list[Numbers]]:
    """Put together those whose numbers follow one another, before as after."""
    run: list[Numbers] = []
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
