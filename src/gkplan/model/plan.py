"""The plan document: what was approved and published, as values.

Everything carries `spans`, the place of each of its keys' values in the file, under the key's
name; the empty key is the whole. `items` holds what stands in a section or task in the order of
the document.

Values are named tuples: a dataclass takes ten times as long to define, and every command would pay
for twenty of them at its start.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import NamedTuple

from gkplan.base.source import Source, Span
from gkplan.model.deadline import Deadline
from gkplan.model.ledger import Step
from gkplan.model.superior import Implemented, Superiors
from gkplan.model.unit import UnitRegister

Spans = Mapping[str, Span]
_NOWHERE: Spans = {}
_NO_CELLS: Mapping[str, str] = {}


class Role(StrEnum):
    """A unit's part in a task: 牵头, 配合, 负责."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"


class Assignment(NamedTuple):
    """A unit, named as the plan names it, and its role on a task."""

    unit: str
    role: Role
    span: Span


class Paragraph(NamedTuple):
    """Text that is neither heading nor task; each line is a paragraph of the document."""

    text: str
    spans: Spans


class Numbering(NamedTuple):
    """The number pattern of each level, with {cn}, {n} or {circled}; `continuous` ones run on."""

    levels: tuple[str, ...] = ("{cn}、", "（{cn}）", "{n}.", "（{n}）", "{circled}")
    continuous: tuple[int, ...] = ()


class Column(NamedTuple):
    """A column of a table section: what each of its cells shows of a row's task.

    `title` is None where the document's header row has no cell for it.
    """

    title: str | None
    holds: str
    span: Span


class Marks(StrEnum):
    """Where a document that is plain text draws `|`: after, between or around a row's cells."""

    AFTER = "after"
    BETWEEN = "between"
    AROUND = "around"


class Section(NamedTuple):
    """A heading with what stands below it; not tracked. With columns, its tasks are table rows.

    `label` is None where the number follows from the place, else what is printed instead;
    `run_in` text goes on in the heading's own line.
    """

    heading: str = ""
    text: str = ""
    label: str | None = None
    run_in: bool = False
    inline: bool = False
    numbering: Numbering | None = None
    columns: tuple[Column, ...] = ()
    items: "tuple[Item, ...]" = ()
    spans: Spans = _NOWHERE
    marks: Marks | None = None


