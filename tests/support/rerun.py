"""Commands run again, and what they said."""

from collections.abc import Iterator

from gkplan.comparison.compare.nodes import exact, fields
from gkplan.model.plan import Plan, Task
from gkplan.phrases.outline import outline
from gkplan.store import reader
from gkplan.store.plan.write import write_plan


def again(made: Plan) -> Plan:
    plan, found = reader.parse_plan(write_plan(made), made.units, shown="2099.yaml")
    assert not found, found
    assert plan
    return plan


def said(plan: Plan) -> Iterator[object]:
    """All that a plan says, without places, in the order of the document."""
    of_plan = {k: v for k, v in fields(plan).items() if k not in ("numbering", "furniture")}
    yield {key: exact(value) for key, value in of_plan.items()}
    for placed in outline(plan):
        item = placed.item
        if isinstance(item, Task):
            units = [(each.unit, each.role) for each in item.assignments]
            due = [exact(each._replace(span=None)) for each in item.deadlines]
            yield (item.id, item.heading, item.text, placed.label, units, due, dict(item.cells))
            yield (item.merged, item.carried_from)
        else:
            yield (placed.label, getattr(item, "heading", ""), item.text)
