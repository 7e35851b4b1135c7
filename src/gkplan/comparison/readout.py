"""A file of a collection in its own words, a line for each sentence and field.

Two such texts compare well, which is what git does with them: a changed sentence is one line, and
what is only written otherwise is none.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from gkplan.base import language
from gkplan.base.language import _
from gkplan.comparison.words import values
from gkplan.model.deadline import Deadline, FixedDate
from gkplan.model.ledger import Entry, Event
from gkplan.model.plan import (
    LeadingGroup,
    Paragraph,
    Plan,
    Publication,
    Role,
    Section,
    Task,
)
from gkplan.model.unit import Collective, Unit, UnitRegister
from gkplan.phrases import terms
from gkplan.phrases.outline import outline
from gkplan.store import names, reader

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]*[”’」』）]*|[。！？；]+")
_OF_FILE = ("source", "spans", "units", "origins", "superiors")
_LATER = ("items", "closing", "title", "furniture")
_PAD = "    "


def read_out(path: str, content: bytes) -> tuple[str, ...] | None:
    """Read a file out; None where it cannot be read, or is none that has words of its own."""
    name = path.rsplit("/", 1)[-1]  # which git may have put letters before
    if name.endswith(names.LEDGER):
        return _ledger(path, content)
    if name.endswith(names.UNITS):
        return _units(path, content)
    if name.endswith((names.SETTINGS, names.CALENDAR)):
        return None
    plan, _found = reader.read_plan(Path(path), UnitRegister(), shown=path, content=content)
    if plan is None:
        return None
    with language.use_locale(plan.language):
        return tuple(_plan(plan))


def _plan(plan: Plan) -> Iterator[str]:
    yield plan.title
    for name, value in zip(plan._fields, plan, strict=True):
        if isinstance(value, Publication | LeadingGroup):
            yield from _of_parts(name, value)
        elif name not in (*_OF_FILE, *_LATER) and value != Plan._field_defaults.get(name):
            yield from _field(name, value)
    for each in outline(plan):
        yield from _item(each.item, each.number, plan)
    if plan.closing:
        yield from _field("closing", plan.closing)
    for page in plan.furniture:
        yield f"{_('page text')} {page.line}: {page.text}"


def _of_parts(name: str, of: Publication | LeadingGroup) -> Iterator[str]:
    for key, value in zip(of._fields, of, strict=True):
        if value and key != "spans":
            yield from _field(f"{name}.{key}", value)


def _field(name: str, value: object) -> Iterator[str]:
    written = values.word_value(value, None)
    if "\n" not in written and name not in ("preamble", "prologue", "closing"):
        yield f"{_('numbering') if name == 'numbering' else terms.field(name)}: {written}"
    else:
        yield f"{terms.field(name)}:"
        yield from (f"{_PAD}{each}" for each in cut_sentences(written))


def cut_sentences(text: str) -> Iterator[str]:
    """Cut a text into its sentences."""
    for paragraph in text.split("\n"):
        yield from (each.strip() for each in _SENTENCE.findall(paragraph) if each.strip())


def _item(item: Section | Task | Paragraph, number: str, plan: Plan) -> Iterator[str]:
    if isinstance(item, Paragraph):
        yield from cut_sentences(item.text)
        return
    is_task = isinstance(item, Task)
    name = f"  [{item.id}]" if isinstance(item, Task) and item.id else ""
    heading = f"{number}{' ' if number.isascii() and number else ''}{item.heading}{name}"
    yield "" if not is_task else heading
    if not is_task:
        yield heading
    yield from (f"{_PAD}{each}" for each in cut_sentences(item.text))
    if isinstance(item, Task):
        yield from _task(item, plan)
    elif item.columns:
        titles = "  ".join(each.title or "" for each in item.columns)
        yield f"{_PAD}{terms.field('columns')}: {titles}"


def _task(task: Task, plan: Plan) -> Iterator[str]:
    by_role: dict[Role, list[str]] = {}
    for each in task.assignments:
        by_role.setdefault(each.role, []).append(each.unit)
    for role, called in by_role.items():
        yield f"{_PAD}{terms.role(role)}: {'、'.join(called)}"
    for one in task.deadlines:
        yield f"{_PAD}{_('deadline')}: {_deadline(one, plan)}"
    if task.carried_from:
        yield f"{_PAD}{terms.field('carried_from')}: {task.carried_from}"
    for clause in task.implements:
        stamp = f" ({clause.confirmed})" if clause.confirmed else ""
        yield f"{_PAD}{terms.field('implements')}: {clause.name}{stamp}"
    for title, cell in task.cells.items():
        yield f"{_PAD}{title}: {' '.join(cell.split())}"


def _deadline(of: Deadline, plan: Plan) -> str:
    """Say when, whatever words are kept with it: a day that changes under them must be seen."""
    if isinstance(of, FixedDate) and of.implied:
        return of.text
    grace = getattr(of, "grace", None)
    rule = values.word_rule(of, plan)
    beside = [each for each in (of.text, str(grace) if grace else "", of.what) if each]
    return rule + "".join(f"（{each}）" for each in beside if each != rule)


def _ledger(path: str, content: bytes) -> tuple[str, ...] | None:
    ledger, found = reader.read_ledger(Path(path), shown=path, content=content)
    if found or ledger.source is None:
        return None
    records: list[Entry | Event] = [*ledger.entries, *ledger.events]
    records.sort(key=lambda each: each.spans[""].start)
    return tuple(map(_record, records))


def _record(of: Entry | Event) -> str:
    if isinstance(of, Event):
        return "  ".join(filter(None, (values.word_event(of), " ".join(of.evidence))))
    replaced = f"→ {of.replaces}" if of.replaces else ""
    return "  ".join(filter(None, (of.task, values.word_entry(of), replaced)))


def _units(path: str, content: bytes) -> tuple[str, ...] | None:
    register, found = reader.read_units(Path(path), shown=path, content=content)
    if found:
        return None
    bodies: list[Unit | Collective] = [*register.units, *register.collectives]
    return tuple("  ".join(filter(None, (of.name, values.word_unit(of)))) for of in bodies)
