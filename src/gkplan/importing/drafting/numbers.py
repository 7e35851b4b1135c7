"""Leaving out the numbers that follow from an item's place, so that only irregular ones stand."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from gkplan.model.plan import Item, Numbering, Paragraph, Section, Task
from gkplan.phrases import numbering, outline

_DEEPEST = 4  # depths that are tried as running on across their sections


def inferred(items: tuple[Item, ...]) -> tuple[Numbering, tuple[Item, ...]]:
    """Find the numbering that explains most of the labels, and leave those labels out.

    A table counts its rows for itself.
    """
    items = tuple(_tables_first(item) for item in items)
    levels = _levels(items)
    depths = range(2, min(len(levels), _DEEPEST) + 1)
    tried = [
        Numbering(levels, continuous)
        for count in range(len(depths) + 1)
        for continuous in combinations(depths, count)
    ]
    best = max(tried, key=lambda each: _explained(items, each))
    if not any(True for _label in _labels(items, 1)):
        best = Numbering()
    return best, _without(items, best)


def _tables_first(item: Item) -> Item:
    """Number the rows of tables below an item; only then do they not count with what is around."""
    if isinstance(item, Paragraph):
        return item
    if isinstance(item, Section) and item.columns:
        numbers, rows = inferred(item.items)
        return item._replace(items=rows, numbering=numbers)
    return item._replace(items=tuple(_tables_first(each) for each in item.items))


def _explained(items: tuple[Item, ...], numbers: Numbering) -> int:
    return sum(
        1 for each in outline.placed(items, numbers) if each.turn and each.label == each.turn
    )


def _levels(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Choose each depth's most frequent pattern, down to the last depth that has numbers."""
    patterns: dict[int, Counter[str]] = {}
    for depth, label in _labels(items, 1):
        patterns.setdefault(depth, Counter())[_pattern(label)] += 1
    deepest = max((d for d, found in patterns.items() if any(found)), default=0)
    usual = Numbering().levels
    return tuple(
        _usual(patterns.get(d), usual[min(d, len(usual)) - 1]) for d in range(1, deepest + 1)
    )


def _usual(found: Counter[str] | None, default: str) -> str:
    named = [(pattern, count) for pattern, count in (found or Counter()).most_common() if pattern]
    return named[0][0] if named else default


def _labels(items: tuple[Item, ...], depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        if isinstance(item, Paragraph) or (isinstance(item, Section) and item.columns):
            continue
        named = bool(item.heading or item.text or isinstance(item, Task))
        if named and item.label is not None:
            yield depth, item.label
        if not item.inline:
            yield from _labels(item.items, depth + named)


def _pattern(label: str) -> str:
    """Give the pattern a label was printed by; "" where no pattern prints it again."""
    found = numbering.read(label)
    pattern, ordinal = (found.pattern, found.ordinal) if found else ("", numbering.ordinal(label))
    if not found and ordinal:
        pattern = "{n}" if label.strip().isdecimal() else "{cn}"
    return pattern if ordinal and numbering.write(pattern, ordinal) == label else ""


def _without(items: tuple[Item, ...], numbers: Numbering) -> tuple[Item, ...]:
    places = {id(each.item): each for each in outline.placed(items, numbers)}
    return tuple(_unlabelled(item, places, 1, len(numbers.levels)) for item in items)


def _unlabelled(item: Item, places: dict[int, outline.Placed], depth: int, numbered: int) -> Item:
    """Take away a label that its place gives, or that is empty below the last numbered depth."""
    if isinstance(item, Paragraph):
        return item
    named = bool(item.heading or item.text or isinstance(item, Task))
    if isinstance(item, Section) and item.columns:
        return item._replace(label=None if depth > numbered or not named else item.label)
    place = places[id(item)]
    below = tuple(_unlabelled(each, places, depth + named, numbered) for each in item.items)
    follows = item.label == place.turn if item.label else depth > numbered
    if item.label is None or follows or not named:
        return item._replace(items=below, label=None)
    return item._replace(items=below)
