"""What the drafting of one document's parts has in common: its year, its names, its evidence."""

from dataclasses import dataclass, field
from datetime import date

from gkplan.base.language import _
from gkplan.base.source import Source, Span
from gkplan.importing.drafting.evidence import Evidence, PieceKind
from gkplan.importing.manuscript import GridCell, Manuscript
from gkplan.model.deadline import Deadline, FixedDate, Quota
from gkplan.model.plan import Assignment, Role
from gkplan.phrases import deadlines
from gkplan.phrases.folding import fold
from gkplan.phrases.names import is_unit_like
from gkplan.phrases.roles import Named


def together(*found: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Put deadlines together, each rule once; a quota is one for each thing it is set for."""
    kept: list[Deadline] = []
    for each in (deadline for group in found for deadline in group):
        again = next((own for own in kept if own == each), None)
        if again is None or (isinstance(each, Quota) and own_place(again) != own_place(each)):
            kept.append(each)
    return tuple(kept)


def own_place(deadline: Deadline) -> int:
    """Give where a deadline's words stand."""
    return deadline.span.start if deadline.span else -1


@dataclass(slots=True)
class Drafting:
    """One document under way.

    `known` are names of units not to be divided, `explicit` whether the document names units in
    brackets, lines or columns, `first_leads` whether it says that the first-named unit leads.
    `drawn` collects the stretches of text that hold a table whose marks are drawn again in print.
    """

    manuscript: Manuscript
    year: int | None
    year_now: int
    known: frozenset[str]
    evidence: Evidence
    explicit: bool = True
    first_leads: bool = False
    source: Source = field(init=False)
    drawn: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.source = Source(self.manuscript.name, self.manuscript.text)

    @property
    def drawn_year(self) -> int:
        """The year that deadlines are written for."""
        return self.year or self.year_now

    def span(self, start: int, end: int) -> Span:
        return Span(self.source, start, end)

    def assign(
        self, named: tuple[Named, ...], confidence: float, anchor: int, reason: str = ""
    ) -> tuple[Assignment, ...]:
        """Give a task its units, each once in each role, and note how sure that is."""
        found: dict[tuple[str, Role], Assignment] = {}
        for each in named:
            name = "".join(each.name.split())
            if not name or (name, each.role) in found:
                continue
            span = self.span(each.start, each.end)
            found[name, each.role] = Assignment(name, each.role, span)
            sure, why = self._surely(name, confidence, reason)
            place = (each.start, each.end)
            self.evidence.add(PieceKind.UNIT, name, place, sure, why, anchor, each.role)
        assigned = tuple(found.values())
        if self.first_leads and {a.role for a in assigned} == {Role.RESPONSIBLE}:
            assigned = (assigned[0]._replace(role=Role.LEAD), *assigned[1:])
        return assigned

    def _surely(self, name: str, confidence: float, reason: str) -> tuple[float, str]:
        if name in self.known or is_unit_like(fold(name)):
            return confidence, reason
        return min(confidence, 0.6), _("it does not end as names of units do")

    def date(
        self, text: str, start: int, anchor: int, *, cell: bool = False
    ) -> tuple[Deadline, ...]:
        """Read the deadlines that words state, and note those that cannot be dated."""
        read = deadlines.read_cell if cell else deadlines.find
        found: list[Deadline] = []
        for one in read(text, self.year):
            place = (start + one.start, start + one.end)
            said = one.deadline
            if said is None:
                self.evidence.add(PieceKind.DEADLINE, one.text, place, 0.4, one.reason, anchor)
                if cell:
                    found.append(self._undated(one.text, place))
                continue
            if isinstance(said, FixedDate) and self.year and said.by.year < self.year:
                # an earlier year's date mostly belongs to what the sentence is about
                reason = _("its year is before the plan's")
                self.evidence.add(PieceKind.DEADLINE, one.text, place, 0.5, reason, anchor)
                continue
            if said in found and not isinstance(said, Quota):
                continue
            found.append(said._replace(text=one.text, span=self.span(*place)))
            self.evidence.add(
                PieceKind.DEADLINE, one.text, place, 0.95 if cell else 0.9, "", anchor
            )
        return tuple(found)

    def undated(self, cell: GridCell, anchor: int) -> Deadline | None:
        """Keep the words of a deadline column's cell that set no date we know."""
        words = "".join(cell.text.split())
        if not words or words in "/-—无":
            return None
        place = (cell.start, cell.end)
        reason = _("the wording sets no date")
        self.evidence.add(PieceKind.DEADLINE, words, place, 0.4, reason, anchor)
        return self._undated(words, place)

    def _undated(self, text: str, place: tuple[int, int]) -> Deadline:
        end = date(self.drawn_year, 12, 31)
        return FixedDate(by=end, implied=True, text=text, span=self.span(*place))
