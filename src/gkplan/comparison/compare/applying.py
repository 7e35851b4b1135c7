"""Making edits in a plan, which gives the plan after."""

from collections.abc import Iterable
from typing import Any

from gkplan.comparison.compare.edits import WHOLE, Add, Drop, Edit, Key, Move, Rewrite
from gkplan.comparison.compare.nodes import assembled, fields, nodes, plain
from gkplan.model.plan import Item, Plan


def applied(made: Iterable[Edit], before: Plan) -> Plan:
    """Make edits, each once; gives the plan after, without places in any file."""
    edits = _once(made)
    arrivals = [edit for edit in edits if isinstance(edit, Add | Move)]
    gone = {edit.key for edit in edits if isinstance(edit, Add | Drop | Move)}
    items: dict[Key, Item] = {}
    below: dict[Key, list[Key]] = {}
    for at, node in enumerate(nodes(before)):
        items[Key(at)] = node.item
        if Key(at) not in gone:
            below.setdefault(Key(node.parent), []).append(Key(at))
    items |= {edit.key: edit.item for edit in arrivals if isinstance(edit, Add)}
    whole = _rewritten(edits, items, before)
    for edit in sorted(arrivals, key=lambda each: each.place):
        below.setdefault(edit.parent, []).insert(edit.place, edit.key)
    emptied = plain(before._replace(items=()))
    return emptied._replace(**whole, items=assembled(below, items, WHOLE))


def _once(made: Iterable[Edit]) -> list[Edit]:
    """Leave out repeats: several changes may come of one edit."""
    found: dict[tuple[type[Edit], Key, str], Edit] = {}
    for edit in made:
        field = edit.field if isinstance(edit, Rewrite) else ""
        found.setdefault((type(edit), edit.key, field), edit)
    return list(found.values())


def _rewritten(edits: Iterable[Edit], items: dict[Key, Item], before: Plan) -> dict[str, Any]:
    """Write fields of items anew, and give those of the plan."""
    whole = dict(fields(before))
    for edit in edits:
        if not isinstance(edit, Rewrite):
            continue
        if edit.key == WHOLE:
            whole[edit.field] = edit.new
        else:
            items[edit.key] = items[edit.key]._replace(**{edit.field: edit.new})
    return whole
