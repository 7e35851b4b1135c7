"""Findings as SARIF 2.1.0, which forges show beside the lines they are about."""

import json
import re
from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import quote

from gkplan.base.answers import JSON
from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.language import _, active
from gkplan.base.source import Source, Span
from gkplan.base.spelling import with_hint
from gkplan.base.version import __version__
from gkplan.validation import fingerprints, rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"  # what code scanning resolves to the repository's own folder
_CHINESE_LINE_END = re.compile(r"(?<=[\u2e80-\uffef]) *\n *(?=[\u2e80-\uffef])")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(found: Iterable[Diagnostic]) -> str:
    """Write one log with one run; it explains the kinds of finding that it holds."""
    found = tuple(found)
    codes = {each.code for each in found}
    kinds = [kind for kind in rule.kinds() if kind.code in codes]
    places = {kind.code: index for index, kind in enumerate(kinds)}
    driver = {
        "name": "gkplan",
        "version": __version__,
        "language": active().replace("_", "-"),
        "rules": [_rule(kind) for kind in kinds],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "results": [
            _result(each, mark, places[each.code]) for mark, each in fingerprints.marked(found)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(kind: rule.FindingKind) -> JSON:
    text = _(kind.explanation)
    first, _blank, rest = text.partition("\n\n")
    # help texts come with the line ends of the source; only empty lines divide paragraphs
    joined = "\n\n".join(_joined(part) for part in text.split("\n\n"))
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": _joined(first)},
        "fullDescription": {"text": _joined(rest) or _joined(first)},
        "help": {"text": joined, "markdown": joined},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _joined(paragraph: str) -> str:
    """Make one line of a paragraph; between Chinese characters a line end is no space."""
    return re.sub(r"(?<=[\u2e80-\uffef]) *\n *(?=[\u2e80-\uffef])", "", paragraph).replace(
        "\n", " "
    )


def _result(found: Diagnostic, mark: str, place: int) -> JSON:
    return {
        "ruleId": found.code,
        "ruleIndex": place,
        "level": _LEVELS[found.severity],
        "message": {"text": with_hint(found.message, found.hint)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(found),
                    "region": _region(found.span),
                }
            }
        ],
        "partialFingerprints": {"gkplan/v1": mark},
        **({"fixes": [_fix(found)]} if found.edits else {}),
    }


def _fix(found: Diagnostic) -> JSON:
    replacements = [
        {"deletedRegion": _region(each.span), "insertedContent": {"text": each.text}}
        for each in found.edits
    ]
    return {
        "description": {"text": found.hint or found.message},
        "artifactChanges": [{"artifactLocation": _artifact(found), "replacements": replacements}],
    }


def _artifact(found: Diagnostic) -> JSON:
    path = PurePath(found.span.source.path)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    # a colon in the first part of a relative address would be read as its scheme
    return {"uri": quote(path.as_posix()), "uriBaseId": _ROOT}


def _region(span: Span) -> JSON:
    source, start, end = span.source, span.position, span.end_position
    return {
        "startLine": start.line,
        "startColumn": _column(source, start.line, start.column),
        "endLine": end.line,
        "endColumn": _column(source, end.line, end.column),
    }


def _column(source: Source, line: int, column: int) -> int:
    """Count a column as editors of UTF-16 do: a character beyond U+FFFF is two."""
    start = source.starts[line - 1]
    before = source.text[start : start + column - 1]
    return column + sum(ord(character) > 0xFFFF for character in before)
