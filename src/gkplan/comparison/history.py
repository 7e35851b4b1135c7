"""One task through the revisions of its plan: every amendment and every entry, newest first."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.comparison.compare.changes import Change, ChangeKind, Comparison, Weight
from gkplan.comparison.compare.comparing import compare
from gkplan.comparison.compare.families import Presence
from gkplan.comparison.compare.item_changes import spot
from gkplan.comparison.compare.ledger_changes import compare_ledgers
from gkplan.comparison.compare.nodes import nodes, unplaced
from gkplan.comparison.compare.spots import Spot
from gkplan.comparison.git.repository import Logged, Repository
from gkplan.model.ledger import Entry, Ledger
from gkplan.model.plan import Plan, Task
from gkplan.model.unit import UnitRegister
from gkplan.store import reader
from gkplan.store.collection import UNITS, ledger_path


class Revised(NamedTuple):
    """A commit and what it changed of the task; `commit` is "" for what is not committed."""

    commit: str
    date: str
    author: str
    subject: str
    comparison: Comparison

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.comparison.changes


class History:
    """The revisions of one plan and its ledger, also where neither is there any more.

    `unread` holds what could not be read of them.
    """

    def __init__(self, repository: Repository, path: str, plan: Plan | None, ledger: bytes) -> None:
        self.repository, self.path = repository, path
        self.plan, self.ledger = plan, ledger
        self.shown = plan.path if plan else path
        self.unread: list[Diagnostic] = []
        self._plans: dict[str, Plan | None] = {}
        self.logged = tuple(repository.log(path))
        self.of_ledger = tuple(repository.log(ledger_path(Path(path)).as_posix()))
        logged = (*self.logged, *self.of_ledger)
        names = [name for each in logged for name in (*each.contents, *each.merged) if name]
        names += [_units_name(each) for each in self.logged]
        self._contents = repository.contents(names)

    def of(self, task: str) -> tuple[Revised, ...]:
        """List what changed of a task, by its id now; its former ids are followed back."""
        found: dict[str, list[Revised]] = {}
        ids = {task}
        for each in (*self._amended(task, ids), *self._reported(ids)):
            found.setdefault(each.commit, []).append(each)
        merged = [
            each[0]._replace(
                comparison=each[0].comparison._replace(
                    changes=tuple(sorted((c for one in each for c in one.changes), key=_weighed))
                )
            )
            for each in found.values()
        ]
        logged = (*self.logged, *self.of_ledger)
        paths = dict.fromkeys(path for each in logged for path in each.file if path)
        order = {commit: at for at, commit in enumerate(self.repository.order(paths))}
        return tuple(sorted(merged, key=lambda each: order.get(each.commit, -1)))

    def _amended(self, task: str, ids: set[str]) -> Iterator[Revised]:
        own = task
        pairs: list[tuple[Logged, Plan | None, Plan | None]] = []
        if self.logged:
            newest = self.logged[0]
            committed = self._plan(newest.contents[1], newest) if newest.contents[1] else None
            pairs.append(
                (newest._replace(commit="", date="", author="", subject=""), committed, self.plan)
            )
        pairs += ((each, *self._sides(at)) for at, each in enumerate(self.logged))
        for logged, before, after in pairs:
            changes = tuple(_concerning(own, before, after))
            for name in logged.merged if changes else ():
                side = self._plan(name, logged) if name else None
                changes = _of_both(changes, _concerning(own, side, after))
            if changes:
                comparison = Comparison(before, after, changes)
                made = logged.commit, logged.date, logged.author, logged.subject
                yield Revised(*made, comparison)
            renamed = next(
                (c for c in changes if c.kind is ChangeKind.IDENTIFIED and c.before), None
            )
            if renamed and renamed.before:
                own = renamed.before.id
                ids.add(own)

    def _sides(self, at: int) -> tuple[Plan | None, Plan | None]:
        """Read a plan before and after a commit; before it the last one that can be read."""
        logged = self.logged[at]
        old, new = logged.contents
        after = self._plan(new, logged) if new else None
        if new and after is None:
            return None, None
        before = self._plan(old, logged) if old else None
        if old and before is None:
            earlier = (self._plan(each.contents[1], each) for each in self.logged[at + 1 :])
            before = next((plan for plan in earlier if plan), None)
        return before, after

    def _plan(self, content: str, logged: Logged) -> Plan | None:
        if content not in self._plans:
            raw = self._contents.get(content, b"")
            path = logged.file.after or logged.file.before
            shown = f"{logged.commit[:10]}:{path}"
            units = UnitRegister()
            if (written := self._contents.get(_units_name(logged))) is not None:
                units, _found = reader.read_units(Path(UNITS), content=written)
            plan, found = reader.read_plan(Path(path), units, shown=shown, content=raw)
            self._plans[content] = plan
            if plan is None:
                self.unread += (each for each in found if each.severity is Severity.ERROR)
        return self._plans[content]

    def _reported(self, ids: set[str]) -> Iterator[Revised]:
        plan = self.plan or next((each for each in self._plans.values() if each), None)
        newest = self.of_ledger[0].contents[1] if self.of_ledger else ""
        committed = self._contents.get(newest, b"")
        pairs: list[tuple[tuple[str, str, str, str], Sequence[bytes], bytes]]
        pairs = [(("", "", "", ""), (committed,), self.ledger)]
        for each in self.of_ledger:
            old, new, *merged = (
                self._contents.get(name, b"") if name else b""
                for name in (*each.contents, *each.merged)
            )
            made = each.commit, each.date, each.author, each.subject
            pairs.append((made, (old, *merged), new))
        for made, sides, new in pairs:
            changes = _entries(sides[0], new, ids, plan)
            for side in sides[1:]:
                changes = _of_both(changes, _entries(side, new, ids, plan))
            if changes and plan:
                comparison = Comparison(plan, plan, changes)
                yield Revised(*made, comparison)


def _weighed(change: Change) -> int:
    return [*Weight].index(change.weight)


def _units_name(logged: Logged) -> str:
    path = Path(logged.file.after or logged.file.before).with_name(UNITS)
    return f"{logged.commit}:{path.as_posix()}"


def _of_both(changes: Iterable[Change], others: Iterable[Change]) -> tuple[Change, ...]:
    """Choose the changes that a merge made itself, as they differ from its other side too."""
    made = [(each.field, unplaced(each.new)) for each in others]
    return tuple(each for each in changes if (each.field, unplaced(each.new)) in made)


def _entries(old: bytes, new: bytes, ids: set[str], plan: Plan | None) -> tuple[Change, ...]:
    changes = compare_ledgers(*_ledgers(old, new, ids), (plan, plan))
    return tuple(each for each in changes if _task_of(each) in ids)


def _task_of(change: Change) -> str:
    record = change.new or change.old
    return record.task if isinstance(record, Entry) else ""


def _ledgers(old: bytes, new: bytes, ids: set[str]) -> tuple[Ledger, Ledger]:
    """Read what two revisions of a ledger have apart; where it only grew, what was appended."""
    if new.startswith(old) and (not old or old.endswith(b"\n")):
        old, new = b"", new[len(old) :]
        if not any(task.encode() in new for task in ids):
            return Ledger(), Ledger()
    before, after = (
        reader.read_ledger(Path(), content=raw)[0] if raw.strip() else Ledger()
        for raw in (old, new)
    )
    return before, after


def _concerning(task: str, before: Plan | None, after: Plan | None) -> Iterator[Change]:
    """List what changed of one task; what was only renumbered after others is left out."""
    if before is after:
        return
    if before is None or after is None:
        for plan, kind in ((after, ChangeKind.ADDED), (before, ChangeKind.DROPPED)):
            for node in nodes(plan) if plan else ():
                if isinstance(node.item, Task) and node.item.id == task:
                    own = spot(node, node.placed.item.spans.get(""))
                    if kind is ChangeKind.ADDED:
                        yield Change(kind, None, own, Presence(None, node.item))
                    else:
                        yield Change(kind, own, None, Presence(node.item))
        return
    for change in compare(before, after):
        spots = (change.after or change.before, *_regrouped(change))
        carried_on = change.kind is ChangeKind.RENUMBERED and change.follows
        if not carried_on and any(each and each.id == task for each in spots):
            yield change


def _regrouped(change: Change) -> Sequence[Spot]:
    return change.others if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED) else ()
