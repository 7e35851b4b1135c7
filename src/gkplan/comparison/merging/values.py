"""What a file says, without how it is written: for comparing, and for writing it otherwise."""

import re
from typing import NamedTuple

from gkplan.store.quoting import write_scalar
from gkplan.store.shapes.reading import Node, kind_of


class Absent:
    """Stands for what is not written."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent()


class Word(NamedTuple):
    """A value that is no text, as it is written: a number, true or false."""

    written: str


Value = str | Word | list["Value"] | dict[str, "Value"] | None
"""What a file says at one place."""

MaybeValue = Value | Absent


def value(node: Node) -> Value:
    """Give what a node says: texts, `Word`s, None, lists and mappings of these."""
    if node.id == "mapping":
        return {key.value: value(each) for key, each in node.value}
    if node.id == "sequence":
        return [value(each) for each in node.value]
    kind = kind_of(node)
    if kind == "null":
        return None
    return node.value if kind == "string" else Word(node.value)


def emitted(of: Value) -> str:
    """Write a value in one line, so that it reads back the same."""
    if isinstance(of, dict):
        return f"{{{', '.join(f'{write_scalar(k)}: {emitted(v)}' for k, v in of.items())}}}"
    if isinstance(of, list):
        return f"[{', '.join(map(emitted, of))}]"
    if isinstance(of, Word):
        return of.written
    return "null" if of is None else write_scalar(of) if of else '""'


def told(of: MaybeValue) -> str:
    """Say a value in words, for a message."""
    if isinstance(of, Absent) or of is None:
        return ""
    if isinstance(of, dict):
        return "，".join(f"{key}: {told(each)}" for key, each in of.items())
    if isinstance(of, list):
        return "、".join(map(told, of))
    return of.written if isinstance(of, Word) else " ".join(str(of).split())


def key_of(of: Value) -> tuple[object, ...]:
    """Make a value usable as a name for itself."""
    if isinstance(of, dict):
        return tuple(sorted((key, key_of(each)) for key, each in of.items()))
    if isinstance(of, list):
        return ("[]", *map(key_of, of))
    return (type(of).__name__, str(of))


def same_layout(one: MaybeValue, other: MaybeValue) -> bool:
    """Tell whether two values are equal and their mappings in one order, where that says anything.

    Items stand in the order of `sections` and `tasks`, units in that of their roles.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return (
            one == other
            and _ordered(one) == _ordered(other)
            and all(same_layout(each, other[key]) for key, each in one.items())
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_layout, one, other))
    return bool(one == other)


def _ordered(of: dict[str, Value]) -> list[str]:
    telling = ("sections", "tasks", "lead", "support", "responsible")
    return [key for key in of if key in telling]


_COMMENT = re.compile(r"(?:^|(?<=[ \t\n]))#[^\n]*")


def comments(text: str, node: Node | None, start: int, end: int) -> list[str]:
    """List the comments in a stretch of a text, in which a node's values stand."""
    pieces, at = [], start
    for first, last in _scalars(node) if node is not None else ():
        pieces.append(text[at:first])
        at = max(at, last)
    pieces.append(text[at:end])
    return [found.group().strip() for found in _COMMENT.finditer("\0".join(pieces))]


def _scalars(node: Node) -> list[tuple[int, int]]:
    if node.id == "scalar":
        return [(node.start_mark.index, node.end_mark.index)]
    below = node.value if node.id == "sequence" else [n for pair in node.value for n in pair]
    return [span for each in below for span in _scalars(each)]
