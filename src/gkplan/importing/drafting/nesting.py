"""Nesting lines by the numbers they open with: 一、 （一） 1. （1）, in any order of styles.

The order of styles is the document's own: what is first met below 一、 is below it. A number that
belongs to no series, such as a decimal or a year at a line's start, stays in its paragraph.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gkplan.importing.drafting import annex
from gkplan.importing.manuscript import Block, Grid, Line
from gkplan.phrases import numbering, titles
from gkplan.phrases.folding import fold
from gkplan.phrases.numbering import Number

_RANKS = (("第", 0), ("({cn})", 2), ("{cn}", 1), ("({n})", 4), ("{n}", 3), ("{circled}", 5))
_GAP = 5  # numbers that may be missing in a series
_HEADING = 60  # an unnumbered heading is no longer


@dataclass(slots=True)
class Branch:
    """A numbered line, or a heading without a number, with what stands below it.

    `words` is the line behind its number and `lead` how far behind it; `below` holds lines, tables
    and nodes in their order.
    """

    label: str
    words: Line
    number: Number | None = None
    lead: int = 0
    below: "list[Branch | Line | Grid]" = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its number stands, or its words where it has none."""
        return self.words.start - self.lead if self.label else self.words.start

    @property
    def end(self) -> int:
        return max([self.words.end, *(each.end for each in self.below)])

    @property
    def nodes(self) -> "list[Branch]":
        return [each for each in self.below if isinstance(each, Branch)]

    @property
    def lines(self) -> list[Line]:
        return [each for each in self.below if isinstance(each, Line)]


@dataclass(slots=True)
class _Open:
    """A series of numbers that is going on: its style, the last number, its node."""

    style: str
    ordinal: int
    node: Branch
    level: int = 0


def nest(blocks: Sequence[Block]) -> list[Branch | Line | Grid]:
    """Nest the lines of a document's body; what stands before the first number stays as it is."""
    root: list[Branch | Line | Grid] = []
    stack: list[_Open] = []
    seen: dict[str, tuple[int, int]] = {}
    numbers = _numbers(blocks)
    for index, block in enumerate(blocks):
        number = numbers[index]
        if isinstance(block, Line) and number:
            depth = _depth(number, stack, seen, numbers[index + 1 :])
            if depth is not None:
                _open(block, number, depth, stack, root, seen)
                continue
        if isinstance(block, Line) and _is_heading(block, blocks, index, numbers):
            depth = _heading_depth(block, stack)
            node = Branch("", block)
            _below(stack[:depth], root).append(node)
            stack[depth:] = [_Open(f"h{block.level}", 0, node, block.level or 1)]
            continue
        if isinstance(block, Line) and _starts_annex(block, blocks, index):
            stack.clear()
        _below(stack, root).append(block)
    return root


def _numbers(blocks: Sequence[Block]) -> list[Number | None]:
    found: list[Number | None] = []
    for index, block in enumerate(blocks):
        number = numbering.read(block.text) if isinstance(block, Line) else None
        found.append(number if number and not annex.listed(blocks, index) else None)
    return found


def _style(number: Number) -> str:
    return fold(number.pattern)


def _rank(style: str) -> int:
    return next((rank for mark, rank in _RANKS if mark in style), 6)


def _depth(
    number: Number,
    stack: list[_Open],
    seen: dict[str, tuple[int, int]],
    following: Sequence[Number | None],
) -> int | None:
    """Find at which depth a numbered line stands; None where it is no item at all."""
    style = _style(number)
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].style == style:
            return depth
    for depth in range(len(stack) - 1, -1, -1):
        if _goes_on(number, style, stack[depth]):
            return depth
    if number.ordinal > 1:
        return _later(number, style, stack, seen, following)
    return _first(style, stack, seen, following)


def _goes_on(number: Number, style: str, last: _Open) -> bool:
    """Tell whether a number follows on one of another style: 2、 on 1."""
    if "第" in style + last.style:
        return False
    same = ("{cn}" in style) == ("{cn}" in last.style) and ("(" in style) == ("(" in last.style)
    return same and last.ordinal > 0 and number.ordinal == last.ordinal + 1


