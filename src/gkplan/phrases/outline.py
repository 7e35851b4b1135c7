"""Where everything stands in a plan: its printed number, its path, and what it is called.

Numbers are derived from the place; a label in the plan overrides one, and counting goes on from it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from gkplan.model.plan import Item, Numbering, Paragraph, Plan, Section, Task
from gkplan.phrases import numbering

_CLOSERS = "。！？；：，、.!?;:,"
_OPENERS, _ENDERS = "“‘《〈（(「『【", "”’》〉）)」』】"


class Placed(NamedTuple):
    """An item and its place: `label` as printed, `path` the numbers from the top down to its own.

    `expected` is the ordinal that would follow here, `ordinal` the one it has; both 0 where the
    item is not numbered. `sections` are those it stands in, outermost first. `turn` is the label it
    would have if the plan gave it none.
    """

    item: Item
    label: str
    path: tuple[str, ...]
    sections: tuple[Section, ...]
    ordinal: int = 0
    expected: int = 0
    turn: str = ""

    @property
    def number(self) -> str:
        """The item's own number: `(六)`, or `(一).1` for a sentence of a paragraph; "" for none."""
        if self._is_sentence:
            return "".join(self.path[-2:])
        return self.label.strip()

    @property
    def address(self) -> str:
        """The number by which a task is named on the command line: `三.(六)`; "" for none."""
        if not (self._is_sentence or self.label):
            return ""
        parts = (re.sub(r"[、.．\s]+$", "", part.strip()).lstrip(".") for part in self.path)
        return ".".join(part for part in parts if part)

    @property
    def _is_sentence(self) -> bool:
        return not self.label and bool(self.path) and self.path[-1].startswith(".")


def outline(plan: Plan) -> tuple[Placed, ...]:
    """Place every section, task and paragraph of a plan, in the order of the document."""
    return _outline(_Same(plan))


class _Same:
    """A plan that is equal to itself alone, so that its outline is found again at no cost."""

    __slots__ = ("plan",)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.plan is self.plan


# one rule after the other walks the same plan
@lru_cache(maxsize=4)
def _outline(same: _Same) -> tuple[Placed, ...]:
    return placed(same.plan.items, same.plan.numbering)


def placed(items: tuple[Item, ...], numbering: Numbering) -> tuple[Placed, ...]:
    """Place items as if they stood in a plan or section of that numbering."""
    return tuple(_place(items, _Scope(numbering, {}, 0), (), ()))


def tracked(plan: Plan) -> tuple[Placed, ...]:
    """Place the tasks that status follows."""
    return tuple(
        placed for placed in outline(plan) if isinstance(placed.item, Task) and placed.item.tracked
    )


class _Scope(NamedTuple):
    """The numbering in force, how far each of its depths has counted, and the depth we are at."""

    numbering: Numbering
    counts: dict[int, int]
    depth: int
    inline: bool = False

    def enter(self, item: Section | Task, *, numbered: bool) -> "_Scope":
        if item.numbering:
            return _Scope(item.numbering, {}, 0, item.inline)
        if not numbered:
            return self._replace(inline=item.inline)
        depth = self.depth + 1
        for deeper in [d for d in self.counts if d > depth]:
            if deeper not in self.numbering.continuous:
                del self.counts[deeper]
        return _Scope(self.numbering, self.counts, depth, item.inline)

    def turn(self) -> str:
        """Tell which label would be next."""
        depth = self.depth + 1
        if depth > len(self.numbering.levels):
            return ""
        return numbering.write(self.numbering.levels[depth - 1], self.counts.get(depth, 0) + 1)

    def next(self, label: str | None) -> tuple[str, int, int]:
        """Count one item: its label, its ordinal, and the ordinal that was its turn."""
        depth = self.depth + 1
        expected = self.counts.get(depth, 0) + 1
        if label == "":
            return "", 0, 0
        if label is None:
            self.counts[depth] = expected
            if depth > len(self.numbering.levels):
                return "", 0, 0
            pattern = self.numbering.levels[depth - 1]
            return numbering.write(pattern, expected), expected, expected
        found = numbering.ordinal(label)
        self.counts[depth] = found or expected
        return label, found or 0, expected if found else 0


def _place(
    items: tuple[Item, ...], scope: _Scope, path: tuple[str, ...], sections: tuple[Section, ...]
) -> Iterator[Placed]:
    sentence = 0
    for item in items:
        if isinstance(item, Paragraph):
            yield Placed(item, "", path, sections)
            continue
        named = bool(item.heading or item.text or isinstance(item, Task))
        ordinal = expected = 0
        turn = ""
        if scope.inline:
            sentence += 1
            label, own = "", f".{sentence}"
        elif named:
            turn = scope.turn() if item.label else ""
            label, ordinal, expected = scope.next(item.label)
            own = label
        else:
            label = own = ""
        below = (*path, own.strip()) if own else path
        yield Placed(item, label, below, sections, ordinal, expected, turn)
        if item.items:
            inner = (*sections, item) if isinstance(item, Section) else sections
            yield from _place(item.items, scope.enter(item, numbered=named), below, inner)


def name(task: Task | Section) -> str:
    """What to call an item: its heading, or the opening words of its text."""
    if task.heading:
        return task.heading.rstrip(_CLOSERS) or task.heading
    opening = task.text.split("\n", 1)[0]
    depth = 0
    for index, character in enumerate(opening):
        depth += (character in _OPENERS) - (character in _ENDERS)
        if index and depth <= 0 and character in "，。；：,;:":
            return opening[:index]
    return opening


@cache
def _folded(part: str) -> str:
    one_form = str.maketrans("（）．、　", "().. ")
    return re.sub(r"\.{2,}", ".", part.translate(one_form).replace(" ", "")).strip(".")


def addressed(placed: Placed, address: str) -> bool:
    """Tell whether an address such as `三.(六)`, `三、（六）` or `3.6` names this place."""
    wanted, own = _folded(address), _folded(placed.address)
    return bool(wanted) and (wanted == own or _ordinals(wanted) == _ordinals(own) != ())


def numbered(placed: Placed, number: str) -> bool:
    """Tell whether a number alone, such as `（六）`, is this item's own."""
    return bool(_folded(number)) and _folded(number) == _folded(placed.number)


def _ordinals(address: str) -> tuple[int, ...]:
    found = tuple(numbering.ordinal(part) for part in address.split("."))
    return () if None in found else tuple(each for each in found if each)
