"""One file being read: its text, its YAML nodes with positions, and what was found wrong.

The C parser gives nodes with marks; values are resolved here by the YAML 1.2 core schema, so that
`no` is a text, `012` is not ten, and every node knows where it stands.
"""

import os
import re
import stat
from pathlib import Path
from typing import Any

from gkplan.base.diagnostics import Diagnostic
from gkplan.base.language import _, reason
from gkplan.base.source import Edit, Source, Span
from gkplan.store.shapes import faults
from gkplan.store.shapes.faults import Fault

LARGEST = 16 * 1024 * 1024
DEEPEST = 60
_SAFE = 500  # levels that the C parser's stack holds many times over
_PURE_PARSER_LIMIT = 1024 * 1024

Node = Any  # a ruamel.yaml ScalarNode, SequenceNode or MappingNode

_NULL = {"", "~", "null", "Null", "NULL"}
_FLAG = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_DECIMAL = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_NOT_IN_YAML = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_TURNING = "\u202a-\u202e\u2066-\u2069"
# as text, since few files need them and to compile them takes longer than to read a ledger
_UNPRINTABLE = f"[{_NOT_IN_YAML}]"
_DIRECTIONS = f"[{_TURNING}]+"
_CONFLICT = r"(?m)^(<{7}|={7}|>{7})(?= |$)"
_ODD = re.compile(f"[{_NOT_IN_YAML}{_TURNING}]")  # once through a text is enough for most
_DEEP_INDENT = re.compile(rf"\n[ \-?:]{{{DEEPEST * 2}}}")
_DEEP_AT_ONCE = re.compile(rf"[ \-?:]{{{DEEPEST * 2}}}")
_MARKS = ("&", "!", "*")


class Unread(Exception):
    """The file gives no nodes; the finding that says why is already reported."""


