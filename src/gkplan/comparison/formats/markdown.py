"""A comparison as Markdown, for a review: ~~deleted~~ **inserted**."""

import re
from pathlib import Path

from gkplan.base import language
from gkplan.comparison.words.case import ComparisonCase
from gkplan.comparison.words.page import given
from gkplan.rendering import templating

# marks of emphasis need spaces outside them; of two that touch, one is enough
_DOUBLE = re.compile(r"(?<=\S) (?= )| +$", re.MULTILINE)


def render(case: ComparisonCase, templates: Path | None) -> str:
    """Fill `diff.md`."""
    locale = language.active()
    filled = templating.fill("diff.md", given(case), templates, locale=locale, escape=False)
    return _DOUBLE.sub("", filled)
