"""The name of what a clause asks for: by it a stamp is told that was made for other words.

A stamp outlives the program that wrote it: what is hashed must never be said otherwise.
"""

import hashlib
from collections.abc import Collection, Iterator

from gkplan.model.deadline import Deadline, FixedDate
from gkplan.model.plan import Item, Paragraph, Task
from gkplan.phrases.folding import squeezed
from gkplan.phrases.outline import Placed
from gkplan.store.deadline import write_deadline

_LENGTH = 8  # hexadecimal digits


def hash_clause(clause: Placed) -> str:
    """Hash a clause's own words, units and time limits, wherever it stands and however it is set.

    Of a task that is only a heading, what stands below it counts too: nobody else answers for it.
    White space, numbers and the order of units do not.
    """
    numbers = {
        column.title
        for section in clause.sections
        for column in section.columns
        if column.holds == "number" and column.title is not None
    }
    said = "\n".join(_said(clause.item, numbers))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def _said(item: Item, numbers: Collection[str]) -> Iterator[str]:
    if isinstance(item, Paragraph):
        yield f"paragraph {squeezed(item.text)}"
        return
    yield f"heading {squeezed(item.heading)}"
    yield f"text {squeezed(item.text)}"
    if not isinstance(item, Task):
        yield from _below(item.items, numbers)
        return
    yield from sorted(f"{each.role.value} {squeezed(each.unit)}" for each in item.assignments)
    # a template without placeholders is printed in place of units
    yield from (f"rule {squeezed(each)}" for each in item.attribution if each and "{" not in each)
    yield from sorted(f"deadline {_limit(each)}" for each in item.deadlines)
    yield from sorted(
        f"cell {squeezed(title)} {squeezed(cell)}"
        for title, cell in item.cells.items()
        if title not in numbers
    )
    if not item.tracked:
        yield from _below(item.items, numbers)


def _below(items: tuple[Item, ...], numbers: Collection[str]) -> Iterator[str]:
    for each in items:
        yield from _said(each, numbers)


def _limit(one: Deadline) -> str:
    """Write the rule; its words stand in the text, but where they are all there is."""
    wordless = isinstance(one, FixedDate) and one.implied
    return squeezed(write_deadline(one if wordless else one._replace(text="")))
