"""What a published document is made of, whatever it is printed as."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from gkplan.model.plan import Marks


@dataclass(frozen=True, slots=True)
class Title:
    """The document's title, as printed; each line of it a string."""

    kind: ClassVar[str] = "title"
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a line of its own; `depth` counts from 1. `anchor` is its task's id, if any."""

    kind: ClassVar[str] = "heading"
    depth: int
    label: str
    text: str
    anchor: str = ""


class Place(StrEnum):
    """Where a paragraph stands: above the title, in the body, or below it all."""

    PROLOGUE = "prologue"
    BODY = "body"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A part of a paragraph that is a task of its own, with its attribution."""

    text: str
    attribution: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: a number and a run-in heading, where it has them, then its words.

    `sentences` follow `text`, and `attribution` closes the whole.
    """

    kind: ClassVar[str] = "text"
    text: str
    label: str = ""
    heading: str = ""
    attribution: str = ""
    anchor: str = ""
    depth: int = 0
    sentences: tuple[Sentence, ...] = ()
    place: Place = Place.BODY

    @property
    def words(self) -> str:
        """All that follows the number and the heading."""
        sentences = "".join(each.text + each.attribution for each in self.sentences)
        return self.text + sentences + self.attribution

    @property
    def whole(self) -> str:
        return self.label + self.heading + self.words


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text and how many rows and columns it takes up."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a place that a cell above or before it reaches into is None."""

    cells: tuple[Cell | None, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row, in which None is a column that has no header cell.

    `marks` are those that the plain text it came from draws among its cells.
    """

    kind: ClassVar[str] = "table"
    header: tuple[str | None, ...]
    rows: tuple[Row, ...]
    marks: Marks | None = None


Block = Title | Heading | Text | Table
