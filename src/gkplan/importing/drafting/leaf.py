"""Items with no others below them: one task, or a paragraph whose parts are tasks."""

from gkplan.base.language import _
from gkplan.importing.drafting import attribution, groups
from gkplan.importing.drafting.clauses import prose_tail, subjects
from gkplan.importing.drafting.evidence import PieceKind
from gkplan.importing.drafting.faithful import NOTHING, faithful
from gkplan.importing.drafting.groups import DutyGroup
from gkplan.importing.drafting.nesting import Branch, rank_of
from gkplan.importing.drafting.setting import Drafting, together
from gkplan.importing.manuscript import Line
from gkplan.model.deadline import Deadline
from gkplan.model.plan import Assignment, Item, Paragraph, Section, Task
from gkplan.phrases import headings, titles
from gkplan.phrases.folding import fold, squeezed
from gkplan.phrases.names import is_collective
from gkplan.rendering.document.layout import own_words

_BRIEF = 60  # a line above others is their heading if it is no longer


def leaf(node: Branch, setting: Drafting, *, general: bool) -> Item:
    """Make the item of a line and those below it; if `general`, no task unless it says who."""
    lines = [node.words, *node.lines]
    found = groups.find(lines, setting)
    if len(found) > 1 and _each_closes_its_line(found, lines):
        return _divided(node, lines, found, setting)
    if len(found) > 1 and all(group.first == group.last == len(lines) - 1 < 2 for group in found):
        mark = setting.evidence.mark()
        if inline := _inline(node, lines, found, setting):
            return inline
        setting.evidence.forget(mark)
    if len(found) == 1 and groups.closes(found[0], lines) and found[0].last == len(lines) - 1:
        return _closed(node, lines, found[0], setting)
    if found:
        return _literal(node, lines, found, setting)
    return _unclosed(node, lines, setting, general=general)


def _each_closes_its_line(found: list[DutyGroup], lines: list[Line]) -> bool:
    ends = {group.last for group in found}
    return len(ends) == len(found) and all(groups.closes(group, lines) for group in found)


def _closed(node: Branch, lines: list[Line], group: DutyGroup, setting: Drafting) -> Task:
    """Make a task that one group of clauses closes."""
    anchor = node.words.start
    kept = _before(lines, group)
    assigned = setting.assign(group.units, group.confidence, anchor)
    own_line = group.first > 0 and group.start == lines[group.first].start
    clause = groups.printed(lines, group)
    template = ("\n" if own_line else "") + attribution.template(clause, group.start, assigned)
    dated = groups.dated(group, setting, anchor)
    return _task(node, kept, lines, setting, assigned, (template,), dated)


def _before(lines: list[Line], group: DutyGroup) -> list[Line]:
    """Give an item's lines up to its clauses."""
    cut = lines[group.first]
    words = cut.text[: group.start - cut.start].rstrip()
    kept = lines[: group.first]
    return [*kept, Line(words, cut.start)] if words or not kept else kept


def _literal(node: Branch, lines: list[Line], found: list[DutyGroup], setting: Drafting) -> Task:
    """Make one task whose clauses stay where they stand in its text."""
    anchor = node.words.start
    units = tuple(unit for group in found for unit in group.units)
    assigned = setting.assign(units, 0.85, anchor, _("named amid the text"))
    dated = tuple(d for group in found for d in groups.dated(group, setting, anchor))
    return _task(node, lines, lines, setting, assigned, NOTHING, dated)


def _unclosed(node: Branch, lines: list[Line], setting: Drafting, *, general: bool) -> Item:
    """Make a task that names nobody beside its words, or a section that sets the frame."""
    anchor = node.words.start
    heading = headings.split(lines[0].text)[0] or lines[0].text
    top = node.number is not None and rank_of(node.number) <= 1
    assigned = _unnamed(lines, setting, anchor)
    if not assigned and (general or _is_title(node) or (top and headings.is_general(heading))):
        return frame(node, lines, setting)
    return _task(node, lines, lines, setting, assigned, NOTHING, ())


def _is_title(node: Branch) -> bool:
    """Tell whether a line without a number is the title of an annex, and no task."""
    return node.number is None and titles.is_title_like(node.words.text)


def _unnamed(lines: list[Line], setting: Drafting, anchor: int) -> tuple[Assignment, ...]:
    """Find units without a clause: in the last sentence, or as the subject of sentences."""
    named = prose_tail(lines[-1], setting.known)
    if named:
        return setting.assign(named, 0.82, anchor, _("named in running prose"))
    named = tuple(each for line in lines for each in subjects(line))
    if setting.explicit:
        # where units stand beside tasks, 各单位要… speaks of everybody, but not 局综合科要…
        named = tuple(each for each in named if not is_collective(fold(each.name)))[:1]
    return setting.assign(named, 0.6, anchor, _("only the subject of the sentence"))


