"""A comparison as Markdown, for a review: ~~deleted~~ **inserted**."""

from pathlib import Path

from gkplan import language, templating
from gkplan.differences._case import Case
from gkplan.differences._page import given


def render(case: Case, templates: Path | None) -> str:
    """Fill `diff.md`."""
    spoken = language.active()
    return templating.fill("diff.md", given(case), templates, spoken=spoken, escape=False)
