"""Small grammars over tokens, written in a notation that reads as the phrases do.

    [ 于 ] month=月数 月 day=日数 日 前

Words parted by spaces are kinds of tokens, groups of kinds or parts of phrases (all are in
`vocabulary`), one after the other with nothing between. Square brackets hold what may be missing,
round ones alternatives parted by |; * and + repeat, and …停 is what stands between, not much and
no 停. `month=月数` keeps what was read for its rule to take. !x says that x does not follow, >x
that it does, <!x and <x the same of what stands before.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property

from gkplan.phrases.lexer import CODES, Tokens
from gkplan.phrases.vocabulary import KINDS, PARTS

_SIGN = re.compile(r"(?P<name>[a-z]+=)?(?P<look><!|[<>!])?(?P<word>\S+?)(?P<times>[*+])?(?=\s|\Z)")
_LOOKS = {"!": "(?!", ">": "(?=", "<!": "(?<!", "<": "(?<="}
_FURTHEST = 20  # tokens between two parts of a phrase
_SIGNS_BEFORE, _SIGNS_AFTER = "、,;和及/\n(:", "、,;和及/\n)。"
_BRACKETS = {"(": "(?:", "[": "(?:", ")": ")", "]": ")?", "|": "|"}


def is_listed(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase fills a cell, or an item of a list there."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return before in _SIGNS_BEFORE and after in _SIGNS_AFTER


class Phrase:
    """A phrase that a grammar found, and its place in the text; `found["month"]` is a part of it.

    `after` is the place among the tokens of what follows it.
    """

    __slots__ = ("_match", "after", "end", "start", "tokens")

    def __init__(self, tokens: Tokens, match: re.Match[str]) -> None:
        self.tokens = tokens
        self._match = match
        self.start = tokens.starts[match.start()]
        self.after = match.end()
        self.end = tokens.starts[self.after]

    @property
    def text(self) -> str:
        """The words of the phrase."""
        return self.tokens.text[self.start : self.end]

    @property
    def is_listed(self) -> bool:
        """Whether the phrase fills a cell, or an item of a list there."""
        return is_listed(self.tokens.text, self.start, self.end)

    def take_in(self, grammar: "Grammar") -> "Phrase | None":
        """Let the phrase go on with one of another form, where that follows; give the latter."""
        further = grammar.match_at(self.tokens, self.after)
        if further:
            self.after, self.end = further.after, further.end
        return further

    def __getitem__(self, name: str) -> str:
        """Give a part of the phrase; "" where it has none of that name."""
        if name not in self._match.re.groupindex:
            return ""
        start, end = self.span(name)
        return self.tokens.text[start:end]

    def has(self, name: str) -> bool:
        """Tell whether the phrase has a part, be it one of no words."""
        return self._match.span(name)[0] >= 0

    def span(self, name: str) -> tuple[int, int]:
        """Give the place of a part of the phrase, (0, 0) where it is missing."""
        first, last = self._match.span(name)
        starts = self.tokens.starts
        return (starts[first], starts[last]) if first >= 0 else (0, 0)


class Grammar:
    """One form of phrase; `needs` is a kind, or group of kinds, that it cannot do without."""

    def __init__(self, form: str, needs: str) -> None:
        self.form = form
        self.needs = needs

    @cached_property
    def _needed(self) -> re.Pattern[str]:
        return re.compile(_code(self.needs))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(translate(self.form))

    def find_in(
        self, tokens: Tokens, fits: Callable[[Phrase], bool] | None = None
    ) -> Iterator[Phrase]:
        """Find the phrases of this form that fit, in order, each behind the end of the one before.

        Within one that does not fit another may begin.
        """
        match = self._needed.search(tokens.codes) and self._pattern.search(tokens.codes)
        while match:
            found = Phrase(tokens, match)
            start, after = match.span()
            if not fits or fits(found):
                yield found
            else:
                after = start
            match = self._pattern.search(tokens.codes, max(after, start + 1))

    def match_at(self, tokens: Tokens, position: int) -> Phrase | None:
        """Read a phrase of this form that begins with the token of that place."""
        match = self._pattern.match(tokens.codes, position)
        return Phrase(tokens, match) if match else None


def translate(form: str) -> str:
    """Turn a form into a regular expression over the letters of tokens."""
    return "".join(map(_translate_sign, _SIGN.finditer(form)))


def _translate_sign(sign: re.Match[str]) -> str:
    name, look, word, times = sign["name"], sign["look"], sign["word"], sign["times"] or ""
    begun = f"(?P<{name[:-1]}>" if name else _LOOKS[look] if look else ""
    if word in _BRACKETS:
        return (begun or _BRACKETS[word]) + times
    return f"{begun}{_code(word)}{times}{')' if begun else ''}"


@cache
def _code(word: str) -> str:
    """Give the letters of a kind or a group of kinds; a part of phrases is translated."""
    if word.startswith("…"):
        return f"[^{_letters(word[1:])}]{{0,{_FURTHEST}}}?"
    if word in PARTS:
        return f"(?:{translate(PARTS[word])})"
    letters = _letters(word)
    return f"[{letters}]" if len(letters) > 1 else letters


def _letters(word: str) -> str:
    if word in CODES:
        return CODES[word]
    return "".join(_letters(each) for each in KINDS[word].split(" "))
