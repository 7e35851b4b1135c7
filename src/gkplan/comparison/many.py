"""Plans of two sides read and compared, in several processes where they are many."""

from collections.abc import Iterable, Sequence
from concurrent.futures.process import BrokenProcessPool
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from gkplan.base import processes
from gkplan.base.diagnostics import Diagnostic
from gkplan.base.errors import EnvironmentFailure
from gkplan.base.language import _
from gkplan.comparison.compare.changes import Change, ChangeKind, Comparison, RegisterComparison
from gkplan.comparison.compare.comparing import compare
from gkplan.comparison.compare.families import Presence
from gkplan.comparison.compare.ledger_changes import compare_ledgers
from gkplan.comparison.compare.plan_changes import spot
from gkplan.comparison.compare.unit_changes import compare_registers
from gkplan.comparison.git import sides
from gkplan.comparison.git.repository import Differing, Repository, Side
from gkplan.comparison.git.sides import DifferingFiles, PlanSides, Register
from gkplan.model.plan import Plan
from gkplan.model.unit import UnitRegister

_SHARE = 25  # plans that a process reads and compares before it gives them back
_AT_ONCE = 4  # shares from which on several processes are worth their start


class Compared(NamedTuple):
    """The plans and units that changed, what could not be read, and why what is not compared."""

    comparisons: tuple[Comparison, ...] = ()
    unread: tuple[Diagnostic, ...] = ()
    failures: tuple[str, ...] = ()
    registers: tuple[RegisterComparison, ...] = ()


def of_files(before: Path, after: Path) -> Compared:
    """Compare two plan files."""
    return _compared([sides.read_files(before, after)])


def of_sides(place: Repository, before: Side, after: Side, files: DifferingFiles) -> Compared:
    """Compare the plans and units of a repository that differ between two sides.

    Raises `GitFailed` where git does not answer, `EnvironmentFailure` where a process was ended
    from outside.
    """
    registers = (
        _of_registers(*sides.read_registers(place, before, after, each)) for each in files.registers
    )
    return _joined([*registers, _of_plans(place, before, after, files.plans)])


def _of_plans(place: Repository, before: Side, after: Side, files: Sequence[Differing]) -> Compared:
    shares = [tuple(files[at : at + _SHARE]) for at in range(0, len(files), _SHARE)]
    workers = processes.several(len(shares))
    if workers < 2 or len(shares) < _AT_ONCE:
        return _compared(sides.read(place, before, after, files))
    try:
        with processes.pool(workers) as pool:
            found = pool.map(_share, repeat(place), repeat(before), repeat(after), shares)
            return _joined(found)
    except BrokenProcessPool as error:
        raise EnvironmentFailure(_("a process was ended from outside")) from error


def comparison_of(pair: PlanSides) -> Comparison:
    """Compare a plan and its ledger on two sides; a plan of one side alone was added or dropped."""
    before, after = (each.plan if each else None for each in pair)
    if before is None or after is None:
        return Comparison(before, after, _whole(before, after))
    ledgers = [each.ledger for each in pair if each]
    if any(each and each.ledger_unread for each in pair):
        ledgers[1] = ledgers[0]
    changes = compare(before, after)
    return Comparison(
        before, after, (*changes, *compare_ledgers(ledgers[0], ledgers[1], (before, after)))
    )


def _share(place: Repository, before: Side, after: Side, files: tuple[Differing, ...]) -> Compared:
    """Do one process's share; its plans are given back without what did not change in them."""
    found = _compared(sides.read(place, before, after, files))
    return found._replace(comparisons=tuple(map(_slim, found.comparisons)))


def _slim(of: Comparison) -> Comparison:
    if of.before is None or of.after is None:
        return of
    return of._replace(before=of.before._replace(items=()), after=of.after._replace(items=()))


def _compared(found: Iterable[PlanSides]) -> Compared:
    return _joined(map(_of_pair, found))


def _of_pair(pair: PlanSides) -> Compared:
    dossiers = [each for each in pair if each]
    unread = tuple(diagnostic for each in dossiers for diagnostic in each.diagnostics)
    broken = [each.path for each in dossiers if each.plan is None]
    if broken:
        return Compared((), unread, (_not_compared(broken),))
    if not dossiers:
        return Compared()
    comparison = comparison_of(pair)
    return Compared((comparison,) if comparison.changes else (), unread)


def _of_registers(before: Register | None, after: Register | None) -> Compared:
    """Compare the units of a folder on two sides; a side without them declares none."""
    found = [each for each in (before, after) if each]
    unread = tuple(diagnostic for each in found for diagnostic in each.diagnostics)
    broken = [each.path for each in found if each.units is None]
    if broken:
        return Compared((), unread, (_not_compared(broken),))
    one, other = ((each.units if each else None) or UnitRegister() for each in (before, after))
    changes = compare_registers(one, other)
    path_before, path_after = (each.path if each else "" for each in (before, after))
    compared = RegisterComparison(path_before, path_after, changes)
    return Compared((), unread, (), (compared,) if changes else ())


def _not_compared(paths: Sequence[str]) -> str:
    message = _("not compared, since {path} cannot be read")
    return message.format(path=_(" and ").join(paths))


def _joined(parts: Iterable[Compared]) -> Compared:
    """Put together what was found; what several plans share is told once."""
    found = tuple(parts)
    unread = {
        (d.span.source.path, d.span.start, d.code, d.message): d
        for part in found
        for d in part.unread
    }
    return Compared(
        tuple(each for part in found for each in part.comparisons),
        tuple(unread.values()),
        tuple(each for part in found for each in part.failures),
        tuple(each for part in found for each in part.registers),
    )


def _whole(before: Plan | None, after: Plan | None) -> tuple[Change, ...]:
    if after is not None:
        return (Change(ChangeKind.ADDED, None, spot(after), Presence()),)
    return (
        (Change(ChangeKind.DROPPED, spot(before), None, Presence()),) if before is not None else ()
    )