class Task(NamedTuple):
    """A numbered item somebody answers for.

    `attribution` holds the templates in force, of which the one for the task's roles is written at
    the end of its text; one without placeholders stands as it is. `deadlines` holds only what the
    plan states. An `inline` task's tasks are sentences of one paragraph. In a table, `cells` holds
    by column title what is printed instead of what follows from the task, and `merged` the titles
    of the columns whose cell is one with the cell above. `carried_from` names the task of an
    earlier plan of the folder, `2026/q7wd`, that was not finished then.
    """

    id: str = ""
    heading: str = ""
    text: str = ""
    label: str | None = None
    run_in: bool = True
    inline: bool = False
    numbering: Numbering | None = None
    assignments: tuple[Assignment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    attribution: tuple[str, ...] = ()
    cells: Mapping[str, str] = _NO_CELLS
    items: "tuple[Item, ...]" = ()
    spans: Spans = _NOWHERE
    merged: tuple[str, ...] = ()
    carried_from: str = ""
    implements: tuple[Implemented, ...] = ()

    @property
    def tracked(self) -> bool:
        """Tell whether status follows it: it has no tasks below it, or units or deadlines."""
        return bool(self.assignments or self.deadlines) or not any(tasks_in(self.items))

    @property
    def leads(self) -> tuple[Assignment, ...]:
        return tuple(a for a in self.assignments if a.role is Role.LEAD)

    def span(self, key: str = "") -> Span:
        """Give the place of a key's value, or of the whole task where the key is not written."""
        return self.spans.get(key) or self.spans[""]


Item = Section | Task | Paragraph


def tasks_in(items: tuple[Item, ...]) -> Iterator[Task]:
    """Walk all tasks below, at any depth, in the order of the document."""
    for item in items:
        if isinstance(item, Task):
            yield item
        if not isinstance(item, Paragraph) and item.items:
            yield from tasks_in(item.items)


class Publication(NamedTuple):
    """What a government site shows above the text, and says of it in the tags of its page.

    `time` is the hour of `published`, as HH:MM.
    """

    index_number: str = ""
    category: str = ""
    publisher: str = ""
    document_number: str = ""
    written: date | None = None
    published: date | None = None
    address: str = ""
    time: str = ""
    keywords: tuple[str, ...] = ()
    description: str = ""
    author: str = ""
    image: str = ""
    spans: Spans = _NOWHERE


class Basis(NamedTuple):
    """A superior document that this plan breaks down.

    `plan` names it where it is itself a plan of the collection, all of which this one carries out.
    """

    title: str
    document_number: str
    spans: Spans
    plan: str = ""


class Person(NamedTuple):
    """Somebody by name, by post, or both."""

    name: str
    post: str
    spans: Spans


class LeadingGroup(NamedTuple):
    """领导小组: 组长, 副组长, 成员 and the office that does its daily work."""

    name: str = ""
    chair: tuple[Person, ...] = ()
    deputies: tuple[Person, ...] = ()
    members: tuple[Person, ...] = ()
    office: str = ""
    office_director: tuple[Person, ...] = ()
    office_staff: tuple[Person, ...] = ()


class SignOff(NamedTuple):
    """One step of the sign-off chain: 初审, 审核, 审定, 公开, whose it is, and who may sign it."""

    step: str
    by: str
    spans: Spans
    signers: tuple[str, ...] = ()


class Furniture(NamedTuple):
    """Page text around the article, standing before line `line` of the published text.

    With `column`, inside that line, after so many of its characters; spaces are not counted.
    """

    line: int
    text: str
    column: int = 0


class Origin(NamedTuple):
    """What a task was carried from: an id in a plan, by its path.

    `year` is None where there is no such task of an earlier year; `plan` is then what is written.
    """

    plan: str
    task: str
    year: int | None


class Plan(NamedTuple):
    """A bureau's work plan for one year.

    `supervision` holds the steps of the supervision cycle it uses beyond progress and done;
    with `support_reports` its supporting units hold a task back too. `origins` follows each task
    that was carried over, by its id, the latest year first; None where nobody has looked.
    `superiors` holds the superior plans it names and their clauses; None where nobody has looked.
    """

    source: Source
    title: str
    year: int
    issuer: str
    items: tuple[Item, ...]
    spans: Spans
    units: UnitRegister = UnitRegister()
    language: str = "zh_CN"
    printed_title: str | None = None
    prologue: str = ""
    preamble: str = ""
    closing: str = ""
    publication: Publication = Publication()
    basis: tuple[Basis, ...] = ()
    numbering: Numbering = Numbering()
    leading_group: LeadingGroup | None = None
    signoff: tuple[SignOff, ...] = ()
    supervision: tuple[Step, ...] = ()
    support_reports: bool = False
    furniture: tuple[Furniture, ...] = ()
    origins: Mapping[str, tuple[Origin, ...]] | None = None
    superiors: Superiors | None = None

    @property
    def path(self) -> str:
        return self.source.path

    def is_named(self, wanted: str) -> bool:
        """Tell whether a word names it: path, folder, file, year, issuer, part of the title."""
        path = PurePath(self.path)
        exact = {self.path, path.name, path.stem, path.parent.name, str(self.year), self.issuer}
        exact.add(f"{path.parent.name}/{path.stem}")
        return wanted in exact or wanted in self.title

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in the order of the document, tracked or not."""
        return tuple(tasks_in(self.items))

    def carried(self, task: Task) -> tuple[Origin, ...]:
        """Follow a task of this plan back, the latest year first; nothing for one set this year."""
        return (self.origins or {}).get(task.id, ()) if task.carried_from else ()

    def since(self, task: Task) -> int:
        """Tell in which year a task was first set, as far as it can be followed."""
        return min((each.year for each in self.carried(task) if each.year), default=self.year)

    def span(self, key: str = "") -> Span:
        return self.spans.get(key) or self.spans[""]
