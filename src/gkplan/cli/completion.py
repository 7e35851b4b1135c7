"""What shell completion offers: task ids with their headings, units, plans. It never fails."""

from pathlib import PurePath

from gkplan.base.errors import EnvironmentFailure
from gkplan.model.plan import Plan
from gkplan.phrases import outline
from gkplan.store import collection


def tasks(incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of tracked tasks, each with what the task is called."""
    return [
        (task.id, outline.name(task))
        for plan in _plans()
        for task in plan.tasks
        if task.tracked and task.id.startswith(incomplete)
    ]


def units(incomplete: str) -> list[str]:
    """Offer the declared names of units and collectives."""
    bodies = (body for plan in _plans() for body in plan.units.by_name)
    return [name for name in dict.fromkeys(bodies) if name.startswith(incomplete)]


def plans(incomplete: str) -> list[tuple[str, str]]:
    """Offer plans by folder and year, each with its title."""
    paths = ((PurePath(plan.path), plan.title) for plan in _plans())
    named = ((f"{path.parent.name}/{path.stem}", title) for path, title in paths)
    return [(name, title) for name, title in named if name.startswith(incomplete)]


def _plans() -> list[Plan]:
    try:
        where = collection.default_paths()
        found = [dossier.plan for dossier in collection.dossiers(where, superiors=False)]
    except EnvironmentFailure:
        return []
    return [plan for plan in found if plan]
