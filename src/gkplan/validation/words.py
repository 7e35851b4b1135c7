"""What people call the weight of a finding, in the language they read."""

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _


def name_severity(severity: Severity) -> str:
    """Name a severity in the user's language."""
    return {
        Severity.ERROR: _("error"),
        Severity.WARNING: _("warning"),
        Severity.INFO: _("info"),
    }[severity]
