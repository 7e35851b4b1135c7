"""A deadline as prose states it, and what the readers of its several forms share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gkplan.base.language import _
from gkplan.model.deadline import Deadline
from gkplan.phrases.grammar import Phrase
from gkplan.phrases.lexer import Tokens
from gkplan.phrases.vocabulary import DEEDS, DUTIES


@dataclass(frozen=True, slots=True)
class Stated:
    """A deadline phrase, its place in the text, and the rule it states.

    `deadline` is None where the phrase sets a limit that no rule can hold; `reason` says why.
    """

    start: int
    end: int
    text: str
    deadline: Deadline | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Squeezed text to find deadlines in, of a plan's year: prose, or a table's cell."""

    tokens: Tokens
    year: int | None
    cell: bool

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.tokens.text


Reader = Callable[[Passage], Iterator[Stated]]
"""Finds the deadlines of one form; their offsets are those of the squeezed text."""


def make_stated(found: Phrase, deadline: Deadline | None, reason: str = "") -> Stated:
    """Take a whole phrase that was found as what states the deadline."""
    return Stated(found.start, found.end, found.text, deadline, reason)


def begins_with_deed(text: str, at: int) -> bool:
    """Tell whether a text goes on there with what is done, or is to be done: 完成, 要."""
    duty = text[at : at + 1]
    return text.startswith(DEEDS, at) or bool(
        duty and duty in DUTIES and text[at + 1 : at + 2] != "求"
    )


def say_unknown_year() -> str:
    """Say why nothing is dated where no year is known."""
    return _("no year is written and the plan's year is not known")
