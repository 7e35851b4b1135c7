"""An entry replaces one that the ledger does not have.

Both would count. `gkplan show TASK --format json` gives the name of each entry; write it in full.
"""

from collections.abc import Iterator

from gkplan.diagnostics import Severity
from gkplan.language import _
from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.rule import Problem, rule
from gkplan.spelling import did_you_mean


@rule("GK413", Severity.ERROR)
def check(_plan: Plan, ledger: Ledger) -> Iterator[Problem]:
    names = [entry.name for entry in ledger.entries]
    for entry in ledger.entries:
        if entry.replaces and entry.replaces not in names:
            message = _("no entry of this ledger is named `{name}`").format(name=entry.replaces)
            begun = [name for name in names if name.startswith(entry.replaces)]
            hint = did_you_mean(begun[0] if begun else entry.replaces, names)
            yield Problem(entry.spans["replaces"], message, hint)
