"""Comparing how two plans are divided, and writing a plan's items anew where that changed."""

from collections.abc import Callable

from gkplan.base.source import Edit, splice
from gkplan.importing.update.plan_edits import PlanEdits
from gkplan.model.plan import Item, Paragraph, Plan, Task
from gkplan.phrases.folding import fold, squeezed
from gkplan.store.plan.write import write_body

_WRITTEN = ("numbering", "attribution", "run_in", "first_leads", "sections", "tasks")

LaidOut = tuple[tuple[str, ...], str]


def list_layout(
    items: tuple[Item, ...], name: Callable[[Task], str], above: tuple[str, ...] = ()
) -> list[LaidOut]:
    """List a plan's tasks by name and its paragraphs, each with the headings it stands below."""
    found: list[LaidOut] = []
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
        found += list_layout(item.items, name, below)
    return found


def write_items_anew(plan: Plan, made: Plan) -> str | None:
    """Give a plan's file with its items written anew; all else in it stays as it is.

    None where people wrote comments among the items, which would be lost, or all of the plan
    stands in brackets.
    """
    text, edits = plan.source.text, PlanEdits(plan)
    regions = {key: edits.find_lines(plan, key) for key in _WRITTEN if key in plan.spans}
    items = [span for key in ("sections", "tasks") if (span := regions.get(key))]
    if not items or any(_commented(text[span.start : span.end]) for span in items):
        return None
    first = min(span.start for span in items)
    line_end = "\r\n" if "\r\n" in text else "\n"
    body = f"{write_body(made)}\n".replace("\n", line_end)
    return splice(
        text,
        (Edit(span, body if span.start == first else "") for span in regions.values() if span),
    )


def _commented(text: str) -> bool:
    return any(line.lstrip().startswith("#") or "   # " in line for line in text.split("\n"))
