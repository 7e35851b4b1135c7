"""Misspelt words: the known one most likely meant."""

from collections.abc import Sequence

from gkplan.language import _


def nearest(word: str, known: Sequence[str]) -> str:
    """Find the known word a misspelt one most likely means; empty where none is near."""
    import difflib

    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else ""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Write the hint for a misspelt word; empty where no known word is near."""
    near = nearest(word, known)
    return _("did you mean `{word}`?").format(word=near) if near else ""


def with_hint(message: str, hint: str) -> str:
    """Join what is wrong and what was probably meant to one line."""
    return _("{message}; {hint}").format(message=message, hint=hint) if hint else message
