"""What a published document is made of, whatever it is printed as."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from gkplan.model.plan import Furniture, Marks


@dataclass(frozen=True, slots=True)
class Title:
    """The document's title, as printed; each line of it a string."""

    kind: ClassVar[str] = "title"
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a line of its own; `depth` counts from 1. `anchor` is its task's id, if any.

    `centred` is one without a number that names the table below it.
    """

    kind: ClassVar[str] = "heading"
    depth: int
    label: str
    text: str
    anchor: str = ""
    centred: bool = False


class TextPlace(StrEnum):
    """Where a paragraph stands: above the title, in the body, or below it all.

    Some have a place of their own in official documents (GB/T 9704-2012, 7.3): the label of an
    annex 附件1, addressees 主送机关, the note that lists annexes 附件说明, signature, date.
    """

    PROLOGUE = "prologue"
    ANNEX = "annex"
    ADDRESSEES = "addressees"
    BODY = "body"
    NOTE = "note"
    SIGNATURE = "signature"
    DATE = "date"
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
    place: TextPlace = TextPlace.BODY

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


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where what follows begins on a page of its own, as each slip of several does."""

    kind: ClassVar[str] = "page-break"


Block = Title | Heading | Text | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head 版头 of a document: its number, and on a signed one the issuer's name in red."""

    issuer: str = ""
    document_number: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; all its printed forms hold the words of its blocks.

    `language` is that of its words and labels. `header` is what a government site shows above the
    text, label and value, and `meta` the meta tags of its page, name and content. `furniture` is
    the page text it was once published among; `landscape` lays paged forms across.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    header: tuple[tuple[str, str], ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    letterhead: Letterhead | None = None
    furniture: tuple[Furniture, ...] = ()
    landscape: bool = False
