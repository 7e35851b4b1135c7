"""Orders of two sides put together: a pair that one side turned round is turned round."""

from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def merged(
    base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]
) -> tuple[tuple[T, ...], tuple[T, ...] | None]:
    """Give the order of all that either side has, and where both cannot be had, a second one.

    The first is then ours and the second theirs. What one side alone has follows what it follows
    there; at one place that of ours comes first.
    """
    in_ours, in_theirs = set(ours), set(theirs)
    own = [each for each in ours if each in in_theirs]
    other = [each for each in theirs if each in in_ours]
    common = own if own == other else _agreed(_known(base, in_ours & in_theirs), own, other)
    if common is None:
        return _woven(own, ours, theirs), _woven(other, ours, theirs)
    return _woven(common, ours, theirs), None


def _known(base: Sequence[T], wanted: Collection[T]) -> list[T]:
    return [each for each in base if each in wanted]


def _agreed(base: list[T], own: list[T], other: list[T]) -> list[T] | None:
    """Order what both sides have; None where they want what cannot be had together."""
    if len(base) == len(own):
        if own == base:
            return other
        if other == base:
            return own
    ranks = [{each: n for n, each in enumerate(order)} for order in (base, own, other)]
    ahead = dict.fromkeys(own, 0)
    for at, one in enumerate(own):
        for two in own[at + 1 :]:
            is_first = _first(one, two, ranks)
            if is_first is None:
                return None
            ahead[one if is_first else two] += 1
    found = sorted(own, key=lambda each: -ahead[each])
    fits = all(ahead[each] == len(own) - 1 - at for at, each in enumerate(found))
    return found if fits else None


def _first(one: T, two: T, ranks: list[dict[T, int]]) -> bool | None:
    """Tell which of two comes first; None where the sides say otherwise and the base nothing."""
    before, own, other = (
        rank[one] < rank[two] if one in rank and two in rank else None for rank in ranks
    )
    if own == other or before == other:
        return own
    return other if before == own else None


def _woven(common: Sequence[T], ours: Sequence[T], theirs: Sequence[T]) -> tuple[T, ...]:
    """Put in what one side alone has, behind what it stands behind there."""
    found = list(common)
    placed = set(common)
    own = {each for each in ours if each not in placed}
    _put_in(found, placed, ours, set())
    _put_in(found, placed, theirs, own)
    return tuple(found)


def _put_in(found: list[T], placed: set[T], side: Sequence[T], passed: Collection[T]) -> None:
    before: T | None = None
    for each in side:
        if each not in placed:
            at = 0 if before is None else found.index(before) + 1
            while at < len(found) and found[at] in passed:
                at += 1
            found.insert(at, each)
            placed.add(each)
        before = each
