"""A line a finding, as editors and other programs parse them: path:line:column: …"""

from collections.abc import Iterable

from gkplan.base.characters import visible_in_line
from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.language import _


def report(found: Iterable[Diagnostic]) -> str:
    """Write one line for each finding."""
    return "".join(_line(each) + "\n" for each in found)


def severity(of: Severity) -> str:
    """Name a severity in the user's language."""
    return {
        Severity.ERROR: _("error"),
        Severity.WARNING: _("warning"),
        Severity.INFO: _("info"),
    }[of]


def _line(found: Diagnostic) -> str:
    at = found.span.position
    hint = f" ({found.hint})" if found.hint else ""
    line = (
        f"{at.path}:{at.line}:{at.column}: {severity(found.severity)} {found.code} "
        f"{found.message}{hint}"
    )
    return visible_in_line(line)
