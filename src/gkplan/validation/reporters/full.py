"""Each finding with its line of the file and a mark under the place."""

from collections.abc import Iterable

from rich.cells import cell_len

from gkplan.base.characters import visible_in_line
from gkplan.base.diagnostics import Diagnostic
from gkplan.base.language import _
from gkplan.validation.words import name_severity

_WIDEST = 100


def report(found: Iterable[Diagnostic]) -> str:
    """Write each finding as a small block, an empty line between."""
    return "\n".join(_block(each) for each in found)


def _block(found: Diagnostic) -> str:
    at = found.span.position
    head = f"{name_severity(found.severity)} {found.code} {found.rule}: {found.message}"
    lines = [visible_in_line(head), f"  --> {at.path}:{at.line}:{at.column}"]
    if excerpt := found.span.source.line(at.line):
        lines += _excerpt(excerpt, at.line, at.column - 1, found.span.end - found.span.start)
    if found.hint:
        lines.append(visible_in_line("  = " + _("help: {hint}").format(hint=found.hint)))
    return "\n".join(lines) + "\n"


def _excerpt(line: str, number: int, start: int, length: int) -> list[str]:
    """Show the line, or the part around the place where it is long, and mark the place."""
    line = visible_in_line(line)
    before = ""
    if cell_len(line[:start]) > _WIDEST // 2:
        kept = _fitting(line[start - 1 :: -1], _WIDEST // 2)[::-1]
        before, line, start = "…", kept + line[start:], len(kept)
    shown = _fitting(line, _WIDEST)
    after = "…" if len(shown) < len(line) else ""
    marked = shown[start : start + max(1, length)]
    marks = "^" * max(1, cell_len(marked))
    gutter = str(number)
    pad = " " * cell_len(before + line[:start])
    return [
        f" {' ' * len(gutter)} |",
        f" {gutter} | {before}{shown}{after}",
        f" {' ' * len(gutter)} | {pad}{marks}",
    ]


def _fitting(text: str, width: int) -> str:
    """Give as much of a text's beginning as a terminal shows on so many columns."""
    for index, character in enumerate(text):
        width -= cell_len(character)
        if width < 0:
            return text[:index]
    return text
