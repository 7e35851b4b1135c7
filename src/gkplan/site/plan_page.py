"""A plan's page: its document's words, and beside each task where it stands."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gkplan.model.plan import Plan
from gkplan.rendering.document import published
from gkplan.rendering.document.blocks import Block, Table, Text, Title
from gkplan.site import gather, names
from gkplan.site.facts import DateFacts, Facts, PlanHead, TaskFacts
from gkplan.site.frame import Frame, page
from gkplan.site.kept import write_facts
from gkplan.store import collection
from gkplan.tracking.followed import FollowedPlan
from gkplan.tracking.standing import judge_tasks

_DEEPEST_HEADING = 6


class Shown(NamedTuple):
    """A task with its dates."""

    task: TaskFacts
    dates: tuple[DateFacts, ...]


class BlockRow(NamedTuple):
    """A block with the tasks that stand in it; of a table, those of each row."""

    block: Block
    tasks: tuple[Shown, ...]
    by_row: tuple[tuple[Shown, ...], ...] = ()


class PlanFacts(NamedTuple):
    """A plan's facts as other pages take them up: its head, its name in the site, their file."""

    head: PlanHead
    name: str
    file: str

    @property
    def address(self) -> str:
        return names.name_plan_page(self.name)


def make(path: str, name: str, frame: Frame) -> tuple[bytes, bytes]:
    """Read and judge a plan; gives its page and its facts."""
    (opened,) = collection.dossiers([Path(path)], superiors=False)
    if opened.dossier is None:
        facts = gather.gather_unreadable(opened)
        return _unreadable(facts, frame), write_facts(facts)
    standings = judge_tasks(opened.dossier, frame.day)
    facts = gather.gather_facts(opened, FollowedPlan(opened.dossier, standings))
    return _page(opened.dossier.plan, facts, PlanFacts(facts.head, name, ""), frame), write_facts(
        facts
    )


def _unreadable(facts: Facts, frame: Frame) -> bytes:
    return page("unreadable.html", frame._replace(focus=0), "../", "", {"head": facts.head})


def _page(plan: Plan, facts: Facts, source: PlanFacts, frame: Frame) -> bytes:
    frame = frame._replace(focus=plan.year)
    document = published.document(plan)
    held = _Held(facts)
    rows = tuple(_row(block, held) for block in document.blocks)
    context = {
        "head": facts.head,
        "source": source,
        "document": document,
        "publication": [each for each in document.header if each[1] != plan.title],
        "rows": [each for each in rows if not _is_title(each.block, plan)],
        "rest": held.rest(),
        "level": lambda depth: min(depth + 1, _DEEPEST_HEADING),
        "unit_page": lambda unit: names.name_unit_page(plan.issuer, unit),
    }
    return page("plan.html", frame, "../", "plan", context)


def _is_title(block: Block, plan: Plan) -> bool:
    return isinstance(block, Title) and "".join(block.lines) == plan.title


class _Held:
    """The tasks of a plan, each given away once to the first block with its anchor."""

    def __init__(self, facts: Facts) -> None:
        by_task: dict[int, list[DateFacts]] = {}
        for each in facts.dates:
            by_task.setdefault(each.task, []).append(each)
        self._left: dict[str, list[Shown]] = {}
        for number, task in enumerate(facts.tasks):
            shown = Shown(task, tuple(by_task.get(number, ())))
            self._left.setdefault(task.id, []).append(shown)

    def take(self, anchors: Sequence[str]) -> Iterator[Shown]:
        for anchor in anchors:
            if anchor and self._left.get(anchor):
                yield self._left[anchor].pop(0)

    def rest(self) -> tuple[Shown, ...]:
        """Give those that no block shows: tasks without an id."""
        return tuple(each for held in self._left.values() for each in held)


def _row(block: Block, held: _Held) -> BlockRow:
    if isinstance(block, Table):
        by_row = tuple(tuple(held.take([row.anchor])) for row in block.rows)
        return BlockRow(block, tuple(each for own in by_row for each in own), by_row)
    if isinstance(block, Text):
        anchors = [block.anchor, *(each.anchor for each in block.sentences)]
        return BlockRow(block, tuple(held.take(anchors)))
    return BlockRow(block, tuple(held.take([getattr(block, "anchor", "")])))
