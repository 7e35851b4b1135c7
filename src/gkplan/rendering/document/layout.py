"""Laying out a plan as the blocks of its published document."""

from collections.abc import Iterator
from dataclasses import replace

from gkplan.model.plan import Item, Paragraph, Plan, Section, Task
from gkplan.phrases import frames, responsibility
from gkplan.phrases.outline import Placed, outline
from gkplan.rendering.document.blocks import Block, Heading, Sentence, Table, Text, TextPlace, Title
from gkplan.rendering.document.table import stopped, table


def blocks(plan: Plan) -> tuple[Block, ...]:
    """Lay out a whole plan, without page furniture and without the publication header."""
    found = list(_blocks(plan))
    for index, block in enumerate(found[:-1]):
        if isinstance(block, Heading) and not block.label and isinstance(found[index + 1], Table):
            found[index] = replace(block, centred=True)
    return tuple(found)


def _blocks(plan: Plan) -> Iterator[Block]:
    yield from _paragraphs(plan.prologue, TextPlace.PROLOGUE)
    printed = plan.title if plan.printed_title is None else plan.printed_title
    if printed:
        yield Title(tuple(printed.split("\n")))
    yield from _preamble(plan.preamble)
    places = {id(placed.item): placed for placed in outline(plan)}
    yield from _items(plan.items, places, 1, plan)
    yield from _closing(plan.closing)


def own_words(item: Section | Task, label: str) -> str:
    """Print what an item itself says, without what stands below it; an inline one is a whole."""
    placed = Placed(item, label, (), ())
    blocks = _inline(item, placed, 1) if item.inline else _opening(item, placed, 1)
    return "\n".join(b.label + b.text if isinstance(b, Heading) else b.whole for b in blocks)


def _paragraphs(text: str, place: TextPlace = TextPlace.BODY) -> Iterator[Text]:
    for line in text.split("\n"):
        if line.strip():
            yield Text(line, place=TextPlace.ANNEX if frames.is_annex_label(line) else place)


def _preamble(text: str) -> Iterator[Text]:
    for index, paragraph in enumerate(_paragraphs(text)):
        if not index and frames.is_addressees(paragraph.text):
            yield replace(paragraph, place=TextPlace.ADDRESSEES)
        else:
            yield paragraph


def _closing(text: str) -> Iterator[Text]:
    before = TextPlace.CLOSING
    for paragraph in _paragraphs(text, TextPlace.CLOSING):
        before = _place(paragraph.text, before)
        yield replace(paragraph, place=before)


def _place(line: str, before: TextPlace) -> TextPlace:
    """Tell what a line below the body is, after a line that stands at `before`."""
    if frames.is_annex_label(line):
        return TextPlace.ANNEX
    if frames.is_note(line, goes_on=before is TextPlace.NOTE):
        return TextPlace.NOTE
    if frames.is_date(line):
        return TextPlace.DATE
    return TextPlace.SIGNATURE if frames.is_signature(line) else TextPlace.CLOSING


def _items(
    items: tuple[Item, ...], places: dict[int, Placed], depth: int, plan: Plan
) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Paragraph):
            yield from _paragraphs(item.text)
        elif item.inline:
            yield from _inline(item, places[id(item)], depth)
        else:
            yield from _opening(item, places[id(item)], depth)
            if isinstance(item, Section) and item.columns:
                yield table(item, places, plan.year, plan.language)
            else:
                named = bool(item.heading or item.text or isinstance(item, Task))
                yield from _items(item.items, places, depth + named, plan)


def _attribution(item: Section | Task) -> str:
    if isinstance(item, Section):
        return ""
    return responsibility.write(item.attribution, item.assignments)


def _run_in(item: Section | Task) -> tuple[str, list[str]]:
    """Split an item into the heading its first paragraph opens with and its paragraphs."""
    paragraphs = [line for line in item.text.split("\n") if line.strip()]
    return stopped(item.heading, followed=bool(paragraphs)), paragraphs or [""]


def _opening(item: Section | Task, placed: Placed, depth: int) -> Iterator[Heading | Text]:
    """Print an item's own words: its heading, its text, and who answers for it."""
    anchor = item.id if isinstance(item, Task) else ""
    attribution = _attribution(item)
    own_line = item.heading and (not item.run_in or (isinstance(item, Section) and not item.text))
    if own_line or (item.heading and not item.text and item.items):
        yield Heading(depth, placed.label, item.heading, anchor)
        heading, label, anchor = "", "", ""
        paragraphs = [line for line in item.text.split("\n") if line.strip()]
        if not paragraphs and not attribution:
            return
        paragraphs = paragraphs or [""]
    else:
        if not (item.heading or item.text or attribution or placed.label):
            return
        heading, paragraphs = _run_in(item)
        label = placed.label
    closing, *below = attribution.split("\n")
    opening = Text(paragraphs[0], label, heading, "", anchor, depth)
    texts = [opening, *(Text(paragraph) for paragraph in paragraphs[1:])]
    texts[-1] = replace(texts[-1], attribution=closing)
    yield from (each for each in texts if each.whole)
    yield from (Text("", attribution=line) for line in below)


def _sentences(items: tuple[Item, ...]) -> Iterator[Sentence]:
    for item in items:
        if isinstance(item, Paragraph):
            yield Sentence(item.text)
            continue
        heading = stopped(item.heading, followed=bool(item.text))
        anchor = item.id if isinstance(item, Task) else ""
        yield Sentence(heading + item.text, _attribution(item), anchor)
        yield from _sentences(item.items)


def _inline(item: Section | Task, placed: Placed, depth: int) -> Iterator[Text]:
    """Print a paragraph whose sentences are tasks, each closed by its own attribution."""
    sentences = tuple(_sentences(item.items))
    heading = stopped(item.heading, followed=bool(item.text or sentences))
    anchor = item.id if isinstance(item, Task) else ""
    own = _attribution(item)
    yield Text(item.text, placed.label, heading, own, anchor, depth, sentences)
