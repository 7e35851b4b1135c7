"""Tasks split into several, or several merged into one: their words are found again elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gkplan.comparison.compare.nodes import ComparedNode
from gkplan.model.plan import Task
from gkplan.phrases.folding import fold, squeezed

_RUN = 3  # characters in a row that must be the same
_SHORTEST = 6
_FOUND = 0.6  # how much of a piece must be found in the whole
_OWN = 0.35  # how much of that must not be in another piece; all may begin with what they are about


class Regrouping(NamedTuple):
    """A whole and the pieces that came of it, or that went into it.

    `rest` is the whole on the side of the pieces, where it is still there, and longer or shorter.
    """

    whole: int
    pieces: tuple[int, ...]
    rest: int | None


def splits(
    old: Sequence[ComparedNode], new: Sequence[ComparedNode], pairs: Mapping[int, int]
) -> Iterator[Regrouping]:
    """Find tasks before whose words stand in several tasks after, most of them new."""
    loose = _runs(new, set(pairs.values()))
    if not loose:
        return
    for at, node in enumerate(old):
        if not isinstance(node.item, Task):
            continue
        whole = _grams(_words(node.item))
        rest = pairs.get(at)
        kept: set[str] = set()
        if rest is not None:
            kept = _grams(_words(new[rest].item))
            if node.item.text == getattr(new[rest].item, "text", "") or len(kept) >= len(whole):
                continue
        pieces = _pieces(whole, kept, loose)
        if len(pieces) + (rest is not None) > 1:
            yield Regrouping(at, pieces, rest)
            for each in pieces:
                del loose[each]


def merges(
    old: Sequence[ComparedNode], new: Sequence[ComparedNode], pairs: Mapping[int, int]
) -> Iterator[Regrouping]:
    """Find tasks after that hold the words of several before, most of which are no more."""
    return splits(new, old, {theirs: own for own, theirs in pairs.items()})


def _pieces(whole: set[str], kept: set[str], loose: Mapping[int, set[str]]) -> tuple[int, ...]:
    """Choose the tasks that are mostly in the whole, each with words that no other piece has."""
    shares = {at: len(runs & whole) / len(runs) for at, runs in loose.items()}
    found: list[int] = []
    claimed = set(kept)
    for at in sorted(shares, key=lambda each: (-shares[each], each)):
        inside = loose[at] & whole
        if shares[at] >= _FOUND and len(inside - claimed) >= len(inside) * _OWN:
            found.append(at)
            claimed |= inside
    return tuple(sorted(found))


def _runs(nodes: Sequence[ComparedNode], met: set[int]) -> dict[int, set[str]]:
    found = {}
    for at, node in enumerate(nodes):
        if at not in met and isinstance(node.item, Task):
            words = _words(node.item)
            if len(words) >= _SHORTEST:
                found[at] = _grams(words)
    return found


def _words(item: object) -> str:
    """Give what a task asks for: its text, else its heading."""
    return squeezed(fold(item.text or item.heading)) if isinstance(item, Task) else ""


def _grams(words: str) -> set[str]:
    return {words[at : at + _RUN] for at in range(max(1, len(words) - _RUN + 1))}
