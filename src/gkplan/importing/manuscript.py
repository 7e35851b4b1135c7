"""A published document as it was read from a file: paragraphs and tables, with their places.

Every format is read into this, and everything an import says later points back into `text`, which
holds all that a reader of the document sees, in reading order.
"""

from dataclasses import dataclass, field
from pathlib import PurePath

from gkplan.model.plan import Marks


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, from offset `start` of the manuscript.

    `level` is the depth of a heading where the format tells it, from 1; `furniture` marks page text
    that the format shows to be none of the document's.
    """

    text: str
    start: int
    level: int = 0
    furniture: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A table cell: its words, where they stand, and how many rows and columns it takes up."""

    text: str
    start: int
    rows: int = 1
    columns: int = 1

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A table row: a cell for each column, None where one above or before reaches into it."""

    cells: tuple[GridCell | None, ...]

    @property
    def present(self) -> tuple[GridCell, ...]:
        return tuple(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; all rows have one length. `marks` tells how plain text drew it.

    In the first row None may also be a column whose title the document lost.
    """

    rows: tuple[GridRow, ...]
    marks: Marks | None = None

    @property
    def cells(self) -> tuple[GridCell, ...]:
        """All cells, in reading order."""
        return tuple(cell for row in self.rows for cell in row.present)

    @property
    def start(self) -> int:
        return self.cells[0].start

    @property
    def end(self) -> int:
        return self.cells[-1].end


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document's whole text and the blocks it consists of, in reading order.

    `meta` holds what a web page says of itself in <meta> tags, by name.
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    meta: dict[str, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The file's name without its folder and its ending."""
        return PurePath(self.name).stem

    def place(self, offset: int) -> tuple[int, int]:
        """Give the line and column of an offset, both from 1."""
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - self.text.rfind("\n", 0, offset)


class Composer:
    """Puts a manuscript together from pieces of text, for formats that are not text themselves."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []

    def line(self, text: str, *, level: int = 0, furniture: bool = False) -> None:
        """Add a paragraph; one without words is left out."""
        if text.strip():
            self._blocks.append(Line(text, self._length, level, furniture))
            self._add(text + "\n")

    def grid(
        self,
        rows: list[list[tuple[str, int, int] | None]],
        *,
        furniture: bool = False,
    ) -> None:
        """Add a table: each cell its text, rows and columns; None where another reaches into.

        One that is `furniture` becomes lines of page text.
        """
        if furniture:
            for row in rows:
                texts = [cell[0].strip() for cell in row if cell and cell[0].strip()]
                self.line(" ".join(" ".join(texts).split()), furniture=True)
        elif any(cell and cell[0].strip() for row in rows for cell in row):
            made = tuple(GridRow(tuple(self._cell(cell) for cell in row)) for row in rows)
            self._blocks.append(Grid(made))

    @property
    def length(self) -> int:
        """How many characters were written so far."""
        return self._length

    def manuscript(self, name: str, form: str, meta: dict[str, str] | None = None) -> Manuscript:
        """Give all that was written as one manuscript."""
        return Manuscript(name, form, "".join(self._pieces), tuple(self._blocks), meta or {})

    def _cell(self, cell: tuple[str, int, int] | None) -> GridCell | None:
        if cell is None:
            return None
        text, rows, columns = cell
        placed = GridCell(text, self._length, rows, columns)
        self._add(text + "\n")
        return placed

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
