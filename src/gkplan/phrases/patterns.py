"""Patterns of words, prepared when they are first used: most commands use few of them."""

import re
from functools import cache


def either(*groups: tuple[str, ...]) -> str:
    """Write the pattern of any one word of some groups, the first that fits."""
    return f"(?:{'|'.join(word for group in groups for word in group)})"


@cache
def compile_once(pattern: str) -> re.Pattern[str]:
    """Prepare a pattern, once."""
    return re.compile(pattern)
