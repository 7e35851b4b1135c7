"""The index number 索引号 is not of the usual form.

In principle it is the agency's code, a slash, the year, and a running number of five digits:
11370100MB2873710W/2024-00111. Real ones deviate, so compare it with the page it came from.
"""

import re
from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule

_FORM = re.compile(r"[0-9A-Z]{6,24}/[0-9]{4}-[0-9]{5}")


@rule("GK502", Severity.INFO)
def check(dossier: Dossier) -> Iterator[Problem]:
    number = dossier.plan.publication.index_number
    if number and not _FORM.fullmatch(number):
        message = _("index number `{number}` is not of the form CODE/YEAR-NNNNN")
        yield Problem(dossier.plan.publication.spans["index_number"], message.format(number=number))
