"""How a timeline looks on a terminal: a bar for each month, and what was reported so far."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from gkplan.cli.terminal import paint, width
from gkplan.language import _
from gkplan.timeline import Stretch

# from what is best to what is open, told apart by how dark they are where there is no colour
_BLOCKS = {"in_time": "█", "late": "▓", "overdue": "▒", "open": "░"}
_COLOURS = {"in_time": "green", "late": "yellow", "overdue": "red", "open": "dim"}


def picture(stretches: Sequence[Stretch], as_of: date) -> Iterator[str]:
    """A line for each month: due, reported, a bar of both, and the share reported so far."""
    if not stretches:
        return
    due, reported = _("to report"), _("reported")
    so_far = [_so_far(each) for each in stretches]
    wide = max(map(cell_len, (*so_far, _("so far"))))
    left = 12 + cell_len(due) + 2 + cell_len(reported) + 2
    room = (width() or 80) - left - wide - 2 - len(_BLOCKS)
    scale = min(4.0, room / max(1, *(each.due for each in stretches)))
    bar = max(1, *(_length(each.due, scale) for each in stretches))
    heads = f"{'':12}{due}  {reported}  {'':{bar}}  {_pad(_('so far'), wide)}"
    yield paint(heads.rstrip(), "dim")
    for each, share in zip(stretches, so_far, strict=True):
        mark = ">" if each.start <= as_of <= each.end else " "
        counts = f"{_pad(_count(each.due), cell_len(due))}  "
        counts += f"{_pad(_count(each.reported), cell_len(reported))}  "
        blocks, drawn = _bar(each, scale)
        line = f"  {mark} {each.name} " + counts + blocks
        yield f"{line}{' ' * (bar - drawn)}  {_pad(share, wide)}".rstrip()
    yield ""
    yield "  " + "  ".join(_legend())


def _bar(stretch: Stretch, scale: float) -> tuple[str, int]:
    """Draw a month, each kind as long as its share; one that is there has at least a cell."""
    parts = {kind: getattr(stretch, kind) for kind in _BLOCKS}
    cells = {kind: max(1, int(count * scale)) for kind, count in parts.items() if count}
    rest = _length(stretch.due, scale) - sum(cells.values())
    if cells:
        longest = max(cells, key=lambda kind: parts[kind])
        cells[longest] = max(1, cells[longest] + rest)
    drawn = "".join(paint(_BLOCKS[kind] * count, _COLOURS[kind]) for kind, count in cells.items())
    return drawn, sum(cells.values())


def _length(count: int, scale: float) -> int:
    return max(1, int(count * scale)) if count else 0


def _so_far(stretch: Stretch) -> str:
    if stretch.percent is None:
        return ""
    return f"{stretch.reported_so_far}/{stretch.due_so_far} {stretch.percent:3}%"


def _legend() -> Iterator[str]:
    words = {
        "in_time": _("reported in time"),
        "late": _("late"),
        "overdue": _("overdue"),
        "open": _("not due yet"),
    }
    for kind, word in words.items():
        yield f"{paint(_BLOCKS[kind], _COLOURS[kind])} {word}"


def summary(stretches: Sequence[Stretch]) -> str:
    """Say in a line how the year goes."""
    total, reported, late, overdue, left = (
        sum(getattr(each, kind) for each in stretches)
        for kind in ("due", "reported", "late", "overdue", "open")
    )
    told = _(
        "{reported} of {total} reported, {late} of them late; {overdue} overdue, {left} not due yet"
    )
    return told.format(reported=reported, total=total, late=late, overdue=overdue, left=left)


def _pad(text: str, cells: int) -> str:
    return " " * (cells - cell_len(text)) + text


def _count(count: int) -> str:
    return str(count or "")
