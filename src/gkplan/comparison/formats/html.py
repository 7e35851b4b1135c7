"""A comparison as a page: what is deleted struck through, what is inserted underlined."""

from pathlib import Path

from gkplan.base import language
from gkplan.comparison.words.case import ComparisonCase
from gkplan.comparison.words.page import given
from gkplan.rendering import templating


def render(case: ComparisonCase, templates: Path | None) -> str:
    """Fill `diff.html`; it runs no script and needs no other file."""
    locale = language.active()
    return templating.fill("diff.html", given(case), templates, locale=locale, escape=True)
