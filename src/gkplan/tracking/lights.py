"""Traffic lights 红黄绿灯: no two cities mean the same by them, so each collection sets its own."""

from gkplan.model.settings import Condition
from gkplan.tracking.standing import Standing


def find_light(standing: Standing) -> str:
    """Give `red`, `yellow` or `green`: the first of the two whose conditions a task meets."""
    for colour in ("red", "yellow"):
        if any(
            _meets(standing, condition) for condition in standing.settings.lights.get(colour, ())
        ):
            return colour
    return "green"


def _meets(standing: Standing, condition: Condition) -> bool:
    left = standing.days_left
    if condition.status:
        return standing.status.value == condition.status
    if left is None:
        return False
    if condition.days_late is not None:
        return -left >= condition.days_late
    return condition.days_left is not None and left <= condition.days_left
