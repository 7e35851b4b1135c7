"""A line a finding, as editors and other programs parse them: path:line:column: …"""

from collections.abc import Iterable

from gkplan.base.characters import visible_in_line
from gkplan.base.diagnostics import Diagnostic
from gkplan.validation.words import name_severity


def report(found: Iterable[Diagnostic]) -> str:
    """Write one line for each finding."""
    return "".join(_line(each) + "\n" for each in found)


def _line(found: Diagnostic) -> str:
    at = found.span.position
    hint = f" ({found.hint})" if found.hint else ""
    line = (
        f"{at.path}:{at.line}:{at.column}: {name_severity(found.severity)} {found.code} "
        f"{found.message}{hint}"
    )
    return visible_in_line(line)
