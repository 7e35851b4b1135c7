"""How a timeline looks on a terminal: a bar for each month, and what was reported so far."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from gkplan.base.language import _
from gkplan.cli.terminal import flow, paint, width
from gkplan.tracking.punctuality import Punctuality, add_counts
from gkplan.tracking.timeline import PeriodCounts

# from what is best to what is open, told apart by how dark they are where there is no colour
_BLOCKS = {
    Punctuality.IN_TIME: "█",
    Punctuality.LATE: "▓",
    Punctuality.OVERDUE: "▒",
    Punctuality.OPEN: "░",
}
_COLOURS = {
    Punctuality.IN_TIME: "green",
    Punctuality.LATE: "yellow",
    Punctuality.OVERDUE: "red",
    Punctuality.OPEN: "dim",
}
# cells below which bars no longer tell one month from another
_SHORTEST = 16


def picture(stretches: Sequence[PeriodCounts], as_of: date) -> Iterator[str]:
    """A line for each month: due, reported, a bar of both, and the share reported so far.

    On a narrow terminal the bars go before the share.
    """
    if not stretches:
        return
    due, reported = _("to report"), _("reported")
    shares = _column(_("so far"), [_so_far(each) for each in stretches])
    left = 12 + cell_len(due) + 2 + cell_len(reported) + 2
    room = (width() or 80) - left - len(_BLOCKS)
    if room - cell_len(shares[0]) - 2 >= _SHORTEST:
        room -= cell_len(shares[0]) + 2
    else:
        shares = [""] * len(shares)
    scale = min(4.0, room / max(1, *(each.due for each in stretches)))
    bars = [_bar(each, scale) for each in stretches]
    longest = max(drawn for _blocks, drawn in bars)
    title = f"{'':12}{due}  {reported}  {'':{longest}}  {shares[0]}"
    yield paint(title.rstrip(), "dim")
    for each, (blocks, drawn), share in zip(stretches, bars, shares[1:], strict=True):
        mark = ">" if each.start <= as_of <= each.end else " "
        counts = f"{_pad(_count(each.due), due)}  {_pad(_count(each.reported), reported)}"
        yield f"  {mark} {each.name} {counts}  {blocks}{'':{longest - drawn}}  {share}".rstrip()
    yield ""
    yield from flow([(f"{block} {_word(kind)}", _COLOURS[kind]) for kind, block in _BLOCKS.items()])


def _column(title: str, cells: Sequence[str]) -> list[str]:
    """Align a column, its title first, to the right."""
    widest = max((title, *cells), key=cell_len)
    return [_pad(cell, widest) for cell in (title, *cells)]


def _bar(stretch: PeriodCounts, scale: float) -> tuple[str, int]:
    """Draw a month, each kind as long as its share; one that is there has at least a cell."""
    parts = {kind: stretch.counts.of(kind) for kind in _BLOCKS}
    cells = {kind: max(1, int(count * scale)) for kind, count in parts.items() if count}
    rest = _length(stretch.due, scale) - sum(cells.values())
    if cells:
        longest = max(cells, key=lambda kind: parts[kind])
        cells[longest] = max(1, cells[longest] + rest)
    drawn = "".join(paint(_BLOCKS[kind] * count, _COLOURS[kind]) for kind, count in cells.items())
    return drawn, sum(cells.values())


def _length(count: int, scale: float) -> int:
    return max(1, int(count * scale)) if count else 0


def _so_far(stretch: PeriodCounts) -> str:
    if stretch.percent is None:
        return ""
    return f"{stretch.reported_so_far}/{stretch.due_so_far} {stretch.percent:3}%"


def _word(kind: Punctuality) -> str:
    return {
        Punctuality.IN_TIME: _("reported in time"),
        Punctuality.LATE: _("late"),
        Punctuality.OVERDUE: _("overdue"),
        Punctuality.OPEN: _("not due yet"),
    }[kind]


def summary(stretches: Sequence[PeriodCounts]) -> Iterable[str]:
    """Say how the year goes: how much was reported, how much of that late, what is open."""
    counts = add_counts(each.counts for each in stretches)
    parts = [(_("{n} of {total} reported").format(n=counts.reported, total=counts.due), "")]
    parts += [
        (f"{_word(kind)} {counts.of(kind)}", _COLOURS[kind])
        for kind in (Punctuality.LATE, Punctuality.OVERDUE, Punctuality.OPEN)
        if counts.of(kind)
    ]
    return flow(parts)


def _pad(text: str, like: str) -> str:
    return " " * (cell_len(like) - cell_len(text)) + text


def _count(count: int) -> str:
    return str(count or "")
