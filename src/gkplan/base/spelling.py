"""Misspelt words: the known one most likely meant."""

from collections.abc import Iterable, Sequence

from gkplan.base.language import _

_LONG = 5


def nearest(word: str, known: Sequence[str]) -> str:
    """Find the known word a misspelt one most likely means; empty where none is near."""
    import difflib

    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else ""


def near_miss(word: str, known: Iterable[str]) -> str:
    """Find the one known word that a word misses by a slip; empty where it could be several.

    A slip is a character too many, too few or in its neighbour's place, or in a longer word another
    character: 人事处 and 人教处 are two names, not one name misspelt.
    """
    if len(word) < 3:
        return ""
    near = [each for each in known if each != word and _slipped(word, each)]
    return near[0] if len(near) == 1 else ""


def _slipped(word: str, meant: str) -> bool:
    if abs(len(word) - len(meant)) > 1 or len(meant) < 3:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), None)
    if start is None:
        return len(word) != len(meant)
    rest, right = word[start:], meant[start:]
    if len(rest) != len(right):
        return rest[1:] == right or rest == right[1:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return swapped == right or (rest[1:] == right[1:] and len(word) >= _LONG)


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Write the hint for a misspelt word; empty where no known word is near."""
    near = nearest(word, known)
    return _("did you mean `{word}`?").format(word=near) if near else ""


def with_hint(message: str, hint: str) -> str:
    """Join what is wrong and what was probably meant to one line."""
    return _("{message}; {hint}").format(message=message, hint=hint) if hint else message
