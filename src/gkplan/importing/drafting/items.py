"""From nested lines to sections and tasks: headings, texts, who answers, and when."""

from collections.abc import Sequence

from gkplan.base.language import _
from gkplan.importing.drafting import tables
from gkplan.importing.drafting.clauses import find_clauses
from gkplan.importing.drafting.evidence import PieceKind
from gkplan.importing.drafting.faithful import NOTHING, faithful
from gkplan.importing.drafting.leaf import divide, leaf, section, whole
from gkplan.importing.drafting.nesting import Branch, rank_of, walk
from gkplan.importing.drafting.setting import Drafting
from gkplan.importing.manuscript import Grid, Line
from gkplan.model.plan import Assignment, Item, Paragraph, Section, Task, tasks_in
from gkplan.phrases import headings
from gkplan.phrases.roles import Named

_DETAIL = 4  # from this rank on, (1) and ①, numbers divide a task's text and not the plan


def build(
    below: Sequence[Branch | Line | Grid], setting: Drafting, *, general: bool = False
) -> tuple[Item, ...]:
    """Make the items that stand below something; with `general`, it sets no tasks of its own."""
    found: list[Item] = []
    for each in below:
        if isinstance(each, Grid):
            found.extend(tables.items(each, setting))
        elif isinstance(each, Line):
            found.append(_loose(each, setting))
        else:
            found.extend(_node(each, setting, general=general))
    return tuple(found)


def _loose(line: Line, setting: Drafting) -> Item:
    """Take a line that belongs to no number: a task if it names who answers, else a paragraph."""
    if any(clause.units for clause in find_clauses(line, setting.known)):
        return leaf(Branch("", line), setting, general=True)
    return Paragraph(line.text, {"": setting.span(line.start, line.end)})


def _node(node: Branch, setting: Drafting, *, general: bool) -> tuple[Item, ...]:
    grids = [each for each in node.below if isinstance(each, Grid)]
    if not node.nodes and not grids:
        return (leaf(node, setting, general=general),)
    if not grids and _is_detail(node, setting):
        return (leaf(_flattened(node), setting, general=general),)
    if not node.nodes and _names_units((node.words, *_intro(node)), setting):
        # a table below a task that says itself who answers stands after it
        intro = _intro(node)
        alone = Branch(node.label, node.words, node.number, node.lead, list(intro))
        rest = build(node.below[len(intro) :], setting, general=general)
        return (leaf(alone, setting, general=general), *rest)
    return (_container(node, setting, general=general),)


def _names_units(lines: Sequence[Line], setting: Drafting) -> bool:
    return any(clause.units for line in lines for clause in find_clauses(line, setting.known))


def _is_detail(node: Branch, setting: Drafting) -> bool:
    """Tell whether the numbers below, (1) and (2) without units, only divide a task's text."""
    inner = list(walk(node.below))
    if not node.number or not all(
        each.number and rank_of(each.number) >= _DETAIL for each in inner
    ):
        return False
    lines = [line for each in inner for line in (each.words, *each.lines)]
    named = [any(c.units for c in find_clauses(line, setting.known)) for line in lines]
    return not any(named[:-1])


def _flattened(node: Branch) -> Branch:
    """Turn the numbered lines below into lines of the node's own text, numbers and all."""
    flat = Branch(node.label, node.words, node.number, node.lead)
    for each in node.below:
        if isinstance(each, Branch):
            flat.below.append(_with_label(each))
            flat.below.extend(_flattened(each).below)
        else:
            flat.below.append(each)
    return flat


def _with_label(node: Branch) -> Line:
    """Give a numbered line as it stands, its offsets kept."""
    gap = " " * (node.words.start - node.start - len(node.label))
    return Line(f"{node.label}{gap}{node.words.text}", node.start)


def _container(node: Branch, setting: Drafting, *, general: bool) -> Section:
    """Make a section of an item that has others below it."""
    intro = _intro(node)
    lines = [node.words, *intro]
    general = general or headings.is_general(headings.split(node.words.text)[0] or node.words.text)
    units = tuple(u for line in lines for c in find_clauses(line, setting.known) for u in c.units)
    if not units and (leader := headings.find_leader(node.words.text)):
        begin = node.words.start
        units = (Named(leader[0], leader[1], begin, begin + len(leader[0])),)
    assigned = setting.assign(units, 0.9, node.words.start) if units else ()
    items = _last_for_all(build(node.below[len(intro) :], setting, general=general), setting)
    if assigned and not any(task.assignments for task in tasks_in(items)):
        items = _inherit(items, assigned, setting)
    heading, text, run_in = divide(lines)
    if not heading and len(lines) == 1 and len(text) <= 80:
        heading, text, run_in = text, "", False
    made = section(node, setting, heading=heading, text=text, run_in=run_in, items=items)
    return faithful(made._replace(items=()), whole(node.label, lines))._replace(items=items)


def _intro(node: Branch) -> list[Line]:
    """Give the lines that stand before the first item below a node."""
    found: list[Line] = []
    for each in node.below:
        if not isinstance(each, Line):
            break
        found.append(each)
    return found


def _inherit(
    items: tuple[Item, ...], assigned: tuple[Assignment, ...], setting: Drafting
) -> tuple[Item, ...]:
    """Give the tasks below a heading the units that the heading names."""
    reason = _("named at the heading above, not at the task")
    found: list[Item] = []
    for item in items:
        if isinstance(item, Task):
            for each in assigned:
                place = (each.span.start, each.span.end)
                anchor = item.spans[""].start
                setting.evidence.add(
                    PieceKind.UNIT, each.unit, place, 0.75, reason, anchor, each.role
                )
            found.append(item._replace(assignments=assigned, attribution=NOTHING))
        elif isinstance(item, Section):
            found.append(item._replace(items=_inherit(item.items, assigned, setting)))
        else:
            found.append(item)
    return tuple(found)


def _last_for_all(items: tuple[Item, ...], setting: Drafting) -> tuple[Item, ...]:
    """Let a clause on lines of its own below several items count for all of them."""
    tasks = [item for item in items if isinstance(item, Task)]
    if len(tasks) < 2 or len(tasks) != len(items) or any(t.assignments for t in tasks[:-1]):
        return items
    last = tasks[-1]
    if not last.assignments or not "".join(last.attribution).startswith("\n"):
        return items
    return (*_inherit(tuple(tasks[:-1]), last.assignments, setting), last)
