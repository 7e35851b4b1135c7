"""An entry replaces one that the ledger does not have.

Both would count. `gkplan show TASK --format json` gives the name of each entry; write it in full.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.model.dossier import Dossier
from gkplan.validation.rule import Problem, rule


@rule("GK413", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    ledger = dossier.ledger
    names = [entry.name for entry in ledger.entries]
    for entry in ledger.entries:
        if entry.replaces and entry.replaces not in names:
            message = _("no entry of this ledger is named `{name}`").format(name=entry.replaces)
            begun = [name for name in names if name.startswith(entry.replaces)]
            hint = did_you_mean(begun[0] if begun else entry.replaces, names)
            yield Problem(entry.spans["replaces"], message, hint)
