"""A year's matrix: every unit's four quarters, what it had to report and did."""

from pathlib import Path
from typing import NamedTuple

from gkplan.site import kept, names
from gkplan.site.facts import LIGHTS, Name, QuarterCounts
from gkplan.site.frame import Frame, page
from gkplan.site.plan_page import PlanFacts
from gkplan.tracking.punctuality import Counts, add_counts


class MatrixCell(NamedTuple):
    """One quarter of a unit, or its year; `light` is "" where nothing is due."""

    counts: Counts = Counts()
    light: str = ""

    @property
    def done(self) -> int:
        return self.counts.reported

    @property
    def overdue(self) -> int:
        return self.counts.overdue

    @property
    def due(self) -> int:
        return self.counts.due


class MatrixRow(NamedTuple):
    """A unit, the page it has, and its cells: four quarters, then the year."""

    name: Name
    address: str
    cells: tuple[MatrixCell, ...]


class Bureau(NamedTuple):
    """A bureau, the language of its plans, and its units."""

    issuer: str
    language: str
    rows: tuple[MatrixRow, ...]


def make(year: int, sources: tuple[PlanFacts, ...], frame: Frame) -> tuple[bytes]:
    """Make the page of one year."""
    bureaus: dict[str, list[PlanFacts]] = {}
    for source in sources:
        bureaus.setdefault(source.head.issuer, []).append(source)
    found = [_bureau(year, issuer, own) for issuer, own in sorted(bureaus.items())]
    context = {"year": year, "bureaus": [each for each in found if each.rows]}
    return (page("matrix.html", frame, "", "matrix", context),)


def _bureau(year: int, issuer: str, sources: list[PlanFacts]) -> Bureau:
    held: dict[Name, list[MatrixCell]] = {}
    quarters = [f"{year}-Q{number}" for number in range(1, 5)]
    for source in sources:
        for unit, is_open, own in kept.read_quarters(Path(source.file)):
            by_name = {each.name: each for each in own if each.name in quarters}
            if by_name:
                cells = held.setdefault(Name(unit, is_open), [MatrixCell()] * 4)
                cells[:] = [
                    _add(cell, by_name.get(quarter))
                    for cell, quarter in zip(cells, quarters, strict=True)
                ]
    rows = (
        MatrixRow(
            name, names.name_unit_page(issuer, name) if name.unit else "", (*cells, _year(cells))
        )
        for name, cells in held.items()
    )
    return Bureau(issuer, sources[0].head.language, tuple(rows))


def _add(cell: MatrixCell, more: QuarterCounts | None) -> MatrixCell:
    if more is None:
        return cell
    return MatrixCell(add_counts((cell.counts, more.counts)), _worst(cell.light, more.light))


def _worst(*colours: str) -> str:
    return next((colour for colour in LIGHTS if colour in colours), "")


def _year(cells: list[MatrixCell]) -> MatrixCell:
    return MatrixCell(
        add_counts(each.counts for each in cells), _worst(*(each.light for each in cells))
    )
