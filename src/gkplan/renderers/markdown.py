"""The published plan as Markdown, through templates/plan.md."""

import re

from gkplan.model.plan import Plan
from gkplan.renderers._options import Options
from gkplan.renderers._templates import fill


def render(plan: Plan, options: Options) -> str:
    """Write a plan as Markdown with headings, tables and the publication header."""
    filled = fill("plan.md", plan, options, escape=False)
    return re.sub(r"\n{3,}", "\n\n", filled).strip() + "\n"