def _later(
    number: Number,
    style: str,
    stack: list[_Open],
    seen: dict[str, tuple[int, int]],
    following: Sequence[Number | None],
) -> int | None:
    """Place a number above 1 whose series is not open: one that runs on, or that lost its start."""
    if style in seen:
        depth, last = seen[style]
        if last < number.ordinal <= last + _GAP:
            return min(depth, len(stack))
    starts = not seen or any(
        each and _style(each) == style and number.ordinal < each.ordinal <= number.ordinal + 2
        for each in following[:40]
    )
    if not starts:
        return None
    return next(
        (d for d, each in enumerate(stack) if _rank(each.style) >= _rank(style)), len(stack)
    )


def _first(
    style: str,
    stack: list[_Open],
    seen: dict[str, tuple[int, int]],
    following: Sequence[Number | None],
) -> int:
    """Place a number 1: where its style stood before, else below what is open."""
    if style in seen and seen[style][0] <= len(stack):
        return seen[style][0]
    if not stack or _rank(style) > _rank(stack[-1].style) or stack[-1].level:
        return len(stack)
    if _comes_again(stack[-1], following):
        return len(stack)
    return next(
        (d for d, each in enumerate(stack) if _rank(each.style) >= _rank(style)), len(stack)
    )


def _comes_again(last: _Open, following: Sequence[Number | None]) -> bool:
    return any(
        each and _style(each) == last.style and each.ordinal == last.ordinal + 1
        for each in following
    )


def _open(
    line: Line,
    number: Number,
    depth: int,
    stack: list[_Open],
    root: list[Branch | Line | Grid],
    seen: dict[str, tuple[int, int]],
) -> None:
    rest = line.text[number.end :]
    lead = len(rest) - len(rest.lstrip())
    words = Line(rest.strip(), line.start + number.end + lead)
    lead = words.start - line.start - (number.end - len(number.text))
    node = Branch(number.text, words, number, lead)
    style = _style(number)
    if depth < len(stack) and _rank(stack[depth].style) == _rank(style) != 6:
        style = stack[depth].style
    _below(stack[:depth], root).append(node)
    stack[depth:] = [_Open(style, number.ordinal, node)]
    seen[style] = (depth, number.ordinal)


def _below(stack: list[_Open], root: list[Branch | Line | Grid]) -> list[Branch | Line | Grid]:
    return stack[-1].node.below if stack else root


def _is_heading(
    line: Line, blocks: Sequence[Block], index: int, numbers: Sequence[Number | None]
) -> bool:
    """Tell whether a line without a number is a heading: by the format, or over a table."""
    plain = titles.fold_squeezed(line.text)
    if len(plain) > _HEADING or plain[-1:] in ("。", ":", ";", ",") or plain[:1] in "([〔【":
        return False
    if line.level:
        return True
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if isinstance(following, Grid):
        return len(plain) <= 40
    return (
        titles.is_title_like(plain)
        and isinstance(following, Line)
        and (number := numbers[index + 1]) is not None
        and number.ordinal == 1
    )


def _heading_depth(line: Line, stack: list[_Open]) -> int:
    if not line.level:
        return 0
    return next((d for d, each in enumerate(stack) if each.level >= line.level), len(stack))


def _starts_annex(line: Line, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether 附件2 alone on a line opens something new."""
    plain = titles.fold_squeezed(line.text).rstrip(":")
    if not plain.startswith("附") or len(plain) > 5:
        return False
    return index + 1 < len(blocks)


def walk(below: Iterable[Branch | Line | Grid]) -> Iterator[Branch]:
    """Walk all nodes, in the order of the document."""
    for each in below:
        if isinstance(each, Branch):
            yield each
            yield from walk(each.below)


def rank_of(number: Number) -> int:
    """Tell how deep a style of numbers usually stands: 一、 is 1, （一） 2, 1. 3, （1） 4, ① 5."""
    return _rank(_style(number))
