"""Printed numbers of a plan made anew: by their place, or counting on in a style of their own."""

from collections.abc import Iterable, Sequence

from gkplan.model.plan import Item, Paragraph, Section, Task
from gkplan.phrases import numbering
from gkplan.phrases.outline import Placed
from gkplan.renewal.members import Member


def recounted(
    siblings: Iterable[tuple[Member, Item | None]], placed: Sequence[Placed]
) -> tuple[Item, ...]:
    """Number what is kept of the items below one; given are all of them, each with its new self.

    A label that a pattern of the plan would give is left to it, any other number counts on from
    the first of its style; what is no number stays.
    """
    counts: dict[str, int] = {}
    found: list[Item] = []
    for member, new in siblings:
        old = member.item
        if isinstance(old, Paragraph) or isinstance(new, Paragraph) or not old.label:
            found += [new] if new else []
            continue
        number = numbering.read(old.label)
        follows = placed[member.at].turn and numbering.ordinal(old.label)
        if number and not follows:
            counts.setdefault(number.pattern, number.ordinal - 1)
        if new is None:
            continue
        if follows:
            found.append(_labelled(new, None))
        elif number and number.text == old.label.strip():
            counts[number.pattern] += 1
            found.append(_labelled(new, numbering.write(number.pattern, counts[number.pattern])))
        else:
            found.append(new)
    return tuple(found)


def _labelled(item: Section | Task, label: str | None) -> Section | Task:
    return item._replace(label=label)