def _task(
    node: Branch,
    kept: list[Line],
    lines: list[Line],
    setting: Drafting,
    assigned: tuple[Assignment, ...],
    templates: tuple[str, ...],
    dated: tuple[Deadline, ...],
) -> Task:
    """Make a task of the lines that are its words; `lines` are all that it must print."""
    heading, text, run_in = divide(kept)
    anchor = node.words.start
    found = together(dated, *(setting.date(line.text, line.start, anchor) for line in kept))
    place = (node.words.start, node.words.end)
    sure = 0.95 if node.number or templates != NOTHING else 0.85
    setting.evidence.add(PieceKind.TASK, heading or text[:40], place, sure, "", anchor)
    task = Task(
        heading=heading,
        text=text,
        label=node.label,
        run_in=run_in,
        assignments=assigned,
        deadlines=found,
        attribution=templates,
        spans={"": setting.span(node.start, lines[-1].end)},
    )
    return faithful(task, whole(node.label, lines))


def divide(lines: list[Line]) -> tuple[str, str, bool]:
    """Divide an item's lines into heading and text, and tell whether one runs into the other."""
    first, *below = (line.text for line in lines)
    heading, begin = headings.split(first)
    if heading:
        return heading, "\n".join([first[begin:].strip(), *below]), True
    if below and len(first) <= _BRIEF:
        return first, "\n".join(below), False
    if not below and headings.is_bare(first):
        return first, "", True
    return "", "\n".join([first, *below]), True


def whole(label: str, lines: list[Line]) -> str:
    """Give all that an item must print."""
    return label + "\n".join(line.text for line in lines)


def frame(node: Branch, lines: list[Line], setting: Drafting) -> Section:
    """Make a section of words that set no task."""
    heading, text, run_in = divide(lines)
    if not heading and len(lines) == 1 and headings.count_sentences(text) == 1:
        heading, text = text, ""
    made = section(node, setting, heading=heading, text=text, run_in=run_in)
    return faithful(made, whole(node.label, lines))


def section(
    node: Branch,
    setting: Drafting,
    *,
    heading: str = "",
    text: str = "",
    run_in: bool = False,
    inline: bool = False,
    items: tuple[Item, ...] = (),
) -> Section:
    """Make a section that stands where a node does."""
    return Section(
        heading=heading,
        text=text,
        label=node.label,
        run_in=run_in,
        inline=inline,
        items=items,
        spans={"": setting.span(node.start, node.end)},
    )


def _divided(node: Branch, lines: list[Line], found: list[DutyGroup], setting: Drafting) -> Section:
    """Make a section whose paragraphs are tasks, each closed by its own clauses."""
    begin, heading = 0, ""
    if found[0].first > 0 and not lines[0].text.endswith("。"):
        heading, begin = lines[0].text, 1
    items: list[Item] = []
    label = node.label
    for group in found:
        own = lines[begin : group.last + 1]
        # a number without a heading opens the first of its tasks
        first = Branch("" if heading or items else label, own[0], below=list(own[1:]))
        moved = DutyGroup(group.clauses, group.first - begin, group.last - begin)
        items.append(_closed(first, own, moved, setting))
        begin = group.last + 1
    items += (
        Paragraph(each.text, {"": setting.span(each.start, each.end)}) for each in lines[begin:]
    )
    made = section(node, setting, heading=heading, items=tuple(items))
    return made if heading else made._replace(label="")


def _inline(
    node: Branch, lines: list[Line], found: list[DutyGroup], setting: Drafting
) -> Section | None:
    """Make a paragraph whose sentences are tasks, each closed by its own clauses.

    Its heading opens it or stands on the line above. None where it would not print its source.
    """
    line, text = lines[-1], setting.manuscript.text
    if len(lines) == 1:
        heading, begin = headings.split(line.text[: found[0].start - line.start])
    else:
        heading, begin = lines[0].text.removesuffix("。"), 0
    position = line.start + begin
    items: list[Item] = []
    for group in found:
        raw = text[position : group.start]
        sentence = Line(raw.strip(), position + len(raw) - len(raw.lstrip()))
        position = min(line.end, groups.stop(text, group.end))
        items.append(_sentence(sentence, group, text[group.start : position], setting))
    if rest := text[position : line.end].strip():
        items.append(Paragraph(rest, {"": setting.span(position, line.end)}))
    made = section(node, setting, heading=heading, run_in=True, inline=True, items=tuple(items))
    printed = squeezed(own_words(made, node.label if heading else ""))
    return made if printed == squeezed(whole(node.label, lines)) else None


def _sentence(sentence: Line, group: DutyGroup, clause: str, setting: Drafting) -> Task:
    anchor = sentence.start
    assigned = setting.assign(group.units, group.confidence, anchor)
    template = attribution.template(clause, group.start, assigned)
    said = groups.dated(group, setting, anchor), setting.date(sentence.text, anchor, anchor)
    place = (sentence.start, sentence.end)
    setting.evidence.add(PieceKind.TASK, sentence.text[:40], place, 0.9, "", anchor)
    return Task(
        text=sentence.text,
        assignments=assigned,
        deadlines=together(*said),
        attribution=(template,),
        spans={"": setting.span(*place)},
    )
