"""Characters that act instead of being read: control codes and overrides of the writing direction.

A terminal obeys them, Word refuses them, and a line that turns its direction shows other words than
it holds. Wherever text is shown they become a mark that is seen.
"""

import re

_MARK = "\N{REPLACEMENT CHARACTER}"
# compiled when a text first needs it: to start takes less
_ACTING = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# the space separators of Unicode but the plain one: no-break, full-width and others of a script
_SPACES = frozenset("\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))


def visible(text: str) -> str:
    """Show each acting character as a mark, whatever it does; tab and line feed stay."""
    return text if text.isprintable() else re.sub(_ACTING, _MARK, text)


def visible_in_line(text: str) -> str:
    """Show a text in one line of a terminal: line ends and tabs become spaces.

    Every space of a script stays, the full-width one (U+3000) among them; whatever else has no
    width of its own becomes a mark, so that a column is as wide as it looks.
    """
    return text if text.isprintable() else "".join(map(_in_line, text))


def _in_line(character: str) -> str:
    if character.isprintable() or character in _SPACES:
        return character
    return " " if character in "\n\r\t" else _MARK
