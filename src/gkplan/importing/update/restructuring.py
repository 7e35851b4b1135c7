"""Comparing how two plans are divided, and writing a plan's items anew where that changed."""

from collections.abc import Callable

from gkplan.model.plan import Item, Paragraph, Plan, Task
from gkplan.phrases.folding import fold, squeezed
from gkplan.store.plan.write import write_body

_WRITTEN = ("numbering", "attribution", "run_in", "first_leads", "sections", "tasks")

Place = tuple[tuple[str, ...], str]


def layout(
    items: tuple[Item, ...], name: Callable[[Task], str], above: tuple[str, ...] = ()
) -> list[Place]:
    """List a plan's tasks by name and its paragraphs, each with the headings it stands below."""
    found: list[Place] = []
    for item in items:
        if isinstance(item, Paragraph):
            found.append((above, squeezed(fold(item.text))))
            continue
        below = above
        if isinstance(item, Task) and item.tracked:
            found.append((above, name(item)))
        elif item.heading:
            below = (*above, squeezed(fold(item.heading)).strip("。"))
            found.append((below, ""))
        found += layout(item.items, name, below)
    return found


def rewritten(plan: Plan, made: Plan) -> str | None:
    """Give a plan's file with its items written anew; all else in it stays as it is.

    None where people wrote comments among the items, which would be lost.
    """
    text = plan.source.text
    regions = sorted(_region(plan, key) for key in _WRITTEN if key in plan.spans)
    items = [_region(plan, key) for key in ("sections", "tasks") if key in plan.spans]
    if not items or any(_commented(text[start:end]) for start, end in items):
        return None
    first = min(items)[0]
    pieces, position = [], 0
    for start, end in regions:
        pieces.append(text[position:start])
        if start == first:
            pieces.append(write_body(made) + "\n")
        position = end
    return "".join([*pieces, text[position:]])


def _region(plan: Plan, key: str) -> tuple[int, int]:
    """Find the lines that a top-level key and its value take."""
    text, span = plan.source.text, plan.spans[key]
    start = text.rfind("\n", 0, text.rfind(f"{key}:", 0, span.start)) + 1
    end = text.find("\n", span.end)
    return start, len(text) if end < 0 else end + 1


def _commented(text: str) -> bool:
    return any(line.lstrip().startswith("#") or "   # " in line for line in text.split("\n"))
