"""Where page text stands among a plan's printed lines, so that the whole page can be given back."""

from collections.abc import Iterable, Iterator, Sequence

from gkplan.importing.manuscript import Manuscript
from gkplan.model.plan import Furniture
from gkplan.phrases.folding import squeezed

Stretch = tuple[int, int]


def among(
    manuscript: Manuscript, own: Iterable[Stretch], lines: Sequence[str]
) -> tuple[Furniture, ...] | None:
    """Place all text outside a document's own stretches among the lines the plan prints.

    None where the printed lines are not the document's own text: something would be lost.
    """
    stretches = list(_merged(own))
    text = manuscript.text
    kept = [squeezed(text[start:end]) for start, end in stretches]
    if "".join(kept) != squeezed("".join(lines)):
        return None
    found: list[Furniture] = []
    place = _Place(lines)
    position = 0
    for (start, end), words in zip(stretches, kept, strict=True):
        found += _pieces(text[position:start], place)
        place.go(len(words))
        position = end
    found += _pieces(text[position:], place)
    return tuple(found)


def _merged(own: Iterable[Stretch]) -> Iterator[Stretch]:
    """Walk stretches in order, one inside another left out."""
    last = 0
    for start, end in sorted(own):
        if end > last:
            yield max(start, last), end
            last = end


def _pieces(text: str, place: "_Place") -> Iterator[Furniture]:
    line, column = place.now()
    yield from (Furniture(line, each.strip(), column) for each in text.splitlines() if each.strip())


class _Place:
    """A place among printed lines: so many characters on, spaces not counted."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lengths = [len(squeezed(line)) for line in lines]
        self._line = 0
        self._column = 0

    def go(self, characters: int) -> None:
        """Go on by so many characters."""
        self._column += characters
        while self._line < len(self._lengths) and self._column >= self._lengths[self._line]:
            self._column -= self._lengths[self._line]
            self._line += 1

    def now(self) -> tuple[int, int]:
        """Give the line, from 1, and the column."""
        return self._line + 1, self._column
