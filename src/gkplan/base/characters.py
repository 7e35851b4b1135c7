"""Characters that act instead of being read: control codes and overrides of the writing direction.

A terminal obeys them, Word refuses them, and a line that turns its direction shows other words than
it holds. Wherever text is shown they become a mark that is seen.
"""

import re

_MARK = "\N{REPLACEMENT CHARACTER}"
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """Show each acting character as a mark, whatever it does; tab and line feed stay."""
    return text if text.isprintable() else _ACTING.sub(_MARK, text)