class Reading:
    """The text of one file, and the findings made while reading it."""

    __slots__ = ("diagnostics", "marked", "source")

    def __init__(self, path: str, text: str = "") -> None:
        self.source = Source(path, text)
        self.diagnostics: list[Diagnostic] = []
        self.marked = True  # whether an anchor, alias or tag can be anywhere in the text

    def report(
        self, fault: Fault, span: Span, message: str, hint: str = "", edits: tuple[Edit, ...] = ()
    ) -> None:
        self.diagnostics.append(
            Diagnostic(span, fault.code, fault.name, fault.severity, message, hint, edits)
        )

    def give_up(self, fault: Fault, offset: int, message: str, hint: str = "") -> Unread:
        self.report(fault, Span(self.source, offset, offset), message, hint)
        return Unread()

    def span(self, node: Node) -> Span:
        """Locate a node; a block text's mark takes in blank lines after it, which are not its."""
        start, end = node.start_mark.index, node.end_mark.index
        text = self.source.text
        while end > start and text[end - 1] in " \r\n\t":
            end -= 1
        return Span(self.source, start, end)

    def fetch(self, path: Path, *, optional: bool = False) -> None:
        """Read the file's text; a file that cannot be is a finding, and ends the reading.

        So does an `optional` one that does not exist, without a finding.
        """
        try:
            raw = _bytes_of(path)
        except OSError as error:
            if optional and isinstance(error, FileNotFoundError):
                raise Unread from None
            raise self.give_up(faults.UNREADABLE_FILE, 0, reason(error)) from error
        if raw is None:
            raise self.give_up(faults.UNREADABLE_FILE, 0, _("not an ordinary file"))
        self.take(raw)

    def take(self, raw: bytes) -> None:
        """Take a file's bytes as its text; what is no text is a finding, and ends the reading."""
        if len(raw) > LARGEST:
            message = _("the file is larger than {n} MB").format(n=LARGEST // 1024 // 1024)
            raise self.give_up(faults.UNREADABLE_FILE, 0, message)
        try:
            self.source.text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            # error.object, not raw: the codec has taken the byte order mark off before it counts
            self.source.text = error.object[: error.start].decode()
            byte = f"0x{error.object[error.start]:02X}"
            message = _("byte {byte} is not UTF-8 text").format(byte=byte)
            offset = len(self.source.text)
            raise self.give_up(
                faults.UNREADABLE_FILE, offset, message, _("save the file as UTF-8")
            ) from error

    def nodes(self) -> Node:
        """Parse the text into its one tree of nodes."""
        text = self.source.text
        self.marked = any(mark in text for mark in _MARKS)
        if _ODD.search(text):
            self._judge_characters(text)
        node = self._parse(text)
        if node is None or (kind_of(node) == "null" and self.plain(node)):
            raise self.give_up(faults.EMPTY_FILE, 0, _("the file is empty"))
        return node

    def _judge_characters(self, text: str) -> None:
        if bad := re.search(_UNPRINTABLE, text):
            message = _("character U+{code} cannot stand in YAML").format(
                code=f"{ord(bad.group()):04X}"
            )
            raise self.give_up(faults.YAML_SYNTAX, bad.start(), message)
        for turn in re.finditer(_DIRECTIONS, text):
            message = _("character U+{code} shows the text in another order than it is written")
            span = Span(self.source, turn.start(), turn.end())
            written = message.format(code=f"{ord(turn[0][0]):04X}")
            self.report(faults.DIRECTION_CHARACTER, span, written, edits=(Edit(span, ""),))

    def _parse(self, text: str) -> Node:
        from gkplan.store.shapes import (
            parsers,  # the YAML library takes 15 ms: --version does not wait
        )

        levels = _most_levels(text)
        suspect = levels > DEEPEST
        if levels > _SAFE:  # to look first takes as long as to parse
            self._refuse_depth(parsers.too_deep(parsers.fast_events(text), DEEPEST))
        try:
            node = parsers.fast(text)
            if suspect and parsers.depth(node) > DEEPEST:
                self._refuse_depth(parsers.too_deep(parsers.fast_events(text), DEEPEST))
            return node
        except parsers.YAMLError as first:
            error = first
            if suspect:
                self._refuse_depth(parsers.too_deep(parsers.fast_events(text), DEEPEST))
            # libyaml 0.1 rejects what YAML 1.2 allows, such as {url: https://x}: ask the other
            if len(text) <= _PURE_PARSER_LIMIT:
                if suspect:
                    self._refuse_depth(parsers.too_deep(parsers.full_events(text), DEEPEST))
                try:
                    return parsers.full(text)
                except parsers.YAMLError as second:
                    error = parsers.truer(error, second)
            if conflict := re.search(_CONFLICT, text):
                message = _("a merge conflict is not resolved")
                hint = _("keep the lines that are right and take the marks out")
                raise self.give_up(faults.YAML_SYNTAX, conflict.start(), message, hint) from error
            offset, problem = parsers.problem(error)
            raise self.give_up(
                faults.YAML_SYNTAX, min(offset, len(text)), problem, parsers.hint(text, offset)
            ) from error

    def _refuse_depth(self, offset: int | None) -> None:
        if offset is not None:
            message = _("nested more than {n} levels deep").format(n=DEEPEST)
            raise self.give_up(faults.YAML_SYNTAX, offset, message)

    def plain(self, node: Node) -> bool:
        """Refuse anchors and tags; since aliased nodes are never entered, no alias can multiply."""
        if not self.marked:
            return True
        first = self.source.text[node.start_mark.index : node.start_mark.index + 1]
        if first not in ("&", "!", "*"):
            return True
        span = self.span(node)
        if not any(d.span == span for d in self.diagnostics):
            message = _("anchors, aliases and tags are not used in plans")
            self.report(faults.ANCHOR_OR_TAG, span, message, _("write the value out"))
        return False


def kind_of(node: Node) -> str:
    """Name what a node is, in the words of JSON: `string`, `number`, `null`, `array`, …"""
    if node.id == "sequence":
        return "array"
    if node.id == "mapping":
        return "object"
    if node.style:  # quoted, or a block text
        return "string"
    value = node.value
    if value in _NULL:
        return "null"
    if value in _FLAG:
        return "boolean"
    if value[0] in "+-.0123456789":
        if _INTEGER.fullmatch(value):
            return "integer"
        if _DECIMAL.fullmatch(value):
            return "number"
    return "string"


def flag(node: Node) -> bool:
    """Give the value of a node whose kind is `boolean`."""
    return _FLAG[node.value]


def integer(node: Node) -> int:
    """Give the value of a node whose kind is `integer`; a leading zero does not make it octal."""
    value: str = node.value
    if value.startswith(("0o", "0x")):
        return int(value, 0)
    return int(value) if len(value) < 20 else 10**20


def _bytes_of(path: Path) -> bytes | None:
    """Read at most a byte more than may be; None for a pipe, a device and their like."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        with open(handle, "rb", closefd=False) as file:
            return file.read(LARGEST + 1)
    finally:
        os.close(handle)


def _most_levels(text: str) -> int:
    """Tell how deep brackets or indentation could nest at most."""
    if _DEEP_AT_ONCE.match(text) or _DEEP_INDENT.search(text):
        return len(text)
    return text.count("[") + text.count("{")
