"""The two YAML parsers: libyaml for speed, ruamel's own where libyaml is behind YAML 1.2.

Both give a tree of nodes whose marks count characters from 0.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from _ruamel_yaml import CParser
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent, StreamEndEvent

from gkplan.base.language import _

__all__ = [
    "YAMLError",
    "depth",
    "fast",
    "fast_events",
    "full",
    "full_events",
    "hint",
    "problem",
    "too_deep",
    "truer",
]

_UNCLOSED = "found unexpected end of stream"
# libyaml 0.1 refuses `:` and `?` in an address that stands in brackets unquoted, as in most ledgers
_ADDRESS = re.compile(r"\bhttps?://[^\s,\[\]{}\"']*[^\s,\[\]{}\"':]")
_VEILS = str.maketrans(":?", "\ue000\ue001")
_UNVEILS = str.maketrans("\ue000\ue001", ":?")
_VEIL = re.compile("[\ue000\ue001]")


class _NodeParser(CParser):  # type: ignore[misc]
    """The C parser with tag resolution left out: the caller resolves what it reads."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)

    def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
        return None

    def descend_resolver(self, _parent: object, _index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def fast(text: str) -> Any:
    """Parse with libyaml, 25 times as fast as a round-trip load; None for an empty document."""
    veiled = _veiled(text)
    node = _NodeParser(veiled).get_single_node()
    if veiled is not text:
        _unveil(node)
    return node


def _veiled(text: str) -> str:
    if "://" not in text or _VEIL.search(text) or not _ADDRESS.search(text):
        return text
    return _ADDRESS.sub(lambda found: found[0].translate(_VEILS), text)


def _unveil(node: Any) -> None:
    """Give addresses their characters back; marks were right all along, as none has moved."""
    if node is None or node.id == "scalar":
        if node and _VEIL.search(node.value):
            node.value = node.value.translate(_UNVEILS)
        return
    for child in node.value:
        for each in child if node.id == "mapping" else (child,):
            _unveil(each)


def full(text: str) -> Any:
    """Parse with ruamel.yaml in Python, which knows all of YAML 1.2."""
    import warnings

    from ruamel.yaml import YAML

    with warnings.catch_warnings(action="ignore"):  # of anchors; reading reports every one
        return YAML(typ="safe", pure=True).compose(text)


def fast_events(text: str) -> Iterator[Any]:
    """Parse with libyaml into events, which do not nest."""
    parser = _NodeParser(_veiled(text))  # what `fast` parses, or it would go deeper than this saw
    while not parser.check_event(StreamEndEvent):
        yield parser.get_event()


def full_events(text: str) -> Iterable[Any]:
    """Parse with ruamel.yaml in Python into events."""
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).parse(text)  # type: ignore[no-any-return]


def too_deep(events: Iterable[Any], deepest: int) -> int | None:
    """Find where nodes nest deeper than allowed: `fast` would overflow the C stack there."""
    depth = 0
    try:
        for event in events:
            if isinstance(event, CollectionStartEvent):
                depth += 1
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
            if depth > deepest:
                return int(event.start_mark.index)
    except YAMLError:
        pass  # parsing it will say what is wrong
    return None


def depth(node: Any) -> int:
    """Count how many levels of lists and mappings stand in each other."""
    found = 0
    level = [node] if node is not None and node.id != "scalar" else []
    while level:
        found += 1
        below = (
            each
            for collection in level
            for child in collection.value
            for each in (child if collection.id == "mapping" else (child,))
        )
        level = [each for each in below if each.id != "scalar"]
    return found


def truer(fast_error: YAMLError, full_error: YAMLError) -> YAMLError:
    """Choose whose error to tell: libyaml's `:` may be none, and then what is wrong comes later."""
    misled = getattr(fast_error, "problem", "") == "found unexpected ':'"
    return full_error if misled else fast_error


def problem(error: YAMLError) -> tuple[int, str]:
    """Give the offset of a syntax error and what it is, in the user's language."""
    what = getattr(error, "problem", None) or str(error)
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if what == _UNCLOSED:
        marks.reverse()  # where the text begins helps more than where the file ends
    mark = next((each for each in marks if each), None)
    known = _problems()
    in_full = "did not find " + what.split(", but")[0]  # how the full parser says the same
    return (mark.index if mark else 0), known.get(what) or known.get(in_full, what)


def hint(text: str, offset: int) -> str:
    """Guess the usual cause from the line where the parser stopped."""
    line = text[text.rfind("\n", 0, offset) + 1 :].split("\n", 1)[0]
    if re.match(r"\s*\t", line):
        return _("indent with spaces, not tabs")
    if text[offset : offset + 1] in ("'", '"'):
        return _("close the quotation mark")
    if ": " in line or line.rstrip().endswith(":"):
        return _("put a text that holds `: ` in quotation marks")
    return ""


def _problems() -> dict[str, str]:
    return {
        "found character that cannot start any token": _(
            "a token cannot begin with this character"
        ),
        "mapping values are not allowed in this context": _("a `key: value` cannot stand here"),
        "did not find expected key": _("a key was expected here"),
        "did not find expected ',' or ']'": _("`,` or `]` was expected here"),
        "did not find expected ',' or '}'": _("`,` or `}` was expected here"),
        "did not find expected '-' indicator": _("`- ` was expected here"),
        "did not find expected node content": _("a value was expected here"),
        "did not find expected <document start>": _("a document was expected to begin here"),
        "could not find expected ':'": _("`: ` was expected after this key"),
        _UNCLOSED: _("the file ends inside a quoted text"),
        "found unexpected ':'": _("unexpected `:`"),
        "found undefined alias": _("anchors, aliases and tags are not used in plans"),
        "found duplicate anchor": _("anchors, aliases and tags are not used in plans"),
        "but found another document": _("a second document begins here; a file holds one"),
        "found unknown escape character": _("this is no escape sequence of YAML"),
        "found a tab character that violates indentation": _("a tab stands where spaces belong"),
        "found a tab character where an indentation space is expected": _(
            "a tab stands where spaces belong"
        ),
        "block sequence entries are not allowed in this context": _(
            "a list item cannot stand here"
        ),
    }
