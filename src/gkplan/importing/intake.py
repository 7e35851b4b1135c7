"""Taking in a published document: read, drafted, written as YAML, and proved to lose nothing."""

from dataclasses import dataclass
from pathlib import Path

from gkplan.base.errors import UnreadableFile
from gkplan.base.language import _
from gkplan.importing import choice
from gkplan.importing.drafting import draft as drafting
from gkplan.importing.drafting import furniture
from gkplan.importing.drafting.draft import Draft, Wishes
from gkplan.importing.drafting.evidence import FoundPiece
from gkplan.importing.manuscript import Manuscript
from gkplan.model.plan import Plan, Task
from gkplan.model.unit import UnitRegister
from gkplan.phrases.folding import squeezed
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import text
from gkplan.store import reader
from gkplan.store.plan.write import write_plan

_NO_UNITS = UnitRegister(declared=False, missing=True)


@dataclass(frozen=True, slots=True)
class Intake:
    """One document taken in: the plan as its YAML reads back, and what units.yaml must add.

    `lossless` says that the plan prints the whole document again, white space apart; `found` is
    what the document was seen to say, with places in `manuscript`; `other` is the title of a
    document that is no plan.
    """

    manuscript: Manuscript
    plan: Plan
    written: str
    register: UnitRegister
    found: tuple[FoundPiece, ...]
    lossless: bool
    other: str = ""

    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(task for task in self.plan.tasks if task.tracked)

    @property
    def units(self) -> tuple[str, ...]:
        """The names of all units that its tasks name, each once."""
        return tuple(dict.fromkeys(a.unit for task in self.plan.tasks for a in task.assignments))

    @property
    def deadlines(self) -> int:
        return sum(len(task.deadlines) for task in self.plan.tasks)

    @property
    def unsure(self) -> tuple[FoundPiece, ...]:
        return tuple(each for each in self.found if not each.sure)


def import_document(
    document: bytes | Path,
    wishes: Wishes,
    declared: UnitRegister = _NO_UNITS,
    *,
    name: str = "",
    schema: str = "",
) -> Intake:
    """Draft a plan of a published document of any format; nothing is written.

    `document` is a file or its bytes, which `name` then names in messages; `wishes` count before
    what it says itself, `declared` are the units that the bureau's units.yaml has. Raises
    `NothingFound` for no file, `UnreadableFile` for one that cannot be read or is no plan.
    """
    name = name or (str(document) if isinstance(document, Path) else "-")
    data = choice.read_bytes(document) if isinstance(document, Path) else document
    taken = take_in(choice.read(data, name), declared, wishes, schema=schema)
    if taken.other:
        message = _("{path} is no plan: its title is {title}")
        raise UnreadableFile(message.format(path=name, title=taken.other))
    if not taken.tasks:
        message = _("{path} is no plan: nothing in it sets a task")
        raise UnreadableFile(message.format(path=name))
    return taken


def take_in(
    manuscript: Manuscript, declared: UnitRegister, wishes: Wishes, *, schema: str = ""
) -> Intake:
    """Make a plan of a document; `declared` are the units of the bureau known already."""
    made = drafting.draft(manuscript, declared, wishes)
    intake = _written(made, manuscript, declared, schema)
    if not intake.lossless:
        intake = _written(drafting.plainly(made, manuscript), manuscript, declared, schema)
    return intake


def _written(made: Draft, manuscript: Manuscript, declared: UnitRegister, schema: str) -> Intake:
    among = furniture.among(manuscript, made.own, text.lines(document(made.plan), marked=True))
    plan = made.plan._replace(furniture=among or ())
    written = write_plan(plan, schema)
    read, _found = reader.parse_plan(written, declared, shown=manuscript.name)
    lossless = read is not None and gives_back(read, manuscript)
    return Intake(
        manuscript, read or plan, written, made.register, made.found, lossless, made.other
    )


def gives_back(plan: Plan, manuscript: Manuscript) -> bool:
    """Tell whether a plan prints a whole document again, white space apart."""
    printed = text.render(document(plan), Options(furniture=True))
    return squeezed(printed) == squeezed(manuscript.text)
