"""The published plan as one complete HTML page that prints, through templates/plan.html."""

from gkplan.model.plan import Plan
from gkplan.renderers._options import Options
from gkplan.renderers._templates import fill


def render(plan: Plan, options: Options) -> str:
    """Write a plan as a styled page; every text is escaped."""
    return fill("plan.html", plan, options, escape=True)
