"""A year's matrix: every unit's four quarters, what it had to report and did."""

from pathlib import Path
from typing import NamedTuple

from gkplan.site import kept, names
from gkplan.site.facts import LIGHTS, Name, Quarter
from gkplan.site.frame import Frame, page
from gkplan.site.plan_page import Source


class Cell(NamedTuple):
    """One quarter of a unit, or its year; `light` is "" where nothing is due."""

    in_time: int = 0
    late: int = 0
    overdue: int = 0
    open: int = 0
    light: str = ""

    @property
    def done(self) -> int:
        return self.in_time + self.late

    @property
    def due(self) -> int:
        return self.done + self.overdue + self.open


class Row(NamedTuple):
    """A unit, the page it has, and its cells: four quarters, then the year."""

    name: Name
    address: str
    cells: tuple[Cell, ...]


class Bureau(NamedTuple):
    """A bureau, the language of its plans, and its units."""

    issuer: str
    language: str
    rows: tuple[Row, ...]


def make(year: int, sources: tuple[Source, ...], frame: Frame) -> tuple[bytes]:
    """Make the page of one year."""
    bureaus: dict[str, list[Source]] = {}
    for source in sources:
        bureaus.setdefault(source.head.issuer, []).append(source)
    found = [_bureau(year, issuer, own) for issuer, own in sorted(bureaus.items())]
    given = {"year": year, "bureaus": [each for each in found if each.rows]}
    return (page("matrix.html", frame, "", "matrix", given),)


def _bureau(year: int, issuer: str, sources: list[Source]) -> Bureau:
    held: dict[Name, list[Cell]] = {}
    quarters = [f"{year}-Q{number}" for number in range(1, 5)]
    for source in sources:
        for unit, is_open, own in kept.quarters(Path(source.file)):
            by_name = {each.name: each for each in own if each.name in quarters}
            if by_name:
                cells = held.setdefault(Name(unit, is_open), [Cell()] * 4)
                cells[:] = [
                    _add(cell, by_name.get(quarter))
                    for cell, quarter in zip(cells, quarters, strict=True)
                ]
    rows = (
        Row(name, names.unit_page(issuer, name) if name.unit else "", (*cells, _year(cells)))
        for name, cells in held.items()
    )
    return Bureau(issuer, sources[0].head.language, tuple(rows))


def _add(cell: Cell, more: Quarter | None) -> Cell:
    if more is None:
        return cell
    return Cell(
        cell.in_time + more.in_time,
        cell.late + more.late,
        cell.overdue + more.overdue,
        cell.open + more.open,
        _worst(cell.light, more.light),
    )


def _worst(*colours: str) -> str:
    return next((colour for colour in LIGHTS if colour in colours), "")


def _year(cells: list[Cell]) -> Cell:
    return Cell(
        sum(each.in_time for each in cells),
        sum(each.late for each in cells),
        sum(each.overdue for each in cells),
        sum(each.open for each in cells),
        _worst(*(each.light for each in cells)),
    )
