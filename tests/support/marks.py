"""Plans whose lines say in a mark what is found on them."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic
from gkplan.store import collection
from gkplan.validation import findings

HEADER = """\
gkplan: 1
title: 示例县文化和旅游局2024年政务公开工作要点
year: 2024
issuer: 示例县文化和旅游局
"""


PLAN = "2024.yaml"


_LEDGER = "2024.ledger.yaml"


_PART = re.compile(r"^--- (\S+)$")


_MARK = re.compile(r"\s*# expect: (.*)$")


_EXPECTED = re.compile(r"(GK\d{3})(?:@(\d+))?(?: (.+))?")


class Expected(NamedTuple):
    """A finding that a mark asks for; `line` is that of the data file, `column` 0 for any."""

    line: int
    code: str
    column: int
    words: str


class Data(NamedTuple):
    """A data file taken apart: its files without their marks, and what the marks ask for."""

    files: dict[str, str]
    first_lines: dict[str, int]
    expected: tuple[Expected, ...]

    def line(self, found: Diagnostic, folder: Path) -> int:
        """Give the line of the data file on which a finding in one of its files stands."""
        name = Path(found.span.source.path).relative_to(folder).as_posix()
        return self.first_lines[name] + found.span.position.line - 1


def take_apart(text: str) -> Data:
    """Split a data file at its `--- name` lines, and take the marks off."""
    files: dict[str, list[str]] = {}
    first_lines: dict[str, int] = {}
    expected: list[Expected] = []
    name = PLAN
    for number, line in enumerate(text.splitlines(), 1):
        if part := _PART.match(line):
            name = _LEDGER if part[1] == "ledger" else part[1]
            continue
        first_lines.setdefault(name, number)
        if mark := _MARK.search(line):
            expected += (_expected(number, each) for each in re.split("; (?=GK)", mark[1]))
            line = line[: mark.start()]
        files.setdefault(name, []).append(line + "\n")
    return Data({n: "".join(lines) for n, lines in files.items()}, first_lines, tuple(expected))


def _expected(line: int, written: str) -> Expected:
    found = _EXPECTED.fullmatch(written.strip())
    assert found, f"line {line}: no mark: {written}"
    return Expected(line, found[1], int(found[2] or 0), found[3] or "")


def write_out(data: Data, folder: Path) -> None:
    """Write the files; a plan that is only a fragment gets the rest at its end."""
    for name, text in data.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = "\ngkplan:" in "\n" + text or not collection.is_plan(path.name)
        path.write_text(text if whole else text + HEADER, encoding="utf-8", newline="")


def compare(data: Data, found: Iterable[Diagnostic], folder: Path) -> None:
    """Hold findings to the marks: none missing, none besides, at the column and with the words."""
    found = sorted(found, key=lambda each: (data.line(each, folder), each.code, each.sort_key))
    asked = sorted(data.expected)
    seen = [(data.line(each, folder), each.code) for each in found]
    assert seen == [(wanted.line, wanted.code) for wanted in asked]
    for each, wanted in zip(found, asked, strict=True):
        line, column = wanted.line, each.span.position.column
        assert wanted.column in (0, column), f"line {line}: found at column {column}"
        assert wanted.words in f"{each.message} ({each.hint})", f"line {line}"


def check(folder: Path) -> list[Diagnostic]:
    """List all findings of all plans in a folder."""
    return [
        each
        for dossier in collection.dossiers([folder])
        for each in findings.validate_plan(dossier)
    ]
