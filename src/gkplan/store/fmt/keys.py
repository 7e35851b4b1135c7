"""Keys of sections and tasks in the order of the format, each with the comments before it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gkplan.base.source import Edit, Span
from gkplan.store.plan.format import SECTION, TASK
from gkplan.store.shapes.notation import find_end
from gkplan.store.shapes.reading import Node, Reading

_LISTS = ("sections", "tasks")
_ORDER = {key: place for place, key in enumerate({**TASK.keys, **SECTION.keys})}
_SECTION = {key: place for place, key in enumerate(SECTION.keys)}


def edits(node: Node, reading: Reading) -> Iterator[Edit]:
    """Find the outermost items whose keys stand in another order, and write them in order."""
    for key, value in node.value if node.id == "mapping" else ():
        if key.value in _LISTS and value.id == "sequence":
            for item in value.value:
                if item.id == "mapping":
                    mine = _ordered(item, reading)
                    yield from (mine,) if mine else edits(item, reading)


def _ordered(item: Node, reading: Reading) -> Edit | None:
    keys = [key.value for key, _value in item.value if key.id == "scalar"]
    if len({*keys}) < len(item.value):
        return None
    order = _SECTION if "id" not in keys and all(key in _SECTION for key in keys) else _ORDER
    if not all(key in order for key in keys):
        return None
    # `sections` and `tasks` come last, and their own order is that of the document
    places = [len(order) if key in _LISTS else order[key] for key in keys]
    wanted = sorted(range(len(keys)), key=lambda index: places[index])
    if wanted == [*range(len(keys))]:
        return None
    span = reading.span(item)
    if span.source.text[span.start : span.start + 1] == "{":
        return _in_flow(item, wanted, reading)
    return _in_block(item, wanted, reading)


def _in_flow(item: Node, wanted: Sequence[int], reading: Reading) -> Edit | None:
    """Exchange the pairs where they stand; the commas between them stay."""
    span, text = reading.span(item), reading.source.text
    if "\n" in text[span.start : span.end]:
        return None
    places = [
        Span(span.source, key.start_mark.index, max(key.end_mark.index, reading.span(value).end))
        for key, value in item.value
    ]
    if not all(":" in text[each.start : each.end] for each in places):
        return None
    pieces, position = [], span.start
    for slot, index in zip(places, wanted, strict=True):
        own = places[index]
        pieces += [text[position : slot.start], text[own.start : own.end]]
        position = slot.end
    return Edit(span, "".join([*pieces, text[position : span.end]]))


class _Chunk(NamedTuple):
    """A key with its value: where what stands before it begins, its own line, and its end."""

    lead: int
    key: int
    end: int


def _in_block(item: Node, wanted: Sequence[int], reading: Reading) -> Edit | None:
    """Exchange the lines; nothing where they are not whole, or a comment has no line to go to."""
    source, text = reading.source, reading.source.text
    chunks = _chunks(item, reading)
    if not chunks or _commented(text[chunks[wanted[0]].lead : chunks[wanted[0]].key]):
        return None
    first = chunks[0]
    pad = " " * (first.key - text.rfind("\n", 0, first.key) - 1)
    line_end = "\r\n" if "\r\n" in text else "\n"
    pieces = []
    for place, index in enumerate(wanted):
        chunk = chunks[index]
        own = text[chunk.key : chunk.end]
        own = own if own.endswith("\n") else own + line_end
        if place:
            # of the first chunk the line begins with the item's dash
            lead = pad if index == 0 else text[chunk.lead : chunk.key]
            own = lead + own
        pieces.append(own)
    made = "".join(pieces)
    end = chunks[-1].end
    if not text[:end].endswith("\n"):
        made = made.removesuffix(line_end)
    return Edit(Span(source, first.key, end), made)


def _chunks(item: Node, reading: Reading) -> list[_Chunk]:
    text = reading.source.text
    found: list[_Chunk] = []
    lead = item.start_mark.index
    for key, value in item.value:
        start = key.start_mark.index
        end = text.find("\n", find_end(key, value, reading))
        end = len(text) if end < 0 else end + 1
        found.append(_Chunk(lead if found else start, start, end))
        lead = end
    columns = {chunk.key - text.rfind("\n", 0, chunk.key) for chunk in found}
    whole = all(
        before.end <= text.rfind("\n", 0, after.key) + 1
        and not text[text.rfind("\n", 0, after.key) + 1 : after.key].strip()
        for before, after in pairwise(found)
    )
    return found if whole and len(columns) == 1 else []


def _commented(lead: str) -> bool:
    return "#" in lead
