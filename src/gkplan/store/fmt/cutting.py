"""Taking a key or a list's item out of a file's text, with nothing else changed.

Where a comment stands behind it, or the way it is written is not known, nothing is taken out.
"""

import re

from gkplan.base.source import Edit, Span

_BEFORE_KEY = re.compile(r"(?P<pad>[ \t]*)(?P<dashes>(?:-[ \t]+)*)")


def without_key(value: Span, key: str) -> tuple[Edit, ...]:
    """Take out a key with its value, which stand on one line."""
    text = value.source.text
    line, end = _line(text, value)
    written = re.search(
        rf"(?P<quote>[\"']?){key}(?P=quote)[ \t]*:[ \t]+$", text[line : value.start]
    )
    if not written or "\n" in text[value.start : value.end]:
        return ()
    start = line + written.start()
    before = _BEFORE_KEY.fullmatch(text[line:start])
    if not before:
        return _from_flow(Span(value.source, start, value.end))
    if text[value.end : end].strip():
        return ()
    if not before["dashes"]:
        return (Edit(Span(value.source, line, end), ""),)
    following = re.compile(rf" {{{start - line}}}(?=[^\s#-])").match(text, end)
    return (Edit(Span(value.source, start, following.end()), ""),) if following else ()


def without_item(item: Span) -> tuple[Edit, ...]:
    """Take an item out of a list that has others before it."""
    text = item.source.text
    line, end = _line(text, item)
    before = text[: item.start].rstrip()
    if before.endswith(","):
        return _after_comma(item, before)
    dash = re.fullmatch(r"[ \t]*-[ \t]+", text[line : item.start])
    if dash and not text[item.end : end].strip():
        return (Edit(Span(item.source, line, end), ""),)
    return ()


def _line(text: str, span: Span) -> tuple[int, int]:
    """Give the place of the line on which a span begins, and of the end of that it ends on."""
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end + 1


def _from_flow(pair: Span) -> tuple[Edit, ...]:
    text = pair.source.text
    if following := re.compile(r"[ \t]*,[ \t]*").match(text, pair.end):
        return (Edit(Span(pair.source, pair.start, following.end()), ""),)
    before = text[: pair.start].rstrip()
    return _after_comma(pair, before) if before.endswith(",") else ()


def _after_comma(span: Span, before: str) -> tuple[Edit, ...]:
    comma = len(before) - 1
    if "#" in span.source.text[comma : span.start]:
        return ()
    return (Edit(Span(span.source, comma, span.end), ""),)
