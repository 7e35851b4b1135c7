"""What a plan made again says beside its tasks, as far as people have to look at it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gkplan.model.plan import Item, Paragraph, Plan, Section
from gkplan.phrases import years
from gkplan.phrases.citations import find_citations

_BEFORE = ("prologue", "preamble")
_FIRST_WORDS = 24


class NewText(NamedTuple):
    """A text of the new plan: its field and, of an item, its heading or first words.

    `moved` tells whether the plan's year was put forward in it, `years` lists other years that it
    names, `references` documents and parts of the plan that it names by number.
    """

    field: str
    name: str
    moved: bool
    years: tuple[int, ...]
    references: tuple[str, ...]


def passages(old: Plan, new: Plan) -> tuple[NewText, ...]:
    """List the texts beside tasks in which a year was moved, or a year or number was left."""
    pairs = zip(old.basis, new.basis, strict=True)
    texts = [("basis", "", before.title, after.title) for before, after in pairs]
    texts += [(each, "", getattr(old, each), getattr(new, each)) for each in _BEFORE]
    texts.append(("closing", "", new.closing, new.closing))  # whose day is left open anyway
    texts += [("text", name, text, text) for name, text in _items(new.items)]
    found = (
        NewText(field, name, was != now, years.find_other_years(now, new.year), find_citations(now))
        for field, name, was, now in texts
    )
    return tuple(each for each in found if each.moved or each.years or each.references)


def _items(items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    """Name sections and paragraphs with their words; those of tasks are looked at with them."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item.text.split("\n", 1)[0][:_FIRST_WORDS], item.text
            continue
        if isinstance(item, Section):
            name = item.heading or item.text.split("\n", 1)[0][:_FIRST_WORDS]
            yield name, f"{item.heading}\n{item.text}"
        yield from _items(item.items)
