"""Placing table cells that reach over several rows and columns into rows of one length."""

from collections.abc import Iterable

Cell = tuple[str, int, int]
_WIDEST = 200
_LONGEST = 100_000


def placed(rows: Iterable[Iterable[Cell]]) -> list[list[Cell | None]]:
    """Give each row a place for every column: a cell, or None where another reaches into it.

    A cell is its text and how many rows and columns it takes up.
    """
    reaching: dict[int, int] = {}
    found: list[list[Cell | None]] = []
    for row in rows:
        line: list[Cell | None] = []
        for text, down, across in row:
            _pass_over(line, reaching)
            across = max(1, min(across, _WIDEST - len(line)))
            down = max(1, min(down, _LONGEST))
            if len(line) >= _WIDEST:
                break
            begin = len(line)
            line += [(text, down, across), *[None] * (across - 1)]
            reaching.update(dict.fromkeys(range(begin, begin + across), down - 1))
        _pass_over(line, reaching)
        found.append(line)
    width = max(map(len, found), default=0)
    # a cell that is missing at a row's end is an empty one
    return [line + [("", 1, 1)] * (width - len(line)) for line in found]


def _pass_over(line: list[Cell | None], reaching: dict[int, int]) -> None:
    while reaching.get(len(line), 0) > 0:
        reaching[len(line)] -= 1
        line.append(None)
