"""A ledger entry is for an occurrence that its task does not have.

What it reports counts for nothing. `gkplan show TASK` lists the task's occurrences by name.
"""

from collections.abc import Iterator
from datetime import date

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean
from gkplan.model.dossier import Dossier
from gkplan.tracking.replay import Known, find_occurrences
from gkplan.validation.rule import Problem, rule


@rule("GK403", Severity.ERROR)
def check(dossier: Dossier) -> Iterator[Problem]:
    on_record = Known.on(dossier, date.max)
    tasks = {task.id: task for task in dossier.plan.tasks if task.id}
    for entry in dossier.ledger.standing(date.max):
        task = tasks.get(entry.task)
        if not entry.occurrence or task is None:
            continue
        known = list(find_occurrences(on_record, task))
        if not any(each.answers_to(entry.occurrence) for each in known):
            message = _("task `{id}` has no occurrence `{occurrence}`")
            written = message.format(id=entry.task, occurrence=entry.occurrence)
            names = [name for each in known for name in (each.name, each.deadline.what) if name]
            # 2024-02-25 is as near to 2024-05 as to 2024-02, letter by letter
            names = [name for name in names if entry.occurrence.startswith(name)] or names
            known_names = _("it has: {names}").format(
                names=", ".join(dict.fromkeys(names)) or _("none")
            )
            hint = did_you_mean(entry.occurrence, names) or known_names
            yield Problem(entry.spans["occurrence"], written, hint)
