"""What an import found, where, and how sure it is: so that a person can look at the rest."""

from dataclasses import dataclass, field
from enum import StrEnum

from gkplan.model.plan import Role

SURE = 0.8
"""From this confidence on a value needs no look."""


class PieceKind(StrEnum):
    """What was read from the document, or noticed about it."""

    TITLE = "title"
    YEAR = "year"
    ISSUER = "issuer"
    TASK = "task"
    UNIT = "unit"
    DEADLINE = "deadline"
    COLUMN = "column"
    PARAGRAPH = "paragraph"
    DAMAGE = "damage"


@dataclass(frozen=True, slots=True)
class FoundPiece:
    """One value: its kind, what was made of it, and the stretch of the manuscript that says so.

    `confidence` is from 0 to 1, and `reason`, in the user's language, says why it is not higher.
    `anchor` is the offset at which the task it belongs to begins, -1 for the whole document;
    `role` is that of a unit.
    """

    kind: PieceKind
    value: str
    start: int
    end: int
    confidence: float
    reason: str = ""
    anchor: int = -1
    role: Role | None = None

    @property
    def sure(self) -> bool:
        return self.confidence >= SURE


@dataclass(slots=True)
class Evidence:
    """All that was found in one document, in the order it was found."""

    found: list[FoundPiece] = field(default_factory=list)

    def add(
        self,
        kind: PieceKind,
        value: str,
        place: tuple[int, int],
        confidence: float,
        reason: str = "",
        anchor: int = -1,
        role: Role | None = None,
    ) -> None:
        """Note one piece."""
        self.found.append(FoundPiece(kind, value, *place, confidence, reason, anchor, role))

    def mark(self) -> int:
        """Note how much was found so far, to go back there if an attempt fails."""
        return len(self.found)

    def forget(self, mark: int) -> None:
        """Forget what was found since a mark."""
        del self.found[mark:]
