"""What was and is said, as text: deadlines, units, people, documents, entries."""

import operator
from collections.abc import Callable
from datetime import date
from functools import singledispatch
from typing import TypeVar

from gkplan.base.language import _
from gkplan.model.deadline import Deadline
from gkplan.model.ledger import Entry, Event, Step
from gkplan.model.plan import (
    Assignment,
    Basis,
    Column,
    Furniture,
    Numbering,
    Paragraph,
    Person,
    Plan,
    Section,
    SignOff,
    Task,
)
from gkplan.model.superior import Implemented
from gkplan.model.unit import Collective, Unit
from gkplan.phrases import numbering, terms
from gkplan.phrases.wording import word_deadline

Value = TypeVar("Value")


@singledispatch
def word_value(value: object, plan: Plan | None) -> str:
    """Write a value on the side that it is of; a deadline, as its plan does."""
    if isinstance(value, Deadline) and plan:
        return word_deadline_kept(value, plan)
    if isinstance(value, tuple):
        return "、".join(word_value(each, plan) for each in value)
    return str(value)


def _word_alone(write: Callable[[Value], str], kind: type[Value]) -> None:
    """Word values of a kind that read the same in every plan."""

    def word(value: Value, _plan: Plan | None) -> str:
        return write(value)

    word_value.register(kind, word)


def _item(of: Task | Section) -> str:
    return "\n".join(part for part in (of.heading, of.text) if part)


def _basis(of: Basis) -> str:
    title = of.title if of.title.startswith("《") else f"《{of.title}》"
    plan = f"（{of.plan}）" if of.plan else ""
    return title + of.document_number + plan


def _numbering(of: Numbering) -> str:
    """Show the first number of each level, and which levels run on across those above."""
    shown = "".join(numbering.write(level, 1) for level in of.levels) or _("none")
    runs_on = [_("level {n} runs on").format(n=level) for level in of.continuous]
    return shown + (f"（{'、'.join(runs_on)}）" if runs_on else "")


def _person(of: Person) -> str:
    return f"{of.name}（{of.post}）" if of.name and of.post else of.name or of.post


def _sign_off(of: SignOff) -> str:
    parts = [of.by, *of.signers]
    return f"{of.step}（{'、'.join(filter(None, parts))}）" if any(parts) else of.step


def word_unit(of: Unit | Collective) -> str:
    """Write what units.yaml says of a unit or collective beside its name."""
    parts = [of.kind, *of.aliases]
    if isinstance(of, Unit):
        parts += [_("until {day}").format(day=of.until) if of.until else ""]
        parts += [f"→ {of.successor}" if of.successor else ""]
    else:
        parts += ["、".join(of.members), "…" if of.is_open else ""]
    return "  ".join(part for part in parts if part)


def _implemented(of: Implemented) -> str:
    return f"{of.name}（{of.confirmed}）" if of.confirmed else of.name


def word_event(of: Event) -> str:
    """Write when an event happened, and what was noted of it."""
    return "  ".join(part for part in (f"{of.date} {of.name}", of.note) if part)


def word_entry(of: Entry) -> str:
    """Write what an entry reports: its day, its step, by whom, and what it says beside."""
    parts = [
        f"{of.date} {terms.step(of.status)}",
        "、".join(of.by),
        of.occurrence,
        _("until {day}").format(day=of.until) if of.until else "",
        "、".join(of.units),
        " ".join(f"{step}={name}" for step, name in of.signed),
        of.note,
        " ".join(of.evidence),
    ]
    return "  ".join(part for part in parts if part)


_word_alone(lambda _none: "", type(None))
_word_alone(lambda of: _("yes") if of else _("no"), bool)
_word_alone(date.isoformat, date)
_word_alone(terms.step, Step)
_word_alone(_item, Task)
_word_alone(_item, Section)
_word_alone(operator.attrgetter("text"), Paragraph)
_word_alone(operator.attrgetter("text"), Furniture)
_word_alone(operator.attrgetter("unit"), Assignment)
_word_alone(_basis, Basis)
_word_alone(_numbering, Numbering)
_word_alone(lambda of: of.title or "", Column)
_word_alone(_person, Person)
_word_alone(_sign_off, SignOff)
_word_alone(_implemented, Implemented)
_word_alone(word_entry, Entry)
_word_alone(word_event, Event)
_word_alone(word_unit, Unit)
_word_alone(word_unit, Collective)


def word_deadline_kept(of: Deadline, plan: Plan) -> str:
    """Word a deadline: as the plan does, else plainly, in the plan's language."""
    grace = getattr(of, "grace", None)
    worded = of.text or word_rule(of, plan)
    parts = [str(grace) if grace and not of.text else "", of.what]
    return worded + "".join(f"（{part}）" for part in parts if part)


def word_rule(of: Deadline, plan: Plan) -> str:
    """Word when a deadline falls due, whatever words are kept with it."""
    return word_deadline(of, plan.year, plan.language).removeprefix("于")
