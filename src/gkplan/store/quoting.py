"""Texts as YAML writes them: as they are where they may be, else in double quotes."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import SimpleNamespace

from gkplan.base.source import Edit, Span
from gkplan.store.shapes.reading import kind_of

# patterns are prepared when something is written: most commands only read
# `:` and `?` inside a word are allowed in YAML 1.2, but not by libyaml 0.1 between brackets
_MARKED = r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|[,\[\]{}:?]|\s#|\s$"
# line ends of YAML 1.1 and what reading refuses or reports, so that a text always comes back
_ESCAPED = '[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]'
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_DATE = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"


def write_scalar(text: str, *, as_is: bool = False) -> str:
    """Write a text so that it reads back the same wherever a value may stand in one line.

    With `as_is`, one that looks like a number or a day is left so: its key takes both.
    """
    if re.search(_ESCAPED, text) or re.search(_MARKED, text):
        return write_quoted(text)
    unquoted = SimpleNamespace(id="scalar", value=text, style=None)  # as the reader would see it
    if not as_is and (kind_of(unquoted) != "string" or re.fullmatch(_DATE, text)):
        return write_quoted(text)
    return text


def write_quoted(text: str) -> str:
    """Write a text in double quotes, on one line, whatever it holds."""
    return f'"{re.sub(_ESCAPED, _escape, text)}"'


def write_flow(texts: Iterable[str], *, always: bool = False) -> str:
    """Write texts in one line: one as it is, several (or always) as a list in brackets."""
    written = [f'"{each}"' if not each else write_scalar(each) for each in texts]
    return written[0] if len(written) == 1 and not always else f"[{', '.join(written)}]"


def write_filled(**values: object) -> str:
    """Write a mapping in one line, without the keys that nothing is said of."""
    return write_value({key: value for key, value in values.items() if value})


def write_value(value: object) -> str:
    """Write a text, number, day, yes or no in one line, or a list or mapping of them."""
    match value:
        case str():
            return write_scalar(value)
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case Mapping():
            pairs = (f"{key}: {write_value(part)}" for key, part in value.items())
            return f"{{{', '.join(pairs)}}}"
        case list() | tuple():
            return f"[{', '.join(map(write_value, value))}]"
    return str(value)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _NAMED.get(character) or f"\\u{ord(character):04x}"


def respell(span: Span, text: str) -> tuple[Edit, ...]:
    """Put another text in the place of one, quoted as that is; nothing for a block text."""
    first = span.source.text[span.start : span.start + 1]
    if first in ("|", ">", ""):
        return ()
    if first == "'" and "\n" not in text and write_quoted(text) == f'"{text}"':
        return (Edit(span, "'" + text.replace("'", "''") + "'"),)
    return (Edit(span, write_quoted(text) if first in ("'", '"') else write_scalar(text)),)
