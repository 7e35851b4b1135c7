"""Which item of one plan is which of another: tasks by id, all others by what they say."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from gkplan.comparison import matching
from gkplan.comparison.compare.nodes import PLAN, ComparedNode
from gkplan.model.plan import Paragraph, Section, Task
from gkplan.phrases.folding import fold, squeezed

_SURE = 0.75  # how alike two tasks must be that have ids of their own
_ALIKE = 0.6

Pairs = dict[int, int]


def pair(before: Sequence[ComparedNode], after: Sequence[ComparedNode]) -> Mapping[int, int]:
    """Pair the nodes of two plans: from places in the one to places in the other."""
    finder = _Finder(before, after)
    finder.by_id()
    finder.by_words(Section)
    finder.tasks_by_content()
    finder.by_tasks()
    finder.by_likeness(Section)
    finder.wordless()
    finder.by_words(Paragraph)
    finder.by_likeness(Paragraph)
    return {own: theirs for own, theirs in finder.found.items() if own != PLAN}


class _Finder:
    """Pairs that were found so far; every step looks only at what is left."""

    def __init__(self, before: Sequence[ComparedNode], after: Sequence[ComparedNode]) -> None:
        self.before, self.after = before, after
        self.found: Pairs = {PLAN: PLAN}
        self.taken = {PLAN}

    def by_id(self) -> None:
        waiting: dict[str, list[int]] = {}
        for at in self._left(self.after, Task):
            if own := _id(self.after[at]):
                waiting.setdefault(own, []).append(at)
        for at in self._left(self.before, Task):
            if theirs := waiting.get(_id(self.before[at])):
                self._meet(at, theirs.pop(0))

    def tasks_by_content(self) -> None:
        """Pair tasks that have no id, or another one than before."""
        mine = list(self._left(self.before, Task))
        theirs = list(self._left(self.after, Task))
        if not mine or not theirs:
            return
        for own, other in matching.pair_places(
            [item for at in mine if isinstance(item := self.before[at].item, Task)],
            [item for at in theirs if isinstance(item := self.after[at].item, Task)],
        ):
            at, to = mine[own], theirs[other]
            known = _id(self.before[at]) and _id(self.after[to])
            if not known or _likeness(self.before[at], self.after[to], _SURE):
                self._meet(at, to)

    def by_words(self, kind: type[Section | Paragraph]) -> None:
        """Pair what says the same, first below the same parent."""

        def below(at: int, found: Sequence[ComparedNode]) -> tuple[object, str]:
            parent = found[at].parent
            return self.found.get(parent) if found is self.before else parent, _said(found[at])

        def anywhere(at: int, found: Sequence[ComparedNode]) -> tuple[object, str]:
            return None, _said(found[at])

        self._by(kind, below, beside=True)
        self._by(kind, below)
        self._by(kind, anywhere)

    def _by(
        self,
        kind: type[Section | Paragraph],
        name: Callable[[int, Sequence[ComparedNode]], tuple[object, str]],
        *,
        beside: bool = False,
    ) -> None:
        """Pair what has the same name, in order; with `beside` only where a neighbour is too."""
        waiting: dict[tuple[object, str], list[int]] = {}
        for at in self._left(self.after, kind):
            waiting.setdefault(name(at, self.after), []).append(at)
        for at in self._left(self.before, kind):
            own = name(at, self.before)
            theirs = waiting.get(own, []) if own[1] else []
            fits = (each for each in theirs if not beside or self._neighbours(at, each))
            if (other := next(fits, None)) is not None:
                theirs.remove(other)
                self._meet(at, other)

    def _neighbours(self, own: int, theirs: int) -> bool:
        """Tell whether what stands right before or behind two nodes is a pair, or the end."""
        for step in (-1, 1):
            mine, other = own + step, theirs + step
            if mine in self.found and self.found[mine] == other:
                return True
            if step > 0 and mine == len(self.before) and other == len(self.after):
                return True
        return False

    def by_tasks(self) -> None:
        """Pair sections that hold mostly the same tasks, whatever they are called."""
        shared: dict[int, Counter[int]] = {}
        for own, theirs in self.found.items():
            if own != PLAN and isinstance(self.before[own].item, Task):
                parents = shared.setdefault(self.before[own].parent, Counter())
                parents[self.after[theirs].parent] += 1
        mine, theirs_left = _held(self.before), _held(self.after)
        for at in tuple(self._left(self.before, Section)):
            for other, count in shared.get(at, Counter()).most_common():
                most = max(mine[at], theirs_left[other])
                if other not in self.taken and _is(self.after, other) and count * 2 > most:
                    self._meet(at, other)
                    break

    def by_likeness(self, kind: type[Section | Paragraph]) -> None:
        """Pair what is worded nearly the same; paragraphs only below the same parent."""
        for at in tuple(self._left(self.before, kind)):
            node = self.before[at]
            best, score = None, 0.0
            for other in self._left(self.after, kind):
                same = self.found.get(node.parent) == self.after[other].parent
                alike = _likeness(node, self.after[other], _ALIKE)
                alike = alike + 0.1 if same and alike else alike
                if alike > score and (same or kind is Section):
                    best, score = other, alike
            if best is not None:
                self._meet(at, best)

    def wordless(self) -> None:
        """Pair sections that say nothing, which lay out a table, by their order."""

        def order(at: int, found: Sequence[ComparedNode]) -> tuple[object, str]:
            parent = found[at].parent
            wordless = "" if _said(found[at]) else "-"
            return self.found.get(parent) if found is self.before else parent, wordless

        self._by(Section, order)

    def _left(
        self, found: Sequence[ComparedNode], kind: type[Section | Task | Paragraph]
    ) -> Iterator[int]:
        done = self.found if found is self.before else self.taken
        return (
            at for at, node in enumerate(found) if at not in done and isinstance(node.item, kind)
        )

    def _meet(self, own: int, theirs: int) -> None:
        self.found[own] = theirs
        self.taken.add(theirs)


def _id(node: ComparedNode) -> str:
    return node.item.id if isinstance(node.item, Task) else ""


def _is(found: Sequence[ComparedNode], at: int) -> bool:
    return at != PLAN and isinstance(found[at].item, Section)


def _held(found: Sequence[ComparedNode]) -> Counter[int]:
    return Counter(node.parent for node in found if isinstance(node.item, Task))


def _said(node: ComparedNode) -> str:
    return squeezed(fold(node.words))


def _likeness(one: ComparedNode, other: ComparedNode, least: float) -> float:
    return matching.likeness(_said(one), _said(other), least)
